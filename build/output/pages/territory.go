// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// areaKinds are the kinds of areas that have pages, from large to small; areaKindsUp the other way around.
var (
	areaKinds   = [...]geo.Kind{geo.Departement, geo.EPCI, geo.Commune}
	areaKindsUp = [...]geo.Kind{geo.Commune, geo.EPCI, geo.Departement}
)

// territories adds the pages of areas with places, and their index.
func (b *book) territories() {
	if !b.site.Shows(site.SectionPlaces) {
		return
	}
	words := b.config.Words
	index := Link{Title: words.Text("section.territories"), Path: "/" + words.Path("territories") + "/"}
	b.paginate(listing{
		path: index.Path, section: site.SectionPlaces,
		frame:  Frame{Title: index.Title, Description: words.Text("intro.territories"), Breadcrumbs: b.crumbs(b.section(site.SectionPlaces))},
		intro:  words.Text("intro.territories"),
		groups: b.areaGroups,
	})
	for _, kind := range areaKinds {
		for _, area := range b.areas[kind] {
			b.territoryPage(area, index)
		}
	}
}

func (b *book) territoryPage(area *geo.Area, index Link) {
	words := b.config.Words
	places := b.site.In(area.Code)
	title := words.Text("territory.in", "name", area.Name)
	b.paginate(listing{
		path: b.config.AreaURL(area), section: site.SectionPlaces, layout: "places", total: len(places), feed: true,
		filter: b.filter(places, "", area.Code),
		frame: Frame{
			Title: title, Description: words.Text("territory.description", "name", area.Name, "count", len(places)),
			Breadcrumbs: b.crumbs(b.section(site.SectionPlaces), index),
		},
		groups: func() []Group { return b.grouped(b.activityCounts(places)) },
		fill:   func(l *List, from, to int) { l.Places = cards(places[from:to], b.placeCard) },
		draw: func() *Map {
			return b.mapOf(places, mapOptions{title: title, here: area, width: mapWide, height: mapLow})
		},
	})
}

// areaGroups returns links to the areas with places, a group a kind.
func (b *book) areaGroups() []Group {
	var groups []Group
	for _, kind := range areaKinds {
		g := Group{Title: b.config.Words.Text("territory.by_" + string(kind))}
		for _, a := range b.areas[kind] {
			g.Links = append(g.Links, Count{Link: Link{Title: a.Name, Path: b.config.AreaURL(a)}, Count: len(b.site.In(a.Code))})
		}
		if len(g.Links) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// areasOf returns links to the areas of a location, from small to large.
func (b *book) areasOf(where geo.Location) []Link {
	var links []Link
	for _, kind := range areaKindsUp {
		if area := b.config.Atlas.Find(kind, where.Code(kind)); area != nil && len(b.site.In(area.Code)) > 0 {
			links = append(links, Link{Title: area.Name, Path: b.config.AreaURL(area)})
		}
	}
	return links
}

// activities adds the pages of activities with places, and their index.
func (b *book) activities() {
	if !b.site.Shows(site.SectionPlaces) {
		return
	}
	words := b.config.Words
	index := Link{Title: words.Text("section.activities"), Path: "/" + words.Path("activities") + "/"}
	b.paginate(listing{
		path: index.Path, section: site.SectionPlaces,
		frame:  Frame{Title: index.Title, Description: words.Text("intro.activities"), Breadcrumbs: b.crumbs(b.section(site.SectionPlaces))},
		intro:  words.Text("intro.activities"),
		groups: func() []Group { return b.grouped(b.everyActivity()) },
	})
	for _, term := range b.config.Activities {
		places := b.site.With(term.ID)
		if len(places) == 0 {
			continue
		}
		title := term.Plural
		if title == "" {
			title = term.Title
		}
		b.paginate(listing{
			path: b.config.ActivityURL(term.ID), section: site.SectionPlaces, layout: "places", total: len(places), feed: true,
			filter: b.filter(places, term.ID, ""),
			frame: Frame{
				Title: title, Description: words.Text("activity.description", "name", title, "count", len(places)),
				Breadcrumbs: b.crumbs(b.section(site.SectionPlaces), index),
			},
			intro: term.Help,
			fill:  func(l *List, from, to int) { l.Places = cards(places[from:to], b.placeCard) },
			draw:  func() *Map { return b.mapOf(places, mapOptions{title: title, width: mapWide, height: mapLow}) },
		})
	}
}

// grouped returns a group of links to activities.
func (b *book) grouped(counts []Count) []Group {
	return []Group{{Title: b.config.Words.Text("list.by_activity"), Links: counts}}
}

// activityCounts returns links to the activities of some places, in the order of site.yaml.
func (b *book) activityCounts(places []*site.Place) []Count {
	number := make(map[string]int)
	for _, p := range places {
		for _, id := range p.Activities {
			number[id]++
		}
	}
	return b.counts(func(activity string) int { return number[activity] })
}

// everyActivity returns links to the activities of all places, in the order of site.yaml.
func (b *book) everyActivity() []Count {
	return b.counts(func(activity string) int { return len(b.site.With(activity)) })
}

// counts returns links to activities with a number each, in the order of site.yaml.
func (b *book) counts(number func(activity string) int) []Count {
	var counts []Count
	for _, t := range b.config.Activities {
		if n := number(t.ID); n > 0 {
			a := b.activity(t.ID)
			counts = append(counts, Count{Link: Link{Title: a.Title, Path: a.Path}, Count: n, Activity: t.ID, Symbol: a.Symbol})
		}
	}
	return counts
}
