// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"slices"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// EventPage is the page of an event, layout "event".
type EventPage struct {
	Frame
	Event      EventCard   // the event
	Programme  Programme   // what takes place when
	Online     *Outside    // where to join; nil for none
	Directions string      // address of a map to find the way; "" where the place is not known well enough
	Map        *Map        // nil where it is not known where the event is
	Picture    *Picture    // nil for none
	Route      *site.Route // that it follows; nil for none
	Calendar   string      // path of its file for calendars; "" where the site makes none
	Dates      []Date      // the next times of an event that repeats; none for one that takes place once
	Outcomes   []Outcome   // what is left of it
	Series     []EventCard // the other events of its series, the first to begin first
}

// An Outcome is what is left of an event: a report, a video.
type Outcome struct {
	Label string // as the event says it; may be empty
	Outside
}

// A Date is one time that an event takes place, as precise as it was written.
type Date struct {
	Begins when.Moment // in the zone of the event
	Ends   when.Moment // likewise; zero where no end was written
}

// datesAtMost is how many of its next times the page of an event that repeats shows.
const datesAtMost = 8

// seriesAtMost is how many other events of its series a page shows.
const seriesAtMost = 12

func (b *book) agenda() {
	if !b.site.Shows(site.SectionEvents) {
		return
	}
	words := b.config.Words
	upcoming, past := b.site.Upcoming(), b.site.Past()
	agenda := b.section(site.SectionEvents)
	archives := Link{Title: words.Text("event.archives"), Path: agenda.Path + words.Path("archives") + "/"}
	years := yearsOf(past)
	calendars := b.site.Calendars()
	b.subscribe(calendars)
	b.months(agenda)
	own := Group{Title: words.Text("event.subscribe")}
	if b.thisMonth != "" {
		own.Links = append(own.Links, Count{Link: Link{Title: words.Text("event.by_month"), Path: b.thisMonth}, Count: len(b.site.Events)})
	}
	if len(calendars) > 0 {
		own.Links = append(own.Links, Count{Link: Link{Title: words.Text("calendar.all"), Path: b.subscribePath()}, Count: len(calendars)})
	}
	if path := b.signPath(agenda.Path); path != "" && len(upcoming) > 0 {
		b.agendaSign(upcoming)
		own.Links = append(own.Links, Count{Link: Link{Title: words.Text("sign.agenda"), Path: path}, Count: min(len(upcoming), signEvents)})
	}
	groups := b.kinds(site.SectionEvents)
	if len(own.Links) > 0 {
		groups = append(groups, own)
	}
	if len(years) > 0 {
		g := Group{Title: archives.Title}
		for _, y := range years {
			path := archives.Path + strconv.Itoa(y.year) + "/"
			g.Links = append(g.Links, Count{Link: Link{Title: strconv.Itoa(y.year), Path: path}, Count: len(y.events)})
		}
		g.Links = append(g.Links, Count{Link: Link{Title: words.Text("event.all_archives"), Path: archives.Path}, Count: len(past)})
		groups = append(groups, g)
	}
	card := func(e *site.Event) EventCard {
		c := b.eventCard(e)
		c.Is = b.eventIs(e)
		return c
	}
	list := func(path string, frame Frame, intro string, events []*site.Event) {
		b.paginate(listing{
			path: path, section: site.SectionEvents, total: len(events), frame: frame, intro: intro, narrow: func() *Narrowing { return b.narrowEvents(events) },
			empty: words.Text("list.empty_events"), groups: func() []Group { return groups },
			fill: func(l *List, from, to int) { l.Events = cards(events[from:to], card) },
		})
	}
	intro := words.Text("intro.events")
	list(agenda.Path, Frame{Title: agenda.Title, Description: intro, Breadcrumbs: b.crumbs()}, intro, upcoming)
	if len(years) > 0 {
		list(archives.Path, Frame{Title: archives.Title, Description: archives.Title, Breadcrumbs: b.crumbs(agenda)}, "", past)
	}
	for _, y := range years {
		title := words.Text("event.archives_year", "year", y.year)
		path := archives.Path + strconv.Itoa(y.year) + "/"
		list(path, Frame{Title: title, Description: title, Breadcrumbs: b.crumbs(agenda, archives)}, "", y.events)
	}
	b.files = slices.Grow(b.files, 2*len(b.site.Events)) // a page and its preview
	for _, e := range b.site.Events {
		b.entry(e, "event", func(f Frame) any { return b.eventPage(f, e) })
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
	page := EventPage{
		Frame: f, Event: card, Programme: b.programme(e), Online: outside(e.Online), Picture: b.picture(e.Image, sizesPage),
		Dates: b.dates(e),
	}
	if len(e.Programme) > 0 {
		page.Sheet = "event.css"
	}
	if route, found := b.site.Find(site.TypeRoute, e.Route).(*site.Route); found && b.config.Has(site.SectionRoutes) {
		page.Route = route
	}
	if b.config.Has(site.SectionCalendars) {
		page.Calendar = b.config.CalendarURL(e.ID)
	}
	if card.At != nil {
		page.Map = b.mapAround(card.At)
		page.Directions = directions(card.At.Point, card.At.Precision)
	} else {
		page.Map = b.mapAt(spot{e.Point, e.Precision, e.Title, e.Address.City, marking{}, e.Where})
		page.Directions = directions(e.Point, e.Precision)
	}
	for _, o := range e.Outcomes {
		if to := outside(o.URL); to != nil {
			page.Outcomes = append(page.Outcomes, Outcome{Label: o.Label, Outside: *to})
		}
	}
	for _, other := range b.series[e.Series] {
		if other != e && len(page.Series) < seriesAtMost {
			page.Series = append(page.Series, b.eventCard(other))
		}
	}
	return page
}

// dates returns the next times of an event that repeats.
func (b *book) dates(e *site.Event) []Date {
	if !e.Recurs() {
		return nil
	}
	var dates []Date
	for _, o := range e.Occurrences(b.site.Today, datesAtMost) {
		begins, ends := spanOf(e, o)
		dates = append(dates, Date{begins, ends})
	}
	return dates
}
