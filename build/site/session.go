// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"slices"
	"time"
)

// Sessions returns the sessions of an event's programme, the first to begin first.
func (e *Event) Sessions() []Session {
	return slices.SortedStableFunc(slices.Values(e.Programme), func(a, b Session) int { return a.From.Compare(b.From) })
}

// SessionDays returns the midnights of the days on which a programme has sessions, the first first.
func (e *Event) SessionDays() []time.Time {
	var days []time.Time
	for _, s := range e.Sessions() {
		if day := midnight(s.From); !s.From.IsZero() && (len(days) == 0 || !days[len(days)-1].Equal(day)) {
			days = append(days, day)
		}
	}
	return days
}

// Meetings returns the times that a series of sessions takes place, such as a training of twenty days within a year: one for each day
// that has sessions. Of an event that has sessions on every day from its first to its last it returns nil: it goes on.
func Meetings(e *Event) []Occurrence {
	days := e.SessionDays()
	if len(days) < 2 || !e.Rule.IsZero() || len(days) > daysBetween(days[0], days[len(days)-1]) {
		return nil
	}
	var meets []Occurrence
	for _, s := range e.Sessions() {
		if s.From.IsZero() {
			continue
		}
		if n := len(meets); n > 0 && midnight(meets[n-1].From).Equal(midnight(s.From)) {
			last := &meets[n-1]
			last.AllDay = last.AllDay || s.AllDay
			if s.Until.After(last.Until) {
				last.Until = s.Until
			}
			continue
		}
		meets = append(meets, Occurrence{s.From, s.Until, s.AllDay})
	}
	return meets
}

func midnight(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, t.Location())
}

// daysBetween counts the days from one midnight to another; some have 23 or 25 hours.
func daysBetween(from, until time.Time) int { return int(until.Sub(from).Hours()+12) / 24 }
