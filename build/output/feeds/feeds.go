// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package feeds lists the feeds of a site: of the whole network, of each section, activity and territory, as RSS 2.0 (feed.xml)
// and as JSON Feed 1.1 (feed.json) side by side; the podcast of its episodes; and an OPML file of all of them.
//
// [Files] is the only entry. What an entry says in a feed is decided once (item.go) and written in each format. The rules are those that the
// W3C feed validator holds.
package feeds

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// maxItems is how many entries a feed has: readers come often, and a feed should stay small.
const maxItems = 40

// Files lists the feeds of a site. Look is the path of the style sheet that makes a feed legible in a browser, "" for none.
func Files(s *site.Site, look string) []output.File {
	f := &family{site: s, config: s.Config, look: look}
	f.joined = sync.OnceValue(f.joinings)
	f.add("/", s.Config.Name, f.news)
	f.section(site.SectionArticles, func() []site.Entry { return entries(s.Articles) })
	f.section(site.SectionNewsletters, func() []site.Entry { return entries(s.Newsletters) })
	f.section(site.SectionAds, func() []site.Entry { return entries(s.Board()) })
	f.section(site.SectionEvents, func() []site.Entry { return entries(s.Upcoming()) })
	f.section(site.SectionPlaces, func() []site.Entry { return f.newest(s.Places) })
	f.section(site.SectionResources, func() []site.Entry { return entries(s.Resources) })
	f.section(site.SectionPeople, func() []site.Entry { return entries(s.People) })
	f.kinds()
	f.activities()
	f.territories()
	files := f.files()
	if podcast, ok := f.podcast(); ok {
		files = append(files, podcast)
	}
	return append(files, f.opml())
}

// A family is the list of feeds while it is made.
type family struct {
	site   *site.Site
	config *site.Config
	look   string
	joined func() map[*site.Place]int64 // since when, in seconds: every area asks
	feeds  []feed
}

// A feed is what both of its formats say.
type feed struct {
	path  string              // of the page that it goes with, with a slash at the end: "/annonces/"
	title string              // told apart from those of other feeds
	about string              // one sentence
	list  func() []site.Entry // asked for when the feed is written
}

// feed returns a feed with what is said of it.
func (f *family) feed(path, title string, list func() []site.Entry) feed {
	if path == "/" {
		return feed{path: path, title: title, about: cmp.Or(f.config.Description, f.config.Tagline, f.config.Name), list: list}
	}
	title += " · " + f.config.Name
	return feed{path: path, title: title, about: title, list: list}
}

func (f *family) add(path, title string, list func() []site.Entry) {
	f.feeds = append(f.feeds, f.feed(path, title, list))
}

// files lists both formats of each feed.
func (f *family) files() []output.File {
	files := make([]output.File, 0, 2*len(f.feeds)+2)
	for _, one := range f.feeds {
		dir := strings.TrimPrefix(one.path, "/")
		files = append(
			files,
			output.File{Path: dir + "feed.xml", Render: func(w io.Writer) error { return f.writeRSS(w, one) }},
			output.File{Path: dir + "feed.json", Render: func(w io.Writer) error { return f.writeJSON(w, one) }},
		)
	}
	return files
}

// section adds the feed of a section that the site shows; it may have no item for now.
func (f *family) section(section string, list func() []site.Entry) {
	if f.site.Shows(section) {
		f.add(f.config.SectionURL(section), f.config.Words.Text("section."+section), list)
	}
}

// kinds adds a feed of each kind of ads, of the events to come of each kind, and of each category of news.
func (f *family) kinds() {
	for _, section := range site.FollowedByKind {
		for _, kind := range f.site.Kinds(section) {
			f.add(kind.Path, kind.Title, func() []site.Entry {
				return slices.DeleteFunc(slices.Clone(kind.Entries), func(e site.Entry) bool {
					event, ok := e.(*site.Event)
					return ok && event.Over(f.site.Today)
				})
			})
		}
	}
}

