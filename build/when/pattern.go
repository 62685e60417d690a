// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Frequency is how often a rule comes back, at most.
type Frequency string

// The frequencies of rules, as RFC 5545 §3.3.10 names them.
const (
	Daily   Frequency = "DAILY"
	Weekly  Frequency = "WEEKLY"
	Monthly Frequency = "MONTHLY"
	Yearly  Frequency = "YEARLY"
)

// A Pattern is a rule as one sentence says it: « le premier et le troisième jeudi du mois, jusqu’au 15 décembre ». One of Days and
// MonthDays is filled, but for Daily and Yearly.
type Pattern struct {
	Every     Frequency
	Interval  int            // 1: each time; 2: every other time
	Days      []time.Weekday // from Monday on
	Nth       []int          // of the month, with one day in Days: 1 to 4, or -1 for the last; nil for every week
	MonthDays []int          // 1 to 31, or -1 for the last; of each month, or of Month
	Month     time.Month     // of a yearly rule
	Count     int            // how many times; 0 for no limit
	Until     Moment         // the last moment; zero for no limit
}

var weekdays = map[string]time.Weekday{
	"MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday, "FR": time.Friday, "SA": time.Saturday, "SU": time.Sunday,
}

// Pattern returns a rule that begins at start as a pattern; false for one that no short sentence says.
func (r Rule) Pattern(start time.Time) (Pattern, bool) {
	p := Pattern{Interval: 1, Until: r.until}
	for part := range strings.SplitSeq(r.text, ";") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "FREQ":
			p.Every = Frequency(value)
		case "INTERVAL":
			p.Interval, _ = strconv.Atoi(value)
		case "COUNT":
			p.Count, _ = strconv.Atoi(value)
		case "BYDAY":
			if !p.days(value) {
				return Pattern{}, false
			}
		case "BYMONTHDAY":
			for day := range strings.SplitSeq(value, ",") {
				n, _ := strconv.Atoi(day)
				if n < -1 {
					return Pattern{}, false
				}
				p.MonthDays = append(p.MonthDays, n)
			}
		case "WKST": // where a week begins changes no sentence
		default:
			return Pattern{}, false
		}
	}
	return p.complete(start)
}

// days reads the days of a week, or the same day of several weeks of a month.
func (p *Pattern) days(value string) bool {
	for item := range strings.SplitSeq(value, ",") {
		day := weekdays[item[len(item)-2:]]
		if number := item[:len(item)-2]; number != "" {
			n, _ := strconv.Atoi(number)
			if n < -1 || n > 4 || len(p.Days) > 0 && p.Days[0] != day {
				return false
			}
			p.Days, p.Nth = []time.Weekday{day}, append(p.Nth, n)
			continue
		}
		p.Days = append(p.Days, day)
	}
	fromMonday := func(d time.Weekday) int { return (int(d) + 6) % 7 }
	slices.SortFunc(p.Days, func(a, b time.Weekday) int { return fromMonday(a) - fromMonday(b) })
	p.Days = slices.Compact(p.Days)
	return p.Nth == nil || len(p.Days) == 1
}

// complete takes from the start what the rule leaves to it.
func (p Pattern) complete(start time.Time) (Pattern, bool) {
	switch p.Every {
	case Daily:
		return p, p.Days == nil && p.MonthDays == nil
	case Weekly:
		if p.Days == nil {
			p.Days = []time.Weekday{start.Weekday()}
		}
	case Monthly:
		if p.Days == nil && p.MonthDays == nil {
			p.MonthDays = []int{start.Day()}
		}
		return p, (p.Days == nil) != (p.MonthDays == nil) && (p.Days == nil || p.Nth != nil)
	case Yearly:
		if p.Days != nil || p.MonthDays != nil {
			return Pattern{}, false
		}
		p.MonthDays, p.Month = []int{start.Day()}, start.Month()
	}
	return p, true
}
