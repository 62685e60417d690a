// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/project"
	"github.com/paulmach/orb/simplify"
)

// maxLatitude is where the square of web maps ends (EPSG:3857); further north the projection runs to infinity.
const maxLatitude = 85.0511287798066

// Mercator returns p in metres east and north of the point 0, 0 in the projection of web maps (EPSG:3857). Its metres
// are true at the equator only.
func Mercator(p Point) (x, y float64) {
	m := project.WGS84.ToMercator(orb.Point{p.Lon, max(-maxLatitude, min(maxLatitude, p.Lat))})
	return m[0], m[1]
}

// An XY is a point on a sheet, in its units: x to the right, y downwards.
type XY struct{ X, Y float64 }

// A Frame puts a piece of the earth on a sheet, in the Mercator projection. [Fit] makes frames.
type Frame struct {
	Width, Height float64
	scale         float64 // units of the sheet for a Mercator metre
	left, top     float64 // Mercator coordinates of the sheet's corner
}

// smallest is the least extent of a frame in Mercator metres: a single place is shown with what is around it.
const smallest = 500

// Fit returns the frame that shows the whole of b in the middle of a sheet, with a margin in units of the sheet. Where
// height is 0, it is what b needs at this width, from a third of the width to one and a half times the width.
func Fit(b Bounds, width, height, margin float64) Frame {
	west, south := Mercator(Point{b.West, b.South})
	east, north := Mercator(Point{b.East, b.North})
	w, h := max(smallest, east-west), max(smallest, north-south)
	inner := max(1, width-2*margin)
	if height == 0 {
		height = math.Round(min(1.5*width, max(width/3, inner*h/w+2*margin)))
	}
	f := Frame{Width: width, Height: height, scale: min(inner/w, max(1, height-2*margin)/h)}
	f.left = (west+east)/2 - width/2/f.scale
	f.top = (south+north)/2 + height/2/f.scale
	return f
}

// XY returns where p is on the sheet.
func (f Frame) XY(p Point) XY {
	x, y := Mercator(p)
	return XY{(x - f.left) * f.scale, (f.top - y) * f.scale}
}

// Contains reports whether xy is on the sheet.
func (f Frame) Contains(xy XY) bool {
	return 0 <= xy.X && xy.X <= f.Width && 0 <= xy.Y && xy.Y <= f.Height
}

// A flatRing is a ring in Mercator metres.
type flatRing struct {
	bound orb.Bound
	ring  orb.Ring
}

// flatten returns rings in the Mercator projection.
func flatten(rings []orb.Ring) []flatRing {
	flat := make([]flatRing, len(rings))
	for i, ring := range rings {
		points := make(orb.Ring, len(ring))
		for j, v := range ring {
			x, y := Mercator(Point{v[0], v[1]})
			points[j] = orb.Point{x, y}
		}
		flat[i] = flatRing{points.Bound(), points}
	}
	return flat
}

// bleed is how far around a sheet a line is drawn, in units of the sheet: where it is cut is out of sight.
const bleed = 8

// Rings returns the outline of a on the sheet: closed rings, those around holes in the other direction than those around
// the area, so that either rule of filling does. It is no finer than tolerance in units of the sheet; what is smaller
// than that is left out, and so is what lies outside the sheet by more than a few units.
func (f Frame) Rings(a *Area, tolerance float64) [][]XY {
	if a.flat == nil || !f.sees(a.bounds, bleed) {
		return nil
	}
	around := bleed / f.scale
	sheet := orb.Bound{
		Min: orb.Point{f.left - around, f.top - f.Height/f.scale - around},
		Max: orb.Point{f.left + f.Width/f.scale + around, f.top + around},
	}
	simplifier := simplify.DouglasPeucker(tolerance)
	var rings [][]XY
	for _, whole := range a.flat() {
		if !sheet.Intersects(whole.bound) {
			continue
		}
		ring := whole.ring.Clone() // clip and simplify may write into what they are given
		if !sheet.Contains(whole.bound.Min) || !sheet.Contains(whole.bound.Max) {
			if ring = clip.Ring(sheet, ring); ring == nil {
				continue
			}
		}
		for i, v := range ring {
			ring[i] = orb.Point{(v[0] - f.left) * f.scale, (f.top - v[1]) * f.scale}
		}
		ring = simplifier.Ring(ring)
		if len(ring) < 4 || math.Abs(planar.Area(ring)) < tolerance*tolerance {
			continue
		}
		xys := make([]XY, len(ring))
		for i, v := range ring {
			xys[i] = XY{v[0], v[1]}
		}
		rings = append(rings, xys)
	}
	return rings
}

// sees reports whether a part of b is on the sheet or around it.
func (f Frame) sees(b Bounds, around float64) bool {
	if b.IsZero() {
		return false
	}
	nw, se := f.XY(Point{b.West, b.North}), f.XY(Point{b.East, b.South})
	return nw.X <= f.Width+around && se.X >= -around && nw.Y <= f.Height+around && se.Y >= -around
}
