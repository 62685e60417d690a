// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

// A parser makes rules of tokens. It stops at the first fault; a deviation is a piece that is understood but not
// written as OpenStreetMap writes it.
type parser struct {
	tokens    []token
	at        int
	rules     []rule
	fault     *HoursError
	deviation *HoursError
}

func (p *parser) peek() token { return p.ahead(0) }

func (p *parser) ahead(n int) token { return p.tokens[min(p.at+n, len(p.tokens)-1)] }

func (p *parser) take() token {
	t := p.peek()
	p.at++
	return t
}

// accept takes the next token when it is this sign or word.
func (p *parser) accept(text string) bool {
	if p.fault == nil && p.peek().is(text) {
		p.at++
		return true
	}
	return false
}

// fail notes the first fault.
func (p *parser) fail(t token, reason HoursReason) {
	if p.fault == nil {
		p.fault = &HoursError{Offset: t.start, Length: t.end - t.start, Reason: reason}
	}
}

// number takes a number between two bounds.
func (p *parser) number(least, most int) int {
	t := p.take()
	if t.kind != tokenNumber {
		p.fail(t, HoursUnexpected)
	} else if t.value < least || t.value > most {
		p.fail(t, HoursNumber)
	}
	return t.value
}

// readRules reads all rules up to the end of the text.
func (p *parser) readRules() {
	join := normal
	for p.fault == nil {
		p.strayRuleSigns()
		if p.peek().kind == tokenEnd {
			break
		}
		p.readRule(join)
		switch t := p.peek(); {
		case p.accept("||"):
			join = fallback
		case p.accept(","):
			join = additional
		case p.accept(";"):
			join = normal
		case t.kind != tokenEnd:
			p.fail(t, HoursUnexpected)
		}
		if p.peek().kind == tokenEnd && join != normal && p.tokens[p.at-1].is("||") {
			p.fail(p.tokens[p.at-1], HoursUnexpected)
		}
	}
	if p.fault == nil && len(p.rules) == 0 {
		p.fail(p.peek(), HoursEmpty)
	}
}

// strayRuleSigns skips the separators of rules that are not there: « Mo 09:00-18:00; ».
func (p *parser) strayRuleSigns() {
	for {
		t := p.peek()
		last := p.at == len(p.tokens)-2 && p.at > 0 && (p.tokens[p.at-1].is(";") || p.tokens[p.at-1].is(","))
		if t.is(";") || t.is(",") && last {
			deviate(&p.deviation, t.start, t.end)
			p.at++
			continue
		}
		if t.kind == tokenEnd && p.at > 0 && (p.tokens[p.at-1].is(";") || p.tokens[p.at-1].is(",")) {
			stray := p.tokens[p.at-1]
			deviate(&p.deviation, stray.start, stray.end)
		}
		return
	}
}

// readRule reads one rule: dates, days, hours, state, comment, each of which may be absent.
func (p *parser) readRule(join separator) {
	first := p.peek()
	r := rule{separator: join}
	if p.accept("24/7") {
		r.always = true
	} else {
		p.readDates(&r)
		p.readDays(&r)
		p.readTimes(&r)
		if t := p.peek(); len(r.times) == 0 && p.accept("24/7") { // « Mo-Fr 24/7 »
			deviate(&p.deviation, t.start, t.end)
			r.always = true
		}
	}
	p.readState(&r)
	if p.fault != nil {
		return
	}
	switch {
	case first == p.peek():
		p.fail(first, HoursUnexpected)
	case r.always || len(r.times) > 0 || r.said || r.state != open:
	case r.comment != "":
		r.state = unknown // nothing but a comment: it depends
	case p.peek().kind == tokenEnd || p.peek().is(";") || p.peek().is("||"):
		p.fault = &HoursError{Offset: first.start, Length: p.tokens[p.at-1].end - first.start, Reason: HoursNoTime}
	default:
		p.fail(p.peek(), HoursUnexpected)
	}
	if p.moreHours(r) {
		deviate(&p.deviation, first.start, first.end)
		before := &p.rules[len(p.rules)-1]
		before.times = append(before.times, r.times...)
		return
	}
	p.rules = append(p.rules, r)
}

// moreHours reports whether a rule is only more hours for the days of the rule before: « Lu-Ve 9h-12h; 14h-18h »
// says 14:00-18:00 of every day, which nobody means.
func (p *parser) moreHours(r rule) bool {
	if r.separator != normal || len(r.times) == 0 || len(p.rules) == 0 || r.state != open || r.said {
		return false
	}
	before := p.rules[len(p.rules)-1]
	days, hours := r, before
	days.times, hours.times = nil, nil
	return days.empty() && !hours.empty() && len(before.times) > 0 && before.state == open && before.comment == r.comment
}

