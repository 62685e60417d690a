// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"slices"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// NewsletterPage is one issue, layout "newsletter".
type NewsletterPage struct {
	Frame
	Newsletter     *site.Newsletter // this issue
	Previous, Next *site.Newsletter // the issue before and after; nil at the ends
}

// ArticlePage is a piece of news, layout "article".
type ArticlePage struct {
	Frame
	Article        *site.Article // the article
	Picture        *Picture      // nil for none
	Categories     []Link        // to what else is of them
	Previous, Next *site.Article // the one before and after in time; nil at the ends
}

// TextPage is a page of the network, layout "page".
type TextPage struct {
	Frame
	Page           *site.Page   // the page, with its text
	Picture        *Picture     // nil for none
	Chapters       []Chapter    // the book that the page is part of, open where it is; nil for a page alone
	Below          []*site.Page // its own chapters
	Previous, Next *site.Page   // the ones before and after, in the order of the book; nil at its ends
}

// A Chapter is a page in the contents of a book.
type Chapter struct {
	Link
	Chapters []Chapter // right below; nil for those of a page that is closed
}

// PersonPage is one of the circle of advisers, layout "person".
type PersonPage struct {
	Frame
	Person  *site.Person // the person
	Website *Outside     // nil for none
	Picture *Picture     // nil for none
	Charter []Link       // the page of the charter that they signed; none for none
}

// ResourcePage is a common, layout "resource".
type ResourcePage struct {
	Frame
	Resource *site.Resource // the common
	Web      *Outside       // where it is; nil when nobody says so
	Picture  *Picture       // nil for none
	UsedBy   []PlaceCard    // the places of the network that use it
}

// entryList adds the list of a section whose entries are all shown.
func (b *book) entryList(section string, total int, groups []Group, fill func(l *List, from, to int)) {
	intro := b.config.Words.Text("intro." + section)
	b.paginate(listing{
		path: b.config.SectionURL(section), section: section, total: total, fill: fill,
		frame: Frame{Title: b.title(section), Description: intro, Breadcrumbs: b.crumbs()},
		intro: intro,
		empty: b.config.Words.Text("list.empty"), groups: func() []Group { return groups }, narrow: func() *Narrowing { return b.narrowKinds(section) },
	})
}

// entry adds the page of an entry of a section.
func (b *book) entry(e site.Entry, layout string, data func(Frame) any) {
	base := e.Common()
	b.indexed = append(b.indexed, base.URL)
	b.put(base.URL, base.File, b.drawsFor(e), func() page {
		section := e.Type().Section()
		return page{
			path: base.URL, section: section, layout: layout, from: base.File, image: base.Image, data: data,
			frame: Frame{Title: e.Label(), Description: base.Summary, Breadcrumbs: b.crumbs(b.section(section)), Alternates: b.alternates(e)},
			about: func() []any { return b.about(e) }, poster: b.posterOf(e),
		}
	})
}

// alternates returns the files that say what the page of an entry says: its object in the API, its card, its calendar.
func (b *book) alternates(e site.Entry) []Alternate {
	var list []Alternate
	id := e.Common().ID
	if d := dataset.Find(b.sets, e.Type().Section()); d != nil && b.config.Has(site.SectionData) && b.config.Has(site.SectionAPI) && d.Record(id) != nil {
		list = append(list, Alternate{Type: "application/json", Path: dataset.APIPath + d.Name + "/" + id + ".json"})
	}
	if card := b.cardOf(e); card != "" {
		list = append(list, Alternate{Type: "text/vcard", Path: card})
	}
	if e.Type() == site.TypeEvent && len(b.site.Calendars()) > 0 {
		list = append(list, Alternate{Type: "text/calendar", Path: b.config.CalendarURL(id)})
	}
	return list
}

// cardOf returns the path of the vCard of a place, "" for none.
func (b *book) cardOf(e site.Entry) string {
	if e.Type() != site.TypePlace || !b.config.Has(site.SectionData) || !b.config.Has(site.SectionCards) {
		return ""
	}
	return b.config.CardURL(e.Common().ID)
}

// about returns what the page of an entry says to programs.
func (b *book) about(e site.Entry) []any {
	switch e := e.(type) {
	case *site.Place:
		return b.linkedPlace(e)
	case *site.Event:
		return b.linkedEvent(e)
	case *site.Ad:
		return b.linkedAd(e)
	case *site.Article:
		return b.linkedArticle(e)
	}
	return nil
}

// around returns the entries after and before the one at i of a list that has the newest first.
func around[E any](list []*E, i int) (previous, next *E) {
	if i+1 < len(list) {
		previous = list[i+1]
	}
	if i > 0 {
		next = list[i-1]
	}
	return previous, next
}

func (b *book) newsletters() {
	if !b.site.Shows(site.SectionNewsletters) {
		return
	}
	all := b.site.Newsletters
	b.entryList(site.SectionNewsletters, len(all), nil, func(l *List, from, to int) { l.Newsletters = all[from:to] })
	for i, n := range all {
		b.entry(n, "newsletter", func(f Frame) any {
			previous, next := around(all, i)
			return NewsletterPage{Frame: f, Newsletter: n, Previous: previous, Next: next}
		})
	}
}

