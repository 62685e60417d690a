// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"encoding/json"
	"io"
	"math"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
)

// The colours of a map in pixels, dark enough for its paper.
const (
	paper   = "#ffffff"
	land    = "#e9eef2"
	border  = "#9fb0bd"
	other   = "#5b6b76" // places that do not change
	fresh   = "#1a7f37" // added, or where it is now
	former  = "#b35900" // where it was
	mapSide = 640       // pixels of the side of a map
)

// feature is one point of a GeoJSON text. Properties are what GitHub shows on a click.
type feature struct {
	Type       string            `json:"type"`
	Properties map[string]string `json:"properties"`
	Geometry   geometry          `json:"geometry"`
}

type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // RFC 7946 §3.1.1: longitude, latitude
}

// geoJSON returns the places that changed and their neighbours on one line, "" for none. A line cannot close a fence of Markdown, and
// encoding/json writes <, > and & as escapes.
func (r *Report) geoJSON() string {
	var features []feature
	add := func(p Point, title, what, colour string) {
		features = append(features, feature{
			"Feature",
			map[string]string{"title": diag.Visible(title), "description": what, "marker-color": colour},
			geometry{"Point", [2]float64{p.Lon, p.Lat}},
		})
	}
	shown := make(map[string]bool)
	for _, e := range r.Entries {
		shown[e.ID] = true
	}
	for _, e := range r.Entries {
		if e.At != nil {
			add(*e.At, e.Title, r.verb(e.Change), fresh)
		}
		if e.Was != nil && (e.At == nil || e.Moved > 0) {
			add(*e.Was, e.Title, r.say("avant", "before"), former)
		}
		for _, n := range append(e.Suspects, e.Near...) {
			if !shown[n.ID] {
				shown[n.ID] = true
				add(n.At, n.Title, r.say("voisin", "neighbour"), other)
			}
		}
	}
	if len(features) == 0 {
		return ""
	}
	text, err := json.Marshal(map[string]any{"type": "FeatureCollection", "features": features})
	if err != nil {
		return "" // numbers were held to be finite
	}
	return string(text)
}

// bounds returns the piece of earth that a map of the report shows; zero without a place.
func (r *Report) bounds() geo.Bounds {
	var points []geo.Point
	for _, e := range r.Entries {
		for _, p := range []*Point{e.At, e.Was} {
			if p != nil {
				points = append(points, p.point())
			}
		}
	}
	if len(points) == 0 {
		return geo.Bounds{}
	}
	return geo.BoundsOf(points...).Pad(4_000)
}

// SVG draws the places that changed among the others; "" without a place.
func (r *Report) SVG() draw.SVG {
	patches := r.patches()
	if patches == nil {
		return ""
	}
	return draw.TitledSVG(patches, mapSide, r.say("Ce qui change sur la carte", "What changes on the map"), r.summary())
}

// PNG draws the same in pixels; nothing without a place.
func (r *Report) PNG(w io.Writer) error {
	patches := r.patches()
	if patches == nil {
		return nil
	}
	return images.Paint(w, patches, mapSide, 0)
}

// patches draws a map: borders, the places that stay, those that changed over them.
func (r *Report) patches() []draw.Patch {
	b := r.bounds()
	if b.IsZero() {
		return nil
	}
	frame := geo.Fit(b, mapSide, mapSide, 8)
	patches := []draw.Patch{{Colour: paper, Points: [][2]float64{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}}
	dot := func(p geo.Point, colour string, radius float64) {
		at := frame.XY(p)
		var points [][2]float64
		for _, edge := range draw.Circle() {
			points = append(points, [2]float64{(at.X + (edge[0]-0.5)*2*radius) / mapSide, (at.Y + (edge[1]-0.5)*2*radius) / mapSide})
		}
		patches = append(patches, draw.Patch{Colour: colour, Points: points})
	}
	if r.site != nil {
		for _, kind := range []geo.Kind{geo.Departement, geo.Commune} {
			for _, a := range r.site.Config.Atlas.Intersecting(kind, b) {
				for _, ring := range frame.Rings(a, 1) {
					patches = append(patches, draw.Patch{Colour: land, Points: inSquare(ring)}, outline(ring))
				}
			}
		}
		for _, p := range r.site.Located() {
			if frame.Contains(frame.XY(*p.Point)) {
				dot(*p.Point, other, 5)
			}
		}
	}
	for _, e := range r.Entries {
		if e.Was != nil && (e.At == nil || e.Moved > 0) {
			dot(e.Was.point(), paper, 10)
			dot(e.Was.point(), former, 8)
		}
	}
	for _, e := range r.Entries {
		if e.At != nil {
			dot(e.At.point(), paper, 12)
			dot(e.At.point(), fresh, 10)
		}
	}
	return patches
}

func (p Point) point() geo.Point { return geo.Point{Lat: p.Lat, Lon: p.Lon} }

// inSquare returns a ring in a square whose sides are 1.
func inSquare(ring []geo.XY) [][2]float64 {
	points := make([][2]float64, len(ring))
	for i, p := range ring {
		points[i] = [2]float64{p.X / mapSide, p.Y / mapSide}
	}
	return points
}

// outline returns a line along a closed ring: a band between two rings that turn against each other.
func outline(ring []geo.XY) draw.Patch {
	const half = 0.75 // pixels
	outer, inner := make([]geo.XY, len(ring)), make([]geo.XY, len(ring))
	for i, p := range ring {
		next := ring[(i+1)%len(ring)]
		if next == p && len(ring) > 2 {
			next = ring[(i+2)%len(ring)] // the last point of a ring is its first
		}
		x, y := next.X-p.X, next.Y-p.Y
		if length := math.Hypot(x, y); length > 0 {
			x, y = -y/length*half, x/length*half
		}
		outer[i], inner[len(ring)-1-i] = geo.XY{X: p.X + x, Y: p.Y + y}, geo.XY{X: p.X - x, Y: p.Y - y}
	}
	return draw.Patch{Colour: border, Points: inSquare(append(outer, inner...))}
}
