// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package calendar

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	"github.com/emersion/go-ical"
)

// Whatever is written as a text is one property, on short lines of whole characters, and reads back as it was.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "a;b,c\\n", "x\r\nEND:VEVENT\r\nBEGIN:VALARM", strings.Repeat("é", 80), "\x00\xff", "😀" + strings.Repeat("a", 73), "a\u2028b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var d document
		d.raw("BEGIN", "VCALENDAR")
		d.text("X-TEXT", text)
		d.line("X-PARAM;CN=" + parameter(text) + ":x")
		d.raw("END", "VCALENDAR")
		for line := range strings.SplitSeq(strings.TrimSuffix(d.String(), "\r\n"), "\r\n") {
			if len(line) > lineOctets || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
				t.Fatalf("%q", line)
			}
		}
		c, err := ical.NewDecoder(strings.NewReader(d.String())).Decode()
		if err != nil {
			t.Fatalf("%v: %q", err, d.String())
		}
		want := clean(strings.TrimSpace(text), true)
		if want == "" {
			return
		}
		if p := c.Props.Get("X-TEXT"); p == nil {
			t.Fatalf("no text in %q", d.String())
		} else if got, err := p.Text(); got != want || err != nil {
			t.Fatalf("%q came back as %q (%v)", want, got, err)
		}
		if len(c.Children) != 0 || len(c.Props) != 2 {
			t.Fatalf("more than two properties: %q", d.String())
		}
	})
}

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
			var d document
			at := time.Date(year, 6, 1, 0, 0, 0, 0, zone)
			d.zone(zone, at, at)
			if name == "Africa/Casablanca" && year > 2020 {
				want = "TZID:Africa/Casablanca"
			}
			if !strings.Contains(d.String(), want) || !strings.HasPrefix(d.String(), "BEGIN:VTIMEZONE\r\nTZID:"+name+"\r\n") {
				t.Errorf("%s %d: %s", name, year, d.String())
			}
		}
	}
}
