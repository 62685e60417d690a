// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"math"
	"slices"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Outlines are simplified: a point this near to a border may be on either side, in metres.
const borderTolerance = 500

// situate holds what a file says of a point, a town and a commune against each other and against the territory.
func (d *Document) situate(r *Reader, m *front.Matter) {
	var point *geo.Point
	var address site.Address
	var where geo.Location
	switch e := d.Entry.(type) {
	case *site.Place:
		point, address, where = e.Point, e.Address, e.Where
	case *site.Event:
		point, address, where = e.Point, e.Address, e.Where
	default:
		return
	}
	if point != nil {
		d.inTerritory(r, m, *point)
		if address.City != "" {
			d.inCommune(r.config.Atlas, m, *point, address.City)
		}
	}
	if address.INSEE != "" && address.INSEE != where.Commune {
		d.codeOfCity(r.config.Atlas, m, address)
	}
}

// inTerritory finds a point outside of the network's territory.
func (d *Document) inTerritory(r *Reader, m *front.Matter, point geo.Point) {
	if r.home.Empty() || r.home.Contains(point, borderTolerance) {
		return
	}
	d.Problems = append(d.Problems, diag.Diagnostic{Code: "G101", At: m.Span("/lat"), Args: []any{
		"lat", degrees(point.Lat), "lon", degrees(point.Lon), "territory", r.config.Territory.Name, "distance", math.Round(r.home.Distance(point) / 1000),
	}})
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }

// inCommune finds a point that is not in the commune that the address names. Outlines may be simplified or missing: nothing
// is said of a point near to the commune, or where no commune is drawn.
func (d *Document) inCommune(atlas *geo.Atlas, m *front.Matter, point geo.Point, city string) {
	found := atlas.Area(atlas.Locate(point).Commune)
	named := atlas.CommunesNamed(city)
	if found == nil || len(named) == 0 || geo.Fold(found.Name) == geo.Fold(city) {
		return
	}
	nearest := math.Inf(1)
	for _, c := range named {
		nearest = min(nearest, atlas.DistanceTo(c.Code, point))
	}
	if nearest > borderTolerance {
		d.Problems = append(d.Problems, diag.Diagnostic{Code: "G102", At: m.Span("/address/city"), Args: []any{
			"city", city, "found", found.Name, "distance", math.Round(nearest/100) / 10,
		}})
	}
}

// codeOfCity finds an INSEE code that is not that of the town of an address.
func (d *Document) codeOfCity(atlas *geo.Atlas, m *front.Matter, a site.Address) {
	area := atlas.Find(geo.Commune, a.INSEE)
	named := atlas.CommunesNamed(a.City)
	if len(named) == 0 || slices.Contains(named, area) {
		return
	}
	args := []any{"value", a.INSEE, "city", a.City, "nearest", named[0].Code}
	if area != nil {
		args = append(args, "found", area.Name)
	}
	d.Problems = append(d.Problems, diag.Diagnostic{Code: "G104", At: m.Span("/address/insee"), Args: args})
}