// empty reports whether nothing was read yet.
func (r *rule) empty() bool {
	return len(r.years)+len(r.dates)+len(r.weeks)+len(r.holidays)+len(r.weekdays)+len(r.times) == 0
}

// readDates reads years, months, dates and weeks.
func (p *parser) readDates(r *rule) {
	for p.fault == nil {
		t, next := p.peek(), p.ahead(1)
		switch {
		case t.kind == tokenNumber && t.value >= 1000 && next.kind != tokenMonth && !next.is("easter"):
			r.years = p.intervals(r.years, 1000, lastYear, "+")
		case t.kind == tokenMonth, t.is("easter"), t.kind == tokenNumber && (next.kind == tokenMonth || next.is("easter")):
			p.readDateList(r)
		case t.is("week"):
			p.at++
			r.weeks = p.intervals(r.weeks, 1, 53, "")
		case t.is(":") && p.at > 0 && !r.empty(): // "Apr-Sep: Mo-Fr …"
			p.at++
			return
		default:
			return
		}
	}
}

// intervals reads a list such as "1-53/2,7"; more is the sign for "and all that follow", or "".
func (p *parser) intervals(list []interval, least, most int, more string) []interval {
	for p.fault == nil {
		v := interval{from: p.number(least, most), step: 1}
		v.to = v.from
		if more != "" && p.accept(more) {
			v.to = most
		} else if p.accept("-") {
			v.to = p.number(v.from, most)
		}
		if p.accept("/") {
			v.step = p.number(1, most)
		}
		list = append(list, v)
		if !p.peek().is(",") || p.ahead(1).kind != tokenNumber || p.ahead(2).kind == tokenMonth {
			break
		}
		p.at++
	}
	return list
}

func (p *parser) readDateList(r *rule) {
	for p.fault == nil {
		d := dateRange{from: p.date(date{}), single: true}
		if p.accept("-") {
			d.single = false
			d.to = p.date(d.from)
			if d.from.day == 0 && !d.from.easter && d.to.day != 0 {
				d.from.day = 1 // "Jan-Mar 15"
			}
		} else {
			d.to = d.from
		}
		r.dates = append(r.dates, d)
		next := p.ahead(1)
		isDate := next.kind == tokenMonth || next.is("easter") || next.kind == tokenNumber &&
			(p.ahead(2).kind == tokenMonth || p.ahead(2).is("easter"))
		if !p.peek().is(",") || !isDate {
			return
		}
		p.at++
	}
}

// date reads "[2026] Dec [25]", "easter [-2 days]" or, after from, only a day. French puts the day before the
// month; that is a deviation.
func (p *parser) date(from date) date {
	var d date
	if t := p.peek(); t.kind == tokenNumber && t.value >= 1000 {
		d.year = p.take().value
	} else if t.kind == tokenNumber && p.ahead(1).kind == tokenMonth && !(from.day != 0 && p.ahead(2).kind == tokenNumber) {
		deviate(&p.deviation, t.start, t.end)
		d.day = p.take().value
	}
	day := p.peek()
	switch {
	case p.accept("easter"):
		d.easter = true
		d.offset = p.dayOffset()
		return d
	case day.kind == tokenMonth:
		d.month = p.take().value
		if t := p.peek(); d.day == 0 && t.kind == tokenNumber && t.value < 1000 && p.ahead(1).kind != tokenMonth {
			day = t
			d.day = p.number(1, 31)
		}
	case from.day != 0 && d.year == 0 && day.kind == tokenNumber: // "Dec 25-31"
		d.month = from.month
		d.day = p.number(from.day, 31)
	default:
		p.fail(day, HoursUnexpected)
		return d
	}
	if p.fault == nil && d.day > daysIn(leapOr(d.year), monthOf(d.month)) {
		p.fail(day, HoursDate)
	}
	return d
}

// dayOffset reads "-2 days" or "+1 day" after easter.
func (p *parser) dayOffset() int {
	sign := p.peek()
	if next := p.ahead(2); !next.is("days") && !next.is("day") {
		return 0
	}
	p.at++
	n := p.number(1, 366)
	p.at++
	switch {
	case sign.is("-"):
		return -n
	case sign.is("+"):
		return n
	}
	p.fail(sign, HoursUnexpected)
	return 0
}

// readState reads "off", "open", "unknown" and the comment.
func (p *parser) readState(r *rule) {
	switch {
	case p.accept("off"), p.accept("closed"):
		r.state = closed
	case p.accept("unknown"):
		r.state = unknown
	case p.accept("open"):
		r.said = true
	}
	if t := p.peek(); p.fault == nil && t.kind == tokenComment {
		r.comment = t.text
		p.at++
	}
}
