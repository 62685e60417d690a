// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"math"
	"testing"
)

// The figures of a report are said in a few words; where these hold more than one number, no single one is taken.
func TestTheShareOfATargetThatWasReached(t *testing.T) {
	for _, c := range []struct {
		target, achieved string
		want             float64
	}{
		{"20", "40", 2},
		{"200", "151 + 97", 1.24},
		{"4", "4 (+ 1 rural)", 1},
		{"10", "21 en moyenne", 2.1},
		{"10", "8", 0.8},
		{"1", "0", 0},
		{"20", "5", 0.25},
		{"5", "1 rencontre de 6 structures", -1},
		{"10", "à la demande", -1},
		{"", "17", -1},
		{"0", "3", -1},
		{"1\u202f000", "2\u202f500", 2.5},
		{"1", "en cours", -1},
		{"", "", -1},
	} {
		if got := share(c.target, c.achieved); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q of %q is %v, want %v", c.achieved, c.target, got, c.want)
		}
	}
}
