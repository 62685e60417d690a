// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A Small map shows where one place is: its commune, what lies around, and one symbol. It is a picture, not a
// collection of links. Its classes are those of a [Map], with map-small on the picture and map-about on the circle in
// which a place stands that is not known exactly.
type Small struct {
	IDPrefix    string
	Title       string
	Description string
	Width       float64 // 0 is 320
	Height      float64 // 0 is three quarters of the width

	Point     geo.Point
	Class     int     // of the main activity, as in [Place]
	Colour    string  // likewise
	About     float64 // metres around Point in which the place stands; 0 where Point is exact
	Radius    float64 // metres to show on each side of Point; 0 is 12,000
	Territory *geo.Area
	Areas     []*geo.Area
	Here      *geo.Area // the commune of the place; may be nil
	Towns     []Town
}

// SVG draws m.
func (m Small) SVG() SVG {
	width := cmp.Or(m.Width, 320)
	shown := geo.BoundsOf(m.Point).Pad(cmp.Or(m.Radius, 12_000))
	s := sheet{frame: geo.Fit(shown, width, cmp.Or(m.Height, 0.75*width), 0)}
	s.open(heading{class: "map map-small", role: "img", prefix: m.IDPrefix, title: m.Title, description: m.Description})
	s.ground(m.Territory, m.Areas, m.Here)
	at := s.frame.XY(m.Point)
	s.towns(m.Towns, []marker{{at: at, radius: reach, seats: []geo.XY{at}}})
	x, y := number(at.X), number(at.Y)
	if m.About > 0 {
		edge := s.frame.XY(geo.Point{Lon: m.Point.Lon, Lat: geo.BoundsOf(m.Point).Pad(m.About).North})
		s.write(`<circle class="map-about" cx="`, x, `" cy="`, y, `" r="`, number(distance(at, edge)), `" fill="currentColor" fill-opacity=".12" stroke="currentColor"/>`, "\n")
	}
	s.write(`<path`)
	s.colour(m.Colour)
	s.write(` class="map-place `, activityClass(m.Class), `" d="M`, point(at), shape(m.Class), "\"/>\n")
	return s.close()
}
