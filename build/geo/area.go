// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"math"
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// An Area is a piece of the administrative division. [ParseGeoJSON] and [Union] make areas; they are never modified.
type Area struct {
	Code, Name string
	Kind       Kind
	Parts      []string // codes of the areas that it is the union of; nil for an area with a shape of its own

	polygons []polygon
	bounds   Bounds
	outline  func() []orb.Ring // made when it is first drawn: most areas never are; nil in the zero Area
	flat     func() []flatRing // the outline in the Mercator projection: one for all frames
}

// A polygon is an exterior ring, counter-clockwise, and its holes, clockwise (RFC 7946 §3.1.6). Its bound is kept
// because [planar.PolygonContains] would walk the ring for it at each call, and panics on a polygon without rings:
// newArea refuses those.
type polygon struct {
	bound orb.Bound
	rings orb.Polygon
}

func newArea(code, name string, kind Kind, shape orb.MultiPolygon) Area {
	a := Area{Code: code, Name: name, Kind: kind}
	var rings []orb.Ring
	for _, p := range shape {
		if len(p) == 0 || len(p[0]) == 0 {
			continue
		}
		a.add(polygon{bound: p[0].Bound(), rings: p})
		rings = append(rings, p...)
	}
	a.trace(func() []orb.Ring { return rings })
	return a
}

// trace gives a its outline.
func (a *Area) trace(outline func() []orb.Ring) {
	a.outline = outline
	a.flat = sync.OnceValue(func() []flatRing { return flatten(outline()) })
}

func (a *Area) add(p polygon) {
	a.polygons = append(a.polygons, p)
	a.bounds = a.bounds.Union(boundsOf(p.bound))
}

// Union returns the area made of smaller ones: an EPCI of its communes, a region of its départements. It contains
// what one of them contains; its outline leaves out the borders between them. A part that is there twice counts once.
func Union(code, name string, kind Kind, parts []Area) Area {
	a := Area{Code: code, Name: name, Kind: kind}
	seen := make(map[string]bool, len(parts))
	for _, part := range parts {
		if seen[part.Code] {
			continue
		}
		seen[part.Code] = true
		a.Parts = append(a.Parts, part.Code)
		for _, p := range part.polygons {
			a.add(p)
		}
	}
	polygons := a.polygons
	a.trace(sync.OnceValue(func() []orb.Ring { return dissolve(polygons) }))
	return a
}

// Contains reports whether p is in a or on its border.
func (a *Area) Contains(p Point) bool {
	if !a.bounds.Contains(p) {
		return false
	}
	point := orb.Point{p.Lon, p.Lat}
	for i := range a.polygons {
		if a.polygons[i].bound.Contains(point) && planar.PolygonContains(a.polygons[i].rings, point) {
			return true
		}
	}
	return false
}

// Bounds returns the bounds of a.
func (a *Area) Bounds() Bounds { return a.bounds }

// Center returns a point inside a, well placed for its name: the centroid of its largest part where that is inside.
func (a *Area) Center() Point {
	if a.outline == nil {
		return Point{}
	}
	p := labelPoint(a.outline())
	return Point{p[0], p[1]}
}

// Distance returns the metres from p to the nearest point of a; 0 inside. It measures on a plane that touches the earth
// at p, which is exact enough (1 %) up to some hundred kilometres. The zero Area is infinitely far.
func (a *Area) Distance(p Point) float64 {
	if a.Contains(p) {
		return 0
	}
	nearest := math.Inf(1)
	scale := orb.Point{metresPerDegree * math.Cos(radians(p.Lat)), metresPerDegree}
	for _, polygon := range a.polygons {
		if distanceToBound(polygon.bound, p, scale) >= nearest {
			continue
		}
		for _, ring := range polygon.rings {
			before := local(ring[0], p, scale)
			for _, v := range ring[1:] {
				after := local(v, p, scale)
				nearest = min(nearest, planar.DistanceFromSegment(before, after, orb.Point{}))
				before = after
			}
		}
	}
	return nearest
}

// local returns v in metres east and north of p.
func local(v orb.Point, p Point, scale orb.Point) orb.Point {
	return orb.Point{(v[0] - p.Lon) * scale[0], (v[1] - p.Lat) * scale[1]}
}

func distanceToBound(b orb.Bound, p Point, scale orb.Point) float64 {
	dx := max(b.Min[0]-p.Lon, 0, p.Lon-b.Max[0]) * scale[0]
	dy := max(b.Min[1]-p.Lat, 0, p.Lat-b.Max[1]) * scale[1]
	return math.Hypot(dx, dy)
}
