// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// PlacePage is the page of a place, layout "place".
type PlacePage struct {
	Frame
	Place      *site.Place     // the place
	Sign       string          // path of the sheet for its door; "" for none
	Report     string          // address of a message that says that the place is closed; "" for none
	Activities []Activity      // the main one first
	Labels     []site.Term     // that somebody gave to it
	Areas      []Link          // commune, EPCI, département: from small to large
	Hours      []HoursRow      // a week; nil where the hours are none or do not make one week
	Timetable  *Timetable      // the hours of the next days, for scripts; nil where nobody can tell
	HoursNote  string          // what the week does not say: « Ouvert jour et nuit », « Jours fériés : fermé »
	Website    *Outside        // nil for none
	Social     []Outside       // its pages elsewhere
	Card       string          // path of its vCard; "" for none
	Directions string          // address of a map to find the way; "" where the place is not known well enough
	Map        *Map            // nil where it is not known where the place is
	Picture    *Picture        // nil for none
	Photos     []Picture       // its gallery
	Upcoming   []EventCard     // the first to begin first
	Past       []EventCard     // the last ones, the newest first
	Ads        []AdCard        // those on the board
	Episodes   []*site.Episode // about it, the newest first
	Uses       []Link          // the commons that it uses
	Quality    *Chart          // what it says of itself on the six criteria; nil for nothing
	Near       []PlaceCard     // the nearest ones, with their distance
	Successor  *site.Place     // where it moved to; nil for none
	Stale      bool            // nobody checked it for longer than the network's limit
	Closed     bool            // for now: closed_until is to come
}

const (
	nearPlaces = 4
	pastEvents = 5
	// Farther away a place is not near any more, in metres.
	nearLimit = 30_000
)

func (b *book) places() {
	if !b.site.Shows(site.SectionPlaces) {
		return
	}
	words := b.config.Words
	b.paginate(listing{
		path: b.config.SectionURL(site.SectionPlaces), section: site.SectionPlaces, layout: "places", total: len(b.site.Shown()),
		filter: b.filter(b.site.Shown(), "", ""), large: len(b.site.Shown()) > b.config.Limits.MapPlaces,
		frame:  Frame{Title: b.title(site.SectionPlaces), Description: words.Text("intro.places"), Breadcrumbs: b.crumbs()},
		intro:  words.Text("intro.places"),
		empty:  words.Text("list.empty_places"),
		groups: func() []Group { return append(b.grouped(b.everyActivity()), b.areaGroups()...) },
		fill:   func(l *List, from, to int) { l.Places = cards(b.site.Shown()[from:to], b.placeCard) },
		draw: func() *Map {
			m := b.mapOf(b.site.Shown(), mapOptions{width: mapWide, height: mapLow})
			if m != nil {
				m.Embed = b.embedPath()
			}
			return m
		},
	})
	b.files = slices.Grow(b.files, 3*len(b.site.Places)) // a page, its preview and its sign
	for _, p := range b.site.Places {
		b.entry(p, "place", func(f Frame) any { return b.placePage(f, p) })
		b.doorSign(p)
	}
}

func (b *book) placePage(f Frame, p *site.Place) PlacePage {
	page := PlacePage{
		Report: b.closedURL(p), Sign: b.signPath(p.URL),
		Frame: f, Place: p, Activities: b.placeCard(p).Activities, Areas: b.areasOf(p.Where),
		Website: outside(p.Website), Social: outsides(p.Social), Directions: directions(p.Point, p.Precision),
		Map: b.mapAround(p), Picture: b.picture(p.Image, sizesPage), Photos: b.photos(p.Photos), Episodes: b.site.EpisodesAt(p.ID),
		Near: b.near(p), Successor: b.site.Place(p.MovedTo), Stale: b.site.Stale(p),
		Closed: b.closed(p),
	}
	hours := b.hours(p.Hours)
	page.Hours, page.HoursNote, page.Timetable = hours.rows, hours.note, b.timetableOf(p)
	if p.Quality != nil {
		if chart := b.qualityOf(p); len(chart.Table.Rows) > 0 {
			page.Quality, page.Sheet = &chart, "charts.css"
		}
	}
	for _, id := range p.Labels {
		page.Labels = append(page.Labels, b.config.LabelTerm(id))
	}
	if b.config.Has(site.SectionResources) {
		for _, r := range b.site.UsedAt(p.ID) {
			page.Uses = append(page.Uses, Link{Title: r.Title, Path: r.URL})
		}
	}
	for _, e := range b.site.EventsAt(p.ID) {
		if card := b.eventCard(e); card.Past {
			page.Past = append(page.Past, card)
		} else {
			page.Upcoming = append(page.Upcoming, card)
		}
	}
	slices.Reverse(page.Past)
	page.Past = first(page.Past, pastEvents)
	for _, a := range b.site.AdsAt(p.ID) {
		if !a.Expired(b.site.Today) {
			page.Ads = append(page.Ads, b.adCard(a))
		}
	}
	return page
}

// timetableOf returns when a place is open in the next days; nil for one that is closed for long, or of which nobody can tell.
func (b *book) timetableOf(p *site.Place) *Timetable {
	if p.Status == "closed" || p.Status == "project" || b.closed(p) {
		return nil
	}
	return b.hours(p.Hours).timetable
}

// closed reports whether a place is closed until a day that has not come.
func (b *book) closed(p *site.Place) bool {
	return !p.ClosedUntil.IsZero() && p.ClosedUntil.In(b.config.Location).After(b.site.Today)
}

// photos returns the pictures of a gallery.
func (b *book) photos(list []site.Image) []Picture {
	var photos []Picture
	for i := range list {
		if photo := b.picture(&list[i], sizesCard); photo != nil {
			photo.Lazy = true
			photos = append(photos, *photo)
		}
	}
	return photos
}

// near returns the nearest places, with their distance where both points are known well enough.
func (b *book) near(p *site.Place) []PlaceCard {
	if p.Point == nil {
		return nil
	}
	var near []PlaceCard
	for _, q := range b.site.Near(*p.Point, nearPlaces+1) {
		distance := geo.Distance(*p.Point, *q.Point)
		if q == p || distance > nearLimit || len(near) == nearPlaces {
			continue
		}
		card := b.placeCard(q)
		if p.Precision != "commune" && q.Precision != "commune" {
			card.Distance = distance
		}
		near = append(near, card)
	}
	return near
}
