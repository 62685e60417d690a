// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// PlacePage is the page of a place, layout "place".
type PlacePage struct {
	Frame
	Place     *site.Place
	Terms     []site.Term // its activities, the main one first
	Labels    []site.Term
	Areas     []Link // commune, EPCI, département: from small to large
	Hours     []HoursRow
	Map       draw.SVG
	Picture   *Picture
	Photos    []Picture
	Upcoming  []EventCard
	Past      []EventCard // the last ones
	Ads       []AdCard    // those on the board
	Episodes  []*site.Episode
	Near      []PlaceCard // the nearest ones, with their distance
	Successor *site.Place // where it moved to
	Stale     bool        // nobody checked it for longer than the network's limit
	Closed    bool        // for now: closed_until is to come
}

// HoursRow is a day of the week with its opening hours as people write them.
type HoursRow struct {
	Day    string
	Ranges []string // none when closed
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
		path: b.config.SectionURL(site.SectionPlaces), total: len(b.site.Places),
		frame: Frame{Title: b.title(site.SectionPlaces), Description: words.Text("places.description", "name", b.config.Name), Breadcrumbs: b.crumbs()},
		intro: words.Text("places.intro"),
		groups: append(
			[]Group{{Title: words.Text("places.by_activity"), Links: b.activityCounts(b.site.Places)}},
			b.areaGroups()...,
		),
		fill: func(l *List, from, to int) { l.Places = cards(b.site.Places[from:to], b.placeCard) },
		draw: func() draw.SVG { return b.mapOf(b.site.Places, words.Text("map.title")) },
	})
	for _, p := range b.site.Places {
		b.add(page{
			path: p.URL, layout: "place", from: p.File,
			frame: Frame{Title: p.Name, Description: p.Summary, Breadcrumbs: b.crumbs(b.section(site.SectionPlaces))},
			data:  func(f Frame) any { return b.placePage(f, p) },
		})
	}
}

func (b *book) placePage(f Frame, p *site.Place) PlacePage {
	page := PlacePage{
		Frame: f, Place: p, Areas: b.areasOf(p.Where), Hours: b.hours(p.Hours), Map: b.mapAround(p),
		Picture: b.picture(p.Image), Episodes: b.site.EpisodesAt(p.ID), Successor: b.site.Place(p.MovedTo),
		Terms: b.placeCard(p).Terms,
	}
	for _, id := range p.Labels {
		page.Labels = append(page.Labels, b.config.LabelTerm(id))
	}
	for i := range p.Photos {
		if photo := b.picture(&p.Photos[i]); photo != nil {
			page.Photos = append(page.Photos, *photo)
		}
	}
	for _, e := range b.site.EventsAt(p.ID) {
		if card := b.eventCard(e); card.Past {
			page.Past = append([]EventCard{card}, page.Past...)
		} else {
			page.Upcoming = append(page.Upcoming, card)
		}
	}
	page.Past = first(page.Past, pastEvents)
	for _, a := range b.site.AdsAt(p.ID) {
		if !a.Expired(b.site.Today) {
			page.Ads = append(page.Ads, b.adCard(a))
		}
	}
	page.Near = b.near(p)
	if !p.Verified.IsZero() {
		page.Stale = p.Verified.In(b.config.Location).AddDate(0, 0, b.config.Limits.VerifiedDays).Before(b.site.Today)
	}
	page.Closed = !p.ClosedUntil.IsZero() && p.ClosedUntil.In(b.config.Location).After(b.site.Today)
	return page
}

// near returns the nearest places that are open to people, with their distance where both points are known well enough.
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

// hours returns opening hours as a table, nil where they cannot be told as one week.
func (b *book) hours(text string) []HoursRow {
	if text == "" {
		return nil
	}
	hours, problem := when.ParseHours(text)
	if problem != nil {
		return nil
	}
	week, ok := hours.Week()
	if !ok {
		return nil
	}
	rows := make([]HoursRow, len(week))
	for i, ranges := range week {
		rows[i].Day = b.config.Words.Weekday(monday.AddDate(0, 0, i))
		for _, r := range ranges {
			rows[i].Ranges = append(rows[i].Ranges, b.config.Words.Text("hours.span", "start", b.clock(r.Start), "end", b.clock(r.End)))
		}
	}
	return rows
}

// monday is any Monday: weeks of opening hours begin with it.
var monday = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// clock returns minutes after midnight as people write an hour.
func (b *book) clock(minutes int) string {
	return b.config.Words.Time(monday.Add(time.Duration(minutes) * time.Minute))
}
