// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const (
	triangle = `[[[3,50],[4,50],[4,51],[3,50]]]`
	lilleOf  = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"59350","nom":"Lille"},"geometry":{"type":"Polygon","coordinates":%s}}]}`
)

func TestParseGeoJSONReadsWhatProgramsWrite(t *testing.T) {
	for name, text := range map[string]string{
		"a collection":            fmt.Sprintf(lilleOf, triangle),
		"one feature":             `{"type":"Feature","properties":{"code":"59350","nom":"Lille"},"geometry":{"type":"Polygon","coordinates":` + triangle + `}}`,
		"coordinates first":       `{"geometry":{"coordinates":` + triangle + `,"type":"Polygon"},"properties":{"nom":"Lille","code":"59350"},"type":"Feature"}`,
		"a MultiPolygon":          `{"type":"Feature","properties":{"code":"59350","nom":"Lille"},"geometry":{"type":"MultiPolygon","coordinates":[` + triangle + `]}}`,
		"a byte order mark":       "\ufeff" + fmt.Sprintf(lilleOf, triangle) + "\n",
		"a number as code":        strings.Replace(fmt.Sprintf(lilleOf, triangle), `"59350"`, `59350`, 1),
		"an English name":         strings.Replace(fmt.Sprintf(lilleOf, triangle), `"nom"`, `"name"`, 1),
		"its own kind":            strings.Replace(fmt.Sprintf(lilleOf, triangle), `"nom"`, `"kind":"commune","nom"`, 1),
		"altitudes":               fmt.Sprintf(lilleOf, `[[[3,50,0],[4,50,1.5e2],[4,51,-1],[3,50,0]]]`),
		"rings the other way":     fmt.Sprintf(lilleOf, `[[[3,50],[4,51],[4,50],[3,50]]]`),
		"foreign members, spaces": strings.ReplaceAll(strings.Replace(fmt.Sprintf(lilleOf, triangle), `"features"`, `"comment":"é \" [","crs":{"a":[null,true,-0.5e+3]},"features"`, 1), ",", " ,\r\n\t"),
	} {
		areas, faults := ParseGeoJSON([]byte(text), Commune)
		if len(faults) > 0 || len(areas) != 1 {
			t.Errorf("%s: %d areas, faults %+v", name, len(areas), faults)
			continue
		}
		a := areas[0]
		if a.Code != "59350" || a.Name != "Lille" || a.Kind != Commune || !a.Contains(Point{3.9, 50.5}) {
			t.Errorf("%s: %+v", name, a)
		}
		if a.polygons[0].rings[0].Orientation() != 1 {
			t.Errorf("%s: the ring runs clockwise", name)
		}
	}
}

func TestParseGeoJSONSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		text   string
		reason FaultReason
		value  string
	}{
		{``, FaultSyntax, ""},
		{`lille`, FaultSyntax, ""},
		{`[]`, FaultSyntax, ""},
		{`{}`, FaultSyntax, ""},
		{`{"type":"Topology","objects":{}}`, FaultSyntax, "Topology"},
		{`{"type":"FeatureCollection"}`, FaultSyntax, "FeatureCollection"},
		{`{"type":"FeatureCollection","features":[]} {}`, FaultSyntax, ""},
		{"{\"type\":\"FeatureCollection\",\"features\":[]}\x00", FaultSyntax, ""},
		{fmt.Sprintf(lilleOf, `[[[3,50],[4,50],[4,51],[3,50]]`), FaultSyntax, ""},
		{fmt.Sprintf(lilleOf, `[[[3.,50],[4,50],[4,51],[3,50]]]`), FaultSyntax, ""},
		{fmt.Sprintf(lilleOf, strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000)), FaultSyntax, ""},
		{strings.Replace(fmt.Sprintf(lilleOf, triangle), `"59350"`, `null`, 1), FaultNoCode, ""},
		{strings.Replace(fmt.Sprintf(lilleOf, triangle), `"nom"`, `"label"`, 1), FaultNoName, ""},
		{strings.Replace(fmt.Sprintf(lilleOf, triangle), `"nom"`, `"kind":"canton","nom"`, 1), FaultKind, "canton"},
		{strings.Replace(fmt.Sprintf(lilleOf, triangle), `"Polygon"`, `"Point"`, 1), FaultType, "Point"},
		{`{"type":"Feature","properties":{"code":"1","nom":"Nowhere"},"geometry":null}`, FaultType, ""},
		{`{"type":"Feature","properties":{"code":"1","nom":"Nowhere"},"geometry":{"type":"Polygon"}}`, FaultCoordinates, ""},
		{fmt.Sprintf(lilleOf, `null`), FaultCoordinates, ""},
		{fmt.Sprintf(lilleOf, `[3,50]`), FaultCoordinates, ""},
		{fmt.Sprintf(lilleOf, `[[3,50],[4,50],[4,51],[3,50]]`), FaultCoordinates, ""},
		{fmt.Sprintf(lilleOf, `[`+triangle+`]`), FaultCoordinates, ""},
		{fmt.Sprintf(lilleOf, `[[["3","50"],[4,50],[4,51],[3,50]]]`), FaultCoordinates, ""},
		{fmt.Sprintf(lilleOf, `[]`), FaultEmpty, ""},
		{fmt.Sprintf(lilleOf, `[[]]`), FaultEmpty, ""},
		{fmt.Sprintf(lilleOf, `[[[3,50],[4,50],[3,50]]]`), FaultEmpty, ""},
		{fmt.Sprintf(lilleOf, `[[[3,50],[4,50],[5,50],[3,50]]]`), FaultEmpty, ""},
		{fmt.Sprintf(lilleOf, `[[[3,50],[4,50],[4,51],[3.1,50]]]`), FaultOpen, "3, 50"},
		{fmt.Sprintf(lilleOf, `[[[704000,7059000],[4,50],[4,51],[704000,7059000]]]`), FaultRange, "704000, 7059000"},
		{fmt.Sprintf(lilleOf, `[[[1e999,50],[4,50],[4,51],[1e999,50]]]`), FaultRange, "+Inf, 50"},
	} {
		areas, faults := ParseGeoJSON([]byte(c.text), Commune)
		if len(areas) > 0 || len(faults) != 1 || faults[0].Reason != c.reason || faults[0].Value != c.value {
			t.Errorf("%.120s: %d areas, faults %+v, want %s %q", c.text, len(areas), faults, c.reason, c.value)
		}
	}
}

func TestOneBadFeatureDoesNotHideTheOthers(t *testing.T) {
	feature := func(code, coordinates string) string {
		return `{"type":"Feature","properties":{"code":"` + code + `","nom":"N` + code + `"},"geometry":{"type":"Polygon","coordinates":` + coordinates + `}}`
	}
	list := []string{feature("1", triangle), feature("2", "[]"), feature("1", triangle), feature("3", triangle)}
	text := `{"type":"FeatureCollection","features":[` + strings.Join(list, ",\n") + `]}`
	areas, faults := ParseGeoJSON([]byte(text), Commune)
	if len(areas) != 2 || len(faults) != 2 {
		t.Fatalf("areas %v, faults %+v", areas, faults)
	}
	if f := faults[0]; f.Feature != 1 || f.Reason != FaultEmpty || f.Area != "N2" || !strings.HasPrefix(text[f.Offset:], list[1]) {
		t.Errorf("%+v", f)
	}
	if f := faults[1]; f.Feature != 2 || f.Reason != FaultDuplicate || f.Value != "1" {
		t.Errorf("%+v", f)
	}
}

func TestParseGeoJSONIsBounded(t *testing.T) {
	if _, faults := ParseGeoJSON(make([]byte, MaxGeoJSON+1), Commune); len(faults) != 1 || faults[0].Reason != FaultTooLarge {
		t.Errorf("a file that is too large: %+v", faults)
	}
	many := `{"type":"FeatureCollection","features":[` + strings.Repeat("{},", maxFeatures) + `{}]}`
	_, faults := ParseGeoJSON([]byte(many), Commune)
	if len(faults) != maxFaults {
		t.Errorf("%d faults of %d features, want %d", len(faults), maxFeatures+1, maxFaults)
	}
}

func TestReadingStopsWhereThereAreTooManyPoints(t *testing.T) {
	one := strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf(lilleOf, triangle), `{"type":"FeatureCollection","features":[`), `]}`)
	p := parser{kind: Commune, seen: make(map[string]bool), most: 6}
	p.data = []byte(`{"type":"FeatureCollection","features":[` + one + `,` + strings.Replace(one, "59350", "59351", 1) + `,{"never":"read`)
	p.document()
	if len(p.areas) != 1 || len(p.faults) != 1 || p.faults[0].Reason != FaultTooLarge || p.faults[0].Value != "6" {
		t.Errorf("%d areas, %+v", len(p.areas), p.faults)
	}
}

func FuzzParseGeoJSON(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(lilleOf, triangle)))
	f.Add([]byte(fmt.Sprintf(lilleOf, `[[[3,50],[4,50],[4,51],[3,50]],[[3.5,50.1],[3.6,50.1],[3.6,50.2],[3.5,50.1]]]`)))
	f.Add([]byte(`{"type":"Feature","properties":{"code":"é\u00e9","nom":1},"geometry":{"type":"MultiPolygon","coordinates":[[],[[]]]}}`))
	f.Add([]byte(`{"features":[{}, null]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		areas, faults := ParseGeoJSON(data, Commune)
		syntax := false
		for _, fault := range faults {
			syntax = syntax || fault.Reason == FaultSyntax
			if fault.Offset < 0 || fault.Offset > int64(len(data)) {
				t.Errorf("offset %d of %d bytes", fault.Offset, len(data))
			}
		}
		if !syntax && !json.Valid(bytes.TrimPrefix(data, []byte("\ufeff"))) {
			t.Errorf("no fault in what is not JSON: %q", data)
		}
		atlas := NewAtlas(areas)
		for _, a := range atlas.Areas(Commune) {
			p := a.Center()
			atlas.Locate(p)
			a.Distance(Point{3, 50})
			Fit(a.Bounds(), 100, 0, 5).Rings(a, 0.5)
		}
		atlas.Territory(nil)
	})
}
