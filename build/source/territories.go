// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"fmt"
	"path"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A union is an area that a YAML file gives as a list of smaller ones.
type union struct {
	Code  string   `yaml:"code"`
	Name  string   `yaml:"name"`
	Kind  string   `yaml:"kind"`
	Parts []string `yaml:"parts"` // codes
}

// territories reads content/territories: shapes as GeoJSON, unions of them as YAML.
func (r *Reader) territories() ([]geo.Area, []diag.Diagnostic) {
	l := lister{fsys: r.fsys}
	var g gazetteer
	var lists []string
	for _, e := range l.read(territoriesFolder) {
		name := territoriesFolder + "/" + e.Name()
		if !l.regular(name, e) {
			continue
		}
		switch path.Ext(name) {
		case ".geojson":
			g.add(r.shapes(name))
		case ".yaml":
			lists = append(lists, name)
		default:
			l.refuse("F103", name, "extension", ".geojson")
		}
	}
	for _, name := range lists {
		g.add(r.unions(name, g.areas))
	}
	return g.areas, append(g.problems, l.problems...)
}

// A gazetteer is the areas of all files, each kind and code once.
type gazetteer struct {
	areas    []geo.Area
	problems []diag.Diagnostic
	first    map[areaKey]*diag.File
}

type areaKey struct {
	kind geo.Kind
	code string
}

func (g *gazetteer) add(f *diag.File, areas []geo.Area, problems []diag.Diagnostic) {
	g.problems = append(g.problems, problems...)
	if g.first == nil {
		g.first = make(map[areaKey]*diag.File)
	}
	for _, a := range areas {
		key := areaKey{a.Kind, a.Code}
		if other := g.first[key]; other != nil {
			g.problems = append(g.problems, diag.Diagnostic{
				Code: "G113", At: diag.Span{File: f}, Related: []diag.Span{{File: other}}, Args: []any{"value", a.Code, "area", a.Name, "file", other.Path},
			})
			continue
		}
		g.first[key] = f
		g.areas = append(g.areas, a)
	}
}

// kindOf returns the kind of areas that a file holds, by its name: "communes-hauts-de-france.geojson".
func kindOf(name string) geo.Kind {
	base := path.Base(name)
	for _, kind := range geo.Kinds {
		if strings.HasPrefix(base, string(kind)) {
			return kind
		}
	}
	return ""
}

// shapes reads a GeoJSON file of areas.
func (r *Reader) shapes(name string) (*diag.File, []geo.Area, []diag.Diagnostic) {
	f, problems := readText(r.fsys, name, territoryBytes)
	if len(problems) > 0 {
		return f, nil, problems
	}
	areas, faults := geo.ParseGeoJSON(f.Text, kindOf(name))
	for _, fault := range faults {
		at := f.Span(min(int(fault.Offset), len(f.Text)), min(int(fault.Offset), len(f.Text)))
		problems = append(problems, diag.Diagnostic{
			Code: faultCodes[fault.Reason], At: at,
			Args: []any{"name", name, "feature", fault.Feature + 1, "area", fault.Area, string(fault.Reason), fault.Value},
		})
	}
	return f, areas, problems
}

// unions reads a YAML file of areas that are given as lists of those that are known.
func (r *Reader) unions(name string, known []geo.Area) (*diag.File, []geo.Area, []diag.Diagnostic) {
	f, problems := readBounded(r.fsys, name, siteBytes)
	if len(problems) > 0 {
		return f, nil, problems
	}
	byCode := make(map[string]geo.Area, len(known))
	for _, a := range known {
		byCode[a.Code] = a
	}
	var list struct {
		Areas []union `yaml:"areas"`
	}
	m, problems := r.decode(f, "areas", &list)
	var areas []geo.Area
	for i, u := range list.Areas {
		var parts []geo.Area
		for j, code := range u.Parts {
			part, ok := byCode[code]
			if !ok {
				problems = append(problems, diag.Diagnostic{
					Code: "G114", At: m.Span(fmt.Sprintf("/areas/%d/parts/%d", i, j)), Args: []any{"value", code, "area", u.Name},
				})
				continue
			}
			parts = append(parts, part)
		}
		areas = append(areas, geo.Union(u.Code, u.Name, geo.Kind(u.Kind), parts))
	}
	return f, areas, problems
}

// faultCodes says which problem each fault of a territory file is.
var faultCodes = map[geo.FaultReason]diag.Code{
	geo.FaultSyntax:      "G110",
	geo.FaultTooLarge:    "G110",
	geo.FaultNoCode:      "G111",
	geo.FaultNoName:      "G111",
	geo.FaultEmpty:       "G112",
	geo.FaultOpen:        "G112",
	geo.FaultRange:       "G112",
	geo.FaultType:        "G112",
	geo.FaultCoordinates: "G112",
	geo.FaultDuplicate:   "G113",
	geo.FaultKind:        "G115",
}
