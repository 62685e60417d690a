// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"fmt"
	"strconv"
	"strings"
)

// String returns the hours as OpenStreetMap writes them: "Mo-Fr 09:00-12:00,14:00-18:00; PH off". ParseHours reads
// it back without an error.
func (h Hours) String() string { return printRules(h.rules) }

func printRules(rules []rule) string {
	var b strings.Builder
	for i, r := range rules {
		if i > 0 {
			b.WriteString([...]string{"; ", ", ", " || "}[r.separator])
		}
		b.WriteString(r.String())
	}
	return b.String()
}

// String returns the rule without its separator.
func (r rule) String() string {
	var parts []string
	add := func(part string) {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if r.always && r.empty() {
		add("24/7")
	}
	add(list(r.years, "%d"))
	add(join(r.dates, dateRange.String))
	if len(r.weeks) > 0 {
		add("week " + list(r.weeks, "%02d"))
	}
	holidays, weekdays := join(r.holidays, holiday.String), join(r.weekdays, weekdayRange.String)
	if holidays != "" && weekdays != "" && !r.both {
		add(holidays + "," + weekdays)
	} else {
		add(holidays)
		add(weekdays)
	}
	add(join(r.times, timeRange.String))
	if r.always && !r.empty() {
		add("00:00-24:00")
	}
	switch {
	case r.state == closed:
		add("off")
	case r.state == unknown && (r.comment == "" || r.always || len(r.times) > 0):
		add("unknown")
	case r.said:
		add("open")
	}
	if r.comment != "" {
		add(`"` + r.comment + `"`)
	}
	return strings.Join(parts, " ")
}

// join returns the texts of a list with commas between.
func join[T any](items []T, text func(T) string) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = text(item)
	}
	return strings.Join(texts, ",")
}

func list(items []interval, number string) string {
	return join(items, func(v interval) string {
		s := fmt.Sprintf(number, v.from)
		switch {
		case v.to == lastYear && v.from != lastYear:
			s += "+"
		case v.to != v.from:
			s += "-" + fmt.Sprintf(number, v.to)
		}
		if v.step > 1 {
			s += "/" + strconv.Itoa(v.step)
		}
		return s
	})
}

// String returns "PH" or "SH".
func (h holiday) String() string { return [...]string{"PH", "SH"}[h] }

// String returns "Mo-Fr" or "Mo[1]".
func (w weekdayRange) String() string {
	s := weekdayNames[w.from]
	if w.to != w.from {
		s += "-" + weekdayNames[w.to]
	}
	if len(w.nth) > 0 {
		s += "[" + list(w.nth, "%d") + "]"
	}
	return s
}

// String returns "Dec 25-31" or "2026 Dec 25-2027 Jan 02".
func (d dateRange) String() string {
	from := d.from.String()
	switch {
	case d.single:
		return from
	case !d.from.easter && !d.to.easter && d.to.year == 0 && d.from.day != 0 && d.to.month == d.from.month && d.to.day >= d.from.day:
		return fmt.Sprintf("%s-%02d", from, d.to.day)
	default:
		return from + "-" + d.to.String()
	}
}

// String returns "2026 Dec 25", "Dec" or "easter -2 days".
func (d date) String() string {
	s := ""
	if d.year != 0 {
		s = strconv.Itoa(d.year) + " "
	}
	if d.easter {
		s += "easter"
		if d.offset != 0 {
			s += fmt.Sprintf(" %+d day", d.offset)
			if d.offset != 1 && d.offset != -1 {
				s += "s"
			}
		}
		return s
	}
	s += monthNames[d.month-1]
	if d.day != 0 {
		s += fmt.Sprintf(" %02d", d.day)
	}
	return s
}

// String returns "09:00-12:00", "10:00+" or "22:00-02:00".
func (v timeRange) String() string {
	s := v.from.String()
	if v.to != v.from {
		to := v.to
		if to.event == "" && to.minutes > 24*60 {
			to.minutes -= 24 * 60
		}
		s += "-" + to.String()
	}
	if v.openEnd {
		s += "+"
	}
	return s
}

// String returns "09:00", "sunset" or "(sunset-01:00)".
func (c clock) String() string {
	switch {
	case c.event == "":
		return Clock(c.minutes)
	case c.minutes == 0:
		return c.event
	case c.minutes < 0:
		return "(" + c.event + "-" + Clock(-c.minutes) + ")"
	default:
		return "(" + c.event + "+" + Clock(c.minutes) + ")"
	}
}

// Clock writes minutes after midnight as "HH:MM".
func Clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
