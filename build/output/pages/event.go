// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"strconv"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// EventPage is the page of an event, layout "event".
type EventPage struct {
	Frame
	Event   *site.Event
	Term    site.Term   // its kind
	At      *site.Place // nil when it is at no place of the network
	Days    []Day       // the programme
	Past    bool
	Map     draw.SVG
	Picture *Picture
	Series  []EventCard // the other events of its series
}

// A Day is the sessions of one day of a programme.
type Day struct {
	Date     time.Time
	Sessions []SessionRow
}

// A SessionRow is a session with its kind in words and its moments in the zone of the event.
type SessionRow struct {
	site.Session
	From, Until time.Time // Until is zero where no end was written
	Term        site.Term
}

func (b *book) agenda() {
	if !b.site.Shows(site.SectionEvents) {
		return
	}
	words := b.config.Words
	upcoming, past := b.site.Upcoming(), b.site.Past()
	years := yearsOf(past)
	agenda := b.config.SectionURL(site.SectionEvents)
	archives := agenda + words.Path("archives") + "/"
	group := Group{Title: words.Text("events.archives")}
	for _, y := range years {
		group.Links = append(group.Links, Count{
			Link: Link{Title: strconv.Itoa(y.year), Path: archives + strconv.Itoa(y.year) + "/"}, Count: len(y.events),
		})
	}
	b.paginate(listing{
		path: agenda, total: len(upcoming),
		frame:  Frame{Title: b.title(site.SectionEvents), Description: words.Text("events.description", "name", b.config.Name), Breadcrumbs: b.crumbs()},
		intro:  words.Text("events.intro"),
		empty:  words.Text("events.none"),
		groups: []Group{group},
		fill:   func(l *List, from, to int) { l.Events = cards(upcoming[from:to], b.eventCard) },
	})
	for _, y := range years {
		title := words.Text("events.archive_year", "year", strconv.Itoa(y.year))
		b.paginate(listing{
			path: archives + strconv.Itoa(y.year) + "/", total: len(y.events),
			frame:  Frame{Title: title, Description: title, Breadcrumbs: b.crumbs(b.section(site.SectionEvents))},
			groups: []Group{group},
			fill:   func(l *List, from, to int) { l.Events = cards(y.events[from:to], b.eventCard) },
		})
	}
	if len(years) > 0 {
		b.paginate(listing{
			path: archives, total: len(past),
			frame:  Frame{Title: words.Text("events.archives"), Description: words.Text("events.archives"), Breadcrumbs: b.crumbs(b.section(site.SectionEvents))},
			groups: []Group{group},
			fill:   func(l *List, from, to int) { l.Events = cards(past[from:to], b.eventCard) },
		})
	}
	for _, e := range b.site.Events {
		b.add(page{
			path: e.URL, layout: "event", from: e.File,
			frame: Frame{Title: e.Title, Description: e.Summary, Breadcrumbs: b.crumbs(b.section(site.SectionEvents))},
			data:  func(f Frame) any { return b.eventPage(f, e) },
		})
	}
}

// A yearOf is the past events of one year, the last to begin first.
type yearOf struct {
	year   int
	events []*site.Event
}

// yearsOf cuts past events into years, the newest first.
func yearsOf(past []*site.Event) []yearOf {
	var years []yearOf
	for _, e := range past {
		if len(years) == 0 || years[len(years)-1].year != e.From.Year() {
			years = append(years, yearOf{year: e.From.Year()})
		}
		last := &years[len(years)-1]
		last.events = append(last.events, e)
	}
	return years
}

func (b *book) eventPage(f Frame, e *site.Event) EventPage {
	card := b.eventCard(e)
	page := EventPage{Frame: f, Event: e, Term: card.Term, At: card.At, Past: card.Past, Picture: b.picture(e.Image), Days: b.days(e)}
	if card.At != nil {
		page.Map = b.mapAround(card.At)
	}
	if e.Series != "" {
		for _, other := range b.site.Events {
			if other != e && other.Series == e.Series {
				page.Series = append(page.Series, b.eventCard(other))
			}
		}
	}
	return page
}

// days cuts the programme of an event into days.
func (b *book) days(e *site.Event) []Day {
	zone := e.From.Location()
	var days []Day
	for _, s := range e.Programme {
		row := SessionRow{Session: s, From: s.Start.In(zone)}
		if !s.End.IsZero() {
			row.Until = s.End.In(zone)
		}
		if s.Kind != "" {
			row.Term = b.config.EventKind(s.Kind)
		}
		y, m, d := row.From.Date()
		date := time.Date(y, m, d, 0, 0, 0, 0, zone)
		if len(days) == 0 || !days[len(days)-1].Date.Equal(date) {
			days = append(days, Day{Date: date})
		}
		last := &days[len(days)-1]
		last.Sessions = append(last.Sessions, row)
	}
	return days
}
