// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"math"
	"slices"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

const (
	// Outlines are simplified: a point this near to a border may be on either side, in metres.
	borderTolerance = 500
	// Two places nearer than this with alike names are taken for one, in metres.
	sameDoor = 60
)

// territory finds points outside the network's territory.
func territory(n Network) []diag.Diagnostic {
	home := n.Config.Atlas.Territory(n.Config.Territory.Areas)
	if home.Empty() {
		return nil
	}
	var problems []diag.Diagnostic
	for _, e := range n.all() {
		if point := pointOf(e); point != nil && !home.Contains(*point, borderTolerance) {
			problems = append(problems, diag.Diagnostic{Code: "G101", At: at(e, "/lat"), Args: []any{
				"lat", degrees(point.Lat), "lon", degrees(point.Lon), "territory", n.Config.Territory.Name, "distance", math.Round(home.Distance(*point) / 1000),
			}})
		}
	}
	return problems
}

// degrees returns a coordinate as it is written in a file.
func degrees(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }

func pointOf(e site.Entry) *geo.Point {
	switch e := e.(type) {
	case *site.Place:
		return e.Point
	case *site.Event:
		return e.Point
	}
	return nil
}

// communes finds points that stand in another commune than the one that is written.
func communes(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, e := range n.all() {
		var address site.Address
		var where geo.Location
		switch e := e.(type) {
		case *site.Place:
			address, where = e.Address, e.Where
		case *site.Event:
			address, where = e.Address, e.Where
		}
		if point := pointOf(e); point != nil && address.City != "" {
			problems = append(problems, commune(n, e, *point, address)...)
		}
		if address.INSEE != "" && address.INSEE != where.Commune {
			problems = append(problems, insee(n, e, address)...)
		}
	}
	return problems
}

// commune holds the commune of an address against the point. A delegated commune (Lomme, of Lille) has a name of
// its own that no outline bears: only a commune that the atlas knows can be the wrong one.
func commune(n Network, e site.Entry, point geo.Point, a site.Address) []diag.Diagnostic {
	atlas := n.Config.Atlas
	found := atlas.Area(atlas.Locate(point).Commune)
	named := atlas.CommunesNamed(a.City)
	if found == nil || len(named) == 0 || geo.Fold(found.Name) == geo.Fold(a.City) {
		return nil
	}
	nearest := math.Inf(1)
	for _, c := range named {
		nearest = min(nearest, atlas.DistanceTo(c.Code, point))
	}
	if nearest <= borderTolerance {
		return nil
	}
	return []diag.Diagnostic{{Code: "G102", At: at(e, "/address/city"), Args: []any{
		"city", a.City, "found", found.Name, "distance", math.Round(nearest/100) / 10,
	}}}
}

// insee holds the INSEE code of an address against the name of its commune.
func insee(n Network, e site.Entry, a site.Address) []diag.Diagnostic {
	area := n.Config.Atlas.Find(geo.Commune, a.INSEE)
	named := n.Config.Atlas.CommunesNamed(a.City)
	if len(named) == 0 || slices.Contains(named, area) {
		return nil
	}
	args := []any{"value", a.INSEE, "city", a.City, "nearest", named[0].Code}
	if area != nil {
		args = append(args, "found", area.Name)
	}
	return []diag.Diagnostic{{Code: "G104", At: at(e, "/address/insee"), Args: args}}
}
