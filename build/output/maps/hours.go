// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"slices"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// horizon is the number of days for which hours are exact: a site is made anew more often.
const horizon = 60

// hours are opening hours as a browser reads them.
type hours struct {
	Week       [][]int            `json:"w,omitempty"`
	Exceptions map[string][][]int `json:"x,omitempty"` // encoding/json sorts the keys
	Again      string             `json:"c,omitempty"`
}

// hours returns the hours of a place, nil when they are not known and it is not closed for now.
func (b *book) hours(p *site.Place) *hours {
	compiled := b.compile(p.Hours)
	if again := p.ClosedUntil.In(b.site.Config.Location); !p.ClosedUntil.IsZero() && again.After(b.site.Today) {
		closed := hours{Again: again.Format(time.DateOnly)}
		if compiled != nil {
			closed.Week, closed.Exceptions = compiled.Week, compiled.Exceptions
		}
		return &closed
	}
	return compiled
}

// compile returns what a text says, nil when it is not understood.
func (b *book) compile(text string) *hours {
	b.mu.Lock()
	defer b.mu.Unlock()
	compiled, known := b.compiled[text]
	if !known {
		if parsed, problem := when.ParseHours(text); problem == nil || problem.Suggestion != "" {
			compiled = compile(parsed, b.site.Today)
		}
		b.compiled[text] = compiled
	}
	return compiled
}

// compile writes out the hours of the days from today. The week is made of what most Mondays have, most Tuesdays…
func compile(h when.Hours, today time.Time) *hours {
	if h.IsZero() {
		return nil
	}
	var days [horizon][]when.Span
	for i := range days {
		days[i] = h.On(today.AddDate(0, 0, i))
	}
	made := &hours{}
	monday := (int(today.Weekday()) + 6) % 7 // how many days ago it was Monday
	for weekday := range 7 {
		first := (weekday - monday + 7) % 7
		usual := mostly(days[first:])
		for _, s := range usual {
			made.Week = append(made.Week, pair(s, weekday*24*60))
		}
		for i := first; i < horizon; i += 7 {
			if slices.Equal(days[i], usual) {
				continue
			}
			if made.Exceptions == nil {
				made.Exceptions = make(map[string][][]int)
			}
			spans := [][]int{}
			for _, s := range days[i] {
				spans = append(spans, pair(s, 0))
			}
			made.Exceptions[today.AddDate(0, 0, i).Format(time.DateOnly)] = spans
		}
	}
	return made
}

// mostly returns what most of every seventh day have, of several the first.
func mostly(days [][]when.Span) []when.Span {
	var best []when.Span
	most := 0
	for i := 0; i < len(days); i += 7 {
		same := 0
		for j := 0; j < len(days); j += 7 {
			if slices.Equal(days[i], days[j]) {
				same++
			}
		}
		if same > most {
			best, most = days[i], same
		}
	}
	return best
}

func pair(s when.Span, after int) []int {
	if s.Known {
		return []int{s.Start + after, s.End + after}
	}
	return []int{s.Start + after, s.End + after, 1}
}
