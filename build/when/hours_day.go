// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"time"
)

// A Span is a piece of one date when a place is not closed, in minutes after midnight, from 0 to 24 hours: what runs past
// midnight is a Span of the next date.
type Span struct {
	Start, End int
	Known      bool // it is open; false when the hours do not tell, as [Hours.OpenAt] says
}

// On returns what the hours say of a date: when the place is open or may be, sorted and apart; between Spans it is closed.
// It agrees with [Hours.OpenAt] at every minute of the date but where hours are zero, which say nothing.
func (h Hours) On(date time.Time) []Span {
	year, month, day := date.Date()
	var readings [2][]view
	cuts := []int{0, 24 * 60}
	for i, school := range []bool{false, true} {
		for _, group := range h.groups() {
			v := view{
				now:    dayPieces(group, today(year, month, day), school),
				before: dayPieces(group, today(year, month, day).AddDate(0, 0, -1), school),
			}
			readings[i] = append(readings[i], v)
			cuts = append(cuts, v.cuts()...)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var spans []Span
	for i, start := range cuts[:len(cuts)-1] {
		outside, inside := stateIn(readings[0], start), stateIn(readings[1], start)
		if outside == closed && inside == closed {
			continue
		}
		s := Span{Start: start, End: cuts[i+1], Known: outside == open && inside == open}
		if n := len(spans); n > 0 && spans[n-1].End == s.Start && spans[n-1].Known == s.Known {
			spans[n-1].End = s.End
			continue
		}
		spans = append(spans, s)
	}
	return spans
}

// A view is what one group of rules says of a date and of the night before it.
type view struct{ now, before []piece }

// cuts returns the minutes of the date at which something changes.
func (v view) cuts() []int {
	var cuts []int
	for _, p := range v.now {
		cuts = append(cuts, p.Start, p.End)
	}
	for _, p := range v.before {
		cuts = append(cuts, p.Start-24*60, p.End-24*60)
	}
	return slices.DeleteFunc(cuts, func(minute int) bool { return minute < 0 || minute > 24*60 })
}

// stateIn returns the state at a minute of the date: that of the first group that does not say closed.
func stateIn(groups []view, minute int) state {
	for _, v := range groups {
		if s := min(order(at(v.now, minute)), order(at(v.before, minute+24*60))); s != order(closed) {
			return [...]state{open, unknown}[s]
		}
	}
	return closed
}
