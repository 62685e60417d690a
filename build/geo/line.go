// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"
)

// MaxLine is how many bytes the file of a way may have.
const MaxLine = 1 << 20

// maxLinePoints is how many points a way may have: one every ten metres of a hundred kilometres.
const maxLinePoints = 10_000

// A lineFile is a file of GeoJSON as far as it says a way.
type lineFile struct {
	Type        string          `json:"type"`
	Features    []lineFile      `json:"features"`
	Geometry    *lineFile       `json:"geometry"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// ParseLine reads a way from a file of GeoJSON (RFC 7946): the first LineString or MultiLineString of a FeatureCollection, a Feature or a
// geometry. The fault is nil where there is one.
func ParseLine(data []byte) ([]Point, *Fault) {
	fail := func(reason FaultReason, value string) ([]Point, *Fault) {
		return nil, &Fault{Feature: -1, Reason: reason, Value: value}
	}
	if len(data) > MaxLine {
		return fail(FaultTooLarge, strconv.Itoa(len(data)>>20)+" MiB")
	}
	var file lineFile
	if json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &file) != nil {
		return fail(FaultSyntax, "")
	}
	found := file.line()
	if found == nil {
		return fail(FaultType, file.Type)
	}
	var parts [][][]float64
	if found.Type == "LineString" {
		parts = make([][][]float64, 1)
		if json.Unmarshal(found.Coordinates, &parts[0]) != nil {
			return fail(FaultCoordinates, "")
		}
	} else if json.Unmarshal(found.Coordinates, &parts) != nil {
		return fail(FaultCoordinates, "")
	}
	var line []Point
	for _, part := range parts {
		for _, at := range part {
			switch {
			case len(at) < 2:
				return fail(FaultCoordinates, "")
			case math.Abs(at[0]) > 180 || math.Abs(at[1]) > 90:
				return fail(FaultRange, strconv.FormatFloat(at[0], 'f', -1, 64)+", "+strconv.FormatFloat(at[1], 'f', -1, 64))
			case len(line) == maxLinePoints:
				return fail(FaultTooLarge, strconv.Itoa(maxLinePoints))
			}
			line = append(line, Point{Lon: at[0], Lat: at[1]})
		}
	}
	if len(line) < 2 {
		return fail(FaultEmpty, "")
	}
	return line, nil
}

// line returns the first geometry that is a way, nil for none.
func (f *lineFile) line() *lineFile {
	switch f.Type {
	case "LineString", "MultiLineString":
		return f
	case "Feature":
		if f.Geometry != nil {
			return f.Geometry.line()
		}
	case "FeatureCollection":
		for i := range f.Features {
			if found := f.Features[i].line(); found != nil {
				return found
			}
		}
	}
	return nil
}

// Length returns how long a way is, in metres.
func Length(line []Point) float64 {
	metres := 0.0
	for i := 1; i < len(line); i++ {
		metres += Distance(line[i-1], line[i])
	}
	return metres
}

// drawnSteps is how fine a way is drawn: this many steps across the box around it.
const drawnSteps = 400

// Simplify returns a way as fine as a picture of it shows, whatever the number of its points.
func Simplify(line []Point) []Point {
	if len(line) < 3 {
		return line
	}
	drawn := make(orb.LineString, len(line))
	for i, p := range line {
		drawn[i] = orb.Point{p.Lon, p.Lat}
	}
	bounds := drawn.Bound()
	across := max(bounds.Max[0]-bounds.Min[0], bounds.Max[1]-bounds.Min[1])
	drawn = simplify.DouglasPeucker(across / drawnSteps).LineString(drawn)
	simple := make([]Point, len(drawn))
	for i, p := range drawn {
		simple[i] = Point{Lon: p[0], Lat: p[1]}
	}
	return simple
}
