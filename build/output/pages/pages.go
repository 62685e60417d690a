// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package pages lists the HTML pages of a site, its sitemap and robots.txt.
//
// [Files] is the only entry. Each layout of the theme receives one exported struct of this package: these structs are the
// documented contract of themes. They hold everything that their page shows, neighbours included, so that a layout never
// looks anything up. Every struct embeds [Frame], what all pages have.
package pages

import (
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

// Files lists the pages of a site.
func Files(s *site.Site, sets []*dataset.Dataset, t *theme.Theme, pictures *images.Set) []output.File {
	b := open(s, sets, t, pictures)
	parts := []func(*book){
		(*book).home,
		(*book).places,
		(*book).embed,
		(*book).territories,
		(*book).activities,
		(*book).agenda,
		(*book).ads,
		(*book).newsletters,
		(*book).articles,
		(*book).people,
		(*book).resources,
		(*book).flows,
		(*book).reports,
		(*book).observatory,
		(*book).routes,
		(*book).episodes,
		(*book).texts,
		(*book).directory,
		(*book).contribute,
		(*book).data,
		(*book).credits,
		(*book).search,
		(*book).guide,
		(*book).charter,
		(*book).redirects,
		(*book).notFound,
		(*book).host,
	}
	// Each part lists its pages in a book of its own that shares the rest.
	books := make([]book, len(parts))
	var group sync.WaitGroup
	for i, list := range parts {
		books[i] = *b
		group.Go(func() { list(&books[i]) })
	}
	group.Wait()
	files, indexed := make([][]output.File, len(books)), make([][]string, len(books))
	for i := range books {
		files[i], indexed[i] = books[i].files, books[i].indexed
	}
	return slices.Concat(append(files, b.sitemap(slices.Concat(indexed...)))...)
}

// A book is the list of pages while it is made. What many pages need is made once, in open; pages then only read it, from
// many goroutines.
type book struct {
	site     *site.Site
	config   *site.Config
	sets     []*dataset.Dataset // what the network gives away as data
	theme    *theme.Theme
	pictures *images.Set

	shared    shared
	drawn     posters
	hourly    *hourly
	thisMonth string                     // path of the month's calendar to begin with; "" for none
	known     map[string]Activity        // activities of site.yaml, by id
	markings  map[string]marking         // of the activities of site.yaml, by id
	territory *geo.Area                  // where the network is at home
	areas     map[geo.Kind][]*geo.Area   // those with places, by name
	series    map[string][]*site.Event   // events by the name of their series, the first to begin first
	named     func() map[string]string   // pages by the names that money flows have for them
	quality   func() [len(criteria)]mean // what places say of themselves on each criterion

	files   []output.File
	indexed []string // paths of the pages that search engines may show
}

func open(s *site.Site, sets []*dataset.Dataset, t *theme.Theme, pictures *images.Set) *book {
	c := s.Config
	b := &book{
		site: s, config: c, sets: sets, theme: t, pictures: pictures,
		markings: markings(c.Activities), territory: c.Atlas.Territory(c.Territory.Areas).Area(),
		hourly: new(hourly), areas: make(map[geo.Kind][]*geo.Area), series: make(map[string][]*site.Event),
	}
	for _, kind := range areaKinds {
		b.areas[kind] = s.Areas(kind)
	}
	for _, e := range s.Events {
		if e.Series != "" {
			b.series[e.Series] = append(b.series[e.Series], e)
		}
	}
	b.known = b.knownActivities()
	b.named = sync.OnceValue(b.pagesByName)
	b.quality = sync.OnceValue(b.means)
	b.drawn = b.posters()
	b.shared = b.share()
	return b
}

// A page is what one page of the site needs before it is rendered.
type page struct {
	path    string      // "/lieux/la-coroutine/"
	section string      // that it belongs to, "" for none
	top     string      // path of the page that it is a chapter of, or its own; "" for what is no page of the network
	layout  string      // file of the theme's layouts/
	from    *diag.File  // the document that it shows; nil for a list
	image   *site.Image // what previews of it show; nil for none
	feed    bool        // it has a feed of its own beside it
	hidden  bool        // kept from search engines and from the sitemap
	data    func(Frame) any
	frame   Frame
	poster  *poster      // of the preview that is drawn for it; nil for that of the home page
	about   func() []any // what it says to programs of its subject; nil for nothing
}

// add puts a page into the book. Its data is made when it is rendered.
func (b *book) add(p page) {
	if !p.hidden {
		b.indexed = append(b.indexed, p.path)
	}
	b.put(p.path, p.from, p.poster != nil, func() page { return p })
}

// put lists the files of a page, with a preview when one is drawn for it. The page itself is made when one of them is
// rendered: an edit lists every page of a large network and shows one.
func (b *book) put(path string, from *diag.File, drawn bool, open func() page) {
	b.files = append(b.files, output.File{Path: FilePath(path), From: from, Render: func(w io.Writer) error {
		p := open()
		return b.theme.Execute(w, p.layout, p.data(b.complete(p)))
	}})
	if drawn {
		b.files = append(b.files, output.File{Path: strings.TrimPrefix(previewPath(path), "/"), From: from, Render: func(w io.Writer) error {
			return b.draw(w, open())
		}})
	}
}

// FilePath returns the file that a server gives for a path of the site: "lieux/index.html" for "/lieux/".
func FilePath(path string) string {
	path = strings.TrimPrefix(path, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}
