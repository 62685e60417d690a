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
	events := b.eventsByMonth()
	months := slices.Sorted(maps.Keys(events))
	link := func(at int) *Link {
		if at < 0 || at >= len(months) {
			return nil
		}
		return &Link{Title: b.config.Words.Month(months[at].first(time.UTC)), Path: agenda.Path + months[at].String() + "/"}
	}
	for i, m := range months {
		first := m.first(b.config.Location)
		title := b.config.Words.Text("event.month_of", "month", b.config.Words.Month(first))
		b.add(page{
			path: agenda.Path + m.String() + "/", section: site.SectionEvents, layout: "month",
			frame: Frame{Sheet: "month.css", Title: title, Description: title, Breadcrumbs: b.crumbs(agenda)},
			data:  func(f Frame) any { return b.month(f, first, b.eventDays(events[m]), link(i-1), link(i+1)) },
		})
	}
	b.thisMonth = ""
	if i, _ := slices.BinarySearch(months, monthOf(b.site.Today.In(b.config.Location))); len(months) > 0 {
		b.thisMonth = agenda.Path + months[min(i, len(months)-1)].String() + "/"
	}
}

// A calendarMonth counts the months since the year 0.
type calendarMonth int

func monthOf(t time.Time) calendarMonth { return calendarMonth(12*t.Year() + int(t.Month()) - 1) }

// first returns the midnight with which the month begins.
func (m calendarMonth) first(zone *time.Location) time.Time {
	return time.Date(int(m)/12, time.Month(int(m)%12+1), 1, 0, 0, 0, 0, zone)
}

// String returns the month as it is in paths: "2020-11".
func (m calendarMonth) String() string { return m.first(time.UTC).Format("2006-01") }

// eventsByMonth returns the events by the months in which they take place, the first to begin first.
func (b *book) eventsByMonth() map[calendarMonth][]*site.Event {
	months := make(map[calendarMonth][]*site.Event)
	for _, e := range b.site.Events {
		for _, o := range e.Between(e.From, b.calendarEnd()) {
			from, until := b.shownDays(o)
			for m := monthOf(from); m <= monthOf(until); m++ {
				if list := months[m]; len(list) == 0 || list[len(list)-1] != e {
					months[m] = append(list, e)
				}
			}
		}
	}
	return months
}

// calendarEnd is where the calendar of months ends.
func (b *book) calendarEnd() time.Time { return b.site.Today.AddDate(0, monthsAhead, 0) }

// shownDays returns the first day and the last one, both midnights, on which the calendar shows an occurrence.
func (b *book) shownDays(o site.Occurrence) (first, last time.Time) {
	y, m, d := o.From.In(b.config.Location).Date()
	first = time.Date(y, m, d, 0, 0, 0, 0, b.config.Location)
	y, m, d = o.Until.In(b.config.Location).Add(-time.Nanosecond).Date() // an event until midnight is not on the day that begins then
	last = time.Date(y, m, d, 0, 0, 0, 0, b.config.Location)
	if limit := first.AddDate(0, 0, daysAtMost-1); last.After(limit) {
		last = limit
	}
	if last.Before(first) {
		last = first
	}
	return first, last
}

// eventDays returns events by the days on which they take place, "2006-01-02".
func (b *book) eventDays(events []*site.Event) map[string][]MonthEvent {
	days := make(map[string][]MonthEvent)
	for _, e := range events { // the first to begin first
		shown := MonthEvent{Link: Link{Title: e.Title, Path: e.URL}, Status: e.Status, Place: e.Address.City}
		if at := b.site.Place(e.Place); at != nil {
			shown.Place = at.Name
		}
		for _, o := range e.Between(e.From, b.calendarEnd()) {
			first, last := b.shownDays(o)
			for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
				on := shown
				if day.Equal(first) && !o.AllDay {
					on.Clock = b.config.Words.Time(o.From.In(b.config.Location))
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
