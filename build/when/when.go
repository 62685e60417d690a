// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package when reads moments, opening hours and recurrence rules as people write them. It knows no clock: "now"
// is always an argument.
//
// [ParseMoment] reads a year, a day, a day with an hour or RFC 3339. [ParseHours] reads OpenStreetMap's
// opening_hours and answers whether a place is open ([Hours.OpenAt]) and what its week looks like ([Hours.Week]).
// [ParseRule] reads an RRULE and says when an event that repeats takes place ([Rule.Between], [Rule.Next]). All three
// are strict about what they accept and generous about what they understand: an error for « Lu-Ve 9h-18h » or
// « 19/06/2020 » carries what should have been written.
package when

import "time"

// A Moment is a point in time as it is written in front matter: "2020", "2020-06-19", "2020-06-19 18:30" or
// RFC 3339. Time is in UTC until [Moment.In] puts its wall clock into the zone of the network. Two Moments that
// were written alike are equal by ==.
type Moment struct {
	Time      time.Time
	Precision Precision
}

// A Precision says how much of a Moment was written.
type Precision int

// The precisions, from none (the zero Moment) to the finest.
const (
	None    Precision = iota
	Year              // 2020
	Day               // 2020-06-19
	Minute            // 2020-06-19 18:30, on the wall clock of the network or the event
	Instant           // 2020-06-19T18:30:00+02:00: the zone was written
)
