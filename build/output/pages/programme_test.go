// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// drawn writes a day as a table: a line for each moment, what stands in each column, and how wide it is.
func drawn(d Day) string {
	lines := []string{fmt.Sprint(d.Width, d.Rooms)}
	for _, slot := range d.Slots {
		line := slot.From.Format("15:04")
		if !slot.Until.IsZero() {
			line += "–" + slot.Until.Format("15:04")
		}
		for _, c := range slot.Cells {
			title := ""
			if c.SessionRow != nil {
				title = c.Title
			}
			line += fmt.Sprintf(" |%s/%d", title, c.Span)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

func TestParallelSessionsStandSideBySide(t *testing.T) {
	row := func(from, until, title, room string) SessionRow {
		clock := func(text string) time.Time {
			at, _ := time.Parse("15:04", text)
			return at
		}
		r := SessionRow{Session: site.Session{Title: title, Room: room, From: clock(from)}}
		if until != "" {
			r.Ends = clock(until)
		}
		return r
	}
	for _, c := range []struct {
		name string
		rows []SessionRow
		want string
	}{
		{"one after another", []SessionRow{row("10:00", "11:00", "a", ""), row("11:00", "12:00", "b", "")}, "0 []; 10:00–11:00 |a/1; 11:00–12:00 |b/1"},
		{"two, then one for all", []SessionRow{row("10:00", "11:00", "a", ""), row("10:00", "11:00", "b", ""), row("14:00", "", "c", "")}, "2 []; 10:00–11:00 |a/1 |b/1; 14:00 |c/2"},
		{"three, then two", []SessionRow{row("10:00", "", "a", ""), row("10:00", "", "b", ""), row("10:00", "", "c", ""), row("14:00", "15:00", "d", ""), row("14:00", "16:00", "e", "")}, "3 []; 10:00 |a/1 |b/1 |c/1; 14:00 |d/1 |e/2"},
		{"rooms", []SessionRow{row("09:00", "", "plénière", "Halle"), row("10:00", "", "a", "Est"), row("10:00", "", "b", "Ouest"), row("11:00", "", "c", "Nord"), row("11:00", "", "d", "Est")}, "3 [Est Ouest Nord]; 09:00 |plénière/3; 10:00 |a/1 |b/1 |/1; 11:00 |d/1 |/1 |c/1"},
		{"one room is not known", []SessionRow{row("10:00", "", "a", "Est"), row("10:00", "", "b", "")}, "2 []; 10:00 |a/1 |b/1"},
		{"more than a page has room for", []SessionRow{row("10:00", "", "a", ""), row("10:00", "", "b", ""), row("10:00", "", "c", ""), row("10:00", "", "d", ""), row("10:00", "", "e", ""), row("10:00", "", "f", "")}, "0 []; 10:00 |a/1 |b/1 |c/1 |d/1 |e/1 |f/1"},
	} {
		if got := drawn(cutDays(c.rows)[0]); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