func (b *book) articles() {
	if !b.site.Shows(site.SectionArticles) {
		return
	}
	all := b.site.Articles
	shown := slices.Clone(all) // what the network puts forward first, then the newest
	slices.SortStableFunc(shown, func(x, y *site.Article) int {
		switch {
		case x.Featured == y.Featured:
			return 0
		case x.Featured:
			return -1
		}
		return 1
	})
	b.entryList(site.SectionArticles, len(all), b.kinds(site.SectionArticles), func(l *List, from, to int) { l.Articles = cards(shown[from:to], b.articleCard) })
	categories := sync.OnceValue(func() []site.Kind { return b.site.Kinds(site.SectionArticles) })
	for i, a := range all {
		b.entry(a, "article", func(f Frame) any {
			previous, next := around(all, i)
			return ArticlePage{Frame: f, Article: a, Categories: categoriesOf(a, categories()), Picture: b.picture(a.Image, sizesPage), Previous: previous, Next: next}
		})
	}
}

// categoriesOf returns the links to the categories of an article.
func categoriesOf(a *site.Article, categories []site.Kind) []Link {
	var links []Link
	for _, c := range categories {
		if slices.Contains(c.Entries, site.Entry(a)) {
			links = append(links, Link{Title: c.Title, Path: c.Path})
		}
	}
	return links
}

func (b *book) people() {
	if !b.site.Shows(site.SectionPeople) {
		return
	}
	all := b.site.People
	kinds := append(b.charters(), b.kinds(site.SectionPeople)...)
	b.entryList(site.SectionPeople, len(all), kinds, func(l *List, from, to int) { l.People = cards(all[from:to], personCard) })
	for _, p := range all {
		b.entry(p, "person", func(f Frame) any {
			page := PersonPage{Frame: f, Person: p, Website: outside(p.Website), Picture: b.picture(p.Image, sizesPage)}
			if charter, found := b.site.Find(site.TypePage, p.Charter).(*site.Page); found {
				page.Charter = []Link{{Title: charter.Title, Path: charter.URL}}
			}
			return page
		})
	}
}

// charters returns the links to the charters that the advisers signed.
func (b *book) charters() []Group {
	signed := make(map[string]int)
	for _, p := range b.site.People {
		signed[p.Charter]++
	}
	g := Group{Title: b.config.Words.Text("person.charter")}
	for _, page := range b.site.Pages {
		if n := signed[page.ID]; n > 0 {
			g.Links = append(g.Links, Count{Link: Link{Title: page.Title, Path: page.URL}, Count: n})
		}
	}
	if g.Links == nil {
		return nil
	}
	return []Group{g}
}

func (b *book) resources() {
	if !b.site.Shows(site.SectionResources) {
		return
	}
	all := b.site.Resources
	kinds := b.kinds(site.SectionResources)
	b.entryList(site.SectionResources, len(all), kinds, func(l *List, from, to int) { l.Resources = cards(all[from:to], resourceCard) })
	for _, r := range all {
		b.entry(r, "resource", func(f Frame) any {
			page := ResourcePage{Frame: f, Resource: r, Web: outside(r.Web), Picture: b.picture(r.Image, sizesPage)}
			for _, id := range r.UsedBy {
				if p := b.site.Place(id); p != nil {
					page.UsedBy = append(page.UsedBy, b.placeCard(p))
				}
			}
			return page
		})
	}
}

func (b *book) texts() {
	for _, p := range b.site.Pages {
		above := b.site.Above(p)
		listed := page{
			path: p.URL, layout: "page", from: p.File, image: p.Image, top: p.URL,
			frame: Frame{Title: p.Title, Description: p.Summary, Breadcrumbs: b.crumbs(links(above)...)},
			data:  func(f Frame) any { return b.textPage(f, p, above) },
		}
		if len(above) > 0 {
			listed.top = above[0].URL
		}
		if len(above) > 0 || len(b.site.Chapters(p)) > 0 {
			listed.frame.Sheet = "chapters.css"
		}
		b.add(listed)
	}
}

func (b *book) textPage(f Frame, p *site.Page, above []*site.Page) TextPage {
	t := TextPage{Frame: f, Page: p, Picture: b.picture(p.Image, sizesPage), Below: b.site.Chapters(p)}
	way := append(slices.Clone(above), p)
	if len(way) > 1 || len(t.Below) > 0 {
		t.Chapters = b.chapters(way[:1], way)
		t.Previous, t.Next = b.beside(way)
	}
	return t
}

// chapters returns the contents of pages, open along the way to one of them.
func (b *book) chapters(pages, way []*site.Page) []Chapter {
	list := make([]Chapter, len(pages))
	for i, p := range pages {
		list[i].Link = Link{Title: p.Title, Path: p.URL, Current: p == way[len(way)-1]}
		if slices.Contains(way, p) {
			list[i].Chapters = b.chapters(b.site.Chapters(p), way)
		}
	}
	return list
}

// beside returns the pages before and after the one at the end of a way, for somebody who reads the whole book.
func (b *book) beside(way []*site.Page) (previous, next *site.Page) {
	if below := b.site.Chapters(way[len(way)-1]); len(below) > 0 {
		next = below[0]
	}
	for level := len(way) - 1; level > 0; level-- {
		siblings := b.site.Chapters(way[level-1])
		i := slices.Index(siblings, way[level])
		if previous == nil {
			previous = way[level-1]
			if i > 0 {
				previous = b.last(siblings[i-1])
			}
		}
		if next == nil && i+1 < len(siblings) {
			next = siblings[i+1]
		}
	}
	return previous, next
}

// last returns the page with which a chapter ends.
func (b *book) last(p *site.Page) *site.Page {
	for below := b.site.Chapters(p); len(below) > 0; below = b.site.Chapters(p) {
		p = below[len(below)-1]
	}
	return p
}

func links(pages []*site.Page) []Link {
	list := make([]Link, len(pages))
	for i, p := range pages {
		list[i] = Link{Title: p.Title, Path: p.URL}
	}
	return list
}
