// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"maps"
	"slices"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Month is the events of a month as a calendar on a wall, layout "month": a table on wide screens, a list of days on small ones.
type Month struct {
	Frame
	Weekdays       []string     // Monday first
	Weeks          [][]MonthDay // each of seven days
	Previous, Next *Link        // the month before and the one after that have events; nil for none
	Total          int          // events in it
}

// A MonthDay is a day of a month.
type MonthDay struct {
	Date   time.Time    // its midnight
	Number string       // "19"
	Name   string       // « jeudi 19 novembre 2020 »
	Inside bool         // it belongs to the month, not to the one before or after
	Today  bool         // the site was made on it
	Events []MonthEvent // the first to begin first
}

// A MonthEvent is an event on one of its days.
type MonthEvent struct {
	Link          // to its page
	Clock  string // when it begins, « 18 h 30 »; "" on the days after its first, and for an event without an hour
	Status string // scheduled, cancelled, postponed
	Place  string // where it is: a place or a town; may be empty
}

// monthsAhead is how far the calendar goes, in months: an event that repeats may go on for ever.
const monthsAhead = 12

// daysAtMost is on how many days one event stands in a month's calendar; one that goes on for months is no appointment.
const daysAtMost = 14

// months adds a page for each month with events, from the first event of all to a year from now.
func (b *book) months(agenda Link) {
	days := b.eventDays()
	names := make(map[string]bool)
	for day := range days {
		names[day[:len("2006-01")]] = true
	}
	months := slices.Sorted(maps.Keys(names))
	for i, name := range months {
		first, err := time.ParseInLocation("2006-01", name, b.config.Location)
		if err != nil {
			continue // never: the names are dates
		}
		link := func(at int) *Link {
			if at < 0 || at >= len(months) {
				return nil
			}
			other, _ := time.Parse("2006-01", months[at])
			return &Link{Title: b.config.Words.Month(other), Path: agenda.Path + months[at] + "/"}
		}
		title := b.config.Words.Text("event.month_of", "month", b.config.Words.Month(first))
		b.add(page{
			path: agenda.Path + name + "/", section: site.SectionEvents, layout: "month",
			frame: Frame{Title: title, Description: title, Breadcrumbs: b.crumbs(agenda)},
			data:  func(f Frame) any { return b.month(f, first, days, link(i-1), link(i+1)) },
		})
	}
	b.thisMonth = ""
	if i, _ := slices.BinarySearch(months, b.site.Today.In(b.config.Location).Format("2006-01")); len(months) > 0 {
		b.thisMonth = agenda.Path + months[min(i, len(months)-1)] + "/"
	}
}

// eventDays returns the events by the days on which they take place, "2006-01-02".
func (b *book) eventDays() map[string][]MonthEvent {
	days := make(map[string][]MonthEvent)
	limit := b.site.Today.AddDate(0, monthsAhead, 0)
	for _, e := range b.site.Events { // the first to begin first
		shown := MonthEvent{Link: Link{Title: e.Title, Path: e.URL}, Status: e.Status, Place: e.Address.City}
		if at := b.site.Place(e.Place); at != nil {
			shown.Place = at.Name
		}
		for _, o := range e.Between(e.From, limit) {
			from := o.From.In(b.config.Location)
			until := o.Until.In(b.config.Location)
			for n := range daysAtMost {
				y, m, d := from.Date()
				day := time.Date(y, m, d+n, 0, 0, 0, 0, b.config.Location)
				if n > 0 && !day.Before(until) {
					break
				}
				on := shown
				if n == 0 && !e.AllDay {
					on.Clock = b.config.Words.Time(from)
				}
				key := day.Format(time.DateOnly)
				days[key] = append(days[key], on)
			}
		}
	}
	return days
}

// month makes the weeks of a month.
func (b *book) month(f Frame, first time.Time, days map[string][]MonthEvent, previous, next *Link) Month {
	m := Month{Frame: f, Previous: previous, Next: next}
	for i := range 7 {
		m.Weekdays = append(m.Weekdays, b.config.Words.Weekday(monday.AddDate(0, 0, i)))
	}
	today := b.site.Today.In(b.config.Location).Format(time.DateOnly)
	at := first.AddDate(0, 0, -(int(first.Weekday())+6)%7) // the Monday of its first week
	for at.Before(first.AddDate(0, 1, 0)) {
		var week []MonthDay
		for range 7 {
			day := MonthDay{
				Date: at, Number: at.Format("2"), Name: b.config.Words.Date(at), Inside: at.Month() == first.Month(), Today: at.Format(time.DateOnly) == today,
			}
			if day.Inside {
				day.Events = days[at.Format(time.DateOnly)]
				m.Total += len(day.Events)
			}
			week = append(week, day)
			at = at.AddDate(0, 0, 1)
		}
		m.Weeks = append(m.Weeks, week)
	}
	return m
}