// activities adds a feed of the places of each activity.
func (f *family) activities() {
	if !f.site.Shows(site.SectionPlaces) {
		return
	}
	for _, term := range f.config.Activities {
		if places := f.site.With(term.ID); len(places) > 0 {
			f.add(f.config.ActivityURL(term.ID), cmp.Or(term.Plural, term.Title), func() []site.Entry { return f.newest(places) })
		}
	}
}

// territories adds a feed of what there is in each area: events to come first, then ads on the board, then places.
func (f *family) territories() {
	if !f.site.Shows(site.SectionPlaces) {
		return
	}
	ads := sync.OnceValue(f.adsByPlace)
	for _, kind := range []geo.Kind{geo.Departement, geo.EPCI, geo.Commune} {
		for _, area := range f.site.Areas(kind) {
			f.add(f.config.AreaURL(area), area.Name, func() []site.Entry { return f.here(area, ads()) })
		}
	}
}

// adsByPlace returns the ads on the board by the place that they are about.
func (f *family) adsByPlace() map[string][]site.Entry {
	ads := make(map[string][]site.Entry)
	if f.config.Has(site.SectionAds) {
		for _, a := range f.site.Board() {
			if a.Place != "" {
				ads[a.Place] = append(ads[a.Place], a)
			}
		}
	}
	return ads
}

// here returns what there is in an area, as much as a feed takes.
func (f *family) here(area *geo.Area, ads map[string][]site.Entry) []site.Entry {
	var list []site.Entry
	if f.config.Has(site.SectionEvents) {
		for _, e := range f.site.EventsIn(area) {
			if len(list) < maxItems && !e.Over(f.site.Today) {
				list = append(list, e)
			}
		}
	}
	places := f.site.In(area.Code)
	for _, p := range places {
		list = append(list, ads[p.ID]...)
	}
	if len(list) < maxItems {
		list = append(list, f.newest(places)...)
	}
	return list
}

// entries returns entries of one type as entries.
func entries[E site.Entry](list []E) []site.Entry {
	out := make([]site.Entry, len(list))
	for i, e := range list {
		out[i] = e
	}
	return out
}

// joinings returns since when each place is part of the network, in seconds.
func (f *family) joinings() map[*site.Place]int64 {
	joined := make(map[*site.Place]int64, len(f.site.Places))
	for _, p := range f.site.Places {
		joined[p] = f.since(p).Unix()
	}
	return joined
}

// newest returns places, the last to join or to open first: in a feed of a large network, new ones are seen.
func (f *family) newest(places []*site.Place) []site.Entry {
	type dated struct {
		place *site.Place
		since int64 // seconds
	}
	joined := f.joined()
	sorted := make([]dated, len(places))
	for i, p := range places {
		sorted[i] = dated{p, joined[p]}
	}
	slices.SortStableFunc(sorted, func(a, b dated) int { return cmp.Compare(b.since, a.since) })
	list := make([]site.Entry, len(sorted))
	for i, d := range sorted {
		list[i] = d.place
	}
	return list
}

// news returns what the network publishes with a date: articles, newsletters and the ads on the board.
func (f *family) news() []site.Entry {
	var all []site.Entry
	for _, list := range [][]site.Entry{entries(f.site.Articles), entries(f.site.Newsletters), entries(f.site.Board())} {
		if len(list) > 0 && f.config.Has(list[0].Type().Section()) {
			all = append(all, list...)
		}
	}
	slices.SortFunc(all, func(a, b site.Entry) int {
		if order := f.published(b).Compare(f.published(a)); order != 0 {
			return order
		}
		return strings.Compare(a.Common().URL, b.Common().URL)
	})
	return all
}

// entries returns the entries of a feed, as many as it takes.
func (f feed) entries() []site.Entry {
	list := f.list()
	return list[:min(len(list), maxItems)]
}
