// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"cmp"
	"io"
	"math"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// outlines are data/outlines.json: the land under the places.
type outlines struct {
	Version   int       `json:"version"`
	Territory []ring    `json:"territory"`
	Areas     []outline `json:"areas"` // the borders of départements, then of communes
	Towns     []town    `json:"towns"` // with places, those with many first
}

type outline struct {
	Kind  geo.Kind `json:"kind"`
	Name  string   `json:"name"`
	Rings []ring   `json:"rings"`
}

// A ring is a closed line: longitude, latitude, longitude, latitude…
type ring []float64

type town struct {
	Name   string     `json:"n"`
	Point  [2]float64 `json:"g"`
	Places int        `json:"k"`
}

const (
	// How exact the outlines are, in metres: nobody draws parcels here.
	resolution = 50
	// Around the places the borders of communes are drawn, in metres; of more of them than that none is.
	outlineMargin = 20_000
	mostCommunes  = 400
	mostTowns     = 2_000 // names of the others are never written: there is no room
)

// land writes data/outlines.json.
func land(s *site.Site) func(io.Writer) error {
	return func(w io.Writer) error {
		c := s.Config
		o := outlines{
			Version: version, Areas: []outline{}, Towns: []town{},
			Territory: rings(c.Atlas.Territory(c.Territory.Areas).Area()),
		}
		var points []geo.Point
		for _, p := range s.Pins() {
			points = append(points, *p.Point)
		}
		shown := geo.BoundsOf(points...).Pad(outlineMargin)
		for _, kind := range []geo.Kind{geo.Departement, geo.Commune} {
			areas := c.Atlas.Intersecting(kind, shown)
			if kind == geo.Commune && len(areas) > mostCommunes {
				continue
			}
			for _, a := range areas {
				o.Areas = append(o.Areas, outline{kind, a.Name, rings(a)})
			}
		}
		add := func(name string, at geo.Point, places int) {
			o.Towns = append(o.Towns, town{name, [2]float64{decimals(at.Lon), decimals(at.Lat)}, places})
		}
		for _, a := range s.Areas(geo.Commune) {
			add(a.Name, a.Center(), len(s.In(a.Code)))
		}
		if len(o.Towns) == 0 {
			for _, t := range s.Towns() {
				add(t.Name, t.Point, t.Places)
			}
		}
		slices.SortStableFunc(o.Towns, func(a, b town) int { return cmp.Compare(b.Places, a.Places) })
		o.Towns = o.Towns[:min(mostTowns, len(o.Towns))]
		return write(w, o)
	}
}

func rings(a *geo.Area) []ring {
	list := []ring{}
	for _, points := range a.Outline(resolution) {
		r := make(ring, 0, 2*len(points))
		for _, p := range points {
			r = append(r, math.Round(p.Lon*1e4)/1e4, math.Round(p.Lat*1e4)/1e4)
		}
		list = append(list, r)
	}
	return list
}
