// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package fetch

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// maxOutlines bounds an answer with outlines, in bytes: the communes of a large region have about a quarter of it.
const maxOutlines = 64 << 20

// A Code names an area for which outlines are wanted.
type Code struct {
	Kind geo.Kind // département, EPCI or region
	Code string
}

// ErrCode says that a text is no code of an area.
var ErrCode = errors.New("no code of an area")

// ParseCode reads "departement:29", "region:53", "epci:242900314". Without a kind only an EPCI is clear, and a département of three signs:
// 53 is the Mayenne, and Bretagne.
func ParseCode(text string) (Code, error) {
	kind, code, named := strings.Cut(text, ":")
	if !named {
		code = kind
		switch {
		case len(code) == 9:
			kind = string(geo.EPCI)
		case len(code) == 3, code == "2A", code == "2B":
			kind = string(geo.Departement)
		}
	}
	c := Code{Kind: geo.Kind(kind), Code: code}
	if !slices.Contains([]geo.Kind{geo.EPCI, geo.Departement, geo.Region}, c.Kind) || code == "" || strings.Trim(code, "0123456789AB") != "" || len(code) > 9 {
		return Code{}, fmt.Errorf("%w: %q", ErrCode, text)
	}
	return c, nil
}

// A named is an area as the service names it beside a commune.
type named struct {
	Code string `json:"code"`
	Name string `json:"nom"`
}

// A commune is a feature of the service's answer; its geometry stays as it is.
type commune struct {
	Geometry   json.RawMessage `json:"geometry"`
	Properties struct {
		named
		EPCI        named `json:"epci"`
		Departement named `json:"departement"`
		Region      named `json:"region"`
	} `json:"properties"`
}

// Outlines gets the outlines of the communes of some areas from a service that speaks as https://geo.api.gouv.fr does. It returns two files
// of content/territories: the communes, and the areas that they make. The lists of areas have only communes that were asked for.
func Outlines(ctx context.Context, service, agent string, codes []Code) (files []File, communes int, err error) {
	found := make(map[string]commune)
	for _, c := range codes {
		text, err := get(ctx, service+wanted(c), agent, maxOutlines)
		if err != nil {
			return nil, 0, fmt.Errorf("get the outlines of %s %s: %w", c.Kind, c.Code, err)
		}
		var answer struct {
			Features []commune `json:"features"`
		}
		if err := json.Unmarshal(text, &answer); err != nil {
			return nil, 0, fmt.Errorf("read the outlines of %s %s: %w", c.Kind, c.Code, err)
		}
		if len(answer.Features) == 0 {
			return nil, 0, fmt.Errorf("the service knows no commune of %s %s", c.Kind, c.Code)
		}
		for _, f := range answer.Features {
			if f.Properties.Code != "" && len(f.Geometry) > 0 && string(f.Geometry) != "null" {
				found[f.Properties.Code] = f
			}
		}
	}
	shapes, err := shapesOf(found)
	if err != nil {
		return nil, 0, err
	}
	return []File{{"content/territories/communes.geojson", shapes}, {"content/territories/areas.yaml", listsOf(found, codes)}}, len(found), nil
}

// wanted returns the address below the service for the communes of an area.
func wanted(c Code) string {
	query := url.Values{"format": {"geojson"}, "geometry": {"contour"}, "fields": {"nom,code,departement,region,epci"}}
	if c.Kind == geo.Region {
		query.Set("codeRegion", c.Code)
		return "/communes?" + query.Encode()
	}
	return "/" + string(c.Kind) + "s/" + c.Code + "/communes?" + query.Encode()
}

// shapesOf writes the communes as GeoJSON, one on a line, so that a commit shows which of them changed.
func shapesOf(found map[string]commune) ([]byte, error) {
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, code := range slices.Sorted(maps.Keys(found)) {
		line, err := json.Marshal(struct {
			Type       string            `json:"type"`
			Properties map[string]string `json:"properties"`
			Geometry   json.RawMessage   `json:"geometry"`
		}{"Feature", map[string]string{"code": code, "nom": found[code].Properties.Name}, found[code].Geometry})
		if err != nil {
			return nil, fmt.Errorf("write the outline of %s: %w", code, err)
		}
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n" + string(line))
	}
	b.WriteString("\n]}\n")
	return []byte(b.String()), nil
}

// listsOf writes the areas that communes make, each with the codes of its communes.
func listsOf(found map[string]commune, codes []Code) []byte {
	type area struct {
		kind  geo.Kind
		name  string
		parts map[string]bool
	}
	areas := make(map[Code]*area)
	part := func(kind geo.Kind, whole named, code string) {
		if whole.Code == "" || code == "" {
			return
		}
		key := Code{kind, whole.Code}
		if areas[key] == nil {
			areas[key] = &area{kind, whole.Name, make(map[string]bool)}
		}
		areas[key].parts[code] = true
	}
	for code, c := range found {
		part(geo.EPCI, c.Properties.EPCI, code)
		part(geo.Departement, c.Properties.Departement, code)
		if slices.Contains(codes, Code{geo.Region, c.Properties.Region.Code}) { // else it would be a piece of one
			part(geo.Region, c.Properties.Region, code)
		}
	}
	keys := slices.SortedFunc(maps.Keys(areas), func(a, b Code) int {
		return cmp.Or(slices.Index(geo.Kinds, a.Kind)-slices.Index(geo.Kinds, b.Kind), strings.Compare(a.Code, b.Code))
	})
	var b strings.Builder
	b.WriteString("# maillage outlines\nareas:\n")
	for _, key := range keys {
		a := areas[key]
		fmt.Fprintf(&b, "  - code: %q\n    name: %s\n    kind: %s\n    parts:\n", key.Code, front.Quote(a.name), a.kind)
		for _, code := range slices.Sorted(maps.Keys(a.parts)) {
			fmt.Fprintf(&b, "      - %q\n", code)
		}
	}
	return []byte(b.String())
}
