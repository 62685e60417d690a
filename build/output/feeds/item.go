// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// An item is what an entry says in a feed, whatever the format.
type item struct {
	id         string // for ever, wherever the page moves
	title      string
	url        string // whole
	summary    string
	html       string // the body, with whole addresses; "" for none
	author     string
	categories []string
	published  time.Time  // zero when nobody says
	point      *geo.Point // nil for none
}

func (f *family) item(e site.Entry) item {
	base := e.Common()
	i := item{
		id: f.tag(e), title: e.Label(), url: f.config.Absolute(base.URL), summary: base.Summary,
		html: f.absolute(string(base.Body.HTML), base.URL), categories: f.categories(e), published: f.published(e), point: f.point(e),
	}
	switch e := e.(type) {
	case *site.Article:
		i.author = e.Author
	case *site.Ad:
		i.author = e.Organisation
	}
	return i
}

// items returns what the entries of a feed say, and when the newest of them was published: a feed has that date, not the clock's.
func (f *family) items(list []site.Entry) (all []item, newest time.Time) {
	for _, e := range list {
		i := f.item(e)
		if i.published.After(newest) {
			newest = i.published
		}
		all = append(all, i)
	}
	return all, newest
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
	case *site.Episode:
		return e.Date.In(f.config.Location)
	}
	return time.Time{}
}

// since returns when a place joined the network, else when it opened.
func (f *family) since(p *site.Place) time.Time {
	if !p.Member.Since.IsZero() {
		return p.Member.Since.In(f.config.Location)
	}
	return p.Opened.In(f.config.Location)
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

// categories returns the words under which an entry is filed.
func (f *family) categories(e site.Entry) []string {
	switch e := e.(type) {
	case *site.Place:
		var titles []string
		for _, id := range e.Activities {
			titles = append(titles, f.config.Activity(id).Title)
		}
		return titles
	case *site.Event:
		return named(f.config.EventKind(e.Kind))
	case *site.Ad:
		return named(f.config.AdKind(e.Kind))
	case *site.Article:
		return e.Categories
	}
	return nil
}

// named returns the title of a term as a list, nothing for an entry without one.
func named(t site.Term) []string {
	if t.Title == "" {
		return nil
	}
	return []string{t.Title}
}

// tag returns the permanent name of an entry (RFC 4151): it stays when the page moves, so that no reader sees it twice. The
// year is one in which the domain was held; it never changes. Two networks may share a host, on two paths.
func (f *family) tag(e site.Entry) string {
	host := "example.org"
	if u, err := url.Parse(f.config.BaseURL); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return fmt.Sprintf("tag:%s,2020:%s%s/%s", host, strings.TrimPrefix(f.config.BasePath+"/", "/"), e.Type(), e.Common().ID)
}

// absolute makes the links of a body whole, and leaves out the attributes by which a page chooses the size of a picture: a reader of feeds
// takes the one in src. Bodies come from package markup, which writes attributes in double quotes and escapes quotes in text: what stands
// before a quote can only be an attribute.
func (f *family) absolute(html, page string) string {
	root := strings.TrimSuffix(f.config.BaseURL, f.config.BasePath)
	var b strings.Builder
	b.Grow(len(html) + len(html)/8)
	for {
		at := strings.Index(html, `="`)
		if at < 0 {
			b.WriteString(html)
			return b.String()
		}
		before := html[:at]
		name := before[strings.LastIndexByte(before, ' ')+1:]
		value, rest, _ := strings.Cut(html[at+len(`="`):], `"`)
		html = rest
		if name == "srcset" || name == "sizes" {
			b.WriteString(strings.TrimSuffix(before, " "+name))
			continue
		}
		b.WriteString(before)
		b.WriteString(`="`)
		switch {
		case (name == "href" || name == "src") && strings.HasPrefix(value, "/"):
			b.WriteString(root)
		case name == "href" && strings.HasPrefix(value, "#"):
			b.WriteString(f.config.Absolute(page))
		}
		b.WriteString(value)
		b.WriteByte('"')
	}
}
