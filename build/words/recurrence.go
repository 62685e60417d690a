// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"slices"
	"strconv"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// Recurrence says when something comes back: « chaque mardi », « le premier jeudi du mois, jusqu’au 15 décembre 2020 ». Zone is
// that in which the last day is said.
func (s *Set) Recurrence(p when.Pattern, zone *time.Location) string {
	text := s.rhythm(p)
	switch {
	case p.Count > 0:
		return s.Text("recurrence.times", "rhythm", text, "count", p.Count)
	case !p.Until.IsZero():
		return s.Text("recurrence.until", "rhythm", text, "date", s.ShortDate(p.Until.In(zone)))
	}
	return text
}

func (s *Set) rhythm(p when.Pattern) string {
	switch p.Every {
	case when.Daily:
		return s.Text("recurrence.days", "count", p.Interval)
	case when.Weekly:
		return s.weeks(p)
	case when.Monthly:
		return s.Text("recurrence.months", "count", p.Interval, "day", s.dayOfMonth(p))
	}
	day := time.Date(2000, p.Month, p.MonthDays[0], 0, 0, 0, 0, time.UTC) // a leap year: the 29th of February is a day
	return s.Text("recurrence.years", "count", p.Interval, "day", s.DayMonth(day))
}

func (s *Set) weeks(p when.Pattern) string {
	if p.Interval == 1 && slices.Equal(p.Days, []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}) {
		return s.Text("recurrence.weekdays")
	}
	if len(p.Days) == 1 {
		return s.Text("recurrence.week", "count", p.Interval, "day", s.dates.weekdays[p.Days[0]])
	}
	var days []string
	for _, d := range p.Days {
		days = append(days, s.Text("recurrence.on", "day", s.dates.weekdays[d]))
	}
	return s.Text("recurrence.weeks", "count", p.Interval, "days", s.Enumerate(days))
}

func (s *Set) dayOfMonth(p when.Pattern) string {
	var days []string
	for _, n := range p.Nth {
		days = append(days, s.Text("recurrence.nth."+nth(n)))
	}
	if len(days) > 0 {
		return s.Text("recurrence.weekday", "nth", s.Enumerate(days), "day", s.dates.weekdays[p.Days[0]])
	}
	for _, n := range p.MonthDays {
		switch n {
		case -1:
			days = append(days, s.Text("recurrence.last_day"))
		case 1:
			days = append(days, s.Text("recurrence.first_day"))
		default:
			days = append(days, s.Text("recurrence.day", "number", strconv.Itoa(n)))
		}
	}
	return s.Enumerate(days)
}

func nth(n int) string {
	if n < 0 {
		return "last"
	}
	return strconv.Itoa(n)
}
