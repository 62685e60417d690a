// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"fmt"
	"io"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// A collection is a FeatureCollection without its features (RFC 7946 §3.3). What a [head] says are foreign members (§6.1).
type collection struct {
	Type string `json:"type"`
	head
	BBox *[4]float64 `json:"bbox,omitempty"` // west, south, east, north (§5)
}

// A geometry is a point or the outline of a territory. It is null where none is known: a record is never left out, and never at
// 0, 0 (§3.2).
type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// position is a longitude and a latitude (§3.1.1).
type position [2]float64

// outlineMetres is how exact the outlines of territories are: enough for a map of them, not for a survey.
const outlineMetres = 50

// writeGeoJSON writes a dataset as features, by id, one on a line.
func (f *family) writeGeoJSON(w io.Writer, d *dataset.Dataset) error {
	c := collection{Type: "FeatureCollection", head: f.head(d)}
	if b, located := d.Bounds(); located {
		c.BBox = &[4]float64{dataset.Decimals(b.West), dataset.Decimals(b.South), dataset.Decimals(b.East), dataset.Decimals(b.North)}
	}
	var failed error
	var text []byte
	err := output.WriteArray(w, c, "features", func(yield func([]byte) bool) {
		for _, r := range d.Records {
			text, failed = feature(text[:0], r)
			if failed != nil {
				failed = fmt.Errorf("write %s as GeoJSON: %w", r.ID, failed)
				return
			}
			if !yield(text) {
				return
			}
		}
	})
	if failed != nil {
		return failed
	}
	return err
}

// feature adds a record as a Feature (§3.2) to text: its properties are the bytes of the record in every other file.
func feature(text []byte, r *dataset.Record) ([]byte, error) {
	text = append(text, `{"type":"Feature","id":"`...)
	text = append(text, r.ID...) // ids are of [a-z0-9-]
	text = append(text, `","geometry":`...)
	text, err := appendShape(text, r)
	if err != nil {
		return nil, err
	}
	text = append(text, `,"properties":`...)
	text = append(text, r.JSON()...)
	return append(text, '}'), nil
}

// appendShape adds the geometry of a record, null for none.
func appendShape(text []byte, r *dataset.Record) ([]byte, error) {
	switch {
	case r.Area != nil:
		shape, err := output.JSON(outline(r.Area))
		return append(text, shape...), err
	case r.Point != nil:
		p := at(*r.Point)
		text = append(text, `{"type":"Point","coordinates":[`...)
		text = append(strconv.AppendFloat(text, p[0], 'f', -1, 64), ',')
		text = strconv.AppendFloat(text, p[1], 'f', -1, 64)
		return append(text, "]}"...), nil
	}
	return append(text, "null"...), nil
}

func at(p geo.Point) position { return position{dataset.Decimals(p.Lon), dataset.Decimals(p.Lat)} }

// outline returns the MultiPolygon of an area: exterior rings counter-clockwise, holes clockwise, closed (§3.1.6); nil for one that is
// too small to be drawn.
func outline(a *geo.Area) *geometry {
	var polygons [][][]position
	for _, polygon := range a.Polygons(outlineMetres) {
		var rings [][]position
		for _, points := range polygon {
			ring := make([]position, len(points))
			for i, p := range points {
				ring[i] = at(p)
			}
			rings = append(rings, ring)
		}
		polygons = append(polygons, rings)
	}
	if polygons == nil {
		return nil
	}
	return &geometry{Type: "MultiPolygon", Coordinates: polygons}
}
