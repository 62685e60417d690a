// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
)

// An edge is one side of a ring, in its direction.
type edge struct{ from, to orb.Point }

// dissolve returns the rings around polygons that lie side by side. Rings run counter-clockwise around what they
// contain, so two neighbours walk along their common border in opposite directions: those edges cancel, and what is left
// is chained again. Where borders do not match vertex by vertex they stay in the picture, which is still a true one.
func dissolve(polygons []polygon) []orb.Ring {
	var rings []orb.Ring
	count := make(map[edge]int)
	for _, p := range polygons {
		for _, ring := range p.rings {
			rings = append(rings, ring)
			for i := range ring[1:] {
				count[edge{ring[i], ring[i+1]}]++
			}
		}
	}
	next := make(map[orb.Point][]orb.Point)
	var starts []orb.Point // in the order of the rings: a map has none
	for _, ring := range rings {
		for i := range ring[1:] {
			e := edge{ring[i], ring[i+1]}
			if back := (edge{e.to, e.from}); count[back] > 0 {
				continue
			}
			next[e.from] = append(next[e.from], e.to)
			starts = append(starts, e.from)
		}
	}
	outline, whole := chain(next, starts)
	if !whole {
		return rings
	}
	return outline
}

// chain walks along edges until each walk is back where it began. It reports false when one cannot come back.
func chain(next map[orb.Point][]orb.Point, starts []orb.Point) ([]orb.Ring, bool) {
	var rings []orb.Ring
	for _, start := range starts {
		if len(next[start]) == 0 {
			continue // walked already
		}
		ring := orb.Ring{start}
		for at := start; ; {
			ways := next[at]
			if len(ways) == 0 {
				return nil, false
			}
			at, next[at] = ways[0], ways[1:]
			ring = append(ring, at)
			if at == start {
				break
			}
		}
		rings = append(rings, ring)
	}
	return rings, true
}

// labelPoint returns a point inside the rings, read by the even-odd rule: the centroid of the largest ring, or, when
// that falls outside (a crescent, a ring of communes), the middle of the widest of some horizontal cuts through it.
func labelPoint(rings []orb.Ring) orb.Point {
	var largest orb.Ring
	var center orb.Point
	var size float64
	for _, r := range rings {
		if c, area := planar.CentroidArea(r); math.Abs(area) > size {
			largest, center, size = r, c, math.Abs(area)
		}
	}
	if largest == nil || inside(rings, center) {
		return center
	}
	const cuts = 15
	bound, widest := largest.Bound(), 0.0
	for i := 1; i <= cuts; i++ {
		y := bound.Min[1] + (bound.Max[1]-bound.Min[1])*float64(i)/(cuts+1)
		for xs := crossings(rings, y); len(xs) >= 2; xs = xs[2:] {
			if width := xs[1] - xs[0]; width > widest {
				center, widest = orb.Point{(xs[0] + xs[1]) / 2, y}, width
			}
		}
	}
	return center
}

func inside(rings []orb.Ring, p orb.Point) bool {
	in := false
	for _, r := range rings {
		in = in != planar.RingContains(r, p)
	}
	return in
}

// crossings returns where the horizontal at y crosses rings, sorted.
func crossings(rings []orb.Ring, y float64) []float64 {
	var xs []float64
	for _, r := range rings {
		for i := range r[1:] {
			a, b := r[i], r[i+1]
			if (a[1] > y) != (b[1] > y) {
				xs = append(xs, a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
			}
		}
	}
	slices.Sort(xs)
	return xs
}

// Outline returns the rings around a, no finer than some metres; what is smaller than that is left out.
func (a *Area) Outline(metres float64) [][]Point {
	if a.outline == nil {
		return nil
	}
	tolerance := metres / metresPerDegree
	simplifier := simplify.DouglasPeucker(tolerance)
	var rings [][]Point
	for _, outline := range a.outline() {
		ring := simplifier.Ring(outline.Clone()) // the simplifier writes into what it is given
		if len(ring) < 4 || math.Abs(planar.Area(ring)) < tolerance*tolerance {
			continue
		}
		points := make([]Point, len(ring))
		for i, v := range ring {
			points[i] = Point{Lon: v[0], Lat: v[1]}
		}
		rings = append(rings, points)
	}
	return rings
}

// Polygons returns a as polygons, no finer than some metres: of each the ring around it, counter-clockwise, then its holes, clockwise.
// What is smaller than that is left out; nothing may be left.
func (a *Area) Polygons(metres float64) [][][]Point {
	var polygons [][][]Point
	var exteriors []orb.Ring
	var holes []orb.Ring
	for _, points := range a.Outline(metres) {
		ring := make(orb.Ring, len(points))
		for i, p := range points {
			ring[i] = orb.Point{p.Lon, p.Lat}
		}
		if planar.Area(ring) < 0 {
			holes = append(holes, ring)
			continue
		}
		exteriors = append(exteriors, ring)
		polygons = append(polygons, [][]Point{points})
	}
	for _, hole := range holes {
		around := -1 // the smallest ring around it
		for i, ring := range exteriors {
			if planar.RingContains(ring, hole[0]) && (around < 0 || planar.Area(ring) < planar.Area(exteriors[around])) {
				around = i
			}
		}
		if around < 0 {
			continue // the simplified ring around it passes on its other side
		}
		points := make([]Point, len(hole))
		for i, v := range hole {
			points[i] = Point{Lon: v[0], Lat: v[1]}
		}
		polygons[around] = append(polygons[around], points)
	}
	return polygons
}
