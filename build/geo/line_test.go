// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestAWayIsRead(t *testing.T) {
	const line = `{"type":"LineString","coordinates":[[3,50],[3.1,50.1,12],[3.2,50]]}`
	many := `{"type":"LineString","coordinates":[` + strings.Repeat("[3,50],", maxLinePoints) + `[3,50]]}`
	for text, want := range map[string]string{
		line: "3",
		`{"type":"Feature","geometry":` + line + `}`: "3",
		"\ufeff" + `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[3,50]}},{"type":"Feature","geometry":null},{"type":"Feature","geometry":` + line + `}]}`: "3",
		`{"type":"MultiLineString","coordinates":[[[3,50],[3.1,50]],[[3.2,50],[3.3,50]]]}`:                                                                                                                       "4",
		`{"type":"LineString","coordinates":[[3,50]]}`:        "empty",
		`{"type":"LineString","coordinates":[[3,50],[3]]}`:    "coordinates",
		`{"type":"LineString","coordinates":"x"}`:             "coordinates",
		`{"type":"LineString","coordinates":[[50,3],[3,95]]}`: "range 3, 95",
		`{"type":"Polygon","coordinates":[]}`:                 "type Polygon",
		`{"type":"FeatureCollection"}`:                        "type FeatureCollection",
		`{"type":`:                                            "syntax",
		``:                                                    "syntax",
		many:                                                  "large 10000",
		strings.Repeat(" ", MaxLine+1):                        "large 1 MiB",
	} {
		points, fault := ParseLine([]byte(text))
		got := fmt.Sprint(len(points))
		if fault != nil {
			got = strings.TrimSpace(string(fault.Reason) + " " + fault.Value)
		}
		if got != want {
			t.Errorf("%.80s: %s, want %s", text, got, want)
		}
	}
}

func TestAWayIsDrawnAsFineAsItIsSeen(t *testing.T) {
	var line []Point
	for i := range 10_000 {
		at := float64(i) / 10_000
		line = append(line, Point{Lon: 3 + at, Lat: 50 + 0.1*math.Sin(20*at)})
	}
	drawn := Simplify(line)
	if len(drawn) > 400 || len(drawn) < 20 || drawn[0] != line[0] || drawn[len(drawn)-1] != line[len(line)-1] {
		t.Errorf("%d points", len(drawn))
	}
	if got := Length([]Point{{3, 50}, {3, 50.1}, {3, 50}}); math.Abs(got-22_240) > 50 {
		t.Errorf("there and back is %v metres", got)
	}
	if got := Simplify([]Point{{3, 50}, {3, 50}, {3, 50}, {3, 50}}); len(got) < 1 {
		t.Error("a way that goes nowhere is gone")
	}
}

func FuzzParseLine(f *testing.F) {
	f.Add([]byte(`{"type":"LineString","coordinates":[[3,50],[3.1,50.1]]}`))
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[[[3,50],[3.1,50]]]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		line, fault := ParseLine(data)
		if (fault == nil) != (len(line) >= 2) || len(line) > maxLinePoints {
			t.Errorf("%d points, %v", len(line), fault)
		}
	})
}
