// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Map is a drawn map with what explains it.
type Map struct {
	SVG    draw.SVG   // the picture, with its title and description
	Legend []Activity // the main activities of its places, in the order of site.yaml
	Note   string     // how exact it is; "" where that is exact
	Embed  string     // path of the page with the code to show it on another site; "" for none
}

// Sizes of maps in units, near to the pixels that the theme has for them.
const (
	mapHome  = 640
	mapWide  = 780
	mapLow   = 540 // height of a wide one
	mapSmall = 400
)

const (
	// Around the places of a map, so that they do not stand at its edge, in metres.
	mapMargin = 4_000
	// Maps of less than this from corner to corner show the borders and names of communes, in metres.
	closeView = 90_000
	// Around a place of which only the street or the commune is known, in metres.
	aboutStreet, aboutCommune = 300, 1_500
)

// mapOptions say how a map of several places looks.
type mapOptions struct {
	title         string      // "" is that of the network's map
	here          *geo.Area   // the area that the page is about; nil for none
	line          []geo.Point // a way from place to place; nil for none
	width, height float64     // 0 is the height that the places need
}

// mapOf draws places; nil when none of them has a point.
func (b *book) mapOf(places []*site.Place, o mapOptions) *Map {
	m := draw.Map{Points: make([]geo.Point, 0, len(places)), IDPrefix: "map", Title: o.title, Width: o.width, Height: o.height, Line: o.line, Territory: b.territory, Here: o.here}
	drawn := make([]*site.Place, 0, len(places))
	for _, p := range places {
		if p.Point != nil {
			m.Points, drawn = append(m.Points, *p.Point), append(drawn, p)
		}
	}
	if len(drawn) == 0 {
		return nil
	}
	m.Group = func(group []int) draw.Link { return b.groupLink(drawn, group) }
	m.Place = func(i int) draw.Place {
		p := drawn[i]
		main := b.marking(p)
		return draw.Place{
			Name: p.Name, Activity: main.title, Town: p.Address.City, Href: b.placeHref(p),
			Class: main.class, Colour: main.colour, Pale: b.site.Stale(p),
		}
	}
	if m.Title == "" {
		m.Title = b.config.Words.Text("map.title")
	}
	m.Description = b.config.Words.Text("map.description", "count", len(drawn))
	m.Bounds = geo.BoundsOf(slices.Concat(m.Points, o.line)...)
	if o.here != nil {
		m.Bounds = m.Bounds.Union(o.here.Bounds())
	}
	m.Bounds = m.Bounds.Pad(mapMargin)
	var communes bool
	m.Areas, m.Towns, communes = b.surroundings(m.Bounds)
	if !communes && o.here == nil && o.line == nil { // whole départements tell where two places are
		m.Bounds = m.Bounds.Union(b.departementsOf(drawn).Pad(mapMargin))
		m.Areas = b.config.Atlas.Intersecting(geo.Departement, m.Bounds)
	}
	if !communes {
		m.Towns = b.townsIn(m.Bounds)
	}
	return &Map{SVG: m.SVG(), Legend: b.legend(places)}
}

// placeHref returns what leads to a place: its page, or its address in its own network.
func (b *book) placeHref(p *site.Place) string {
	if p.Origin != nil {
		return p.URL
	}
	return b.config.Href(p.URL)
}

// mapAround draws where a place is; nil when that is not known.
func (b *book) mapAround(p *site.Place) *Map {
	return b.mapAt(spot{p.Point, p.Precision, p.Name, p.Address.City, b.marking(p), p.Where})
}

// A spot is what the small map of a place or an event needs.
type spot struct {
	point     *geo.Point
	precision string
	name      string
	city      string
	mark      marking
	where     geo.Location
}

func (b *book) mapAt(s spot) *Map {
	if s.point == nil {
		return nil
	}
	words := b.config.Words
	m := draw.Small{
		IDPrefix: "around", Title: words.Text("map.one", "name", s.name, "city", s.city), Width: mapSmall, Radius: smallRadius,
		Point: *s.point, Class: s.mark.class, Colour: s.mark.colour, Here: b.config.Atlas.Find(geo.Commune, s.where.Commune),
	}
	var communes bool
	if m.Areas, m.Towns, communes = b.surroundings(geo.BoundsOf(*s.point).Pad(m.Radius)); !communes { // its département tells where it is
		m.Radius, m.Here = wideRadius, b.config.Atlas.Find(geo.Departement, s.where.Departement)
		m.Areas = b.config.Atlas.Intersecting(geo.Departement, geo.BoundsOf(*s.point).Pad(m.Radius))
		m.Towns = []draw.Town{{Name: s.city, Point: *s.point}}
	}
	var note string
	switch s.precision {
	case "street":
		m.About, note = aboutStreet, words.Text("place.precision.street")
	case "commune":
		m.About, note = aboutCommune, words.Text("place.precision.commune")
	}
	return &Map{SVG: m.SVG(), Note: note}
}

