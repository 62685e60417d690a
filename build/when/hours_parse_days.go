// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import "time"

// monthOf is the month of a number from 1 to 12.
func monthOf(n int) time.Month { return time.Month(n) }

// leapOr returns a year, and a leap year when none was written: Feb 29 may be said of every year.
func leapOr(year int) int {
	if year == 0 {
		return 2024
	}
	return year
}

// readDays reads weekdays and holidays: "Mo-Fr", "Sa[1]", "PH,Mo", "SH Mo-Fr".
func (p *parser) readDays(r *rule) {
	for p.fault == nil {
		switch t := p.peek(); {
		case t.kind == tokenWeekday:
			r.weekdays = append(r.weekdays, p.weekdays())
		case p.accept("PH"):
			r.holidays = append(r.holidays, publicHoliday)
			p.refuseOffset()
		case p.accept("SH"):
			r.holidays = append(r.holidays, schoolHoliday)
		default:
			return
		}
		next, after := p.peek(), p.ahead(1)
		isDay := after.kind == tokenWeekday || after.is("PH") || after.is("SH")
		switch {
		case next.is(",") && isDay:
			p.at++
		case next.is(",") && after.kind == tokenTime: // « du lundi au vendredi, de 9h à 18h »
			deviate(&p.deviation, next.start, next.end)
			p.at++
			return
		case next.is(":"): // « Lundi : 9h-12h »
			deviate(&p.deviation, next.start, next.end)
			p.at++
			return
		case next.kind == tokenWeekday && len(r.holidays) > 0 && len(r.weekdays) == 0:
			r.both = true
		default:
			return
		}
	}
}

// weekdays reads "Mo", "Mo-Fr" or "Mo[1,-1]".
func (p *parser) weekdays() weekdayRange {
	w := weekdayRange{from: p.take().value}
	w.to = w.from
	if p.peek().is("-") && p.ahead(1).kind == tokenWeekday {
		p.at++
		w.to = p.take().value
	} else if open := p.peek(); p.accept("[") {
		w.nth = p.nths()
		if !p.accept("]") {
			p.fail(open, HoursUnclosed)
		}
	}
	p.refuseOffset()
	return w
}

// refuseOffset refuses "Mo[1] +2 days", which few write and nobody can read.
func (p *parser) refuseOffset() {
	if (p.peek().is("+") || p.peek().is("-")) && p.ahead(1).kind == tokenNumber && (p.ahead(2).is("day") || p.ahead(2).is("days")) {
		p.fail(p.ahead(2), HoursUnsupported)
	}
}

// nths reads the inside of "[1,3-4,-1]".
func (p *parser) nths() []interval {
	var list []interval
	for p.fault == nil {
		sign := 1
		if p.accept("-") {
			sign = -1
		}
		v := interval{from: sign * p.number(1, 5), step: 1}
		v.to = v.from
		if sign > 0 && p.accept("-") {
			v.to = p.number(v.from, 5)
		}
		list = append(list, v)
		if !p.accept(",") {
			break
		}
	}
	return list
}

// readTimes reads "09:00-12:00,14:00-18:00+".
func (p *parser) readTimes(r *rule) {
	for p.fault == nil && p.atTime(0) {
		r.times = append(r.times, p.timeRange())
		next := p.peek()
		if (next.is(",") || next.is("/")) && p.atTime(1) {
			if next.is("/") {
				if p.ahead(2).kind != tokenSign { // "10:00-16:00/01:30": every hour and a half
					p.fail(next, HoursUnsupported)
				}
				deviate(&p.deviation, next.start, next.end)
			}
			p.at++
			continue
		}
		if next.is("/") {
			p.fail(next, HoursUnsupported)
		}
		return
	}
}

// atTime reports whether the n-th token from here begins hours. A number does when "-" follows: « 9-18 ».
func (p *parser) atTime(n int) bool {
	t := p.ahead(n)
	switch t.kind {
	case tokenTime:
		return true
	case tokenNumber:
		return t.value <= 24 && (p.ahead(n+1).is("-") || p.at > 0 && p.tokens[p.at-1].is("-"))
	}
	return t.sun() || t.is("(") && p.ahead(n+1).sun()
}

// sun reports whether t names an event of the sun.
func (t token) sun() bool {
	return t.is("sunrise") || t.is("sunset") || t.is("dawn") || t.is("dusk")
}

// timeRange reads "09:00-12:00", "10:00+" or "10:00-12:00+".
func (p *parser) timeRange() timeRange {
	first := p.peek()
	v := timeRange{from: p.clock()}
	if p.accept("+") {
		v.openEnd = true
		v.to = v.from
		return v
	}
	if t := p.peek(); !p.accept("-") {
		if t.kind == tokenEnd {
			t = first
		}
		p.fail(t, HoursNoTime) // a single hour: nobody knows whether it opens or closes then
		return v
	}
	v.to = p.clock()
	last := p.tokens[p.at-1]
	v.openEnd = p.accept("+")
	if p.fault != nil || v.from.event != "" || v.to.event != "" {
		return v
	}
	switch {
	case v.from.minutes >= 24*60:
		p.fail(first, HoursTime)
	case v.to.minutes == 0 && v.from.minutes > 0:
		v.to.minutes = 24 * 60
	case v.to.minutes == 0:
		deviate(&p.deviation, last.start, last.end) // 00:00-00:00 is a whole day
		v.to.minutes = 24 * 60
	case v.to.minutes == v.from.minutes:
		p.fault = &HoursError{Offset: first.start, Length: last.end - first.start, Reason: HoursEmptyRange}
	case v.to.minutes < v.from.minutes:
		v.to.minutes += 24 * 60
	case v.to.minutes > v.from.minutes+24*60:
		p.fail(last, HoursTime)
	}
	return v
}

// clock reads an hour, « 9 », or "(sunset-01:00)".
func (p *parser) clock() clock {
	t := p.take()
	switch {
	case t.kind == tokenTime:
		return clock{minutes: t.value}
	case t.kind == tokenNumber && t.value <= 24:
		deviate(&p.deviation, t.start, t.end)
		return clock{minutes: 60 * t.value}
	case t.sun():
		return clock{event: t.text}
	case t.is("(") && p.peek().sun():
		c := clock{event: p.take().text}
		sign, offset := p.take(), p.take()
		if !sign.is("+") && !sign.is("-") || offset.kind != tokenTime {
			p.fail(sign, HoursUnexpected)
		}
		c.minutes = offset.value
		if sign.is("-") {
			c.minutes = -c.minutes
		}
		if !p.accept(")") {
			p.fail(t, HoursUnclosed)
		}
		return c
	}
	p.fail(t, HoursUnexpected)
	return clock{}
}
