// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/markup"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// draw reads the file of a route's way. That it is missing is said by package check.
func (d *Document) draw(r *Reader, m *front.Matter) {
	route, ok := d.Entry.(*site.Route)
	if !ok || route.Path == "" || !schema.StaticPath(route.Path) {
		return
	}
	file, problems := readText(r.fsys, staticFolder+"/"+route.Path, geo.MaxLine)
	if len(problems) > 0 {
		if problems[0].Code != "F110" {
			d.Problems = append(d.Problems, problems...)
		}
		return
	}
	line, fault := geo.ParseLine(file.Text)
	if fault != nil {
		d.Problems = append(d.Problems, diag.Diagnostic{Code: "G116", At: m.Span("/path"), Args: []any{"value", route.Path, "reason", lineFaults[fault.Reason], "what", fault.Value}})
		return
	}
	route.Line = line
}

// lineFaults say what is wrong in the file of a way.
var lineFaults = map[geo.FaultReason]diag.Text{
	geo.FaultSyntax:      {FR: "ce n’est pas du GeoJSON", EN: "it is not GeoJSON"},
	geo.FaultTooLarge:    {FR: "il a plus de 1 Mo ou de 10 000 points", EN: "it has more than 1 MB or 10,000 points"},
	geo.FaultType:        {FR: "il ne contient aucune ligne (LineString)", EN: "it has no line (LineString)"},
	geo.FaultCoordinates: {FR: "ses coordonnées ne sont pas des listes de points", EN: "its coordinates are not lists of points"},
	geo.FaultRange:       {FR: "un de ses points n’est pas sur la Terre", EN: "one of its points is not on earth"},
	geo.FaultEmpty:       {FR: "sa ligne a moins de deux points", EN: "its line has fewer than two points"},
}

// Shows reports whether a document depends on a file of static/: a picture whose size it holds, the way that a route takes.
func (d *Document) Shows(name string) bool {
	if route, ok := d.Entry.(*site.Route); ok && route.Path == name {
		return true
	}
	return slices.ContainsFunc(d.Entry.Common().Body.Images, func(i markup.Image) bool { return i.Src == name })
}