// What a small map shows on each side of its place, in metres: where communes are drawn, and where they are not.
const smallRadius, wideRadius = 12_000, 60_000

// surroundings returns the borders and the names of towns that a map of a piece of the earth shows, and whether communes are drawn there.
// From far away these are départements and the towns with places, from close by all communes.
func (b *book) surroundings(shown geo.Bounds) (areas []*geo.Area, towns []draw.Town, drawn bool) {
	areas = b.config.Atlas.Intersecting(geo.Departement, shown)
	communes := b.config.Atlas.Intersecting(geo.Commune, shown)
	near := geo.Distance(geo.Point{Lon: shown.West, Lat: shown.South}, geo.Point{Lon: shown.East, Lat: shown.North}) < closeView
	for _, c := range communes {
		if places := len(b.site.In(c.Code)); near || places > 0 {
			towns = append(towns, draw.Town{Name: c.Name, Point: c.Center(), Weight: places})
		}
	}
	if near {
		areas = append(communes[:len(communes):len(communes)], areas...)
	}
	return areas, towns, len(communes) > 0
}

// departementsOf returns the bounds of the départements in which places are.
func (b *book) departementsOf(places []*site.Place) geo.Bounds {
	var bounds geo.Bounds
	for _, p := range places {
		if area := b.config.Atlas.Find(geo.Departement, p.Where.Departement); area != nil {
			bounds = bounds.Union(area.Bounds())
		}
	}
	return bounds
}

// townsIn returns the towns that addresses name in a piece of the earth, for maps of several places. The small map of each place names its
// own alone: to ask all towns for every place would take longer the more there are.
func (b *book) townsIn(shown geo.Bounds) []draw.Town {
	var towns []draw.Town
	for _, t := range b.site.Towns() {
		if shown.Contains(t.Point) {
			towns = append(towns, draw.Town{Name: t.Name, Point: t.Point, Weight: t.Places})
		}
	}
	return towns
}

// groupLink returns where the mark of several of the places that are drawn leads: to the smallest area that holds all of them.
func (b *book) groupLink(drawn []*site.Place, group []int) draw.Link {
	shared := drawn[group[0]].Where
	for _, i := range group[1:] {
		shared = common(shared, drawn[i].Where)
	}
	for _, kind := range areaKindsUp {
		if area := b.config.Atlas.Find(kind, shared.Code(kind)); area != nil {
			title := b.config.Words.Text("map.group", "count", len(group), "town", area.Name)
			return draw.Link{Href: b.config.Href(b.config.AreaURL(area)), Title: title}
		}
	}
	return draw.Link{Title: b.config.Words.Text("count.places", "count", len(group))}
}

// common returns what two locations have in common.
func common(a, b geo.Location) geo.Location {
	same := func(x, y string) string {
		if x == y {
			return x
		}
		return ""
	}
	return geo.Location{
		Commune: same(a.Commune, b.Commune), EPCI: same(a.EPCI, b.EPCI),
		Departement: same(a.Departement, b.Departement), Region: same(a.Region, b.Region),
	}
}

// legend returns the main activities of places, in the order of site.yaml.
func (b *book) legend(places []*site.Place) []Activity {
	shown := make([]bool, len(b.config.Activities)+1) // by class
	for _, p := range places {
		if p.Point != nil {
			shown[b.marking(p).class] = true
		}
	}
	var legend []Activity
	for i, term := range b.config.Activities {
		if shown[i+1] {
			legend = append(legend, b.activity(term.ID))
		}
	}
	return legend
}

// mainActivity returns the activity that gives a place its symbol and colour.
func (b *book) mainActivity(p *site.Place) Activity {
	if len(p.Activities) == 0 {
		return Activity{}
	}
	return b.activity(p.Activities[0])
}

// A marking is how maps show an activity.
type marking struct {
	title  string // of the activity
	class  int    // its rank in site.yaml, from 1: its symbol; 0 for an activity that is not in it
	colour string // the name by which styles find its colour; "" for none
}

// markings returns the markings of the activities of site.yaml by their ids: there are many places.
func markings(activities []site.Term) map[string]marking {
	known := make(map[string]marking, len(activities))
	for i, a := range activities {
		known[a.ID] = marking{title: a.Title, class: i + 1, colour: "activity-" + a.ID}
	}
	return known
}

// marking returns the marking of the main activity of a place.
func (b *book) marking(p *site.Place) marking {
	if len(p.Activities) == 0 {
		return marking{}
	}
	if known, ok := b.markings[p.Activities[0]]; ok {
		return known
	}
	return marking{title: b.mainActivity(p).Title}
}
