// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"fmt"
	"strconv"
	"time"
)

// A calendar has the names that dates need, taken from the words once.
type calendar struct {
	months   [13]string // 1 to 12
	weekdays [7]string  // time.Sunday is 0
}

func newCalendar(s *Set) calendar {
	var c calendar
	for m := time.January; m <= time.December; m++ {
		c.months[m] = s.Text("date.months." + strconv.Itoa(int(m)))
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		c.weekdays[d] = s.Text("date.weekdays." + strconv.Itoa((int(d)+6)%7+1)) // the file begins with Monday (ISO 8601)
	}
	return c
}

// day says a date by a pattern of the group date.
func (s *Set) day(pattern string, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		day = s.Text("date.first")
	}
	return s.Text("date."+pattern, "weekday", s.Weekday(t), "day", day, "month", s.dates.months[t.Month()], "year", t.Year())
}

// Date returns a day with its weekday: « vendredi 19 juin 2020 ». Like the others, it is "" for the zero time.
func (s *Set) Date(t time.Time) string { return s.day("full", t) }

// ShortDate returns a day: « 19 juin 2020 », « 1er mai 2020 ».
func (s *Set) ShortDate(t time.Time) string { return s.day("short", t) }

// DayMonth returns a day without its year: « 19 juin ».
func (s *Set) DayMonth(t time.Time) string { return s.day("day_month", t) }

// Month returns a month: « juin 2020 ».
func (s *Set) Month(t time.Time) string { return s.day("month", t) }

// Weekday returns the day of the week: « vendredi ».
func (s *Set) Weekday(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return s.dates.weekdays[t.Weekday()]
}

// MonthName returns the name of a month alone: « juin ».
func (s *Set) MonthName(m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	return s.dates.months[m]
}

// Time returns an hour: « 9 h 30 », « 14 h ».
func (s *Set) Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	key, half := "time.hour", "time.am"
	if t.Minute() != 0 {
		key = "time.minute"
	}
	if t.Hour() >= 12 {
		half = "time.pm"
	}
	return s.Text(key, "hour", strconv.Itoa(t.Hour()), "hour12", strconv.Itoa((t.Hour()+11)%12+1),
		"minute", fmt.Sprintf("%02d", t.Minute()), "half", s.Text(half))
}

// smallHours is the hour until which a night still belongs to the day on which it began.
const smallHours = 6

// Range returns when something takes place: « vendredi 19 juin 2020, de 9 h à 12 h », « du 22 au 23 octobre 2020 ».
// end may be zero. allDay says that start and end are days, end included.
func (s *Set) Range(start, end time.Time, allDay bool) string {
	switch {
	case start.IsZero():
		return ""
	case allDay && (end.IsZero() || !dayOf(end).After(dayOf(start))):
		return s.Date(start)
	case allDay:
		return s.Text("range.days", "from", s.beginning(start, end), "to", s.ShortDate(end))
	case end.IsZero() || !end.After(start):
		return s.Text("range.at", "date", s.Date(start), "start", s.Time(start))
	case sameEvening(start, end):
		return s.Text("range.hours", "date", s.Date(start), "start", s.Time(start), "end", s.Time(end))
	}
	return s.Text("range.moments", "from", s.Date(start), "start", s.Time(start), "to", s.Date(end), "end", s.Time(end))
}

// beginning returns as much of a first day as the last does not already say.
func (s *Set) beginning(start, end time.Time) string {
	switch {
	case start.Year() != end.Year():
		return s.ShortDate(start)
	case start.Month() != end.Month():
		return s.DayMonth(start)
	}
	return s.day("day", start)
}

// sameEvening reports whether end falls on the day of start, or in the night that follows it.
func sameEvening(start, end time.Time) bool {
	if dayOf(start).Equal(dayOf(end)) {
		return true
	}
	return dayOf(start).AddDate(0, 0, 1).Equal(dayOf(end)) && end.Hour() < smallHours && start.Hour() >= 12
}

// dayOf returns the date of t's own clock, comparable between zones.
func dayOf(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
