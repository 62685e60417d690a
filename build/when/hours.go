// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import "fmt"

// Hours are the opening hours of a place, in the part of OpenStreetMap's opening_hours that follows:
//
//	Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-13:00; PH off
//	24/7; Dec 25-Jan 01 off                     dates, months, years: Apr-Sep, 2026 Jul 14
//	We,Fr 18:00-02:00                           past midnight
//	Th 18:00+; Sa[1] 10:00-12:00                open end, first Saturday of the month
//	week 01-53/2 Mo 09:00-12:00                 ISO weeks, every second one
//	Mo-Fr 09:00-18:00 || "sur rendez-vous"      fallback and comments
//	SH Mo-Fr 14:00-18:00; Mo-Su 09:00-sunset    read and written, but never said to be open or closed
//
// Rules after ";" replace those before for the days they name, rules after "," add to them, rules after "||" count
// when all before say closed. What runs past midnight belongs to the evening before, whatever the next day says.
// PH are the eleven holidays of France. The zero Hours say nothing and are never known to be open or closed.
//
// Source: the specification of opening_hours in OpenStreetMap's wiki; its JavaScript reference for normal forms.
type Hours struct{ rules []rule }

// maxHours is the length that a text of opening hours may have, in bytes: OpenStreetMap stops at 255 characters.
const maxHours = 500

// A HoursReason says why a text is not opening hours.
type HoursReason string

// The reasons of an [HoursError].
const (
	HoursEmpty       HoursReason = "empty"       // nothing was written
	HoursSpelling    HoursReason = "spelling"    // understood, but written otherwise: « Lu-Ve 9h-18h »
	HoursWord        HoursReason = "word"        // a word that opening hours do not know
	HoursTime        HoursReason = "time"        // no such hour: 25:00
	HoursDate        HoursReason = "date"        // no such day: Feb 30
	HoursNumber      HoursReason = "number"      // out of bounds: week 60, Mo[7]
	HoursEmptyRange  HoursReason = "empty-range" // begins when it ends: 10:00-10:00
	HoursNoTime      HoursReason = "no-time"     // days without hours: Mo-Fr
	HoursUnclosed    HoursReason = "unclosed"    // a quote or a bracket without its pair
	HoursUnexpected  HoursReason = "unexpected"  // something where it cannot stand
	HoursUnsupported HoursReason = "unsupported" // right in OpenStreetMap, but outside of the part read here
	HoursTooLong     HoursReason = "too-long"    // more than 500 bytes
)

// An HoursError is what is wrong with a text of opening hours.
type HoursError struct {
	Offset, Length int // the piece of the text that is wrong, in bytes
	Reason         HoursReason
	Suggestion     string // the whole text as it should be written; "" when that cannot be told
}

// Error says what is wrong, for programmers; the words for contributors are in the catalogue of diagnostics.
func (e *HoursError) Error() string {
	return fmt.Sprintf("opening hours: %s at byte %d", e.Reason, e.Offset)
}

// ParseHours reads opening hours. When the text is understood but not written as OpenStreetMap writes it, the
// error has a Suggestion and the Hours can be used all the same; otherwise the Hours are zero.
func ParseHours(s string) (Hours, *HoursError) {
	if len(s) > maxHours {
		return Hours{}, &HoursError{Offset: maxHours, Length: len(s) - maxHours, Reason: HoursTooLong}
	}
	p := parser{}
	if p.tokens, p.fault = lex(s, &p.deviation); p.fault == nil {
		p.readRules()
	}
	if p.fault != nil {
		return Hours{}, p.fault
	}
	h := Hours{rules: p.rules}
	if p.deviation == nil {
		return h, nil
	}
	p.deviation.Suggestion = h.String()
	if p.deviation.Suggestion == s {
		return h, nil // written as it should be, though not by the way that the reader took
	}
	return h, p.deviation
}

// IsZero reports whether nothing was read.
func (h Hours) IsZero() bool { return len(h.rules) == 0 }

// A state is what a rule says of the times that it matches.
type state int

const (
	open state = iota
	closed
	unknown
)

// A separator says how a rule goes with those before it.
type separator int

const (
	normal     separator = iota // ";" replaces
	additional                  // "," adds
	fallback                    // "||" counts when all before say closed
)

// A rule is one part of opening hours, with its selectors; an empty selector matches every day or hour.
type rule struct {
	separator separator
	always    bool // 24/7
	years     []interval
	dates     []dateRange
	weeks     []interval
	holidays  []holiday
	weekdays  []weekdayRange
	both      bool // "SH Mo-Fr": a holiday and one of the weekdays, not either
	times     []timeRange
	state     state
	said      bool // the state was written ("open", "unknown"): 24 hours are meant
	comment   string
}

// An interval is a range of years or of ISO weeks, every step-th.
type interval struct{ from, to, step int }

// lastYear is the end of "2024+".
const lastYear = 9999

// A date is a day of the calendar or, with day 0, a month; year 0 is every year.
type date struct {
	year, month, day int
	easter           bool // Easter Sunday plus offset days, instead of month and day
	offset           int
}

// A dateRange is a date or several; both ends are inside.
type dateRange struct {
	from, to date
	single   bool
}

// A holiday is a kind of holidays.
type holiday int

const (
	publicHoliday holiday = iota // PH
	schoolHoliday                // SH: its dates are not known here
)

// A weekdayRange is one or several weekdays, Monday is 0; nth keeps the n-th ones of a month, from its end when
// negative.
type weekdayRange struct {
	from, to int
	nth      []interval
}

// A timeRange is a piece of a day; openEnd says that it ends later, nobody knows when.
type timeRange struct {
	from, to clock
	openEnd  bool
}

// A clock is minutes after midnight, up to 48 hours; or an event of the sun with minutes before or after it.
type clock struct {
	minutes int
	event   string // sunrise, sunset, dawn, dusk
}
