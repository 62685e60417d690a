// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when_test

import (
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// On and OpenAt answer the same question: they must agree at each moment, whatever the hours are.
func TestTheSpansOfADateAreWhatOpenAtSays(t *testing.T) {
	for _, text := range []string{
		"Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-13:00; PH off",
		"24/7; Dec 25-Jan 01 off",
		"We,Fr 18:00-02:00; Th off",
		"Th 18:00+; Sa[1] 10:00-12:00",
		`Mo-Fr 09:00-18:00 || "sur rendez-vous"`,
		`Mo-Fr 09:00-18:00 "sur rendez-vous" || Mo 10:00-20:00`,
		"SH Mo-Fr 14:00-18:00; Mo-Su 09:00-sunset",
		"Sa 22:00-04:00; Su 02:00-03:00 off",
		"week 01-53/2 Mo 09:00-12:00, Mo 11:00-13:00",
		"off",
	} {
		hours, problem := when.ParseHours(text)
		if problem != nil && problem.Suggestion == "" {
			t.Fatalf("%s: %v", text, problem)
		}
		for day := range 70 {
			date := time.Date(2026, 11, 23+day, 0, 0, 0, 0, time.UTC)
			spans := hours.On(date)
			for minute := 0; minute < 24*60; minute += 15 {
				isOpen, known := false, true
				for _, s := range spans {
					if s.Start <= minute && minute < s.End {
						isOpen, known = s.Known, s.Known
					}
				}
				at := date.Add(time.Duration(minute) * time.Minute)
				if wantOpen, wantKnown := hours.OpenAt(at); isOpen != wantOpen || known != wantKnown {
					t.Fatalf("%s at %s: spans %v say open %t known %t, OpenAt %t %t", text, at, spans, isOpen, known, wantOpen, wantKnown)
				}
			}
			last := 0
			for _, s := range spans {
				if s.Start < last || s.End <= s.Start || s.End > 24*60 {
					t.Fatalf("%s on %s: spans are not sorted and apart: %v", text, date, spans)
				}
				last = s.End
			}
		}
	}
}

func TestHoursThatSayNothingHaveNoSpans(t *testing.T) {
	if spans := (when.Hours{}).On(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)); len(spans) != 0 {
		t.Errorf("zero hours: %v", spans)
	}
}
