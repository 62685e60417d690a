// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package calendar

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/folded"
)

// zoneYears is how far ahead the clock changes of a zone are looked at, to see by which rule they go on.
const zoneYears = 12

// A change is a moment at which the clocks of a zone change.
type change struct {
	wall     time.Time // what the clock shows just before, held as UTC
	from, to int       // seconds east of UTC
	name     string    // "CEST"
	summer   bool
}

// An observance is clock changes that are alike: those of every spring, those of every autumn.
type observance struct {
	change
	all []time.Time // on the wall, the first first
}

// writeZone writes the VTIMEZONE of a zone (RFC 5545 §3.6.5) for what happens from a moment on.
func writeZone(d *folded.Document, zone *time.Location, since, until time.Time) {
	d.Raw("BEGIN", "VTIMEZONE")
	d.Raw("TZID", zone.String())
	d.Raw("X-LIC-LOCATION", zone.String())
	last := until.AddDate(zoneYears, 0, 0)
	for _, o := range observances(changes(zone, since, last)) {
		o.write(d, last.Year())
	}
	d.Raw("END", "VTIMEZONE")
}

// changes lists the changes of a zone, from the one that holds at a moment on.
func changes(zone *time.Location, since, until time.Time) []change {
	var list []change
	at, _ := since.In(zone).ZoneBounds()
	if at.IsZero() {
		_, at = since.In(zone).ZoneBounds()
	}
	for !at.IsZero() && at.Before(until) {
		was, before := at.Add(-time.Second).In(zone).Zone()
		name, after := at.In(zone).Zone()
		if name != was || after != before {
			list = append(list, change{at.UTC().Add(time.Duration(before) * time.Second), before, after, name, at.In(zone).IsDST()})
		}
		// Far ahead, where the tables of a zone end, a bound may be that of a year and not a change, or none that follows.
		_, next := at.In(zone).ZoneBounds()
		if !next.IsZero() && !next.After(at) {
			next = at.AddDate(0, 0, 1)
		}
		at = next
	}
	name, offset := since.In(zone).Zone()
	if len(list) == 0 || list[0].wall.Add(-time.Duration(list[0].from)*time.Second).After(since) { // what holds at first is said first
		ever := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
		list = slices.Insert(list, 0, change{ever, offset, offset, name, since.In(zone).IsDST()})
	}
	return list
}

// observances puts changes together that a rule of every year may stand for.
func observances(changes []change) []observance {
	var list []observance
	for _, c := range changes {
		i := slices.IndexFunc(list, func(o observance) bool {
			return o.from == c.from && o.to == c.to && o.name == c.name && o.summer == c.summer &&
				o.wall.Month() == c.wall.Month() && o.wall.Weekday() == c.wall.Weekday() &&
				o.wall.Format(time.TimeOnly) == c.wall.Format(time.TimeOnly)
		})
		if i < 0 {
			list = append(list, observance{change: c})
			i = len(list) - 1
		}
		list[i].all = append(list[i].all, c.wall)
	}
	return list
}

func (o observance) write(d *folded.Document, lastYear int) {
	kind := "STANDARD"
	if o.summer {
		kind = "DAYLIGHT"
	}
	d.Raw("BEGIN", kind)
	d.Raw("TZNAME", o.name)
	d.Raw("TZOFFSETFROM", offset(o.from))
	d.Raw("TZOFFSETTO", offset(o.to))
	d.Raw("DTSTART", o.wall.Format(local))
	if rule := o.rule(lastYear); rule != "" {
		d.Raw("RRULE", rule)
	} else {
		for _, t := range o.all[1:] {
			d.Raw("RDATE", t.Format(local))
		}
	}
	d.Raw("END", kind)
}

// rule returns the rule by which an observance comes back every year and goes on, "" for none.
func (o observance) rule(lastYear int) string {
	last, nth := true, (o.all[0].Day()-1)/7+1
	for i, t := range o.all {
		if t.Year() != o.all[0].Year()+i {
			return ""
		}
		last = last && t.AddDate(0, 0, 7).Month() != t.Month()
		if (t.Day()-1)/7+1 != nth {
			nth = 0
		}
	}
	if last {
		nth = -1
	}
	// The last year that was looked at may end before its change.
	if nth == 0 || len(o.all) < 3 || o.all[len(o.all)-1].Year() < lastYear-1 {
		return ""
	}
	day := [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}[o.wall.Weekday()]
	return "FREQ=YEARLY;BYMONTH=" + strconv.Itoa(int(o.wall.Month())) + ";BYDAY=" + strconv.Itoa(nth) + day
}

// offset writes a distance from UTC: "+0200" (RFC 5545 §3.3.14).
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if rest := seconds % 60; rest > 0 {
		text += fmt.Sprintf("%02d", rest)
	}
	return text
}
