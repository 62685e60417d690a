// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"bytes"
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// The limits of a territory file. The 35,000 communes of France, as finely drawn as a map needs, keep well within them.
const (
	MaxGeoJSON  = 64 << 20  // bytes of a file
	maxFeatures = 100_000   // of a file
	maxPoints   = 4_000_000 // of a file
	maxFaults   = 100       // of a file: the next ones would say the same
)

// A Fault is what is wrong in a territory file, for people to be told.
type Fault struct {
	Feature int         // which feature, from 0; -1 for the file as a whole
	Offset  int64       // where it is, in bytes from the beginning of the file
	Reason  FaultReason // what is wrong
	Area    string      // name or code of the area where one of them is known
	Value   string      // what stands there: a kind, a type, a point as "lon, lat", a code
}

// A FaultReason says what is wrong. As a word it is a name for [Fault.Value] in a message: "kind", "open", "range"…
type FaultReason string

// What may be wrong in a territory file.
const (
	FaultSyntax      FaultReason = "syntax"      // not GeoJSON: neither a FeatureCollection nor a Feature, or not JSON
	FaultTooLarge    FaultReason = "large"       // more than the limits; Value says of what
	FaultNoCode      FaultReason = "code"        // no property `code`
	FaultNoName      FaultReason = "name"        // neither a property `nom` nor `name`
	FaultKind        FaultReason = "kind"        // the property `kind` is none of Kinds, or no kind is known at all
	FaultDuplicate   FaultReason = "duplicate"   // a second area of the same kind with this code
	FaultType        FaultReason = "type"        // the geometry is neither a Polygon nor a MultiPolygon
	FaultCoordinates FaultReason = "coordinates" // not lists of lists of points
	FaultEmpty       FaultReason = "empty"       // a polygon without a ring, a ring of fewer than four points or without surface
	FaultOpen        FaultReason = "open"        // the last point of a ring is not its first (RFC 7946 §3.1.6); Value is the first
	FaultRange       FaultReason = "range"       // a point that is not on earth; Value is that point
)

// ParseGeoJSON reads the areas of a territory file (RFC 7946): a FeatureCollection, or one Feature. Each feature has a
// Polygon or a MultiPolygon and the properties `code`, `nom` (or `name`) and, where it is not of the given kind, `kind`.
// Rings may turn either way round. A feature with a fault is left out, the others are still there.
func ParseGeoJSON(data []byte, kind Kind) ([]Area, []Fault) {
	if len(data) > MaxGeoJSON {
		return nil, []Fault{{Feature: -1, Reason: FaultTooLarge, Value: strconv.Itoa(len(data)>>20) + " MiB"}}
	}
	p := parser{kind: kind, seen: make(map[string]bool), most: maxPoints}
	p.data = data
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		p.at = len("\ufeff")
	}
	p.document()
	return p.areas, p.faults
}

// A parser is a territory file being read.
type parser struct {
	scanner
	kind   Kind
	areas  []Area
	faults []Fault
	seen   map[string]bool // kind and code
	points []orb.Point     // the store of all rings: one piece of memory instead of thousands
	most   int             // points: maxPoints, less in tests
	full   bool            // a limit is reached: the rest is not read
}

// A feature is one object of the file, as far as it was read.
type feature struct {
	index       int
	start       int // offset
	typ         string
	code, name  string
	kind        Kind
	geometry    string
	coordinates int // offset, 0 where there are none
}

// document reads the whole file.
func (p *parser) document() {
	top := feature{index: 0, kind: p.kind}
	p.next()
	top.start = p.at
	list := false
	ok := p.object(func(key string) bool {
		if key == "features" && !list {
			list = true
			return p.features()
		}
		return p.member(key, &top)
	})
	switch {
	case p.full:
		return
	case !ok || p.next() != 0 || p.at < len(p.data): // the second: a NUL byte looks like the end
		p.fault(&feature{index: -1, start: min(p.at, len(p.data))}, FaultSyntax, "")
		p.areas = nil
	case top.typ == "Feature" && !list:
		p.area(&top)
	case top.typ != "FeatureCollection" || !list:
		p.fault(&feature{index: -1, start: top.start}, FaultSyntax, top.typ)
		p.areas = nil
	}
}

// features reads the list of a FeatureCollection.
func (p *parser) features() bool {
	index := 0
	return p.array(func() bool {
		p.next()
		f := feature{index: index, start: p.at, kind: p.kind}
		if index++; index > maxFeatures {
			p.fault(&feature{index: -1, start: p.at}, FaultTooLarge, strconv.Itoa(maxFeatures))
			p.full = true
			return false
		}
		ok := p.object(func(key string) bool { return p.member(key, &f) })
		if ok {
			p.area(&f)
		}
		return ok && !p.full
	})
}

// member reads one member of a feature. Those that GeoJSON does not know ("foreign members", RFC 7946 §6.1) are skipped.
func (p *parser) member(key string, f *feature) bool {
	switch {
	case key == "type":
		return p.word(&f.typ)
	case key == "properties" && p.next() == '{':
		return p.object(func(key string) bool { return p.property(key, f) })
	case key == "geometry" && p.next() == '{':
		return p.object(func(key string) bool {
			switch key {
			case "type":
				return p.word(&f.geometry)
			case "coordinates":
				p.next()
				f.coordinates = p.at // read when the type is known: it may come after
			}
			return p.skip(maxDepth)
		})
	}
	return p.skip(maxDepth)
}

func (p *parser) property(key string, f *feature) bool {
	switch key {
	case "code":
		return p.word(&f.code)
	case "nom":
		return p.word(&f.name)
	case "name":
		if f.name == "" {
			return p.word(&f.name)
		}
	case "kind":
		var kind string
		ok := p.word(&kind)
		f.kind = Kind(kind)
		return ok
	}
	return p.skip(maxDepth)
}

// word reads a string or a number as it is written (a table program makes 59350 of "59350"); other values are skipped.
func (p *parser) word(word *string) bool {
	switch c := p.next(); {
	case c == '"':
		text, ok := p.text()
		*word = text
		return ok
	case '0' <= c && c <= '9':
		start := p.at
		ok := p.numeral()
		*word = string(p.data[start:p.at])
		return ok
	}
	return p.skip(maxDepth)
}

// area makes an area of a feature that was read, or says what is wrong with it.
func (p *parser) area(f *feature) {
	end := p.at
	defer func() { p.at = end }()
	key := string(f.kind) + " " + f.code
	switch {
	case f.code == "":
		p.fault(f, FaultNoCode, "")
	case f.name == "":
		p.fault(f, FaultNoName, "")
	case !f.kind.Valid():
		p.fault(f, FaultKind, string(f.kind))
	case p.seen[key]:
		p.fault(f, FaultDuplicate, f.code)
	case f.geometry != "Polygon" && f.geometry != "MultiPolygon":
		p.fault(f, FaultType, f.geometry)
	case f.coordinates == 0:
		p.fault(f, FaultCoordinates, "")
	default:
		p.at = f.coordinates
		if shape, ok := p.shape(f); ok {
			p.seen[key] = true
			p.areas = append(p.areas, newArea(f.code, f.name, f.kind, shape))
		}
	}
}

// shape reads the coordinates of a feature.
func (p *parser) shape(f *feature) (orb.MultiPolygon, bool) {
	if p.points == nil {
		p.points = make([]orb.Point, 0, min(p.most, len(p.data)/16)) // about what a point with five decimals takes
	}
	var shape orb.MultiPolygon
	reason, value := FaultReason(""), ""
	polygon := func() bool {
		var rings orb.Polygon
		ok := p.array(func() bool {
			var ring orb.Ring
			if ring, reason, value = p.ring(len(rings) == 0); ring != nil {
				rings = append(rings, ring)
			}
			return reason == ""
		})
		if ok && len(rings) == 0 {
			reason = FaultEmpty
		}
		shape = append(shape, rings)
		return ok && reason == ""
	}
	ok := false
	if f.geometry == "Polygon" {
		ok = polygon()
	} else {
		ok = p.array(polygon)
	}
	switch {
	case reason != "":
		p.fault(f, reason, value)
	case !ok:
		p.fault(f, FaultCoordinates, "")
	case len(shape) == 0:
		p.fault(f, FaultEmpty, "")
	default:
		return shape, true
	}
	return nil, false
}

// ring reads one ring and turns it the right way: counter-clockwise around a polygon, clockwise around a hole
// (RFC 7946 §3.1.6, which many files do not follow). A hole without surface is nothing.
func (p *parser) ring(exterior bool) (orb.Ring, FaultReason, string) {
	start, bad := len(p.points), orb.Point{}
	reason := FaultReason("")
	ok := p.array(func() bool {
		point, ok := p.position()
		switch {
		case !ok:
			reason = FaultCoordinates
		case !(math.Abs(point[0]) <= 180 && math.Abs(point[1]) <= 90):
			reason, bad = FaultRange, point
		case len(p.points) == p.most:
			reason, p.full = FaultTooLarge, true
		}
		p.points = append(p.points, point)
		return reason == ""
	})
	ring := orb.Ring(p.points[start:len(p.points):len(p.points)])
	switch {
	case reason == FaultRange:
		return nil, reason, show(bad)
	case reason == FaultTooLarge:
		return nil, reason, strconv.Itoa(p.most)
	case !ok:
		return nil, FaultCoordinates, ""
	case len(ring) < 4:
		return nil, FaultEmpty, ""
	case !ring.Closed():
		return nil, FaultOpen, show(ring[0])
	}
	turn := ring.Orientation()
	switch {
	case turn == 0 && exterior:
		return nil, FaultEmpty, ""
	case turn == 0:
		return nil, "", ""
	case (turn == orb.CCW) != exterior:
		ring.Reverse()
	}
	return ring, "", ""
}

// position reads [lon, lat] and what may follow, an altitude (RFC 7946 §3.1.1).
func (p *parser) position() (orb.Point, bool) {
	if !p.take('[') {
		return orb.Point{}, false
	}
	lon, ok := p.number()
	if !ok || !p.take(',') {
		return orb.Point{}, false
	}
	lat, ok := p.number()
	for ok && p.take(',') {
		p.next()
		ok = p.numeral()
	}
	return orb.Point{lon, lat}, ok && p.take(']')
}

func show(p orb.Point) string {
	return strconv.FormatFloat(p[0], 'f', -1, 64) + ", " + strconv.FormatFloat(p[1], 'f', -1, 64)
}

// fault notes what is wrong with f.
func (p *parser) fault(f *feature, reason FaultReason, value string) {
	if len(p.faults) >= maxFaults {
		return
	}
	area := f.name
	if area == "" {
		area = f.code
	}
	p.faults = append(p.faults, Fault{Feature: f.index, Offset: int64(f.start), Reason: reason, Area: short(area), Value: short(value)})
}

// short keeps a message from being as long as what somebody wrote.
func short(s string) string {
	const most = 80
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
