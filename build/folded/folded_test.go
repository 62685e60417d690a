// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package folded

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/emersion/go-ical"
)

// Whatever is written as a text is one property, on short lines of whole characters, and reads back as it was.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "a;b,c\\n", "x\r\nEND:VEVENT\r\nBEGIN:VALARM", strings.Repeat("é", 80), "\x00\xff", "😀" + strings.Repeat("a", 73), "a\u2028b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var d Document
		d.Raw("BEGIN", "VCALENDAR")
		d.Text("X-TEXT", text)
		d.Line("X-PARAM;CN=" + Parameter(text) + ":x")
		d.Raw("END", "VCALENDAR")
		for line := range strings.SplitSeq(strings.TrimSuffix(d.String(), "\r\n"), "\r\n") {
			if len(line) > lineOctets || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
				t.Fatalf("%q", line)
			}
		}
		c, err := ical.NewDecoder(strings.NewReader(d.String())).Decode()
		if err != nil {
			t.Fatalf("%v: %q", err, d.String())
		}
		want := Clean(strings.TrimSpace(text), true)
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
