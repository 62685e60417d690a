// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"cmp"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A List is a page of a list, layout "list", or "places" for places with a map: places, events, ads, articles… of which one kind is filled; an index of lists
// has only Groups.
type List struct {
	Frame
	Heading string // the title of the list, the same on all its pages
	Intro   string // on its first page
	Empty   string // what to say when there is nothing; "" for an index of lists
	Total   int    // entries on all pages of the list

	Places      []PlaceCard        // in alphabetical order
	Events      []EventCard        // the first to begin first; in archives the last one first
	Ads         []AdCard           // newest first
	Articles    []ArticleCard      // newest first
	Newsletters []*site.Newsletter // newest first
	People      []PersonCard       // in alphabetical order
	Resources   []ResourceCard     // in alphabetical order
	Routes      []RouteCard        // in alphabetical order
	Episodes    []*site.Episode    // newest first

	Filter *Filter    // what its places can be narrowed by, on its first page; nil for nothing
	Narrow *Narrowing // what its other cards can be narrowed by, on its first page; nil for nothing
	Large  bool       // it has more places than a browser is given at once: there is no filter, only the links

	Groups []Group // other lists to go to, on its first page: by activity, by territory, by year
	Map    *Map    // of all places of the list, on its first page; nil for none
	Pager  Pager   // which page of the list is shown
}

// A Group is a set of links under a title: « Par activité ».
type Group struct {
	Title string  // above the links
	Links []Count // with the number of entries behind each
}

// A Count is a link with the number of entries behind it.
type Count struct {
	Link
	Count    int      // of entries
	Activity string   // id of the activity that the link leads to, for its colour; "" for none
	Symbol   draw.SVG // of this activity; "" for none
}

// A Pager says which page of a list is shown.
type Pager struct {
	Page, Pages    int        // from 1
	Previous, Next string     // paths; "" at the ends
	Links          []PageLink // to other pages, in order
}

// A PageLink is a page of a list: the first, the last or one of those around the page that is shown.
type PageLink struct {
	Link      // its title is the number
	Gap  bool // pages before it are left out
}

// A listing is a list before it is cut into pages.
type listing struct {
	path    string // of the first page
	section string // that it belongs to
	layout  string // file of the theme's layouts/; "" is list
	frame   Frame
	intro   string
	empty   string
	total   int
	feed    bool // the list has a feed beside it
	hidden  bool
	groups  func() []Group // nil for none
	filter  *Filter
	narrow  func() *Narrowing // what the list can be narrowed by; nil, like what it may return, for nothing
	large   bool
	fill    func(l *List, from, to int) // puts the entries [from, to) into a page; nil for an index of lists
	draw    func() *Map                 // nil for no map
}

// paginate adds the pages of a list. An empty list has one page.
func (b *book) paginate(l listing) {
	size := b.config.Limits.PageSize
	pages := max(1, (l.total+size-1)/size)
	for n := 1; n <= pages; n++ {
		frame := l.frame
		if n > 1 {
			frame.Title = b.config.Words.Text("page.paged", "title", l.frame.Title, "number", n)
		}
		b.add(page{
			path: b.pagePath(l.path, n), section: l.section, layout: cmp.Or(l.layout, "list"), frame: frame, hidden: l.hidden, feed: l.feed && n == 1,
			data: func(f Frame) any { return b.list(l, f, n, pages, size) },
		})
	}
}

// list makes the n-th page of a list.
func (b *book) list(l listing, f Frame, n, pages, size int) List {
	list := List{Frame: f, Heading: l.frame.Title, Empty: l.empty, Total: l.total, Pager: b.pager(l.path, n, pages)}
	if n == 1 {
		list.Intro, list.Filter, list.Large = l.intro, l.filter, l.large
		if l.narrow != nil && l.total >= filterAtLeast && pages <= filterPages {
			if list.Narrow = l.narrow(); list.Narrow != nil {
				list.Narrow.Pages, list.Narrow.Page = pages, l.path+b.config.Words.Path("page")+"/"
			}
		}
		if l.groups != nil {
			list.Groups = l.groups()
		}
		if l.draw != nil {
			list.Map = l.draw()
		}
	}
	if l.fill != nil {
		l.fill(&list, (n-1)*size, min(n*size, l.total))
	}
	return list
}

// pagePath returns the path of a page of a list: "/lieux/", "/lieux/page/2/".
func (b *book) pagePath(list string, n int) string {
	if n == 1 {
		return list
	}
	return list + b.config.Words.Path("page") + "/" + strconv.Itoa(n) + "/"
}

func (b *book) pager(list string, n, pages int) Pager {
	p := Pager{Page: n, Pages: pages}
	if n > 1 {
		p.Previous = b.pagePath(list, n-1)
	}
	if n < pages {
		p.Next = b.pagePath(list, n+1)
	}
	last := 0
	for _, i := range shown(n, pages) {
		link := Link{Title: strconv.Itoa(i), Path: b.pagePath(list, i), Current: i == n}
		p.Links = append(p.Links, PageLink{Link: link, Gap: i > last+1})
		last = i
	}
	return p
}

// shown returns the pages that a pager links to: the first, the last and those around the page that is shown.
func shown(n, pages int) []int {
	var links []int
	for i := 1; i <= pages; i++ {
		if i == 1 || i == pages || (i >= n-2 && i <= n+2) {
			links = append(links, i)
		}
	}
	return links
}
