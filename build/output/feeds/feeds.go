// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package feeds lists the RSS feeds of a site: one of the whole network and one of each section.
//
// The format is RSS 2.0 with atom:link, content:encoded, dc:creator and georss:point; its rules are those that the
// W3C feed validator holds.
package feeds

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// maxItems is how many entries a feed has: readers come often, and a feed should stay small.
const maxItems = 40

// Files lists the feeds of a site.
func Files(s *site.Site) []output.File {
	f := &family{site: s, config: s.Config}
	f.add("/", s.Config.Name, latest(f.news()))
	f.section(site.SectionArticles, entries(s.Articles))
	f.section(site.SectionNewsletters, entries(s.Newsletters))
	f.section(site.SectionAds, entries(s.Board()))
	f.section(site.SectionEvents, entries(s.Upcoming()))
	f.section(site.SectionPlaces, entries(s.Places))
	f.section(site.SectionResources, entries(s.Resources))
	f.section(site.SectionPeople, entries(s.People))
	return f.files
}

// A family is the list of feeds while it is made.
type family struct {
	site   *site.Site
	config *site.Config
	files  []output.File
}

// entries returns entries of one type as entries.
func entries[E site.Entry](list []E) []site.Entry {
	out := make([]site.Entry, len(list))
	for i, e := range list {
		out[i] = e
	}
	return out
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

func latest(list []site.Entry) []site.Entry { return list[:min(len(list), maxItems)] }

// section adds the feed of a section that the site shows; it may have no item for now.
func (f *family) section(section string, list []site.Entry) {
	if f.site.Shows(section) {
		f.add(f.config.SectionURL(section), f.config.Words.Text("section."+section), latest(list))
	}
}

func (f *family) add(path, title string, list []site.Entry) {
	f.files = append(f.files, output.File{
		Path:   strings.TrimPrefix(path, "/") + "feed.xml",
		Render: func(w io.Writer) error { return write(w, f.feed(path, title, list)) },
	})
}

// published returns the moment when an entry was published, zero for one that does not say. The day of an event is none: a date
// to come is a mistake in a feed.
func (f *family) published(e site.Entry) time.Time {
	switch e := e.(type) {
	case *site.Article:
		return e.Date.In(f.config.Location)
	case *site.Newsletter:
		return e.Date.In(f.config.Location)
	case *site.Ad:
		return e.From
	}
	return time.Time{}
}

// point returns where an entry is, nil when that is not known.
func (f *family) point(e site.Entry) *geo.Point {
	switch e := e.(type) {
	case *site.Place:
		return e.Point
	case *site.Event:
		if at := f.site.Place(e.Place); at != nil {
			return at.Point
		}
		return e.Point
	}
	return nil
}
