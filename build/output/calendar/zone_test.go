// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package calendar

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/compagnie-tiers-lieux/maillage/build/folded"
)

// Zones follow the tables of the program: those without summer time have one observance, those that change go on by a rule.
func TestZones(t *testing.T) {
	for name, want := range map[string]string{
		"Europe/Paris": "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "America/New_York": "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
		"Indian/Reunion": "TZOFFSETTO:+0400", "America/Martinique": "TZOFFSETTO:-0400", "Africa/Casablanca": "RDATE:",
	} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, year := range []int{2020, 2030, 2045} { // the tables of Go end in 2037, and a rule follows
			var d folded.Document
			at := time.Date(year, 6, 1, 0, 0, 0, 0, zone)
			writeZone(&d, zone, at, at)
			if name == "Africa/Casablanca" && year > 2020 {
				want = "TZID:Africa/Casablanca"
			}
			if !strings.Contains(d.String(), want) || !strings.HasPrefix(d.String(), "BEGIN:VTIMEZONE\r\nTZID:"+name+"\r\n") {
				t.Errorf("%s %d: %s", name, year, d.String())
			}
		}
	}
}
