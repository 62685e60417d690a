// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"
)

// The bounds of what [Rule.Between] answers: no page and no file needs more, and a rule may go on for ever.
const (
	MaxOccurrences = 400
	maxYears       = 2
)

// A Rule is a recurrence rule that was read. The zero Rule repeats nothing: it happens once, at its start.
type Rule struct {
	text   string // FREQ first, as RFC 5545 §3.3.10 asks; without UNTIL
	until  Moment // zero for a rule that counts or never ends
	option rrule.ROption
}

// ParseRule reads what [CheckRule] finds right; the error is its [*RuleError].
func ParseRule(text string) (Rule, error) {
	if err := CheckRule(text); err != nil {
		return Rule{}, err
	}
	var r Rule
	var parts []string
	for part := range strings.SplitSeq(text, ";") {
		if until, found := strings.CutPrefix(part, "UNTIL="); found {
			r.until = parseUntil(until)
			continue
		}
		parts = append(parts, part)
	}
	slices.SortStableFunc(parts, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	r.text = strings.Join(parts, ";")
	option, err := rrule.StrToROption(r.text)
	if err != nil { // CheckRule is stricter than the library
		return Rule{}, &RuleError{Length: len(text), Reason: RuleForm}
	}
	option.Bymonthday, option.Bysetpos = once(option.Bymonthday), once(option.Bysetpos)
	r.option = *option
	return r, nil
}

// rank puts FREQ before the other parts.
func rank(part string) int {
	if strings.HasPrefix(part, "FREQ=") {
		return 0
	}
	return 1
}

// once returns each number once: the library looks at all of them for each day.
func once(numbers []int) []int {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// IsZero reports whether r repeats nothing.
func (r Rule) IsZero() bool { return r.text == "" }

// Between returns the occurrences that begin from one moment on and before another, the first first: at most n of them, at most
// [MaxOccurrences], and none later than two years after from. The clock and the zone are those of start: at 18:00 it is
// 18:00 in summer and in winter. Those that begin at a moment of except are left out.
func (r Rule) Between(start time.Time, except []time.Time, from, until time.Time, n int) []time.Time {
	if last := from.AddDate(maxYears, 0, 0); until.After(last) {
		until = last
	}
	n = min(n, MaxOccurrences)
	var found []time.Time
	for t := range r.occurrences(start, except) {
		if len(found) >= n || !t.Before(until) {
			break
		}
		if !t.Before(from) {
			found = append(found, t)
		}
	}
	return found
}

// Next returns the first occurrence that does not begin before a moment; false when there is none any more.
func (r Rule) Next(start time.Time, except []time.Time, at time.Time) (time.Time, bool) {
	for t := range r.occurrences(start, except) {
		if !t.Before(at) {
			return t, true
		}
	}
	return time.Time{}, false
}

// occurrences yields what is left of a rule without its exceptions.
func (r Rule) occurrences(start time.Time, except []time.Time) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		if r.IsZero() {
			yield(start)
			return
		}
		out := make(map[int64]bool, len(except))
		for _, t := range except {
			out[t.Unix()] = true
		}
		for t := range r.all(start) {
			if !out[t.Unix()] && !yield(t) {
				return
			}
		}
	}
}

// The Gregorian calendar repeats every 400 years. The library looks for the next day of a rule until the year 9999, which takes
// seconds for a rule that has none (the 30th of February): begun in the last centuries before, it has few of them to look through.
const (
	cycle     = 400
	lastBegin = 9999 - 100 // begun here at the latest, so that a century is left
)

// all yields every occurrence of a rule in order. It is computed on the clock on the wall, where a day has 24 hours, and put into
// the zone afterwards.
func (r Rule) all(start time.Time) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		zone := start.Location()
		year, month, day := start.Date()
		hour, minute, second := start.Clock()
		later := max(0, lastBegin-year) / cycle * cycle
		option := r.option
		option.Dtstart = time.Date(year+later, month, day, hour, minute, second, 0, time.UTC)
		rule, err := rrule.NewRRule(option)
		if err != nil {
			return // never after ParseRule
		}
		last := r.last(zone)
		next := rule.Iterator()
		for wall, ok := next(); ok; wall, ok = next() {
			t, _ := resolve(wall.AddDate(-later, 0, 0), zone)
			if !last.IsZero() && t.After(last) || !yield(t) {
				return
			}
		}
	}
}

// last returns the last moment at which an occurrence may begin, zero for a rule without UNTIL. A day counts to its end.
func (r Rule) last(zone *time.Location) time.Time {
	if r.until.Precision == Day {
		return r.until.End(zone).Add(-time.Second)
	}
	return r.until.In(zone)
}

// Text returns the rule as a calendar has it (RFC 5545 §3.3.10) for a start in a zone: UNTIL is a moment in UTC, or a day where the
// start is one.
func (r Rule) Text(zone *time.Location, day bool) string {
	last := r.last(zone)
	switch {
	case last.IsZero():
		return r.text
	case day:
		return r.text + ";UNTIL=" + last.In(zone).Format("20060102")
	}
	return r.text + ";UNTIL=" + last.UTC().Format("20060102T150405Z")
}

// Endless reports whether a rule has neither COUNT nor UNTIL.
func (r Rule) Endless() bool { return !r.IsZero() && r.until.IsZero() && r.option.Count == 0 }
