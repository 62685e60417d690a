// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A CalendarScope says what the events of a calendar have in common.
type CalendarScope string

// The scopes of calendars.
const (
	WholeCalendar CalendarScope = "all"
	KindCalendar  CalendarScope = "kind"
	AreaCalendar  CalendarScope = "area"
	PlaceCalendar CalendarScope = "place"
)

// A Calendar is a set of events that people subscribe to.
type Calendar struct {
	Scope  CalendarScope
	Title  string // of the kind, area or place; the network's name for the whole
	Page   string // path of the page that it goes with
	Path   string // "/agenda/agenda.ics"
	Events []*Event
}

// Calendars returns the calendars of the site that have an event, past or to come: all of it, then by kind, by area from large to
// small, by place. A calendar stays when its last event is over: somebody may have subscribed to it.
func (s *Site) Calendars() []Calendar { return s.calendars() }

func (s *Site) listCalendars() []Calendar {
	if !s.Shows(SectionEvents) || !s.Config.Has(SectionCalendars) {
		return nil
	}
	c := s.Config
	agenda := c.SectionURL(SectionEvents)
	all := []Calendar{{WholeCalendar, c.Name, agenda, agenda + calendarFile, s.Events}}
	for _, kind := range c.EventKinds {
		if events := s.EventsOf(kind.ID); len(events) > 0 {
			all = append(all, Calendar{KindCalendar, cmp.Or(kind.Plural, kind.Title), c.KindURL(SectionEvents, "kinds", kind.ID), c.KindURL(SectionEvents, "kinds", kind.ID) + calendarFile, events})
		}
	}
	if !s.Shows(SectionPlaces) {
		return all
	}
	for _, kind := range []geo.Kind{geo.Departement, geo.EPCI, geo.Commune} {
		for _, area := range s.Areas(kind) {
			if events := s.EventsIn(area); len(events) > 0 {
				all = append(all, Calendar{AreaCalendar, area.Name, c.AreaURL(area), c.AreaURL(area) + calendarFile, events})
			}
		}
	}
	for _, p := range s.Places {
		if events := s.EventsAt(p.ID); len(events) > 0 {
			all = append(all, Calendar{PlaceCalendar, p.Name, p.URL, p.URL + calendarFile, events})
		}
	}
	return all
}

// calendarFile is the name of the calendar beside a page.
const calendarFile = "agenda.ics"

// CalendarURL returns the path of the calendar of one event: "/agenda/apero.ics".
func (c *Config) CalendarURL(event string) string {
	return c.SectionURL(SectionEvents) + event + ".ics"
}

// EventsOf returns the events of a kind, the first to begin first.
func (s *Site) EventsOf(kind string) []*Event {
	var events []*Event
	for _, e := range s.Events {
		if e.Kind == kind {
			events = append(events, e)
		}
	}
	return events
}
