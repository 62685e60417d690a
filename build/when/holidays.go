// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import "time"

// PublicHoliday reports whether the day of t, on t's own wall clock, is one of the eleven holidays of France
// (Code du travail, art. L3133-1). Those of Alsace-Moselle and of the overseas departments are not among them.
func PublicHoliday(t time.Time) bool {
	year, month, day := t.Date()
	switch [2]int{int(month), day} {
	case [2]int{1, 1}, [2]int{5, 1}, [2]int{5, 8}, [2]int{7, 14}, [2]int{8, 15}, [2]int{11, 1}, [2]int{11, 11}, [2]int{12, 25}:
		return true
	}
	switch today(year, month, day).Sub(easter(year)) {
	case 1 * wholeDay, 39 * wholeDay, 50 * wholeDay: // Easter Monday, Ascension, Whit Monday
		return true
	}
	return false
}

const wholeDay = 24 * time.Hour

// today returns a day of the calendar as its midnight in UTC, where every day has 24 hours.
func today(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// easter returns Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher
// (J. Meeus, Astronomical Algorithms, 1991, ch. 8).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return today(year, time.Month(n/31), n%31+1)
}
