// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import "time"

// In returns the instant at which m begins in a zone (nil is UTC): an Instant as it is, a wall clock put into
// the zone, a Day or a Year at its first minute. An hour that a change of clocks repeats is the first of the two,
// an hour that it skips counts with the offset before the change (RFC 5545 §3.3.5). The zero Moment gives the
// zero time.
func (m Moment) In(loc *time.Location) time.Time {
	switch m.Precision {
	case None:
		return time.Time{}
	case Instant:
		return m.Time.In(orUTC(loc))
	default:
		t, _ := resolve(m.Time, orUTC(loc))
		return t
	}
}

// End returns the instant at which m is over: the first minute of the next day or year for a Day or a Year, and
// what In returns for the finer ones.
func (m Moment) End(loc *time.Location) time.Time {
	switch m.Precision {
	case Year:
		return Moment{m.Time.AddDate(1, 0, 0), Year}.In(loc)
	case Day:
		return Moment{m.Time.AddDate(0, 0, 1), Day}.In(loc)
	default:
		return m.In(loc)
	}
}

// InGap reports whether m is an hour that does not exist in a zone: on the night when clocks go forward.
func (m Moment) InGap(loc *time.Location) bool {
	return m.Precision == Minute && m.times(loc) == 0
}

// Ambiguous reports whether m is an hour that exists twice in a zone: on the night when clocks go back.
func (m Moment) Ambiguous(loc *time.Location) bool {
	return m.Precision == Minute && m.times(loc) == 2
}

func (m Moment) times(loc *time.Location) int {
	_, n := resolve(m.Time, orUTC(loc))
	return n
}

func orUTC(loc *time.Location) *time.Location {
	if loc == nil {
		return time.UTC
	}
	return loc
}

// resolve puts a wall clock (held as UTC) into a zone and says how many times that hour exists there: 0, 1 or 2.
// time.Date leaves open which of the possible instants it returns; the calendar needs the rule of RFC 5545.
func resolve(wall time.Time, loc *time.Location) (time.Time, int) {
	before, after := offsetAt(wall.Add(-24*time.Hour), loc), offsetAt(wall.Add(24*time.Hour), loc)
	first, second := wall.Add(-before), wall.Add(-after)
	firstHolds, secondHolds := offsetAt(first, loc) == before, offsetAt(second, loc) == after
	switch {
	case firstHolds && secondHolds && before != after:
		return first.In(loc), 2 // clocks go back: before > after, so first is the earlier
	case firstHolds:
		return first.In(loc), 1
	case secondHolds:
		return second.In(loc), 1
	default:
		return first.In(loc), 0
	}
}

// offsetAt returns the distance of a zone from UTC at an instant.
func offsetAt(t time.Time, loc *time.Location) time.Duration {
	_, seconds := t.In(loc).Zone()
	return time.Duration(seconds) * time.Second
}
