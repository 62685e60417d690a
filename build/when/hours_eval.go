// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"time"
)

// A Range is a piece of a day when a place is open, in minutes after midnight. End is more than 24 hours when it
// runs past midnight.
type Range struct {
	Start, End int
	Comment    string // what the hours say of it: "sur rendez-vous"
}

// A piece is a Range with its state.
type piece struct {
	Range
	state state
	said  bool // the state was written, so that a comment does not make it uncertain
}

// After "18:00+" nothing is known to midnight, and to five in the morning when the evening had begun.
const (
	evening     = 17 * 60
	lateClosing = 29 * 60
)

// OpenAt reports whether the place is open at t, on t's own wall clock. known is false when the hours do not tell:
// by appointment, in school holidays, until sunset, after an open end.
func (h Hours) OpenAt(t time.Time) (isOpen, known bool) {
	if h.IsZero() {
		return false, false
	}
	outside, inside := h.stateAt(t, false), h.stateAt(t, true)
	if outside != inside || outside == unknown {
		return false, false
	}
	return outside == open, true
}

// stateAt returns the state at t, in school holidays or outside of them.
func (h Hours) stateAt(t time.Time, school bool) state {
	year, month, day := t.Date()
	date := today(year, month, day)
	var groups []view
	for _, group := range h.groups() {
		groups = append(groups, view{now: dayPieces(group, date, school), before: dayPieces(group, date.AddDate(0, 0, -1), school)})
	}
	return stateIn(groups, 60*t.Hour()+t.Minute())
}

// order puts states in the order in which one wins over another.
func order(s state) int { return [...]int{open: 0, unknown: 1, closed: 2}[s] }

// at returns the state at a minute.
func at(pieces []piece, minute int) state {
	p, covered := over(pieces, minute)
	switch {
	case !covered:
		return closed
	case p.state == open && p.Comment != "" && !p.said:
		return unknown // "sur rendez-vous": the reference reads it so too
	default:
		return p.state
	}
}

// over returns the last piece over a minute.
func over(pieces []piece, minute int) (piece, bool) {
	for _, p := range slices.Backward(pieces) {
		if p.Start <= minute && minute < p.End {
			return p, true
		}
	}
	return piece{}, false
}

// groups cuts the rules at the fallbacks.
func (h Hours) groups() [][]rule {
	var groups [][]rule
	start := 0
	for i, r := range h.rules {
		if i > start && r.separator == fallback {
			groups = append(groups, h.rules[start:i])
			start = i
		}
	}
	return append(groups, h.rules[start:])
}

// dayPieces returns what rules say of a day and the night after it; of two pieces over a minute the last counts.
func dayPieces(rules []rule, day time.Time, school bool) []piece {
	var pieces []piece
	for _, r := range rules {
		if !r.matches(day, school) {
			continue
		}
		if r.separator == normal && r.state != closed || r.state == closed && len(r.times) == 0 {
			pieces = pieces[:0] // a rule replaces those before for its days, "off" takes the whole day away
		}
		pieces = append(pieces, r.pieces()...)
	}
	return pieces
}

// pieces returns the hours of a rule on a day that it matches.
func (r rule) pieces() []piece {
	if len(r.times) == 0 {
		return []piece{r.piece(0, 24*60, r.state)}
	}
	var pieces []piece
	for _, v := range r.times {
		if v.from.event != "" || v.to.event != "" {
			from, to := v.from.minutes, v.to.minutes
			if v.from.event != "" {
				from = 0
			}
			if v.to.event != "" {
				to = 24 * 60
			}
			pieces = append(pieces, r.piece(from, to, unknown))
			continue
		}
		if v.openEnd {
			end := 24 * 60
			if v.to.minutes >= evening {
				end = max(lateClosing, v.to.minutes)
			}
			pieces = append(pieces, r.piece(v.to.minutes, end, unknown))
		}
		if v.to != v.from {
			pieces = append(pieces, r.piece(v.from.minutes, v.to.minutes, r.state))
		}
	}
	return pieces
}

func (r rule) piece(start, end int, s state) piece {
	return piece{Range{start, end, r.comment}, s, r.said}
}

// Week returns the hours of a normal week, Monday first, sorted: one without holidays and without what
// [Hours.Exceptions] says. ok is false when they are not exact: until sunset, open end, by season, nothing but
// "sur rendez-vous".
func (h Hours) Week() (week [7][]Range, ok bool) {
	var regular []rule
	for _, r := range h.rules {
		if r.exceptional() {
			continue
		}
		if !r.exact() {
			return week, false
		}
		regular = append(regular, r)
	}
	monday := today(2024, time.January, 1)
	for i := range week {
		week[i] = flatten(dayPieces(regular, monday.AddDate(0, 0, i), false))
		ok = ok || len(week[i]) > 0
	}
	return week, ok
}

// Exceptions returns what [Hours.Week] leaves out, as OpenStreetMap writes it: "PH off; Aug off". It is "" when
// the week says everything.
func (h Hours) Exceptions() string {
	return printRules(slices.DeleteFunc(slices.Clone(h.rules), func(r rule) bool { return !r.exceptional() }))
}

// exceptional reports whether a rule is about some days of the year only, or about what other rules leave open.
func (r rule) exceptional() bool {
	nth := slices.ContainsFunc(r.weekdays, func(w weekdayRange) bool { return len(w.nth) > 0 })
	return r.separator == fallback || len(r.years)+len(r.dates)+len(r.weeks) > 0 || nth ||
		len(r.holidays) > 0 && (r.both || len(r.weekdays) == 0)
}

// exact reports whether the hours of a rule are known to the minute.
func (r rule) exact() bool {
	return r.state != unknown && !slices.ContainsFunc(r.times, func(v timeRange) bool {
		return v.openEnd || v.from.event != "" || v.to.event != ""
	})
}

// flatten turns pieces, of which the last counts, into the ranges when the place is open, sorted and apart.
func flatten(pieces []piece) []Range {
	var cuts []int
	for _, p := range pieces {
		cuts = append(cuts, p.Start, p.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var ranges []Range
	for i := 1; i < len(cuts); i++ {
		top, covered := over(pieces, cuts[i-1])
		if !covered || top.state != open {
			continue
		}
		r := Range{cuts[i-1], cuts[i], top.Comment}
		if n := len(ranges); n > 0 && ranges[n-1].End == r.Start && ranges[n-1].Comment == r.Comment {
			ranges[n-1].End = r.End
		} else {
			ranges = append(ranges, r)
		}
	}
	return ranges
}
