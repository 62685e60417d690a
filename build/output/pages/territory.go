// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// areaKinds are the kinds of areas that have pages, from large to small.
var areaKinds = []geo.Kind{geo.Departement, geo.EPCI, geo.Commune}

// territories adds the pages of areas with places, and their index.
func (b *book) territories() {
	if !b.site.Shows(site.SectionPlaces) {
		return
	}
	words := b.config.Words
	index := Link{Title: words.Text("territories.title"), Path: "/" + words.Path("territories") + "/"}
	b.paginate(listing{
		path: index.Path, frame: Frame{Title: index.Title, Description: words.Text("territories.description", "name", b.config.Name), Breadcrumbs: b.crumbs(b.section(site.SectionPlaces))},
		groups: b.areaGroups(),
		fill:   func(*List, int, int) {},
		draw:   func() draw.SVG { return b.mapOf(b.site.Places, words.Text("map.title")) },
	})
	for _, kind := range areaKinds {
		for _, area := range b.site.Areas(kind) {
			places := b.site.In(area.Code)
			title := words.Text("territories.places", "name", area.Name)
			b.paginate(listing{
				path: b.config.AreaURL(area), total: len(places),
				frame: Frame{
					Title: title, Description: words.Text("territories.area_description", "name", area.Name, "count", len(places)),
					Breadcrumbs: b.crumbs(b.section(site.SectionPlaces), index),
				},
				groups: []Group{{Title: words.Text("places.by_activity"), Links: b.activityCounts(places)}},
				fill:   func(l *List, from, to int) { l.Places = cards(places[from:to], b.placeCard) },
				draw:   func() draw.SVG { return b.mapOf(places, title) },
			})
		}
	}
}

// areaGroups returns links to the areas with places, a group a kind.
func (b *book) areaGroups() []Group {
	var groups []Group
	for _, kind := range areaKinds {
		g := Group{Title: b.config.Words.Text("territories.kind." + string(kind))}
		for _, a := range b.site.Areas(kind) {
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
	for _, code := range []string{where.Commune, where.EPCI, where.Departement} {
		if area := b.config.Atlas.Area(code); area != nil {
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
	index := Link{Title: words.Text("activities.title"), Path: "/" + words.Path("activities") + "/"}
	b.paginate(listing{
		path: index.Path, frame: Frame{Title: index.Title, Description: words.Text("activities.description", "name", b.config.Name), Breadcrumbs: b.crumbs(b.section(site.SectionPlaces))},
		groups: []Group{{Title: words.Text("places.by_activity"), Links: b.activityCounts(b.site.Places)}},
		fill:   func(*List, int, int) {},
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
			path: b.config.ActivityURL(term.ID), total: len(places),
			frame: Frame{
				Title: title, Description: words.Text("activities.activity_description", "activity", title, "count", len(places)),
				Breadcrumbs: b.crumbs(b.section(site.SectionPlaces), index),
			},
			intro: term.Help,
			fill:  func(l *List, from, to int) { l.Places = cards(places[from:to], b.placeCard) },
			draw:  func() draw.SVG { return b.mapOf(places, title) },
		})
	}
}

// activityCounts returns links to the activities of some places, in the order of site.yaml.
func (b *book) activityCounts(places []*site.Place) []Count {
	number := make(map[string]int)
	for _, p := range places {
		for _, id := range p.Activities {
			number[id]++
		}
	}
	var counts []Count
	for _, t := range b.config.Activities {
		if number[t.ID] > 0 {
			counts = append(counts, Count{Link: Link{Title: t.Title, Path: b.config.ActivityURL(t.ID)}, Icon: t.Icon, Count: number[t.ID]})
		}
	}
	return counts
}
