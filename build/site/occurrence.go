// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"slices"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// An Occurrence is one time that an event takes place.
type Occurrence struct {
	From   time.Time // in the zone of the event
	Until  time.Time // the moment when it is over, exclusive
	AllDay bool      // no hour was written
}

// Recurs reports whether an event takes place several times: by a rule, or as a series of sessions.
func (e *Event) Recurs() bool { return !e.Rule.IsZero() || len(e.Meets) > 0 }

// Over reports whether an event has ended at a moment: an event that repeats, when nothing of it is left.
func (e *Event) Over(at time.Time) bool {
	from, _ := e.Next(at)
	return from.IsZero()
}

// Next returns when an event takes place at a moment or next after it; zero times when it is over.
func (e *Event) Next(at time.Time) (from, until time.Time) {
	if len(e.Meets) > 0 {
		for _, o := range e.Meets {
			if o.Until.After(at) {
				return o.From, o.Until
			}
		}
		return time.Time{}, time.Time{}
	}
	if e.Rule.IsZero() {
		if e.Until.After(at) {
			return e.From, e.Until
		}
		return time.Time{}, time.Time{}
	}
	except := e.Exceptions()
	from, ok := e.Rule.Next(e.From, except, at.Add(-e.longest()))
	for ok {
		if until = e.end(from); until.After(at) {
			return from, until
		}
		from, ok = e.Rule.Next(e.From, except, from.Add(time.Second))
	}
	return time.Time{}, time.Time{}
}

// Occurrences returns the n first times that an event takes place and that are not over at a moment: the next one, whenever it
// is, and those of the two years after it.
func (e *Event) Occurrences(at time.Time, n int) []Occurrence {
	if len(e.Meets) > 0 {
		left := slices.DeleteFunc(slices.Clone(e.Meets), func(o Occurrence) bool { return !o.Until.After(at) })
		return left[:min(n, len(left))]
	}
	next, _ := e.Next(at)
	if next.IsZero() {
		return nil
	}
	return e.occurrences(next, next.AddDate(2, 0, 0), n)
}

// Between returns the times that an event takes place, or goes on, from one moment to another: on the page of a month, those of the
// month. They are at most [when.MaxOccurrences], within two years.
func (e *Event) Between(from, until time.Time) []Occurrence {
	if e.Rule.IsZero() {
		once := e.Meets
		if once == nil {
			once = []Occurrence{{e.From, e.Until, e.AllDay}}
		}
		return slices.DeleteFunc(slices.Clone(once), func(o Occurrence) bool { return !o.Until.After(from) || !o.From.Before(until) })
	}
	var found []Occurrence
	for _, o := range e.occurrences(from.Add(-e.longest()), until, when.MaxOccurrences) {
		if o.Until.After(from) {
			found = append(found, o)
		}
	}
	return found
}

// occurrences returns those that begin between two moments.
func (e *Event) occurrences(from, until time.Time, n int) []Occurrence {
	var found []Occurrence
	for _, t := range e.Rule.Between(e.From, e.Exceptions(), from, until, n) {
		found = append(found, Occurrence{t, e.end(t), e.AllDay})
	}
	return found
}

// Exceptions returns the moments at which a repeated event does not begin. A day stands for what would begin on it.
func (e *Event) Exceptions() []time.Time {
	zone := e.From.Location()
	var moments []time.Time
	for _, m := range e.Except {
		if m.Precision <= when.Day {
			hour, minute, second := e.From.Clock()
			year, month, day := m.Time.Date()
			m = when.Moment{Time: time.Date(year, month, day, hour, minute, second, 0, time.UTC), Precision: when.Minute}
		}
		moments = append(moments, m.In(zone))
	}
	return moments
}

// end returns when an occurrence is over. One of hours lasts as long as the first (RFC 5545 §3.8.5.3); one of days lasts as many
// days, of which some have 23 or 25 hours.
func (e *Event) end(from time.Time) time.Time {
	if from.Equal(e.From) {
		return e.Until
	}
	if !e.AllDay && !e.End.IsZero() {
		return from.Add(e.Until.Sub(e.From))
	}
	lasts := wall(e.Until).Sub(wall(e.From))
	return when.Moment{Time: wall(from).Add(lasts), Precision: when.Minute}.In(from.Location())
}

// wall returns what the clock on the wall shows at a moment.
func wall(t time.Time) time.Time {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	return time.Date(year, month, day, hour, minute, second, 0, time.UTC)
}

// longest is a little more than any occurrence lasts: clocks may change in it.
func (e *Event) longest() time.Duration { return max(0, e.Until.Sub(e.From)) + 3*time.Hour }
