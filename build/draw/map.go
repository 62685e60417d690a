// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A Map is a map of places: outlines, names of towns, and every place as a link with its name, activity and town.
// It works without scripts and in print.
//
// Classes for styles: map on the picture; map-territory, map-area and map-here on outlines; map-town around names and
// dots; map-places around all places; map-place with act-1, act-2… on the link to one (is-pale besides where
// [Place.Pale] says so); map-line on a way; map-group on the link to several at once; map-spokes on the lines to places that were moved
// aside; map-hit on the round field around a symbol that may be touched.
//
// Its links are no stops of the Tab key: a reader without scripts would have to pass all of them, and a list of the same
// places stands beside the map or behind the link to it. The theme's script makes them one stop with arrow keys.
type Map struct {
	IDPrefix    string // makes the ids of this picture different from those of others on the page; "" is "map"
	Title       string // the picture's name for those who hear it
	Description string
	Width       float64 // of the sheet in units; near to the pixels that the page has for it, as places are kept 24 units apart; 0 is 800
	Height      float64 // 0 is what the shown piece of earth needs

	Bounds    geo.Bounds  // what to show, and no place outside of it; zero is the territory, else the areas, else the points
	Territory *geo.Area   // where the network is at home; may be nil
	Areas     []*geo.Area // whose borders are drawn: départements, communes
	Here      *geo.Area   // the area that the page is about; may be nil
	Towns     []Town
	Line      []geo.Point // a way from place to place, drawn below them; nil for none
	Points    []geo.Point // where its places are, in the order of reading: that of the list beside the map

	// Place says what is shown at a point, by where it stands in Points; nil only without points. It is asked for places that are drawn by
	// themselves: of thousands most are only counted.
	Place func(i int) Place

	// Group names the link to several places that stand too close to each other to be told apart ("12 lieux, Roubaix").
	// Without it such a group has no link and is named by its places.
	// The places are given by where they stand in Points.
	Group func(places []int) Link
}

// A Place is one place on a map.
type Place struct {
	Name     string
	Activity string // title of the main activity
	Town     string
	Href     string
	Class    int    // of the main activity, from 1 in the order of the network's list: the symbol; 0 is none
	Colour   string // name of the colour of the symbol for styles, data-colour; "" for none
	Pale     bool   // nobody checked the place for long
}

// A Town is a name on a map.
type Town struct {
	Name   string
	Point  geo.Point
	Weight int // where there is no room for all names, the heavy ones stay
}

// A Link is where something leads, and its name.
type Link struct{ Href, Title string }

const (
	defaultWidth = 800
	sheetMargin  = 20 // units around what is shown: half a symbol, and room for a name
)

// SVG draws m.
func (m Map) SVG() SVG {
	s := sheet{frame: geo.Fit(m.shown(), cmp.Or(m.Width, defaultWidth), m.Height, sheetMargin)}
	s.open(heading{class: "map", role: "group", prefix: m.IDPrefix, title: m.Title, description: m.Description})
	s.ground(m.Territory, m.Areas, m.Here)
	s.line(m.Line)
	markers := m.markers(s.frame)
	s.towns(m.Towns, markers)
	s.spokes(markers)
	s.write(`<g class="map-places" fill="currentColor">`, "\n")
	for _, k := range markers {
		if k.bubble {
			s.group(m, k)
			continue
		}
		for i, at := range k.seats {
			s.place(m.Place(k.places[i]), at)
		}
	}
	s.write("</g>\n")
	return s.close()
}

// shown returns the piece of earth that m shows.
func (m Map) shown() geo.Bounds {
	if !m.Bounds.IsZero() {
		return m.Bounds
	}
	if m.Territory != nil && !m.Territory.Bounds().IsZero() {
		return m.Territory.Bounds()
	}
	var b geo.Bounds
	for _, a := range m.Areas {
		b = b.Union(a.Bounds())
	}
	if !b.IsZero() {
		return b
	}
	return geo.BoundsOf(m.Points...)
}

// ground draws what is below. It says nothing to those who hear the page: the names of areas are in the list of places.
func (s *sheet) ground(territory *geo.Area, areas []*geo.Area, here *geo.Area) {
	s.write(`<g aria-hidden="true" fill="none" stroke="currentColor" stroke-opacity=".4" stroke-linejoin="round">` + "\n")
	s.areas("map-territory", []*geo.Area{territory})
	s.areas("map-area", areas)
	s.areas("map-here", []*geo.Area{here})
	s.write("</g>\n")
}

// line draws a way. It says nothing to those who hear the page: the stops are in the list.
func (s *sheet) line(way []geo.Point) {
	if len(way) < 2 {
		return
	}
	s.write(`<polyline class="map-line" aria-hidden="true" fill="none" stroke="currentColor" points="`)
	for i, p := range way {
		if i > 0 {
			s.write(" ")
		}
		at := s.frame.XY(p)
		s.write(number(at.X), ",", number(at.Y))
	}
	s.write(`"/>`, "\n")
}

// place draws one place at a point of the sheet: a link, or only a named symbol where its address is none.
func (s *sheet) place(p Place, at geo.XY) {
	class := "map-place " + activityClass(p.Class)
	if p.Pale {
		class += " is-pale"
	}
	end := s.link(class, p.Colour, Link{p.Href, name(p)})
	s.write(`<circle class="map-hit" cx="`, number(at.X), `" cy="`, number(at.Y), `" r="`, number(reach), `" fill="none" pointer-events="all"/>`)
	s.write(`<path d="M`, point(at), shape(p.Class), `"/>`, end)
}

// group draws several places as one bubble with their number.
func (s *sheet) group(m Map, k marker) {
	var to Link
	if m.Group != nil {
		to = m.Group(k.places)
	} else {
		to.Title = m.names(k.places)
	}
	x, y := number(k.at.X), number(k.at.Y)
	end := s.link("map-group", "", to)
	s.write(`<circle cx="`, x, `" cy="`, y, `" r="`, number(k.radius), `" fill="Canvas" stroke="currentColor"/>`)
	s.write(`<text x="`, x, `" y="`, y, `" dy=".35em" text-anchor="middle" font-size="12" aria-hidden="true">`, strconv.Itoa(len(k.places)), `</text>`, end)
}

// link opens a link with its name and returns what closes it.
func (s *sheet) link(class, colour string, to Link) (end string) {
	if href := address(to.Href); href != "" {
		s.write(`<a tabindex="-1"`)
		s.colour(colour)
		s.write(` class="`, class, `" href="`, escape(href), `">`)
		end = "</a>\n"
	} else {
		s.write(`<g`)
		s.colour(colour)
		s.write(` class="`, class, `" role="img">`)
		end = "</g>\n"
	}
	s.write(`<title>`, escape(to.Title), `</title>`)
	return end
}

// colour names the colour of what is drawn for styles.
func (s *sheet) colour(name string) {
	if name != "" {
		s.write(` data-colour="`, escape(name), `"`)
	}
}

// name returns a place as people say it: "La Coroutine, Espace de coworking, Lille".
func name(p Place) string {
	parts := slices.DeleteFunc([]string{p.Name, p.Activity, p.Town}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

// names returns the names of some places, the first of them when they are many.
func (m Map) names(places []int) string {
	const most = 8
	list := make([]string, 0, most+1)
	for _, at := range places[:min(most, len(places))] {
		list = append(list, m.Place(at).Name)
	}
	if len(places) > most {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}
