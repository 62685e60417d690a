// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"math"
	"slices"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

const (
	reach   = 12  // radius of the field that may be touched: 24 pixels across (WCAG 2.2, 2.5.8)
	spacing = 34  // least distance between the middles of two places
	grown   = 1.5 // how much larger styles draw a bubble on a narrow screen, where the whole map is small
	fanned  = 5   // most places that are moved aside instead of counted
)

// A marker is one place, or several that are too close together.
type marker struct {
	places []int // positions in Map.Points
	at     geo.XY
	radius float64  // how much room it takes
	bubble bool     // drawn as a number
	seats  []geo.XY // where its places are drawn when it is none
}

// markers gathers the places on the sheet that would cover each other. A few of them are moved aside around their
// middle where there is room; more become a bubble.
func (m Map) markers(frame geo.Frame) []marker {
	var markers []marker
	for i, p := range m.Points {
		xy := frame.XY(p)
		if frame.Contains(xy) { // also false for what is not a number
			markers = join(markers, i, xy)
		}
	}
	markers = settle(markers)
	for i := range markers {
		k := &markers[i]
		slices.Sort(k.places) // in the order of reading
		if n := len(k.places); n > 1 {
			k.bubble, k.radius = true, bubble(n)
		} else {
			k.radius, k.seats = reach, []geo.XY{k.at}
		}
	}
	for i := range markers {
		fan(markers, i, frame)
	}
	return markers
}

// join puts a place into the first marker that is close, or makes one of it at the end.
func join(markers []marker, place int, xy geo.XY) []marker {
	for i := range markers {
		// Many places are held against many markers: which is farther in one direction is not near.
		if at := markers[i].at; math.Abs(at.X-xy.X) < spacing/2 && distance(at, xy) < spacing/2 {
			markers[i].at = middle(at, xy, len(markers[i].places), 1)
			markers[i].places = append(markers[i].places, place)
			return markers
		}
	}
	return append(markers, marker{places: []int{place}, at: xy})
}

// settle merges markers until all are far enough from each other.
func settle(markers []marker) []marker {
	for again := true; again; {
		again = false
		for i := 0; i < len(markers); i++ {
			for j := i + 1; j < len(markers); j++ {
				if distance(markers[i].at, markers[j].at) < markers[i].room()+markers[j].room() {
					markers[i] = merge(markers[i], markers[j])
					markers = append(markers[:j], markers[j+1:]...)
					j--
					again = true
				}
			}
		}
	}
	return markers
}

// bubble returns the radius of a bubble with a number.
func bubble(n int) float64 { return 11 + 2*float64(len(strconv.Itoa(n))) }

// room returns how far from its middle a marker reaches on any screen.
func (k marker) room() float64 {
	if n := len(k.places); n > 1 {
		return grown * bubble(n)
	}
	return spacing / 2
}

// merge returns a and b as one marker in the middle of all their places.
func merge(a, b marker) marker {
	return marker{places: append(a.places, b.places...), at: middle(a.at, b.at, len(a.places), len(b.places))}
}

// middle returns the middle of so many places at a and so many at b.
func middle(a, b geo.XY, atA, atB int) geo.XY {
	wa, wb := float64(atA), float64(atB)
	return geo.XY{X: (a.X*wa + b.X*wb) / (wa + wb), Y: (a.Y*wa + b.Y*wb) / (wa + wb)}
}

// fan moves the places of a small group aside, onto a circle on which their fields just touch, if that circle is free.
func fan(markers []marker, i int, frame geo.Frame) {
	k := &markers[i]
	n := len(k.places)
	if n < 2 || n > fanned {
		return
	}
	circle := (reach + 1) / math.Sin(math.Pi/float64(n))
	radius := circle + reach
	for j := range markers {
		if j != i && distance(k.at, markers[j].at) < radius+max(markers[j].radius, markers[j].room()) {
			return
		}
	}
	if k.at.X < radius || k.at.Y < radius || k.at.X > frame.Width-radius || k.at.Y > frame.Height-radius {
		return
	}
	start := -math.Pi / 2 // the first on top; two stand side by side
	if n == 2 {
		start = math.Pi
	}
	for seat := range n {
		sin, cos := math.Sincos(start + 2*math.Pi*float64(seat)/float64(n))
		k.seats = append(k.seats, geo.XY{X: k.at.X + circle*cos, Y: k.at.Y + circle*sin})
	}
	k.bubble, k.radius = false, radius
}

// spokes draws the lines between places that were moved aside and where they are.
func (s *sheet) spokes(markers []marker) {
	d := ""
	for _, k := range markers {
		if len(k.seats) < 2 {
			continue
		}
		for _, seat := range k.seats {
			d += "M" + point(k.at) + "L" + point(seat)
		}
	}
	if d != "" {
		s.write(`<path class="map-spokes" aria-hidden="true" fill="none" stroke="currentColor" d="`, d, "\"/>\n")
	}
}

func distance(a, b geo.XY) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }
