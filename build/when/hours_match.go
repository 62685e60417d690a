// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"time"
)

// matches reports whether a rule is about a day (midnight in UTC), in school holidays or outside of them.
func (r rule) matches(day time.Time, school bool) bool {
	_, week := day.ISOWeek()
	return (len(r.years) == 0 || contains(r.years, day.Year())) &&
		(len(r.dates) == 0 || slices.ContainsFunc(r.dates, func(d dateRange) bool { return d.contains(day) })) &&
		(len(r.weeks) == 0 || contains(r.weeks, week)) &&
		r.matchesDay(day, school)
}

func (r rule) matchesDay(day time.Time, school bool) bool {
	weekday := slices.ContainsFunc(r.weekdays, func(w weekdayRange) bool { return w.contains(day) })
	holiday := slices.ContainsFunc(r.holidays, func(h holiday) bool {
		return h == publicHoliday && PublicHoliday(day) || h == schoolHoliday && school
	})
	switch {
	case len(r.weekdays) == 0 && len(r.holidays) == 0:
		return true
	case r.both:
		return weekday && holiday
	default:
		return weekday || holiday
	}
}

func contains(list []interval, n int) bool {
	return slices.ContainsFunc(list, func(v interval) bool {
		return v.from <= n && n <= v.to && (n-v.from)%v.step == 0
	})
}

func (w weekdayRange) contains(day time.Time) bool {
	n := (int(day.Weekday()) + 6) % 7 // Monday is 0
	if w.from <= w.to && (n < w.from || n > w.to) || w.from > w.to && n < w.from && n > w.to {
		return false
	}
	if len(w.nth) == 0 {
		return true
	}
	year, month, dayOfMonth := day.Date()
	fromStart, fromEnd := (dayOfMonth+6)/7, -((daysIn(year, month)-dayOfMonth)/7 + 1)
	return contains(w.nth, fromStart) || contains(w.nth, fromEnd)
}

// contains reports whether a day is in d. A range without years may run over the end of a year: Dec 25-Jan 01.
func (d dateRange) contains(day time.Time) bool {
	years := []int{day.Year()}
	switch {
	case d.from.year != 0:
		years = []int{d.from.year}
	case !d.single:
		years = []int{day.Year() - 1, day.Year()}
	}
	for _, year := range years {
		from := d.from.first(year)
		to := d.to.last(year)
		if d.to.year != 0 {
			to = d.to.last(d.to.year)
		} else if to.Before(from) {
			to = d.to.last(year + 1)
		}
		if !day.Before(from) && !day.After(to) {
			return true
		}
	}
	return false
}

// first returns the first day that d means in a year.
func (d date) first(year int) time.Time {
	switch {
	case d.easter:
		return easter(year).AddDate(0, 0, d.offset)
	case d.day == 0:
		return today(year, monthOf(d.month), 1)
	default:
		return d.in(year)
	}
}

// last returns the last day that d means in a year.
func (d date) last(year int) time.Time {
	if d.easter || d.day != 0 {
		return d.first(year)
	}
	return today(year, monthOf(d.month), daysIn(year, monthOf(d.month)))
}

// in returns a day in a year; Feb 29 is the last of February when there is none.
func (d date) in(year int) time.Time {
	return today(year, monthOf(d.month), min(d.day, daysIn(year, monthOf(d.month))))
}
