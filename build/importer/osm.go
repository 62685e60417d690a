// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// An extract is a piece of OpenStreetMap: named objects among the points that draw them.
type extract struct {
	elements []element
	nodes    map[int64]point // of every node that was read
	count    int             // of all objects
	full     bool
}

// An element is an object with tags.
type element struct {
	kind  string // node, way, relation
	id    int64
	count int // which object of the file it is, from 1
	at    *point
	nodes []int64 // of a way
	tags  map[string]string
}

type point struct{ lat, lon float64 }

// The limits of an extract: points that draw things need not be named.
const (
	maxNodes    = 2_000_000
	maxWayNodes = 2_000 // the limit of OpenStreetMap itself
	maxTags     = 200
)

// add takes in an object; those without a tag only draw others.
func (x *extract) add(e element) {
	x.count++
	e.count = x.count
	if e.kind == "node" && e.at != nil && len(x.nodes) < maxNodes {
		if x.nodes == nil {
			x.nodes = make(map[int64]point)
		}
		x.nodes[e.id] = *e.at
	}
	if len(e.tags) == 0 {
		return
	}
	if len(x.elements) >= MaxRecords {
		x.full = true
		return
	}
	x.elements = append(x.elements, e)
}

// addJSON takes in an element of Overpass and reports whether it is one.
func (x *extract) addJSON(text json.RawMessage) bool {
	var e struct {
		Type     string
		ID       int64
		Lat, Lon *float64
		Center   *struct{ Lat, Lon float64 }
		Bounds   *struct{ MinLat, MinLon, MaxLat, MaxLon float64 }
		Nodes    []int64
		Tags     map[string]string
	}
	if json.Unmarshal(text, &e) != nil || e.ID == 0 || e.Type != "node" && e.Type != "way" && e.Type != "relation" {
		return false
	}
	out := element{kind: e.Type, id: e.ID, nodes: e.Nodes[:min(len(e.Nodes), maxWayNodes)], tags: e.Tags}
	switch {
	case e.Lat != nil && e.Lon != nil:
		out.at = &point{*e.Lat, *e.Lon}
	case e.Center != nil:
		out.at = &point{e.Center.Lat, e.Center.Lon}
	case e.Bounds != nil:
		out.at = &point{(e.Bounds.MinLat + e.Bounds.MaxLat) / 2, (e.Bounds.MinLon + e.Bounds.MaxLon) / 2}
	}
	x.add(out)
	return true
}

// readOSM reads an .osm file: OpenStreetMap's own XML.
func readOSM(text []byte) (Table, []Refusal) {
	b := newBuilder("osm", objects)
	var x extract
	d := xml.NewDecoder(bytes.NewReader(text))
	var e *element
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			b.refuse(0, "le fichier .osm est abîmé : la suite n’est pas lue", "the .osm file is damaged: the rest is not read")
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			e = x.start(t, e)
		case xml.EndElement:
			if e != nil && t.Name.Local == e.kind {
				x.add(*e)
				e = nil
			}
		}
	}
	x.records(b)
	if len(b.table.Records) == 0 && len(b.refused) == 0 {
		b.refuse(0, "aucun objet de ce fichier n’a de nom", "no object of this file has a name")
	}
	return b.table, b.refused
}

// start takes in the beginning of an element of XML and returns the object that is being read.
func (x *extract) start(t xml.StartElement, e *element) *element {
	coordinates := func() *point {
		lat, err := strconv.ParseFloat(attribute(t, "lat"), 64)
		lon, err2 := strconv.ParseFloat(attribute(t, "lon"), 64)
		if err != nil || err2 != nil {
			return nil
		}
		return &point{lat, lon}
	}
	switch t.Name.Local {
	case "node", "way", "relation":
		id, _ := strconv.ParseInt(attribute(t, "id"), 10, 64)
		return &element{kind: t.Name.Local, id: id, at: coordinates()}
	case "tag":
		if e != nil && len(e.tags) < maxTags {
			if e.tags == nil {
				e.tags = make(map[string]string)
			}
			e.tags[attribute(t, "k")] = attribute(t, "v")
		}
	case "nd":
		if ref, err := strconv.ParseInt(attribute(t, "ref"), 10, 64); err == nil && e != nil && len(e.nodes) < maxWayNodes {
			e.nodes = append(e.nodes, ref)
		}
	case "center":
		if e != nil {
			e.at = coordinates()
		}
	}
	return e
}

// records makes a record of each object with tags.
func (x *extract) records(b *builder) {
	b.table.Source = "osm"
	for _, e := range x.elements {
		r := b.record(e.count)
		if r == nil {
			return
		}
		b.put(r, columnOSM, e.kind+"/"+strconv.FormatInt(e.id, 10))
		if at := x.locate(e); at != nil {
			b.put(r, columnLat, degrees(at.lat))
			b.put(r, columnLon, degrees(at.lon))
		}
		for _, key := range slices.Sorted(maps.Keys(e.tags)) {
			value := e.tags[key]
			if strings.HasPrefix(key, "contact:") || key == "phone" || key == "website" || key == "email" {
				value = strings.ReplaceAll(value, ";", "|")
			}
			b.put(r, key, value)
		}
	}
	if x.full {
		b.refused = append(b.refused, Refusal{0, diag.Text{
			FR: "le fichier a plus de 50 000 objets nommés : la suite n’est pas lue ; coupez-le en plusieurs",
			EN: "the file has more than 50,000 named objects: the rest is not read; cut it into several",
		}})
	}
}

// locate returns where an object is: its own point, else the middle of the nodes that draw it; nil where the extract does not say.
func (x *extract) locate(e element) *point {
	if e.at != nil {
		return e.at
	}
	b := nowhere
	for _, id := range e.nodes {
		if at, known := x.nodes[id]; known {
			b.extend(at.lon, at.lat)
		}
	}
	if b == nowhere {
		return nil
	}
	return &point{(b.south + b.north) / 2, (b.west + b.east) / 2}
}
