// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"html"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// An event that repeats shows its next time and those after it, without its exceptions; every event goes into a calendar.
func TestAnEventThatRepeatsShowsItsNextDates(t *testing.T) {
	fsys := network(t, "fr")
	fsys["content/events/atelier.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Atelier du mardi\nkind: apero\nstart: 2026-11-03 18:00\nend: 2026-11-03 20:00\nplace: ouvert\n" +
		"recurrence: FREQ=WEEKLY;BYDAY=TU\nexcept: [2026-11-24]\n---\n")}
	pages, files := render(t, "fr", fsys, themes.FS())
	for _, c := range []struct{ page, want string }{
		{"agenda/atelier/index.html", "mardi 1er décembre 2026, de 18 h à 20 h"},
		{"agenda/atelier/index.html", "mardi 8 décembre 2026, de 18 h à 20 h"},
		{"agenda/atelier/index.html", `href="/reseau/agenda/atelier.ics" download`},
		{"agenda/index.html", "mardi 1er décembre 2026, de 18 h à 20 h"},
		{"agenda/index.html", "chaque mardi"},
		{"agenda/index.html", `href="/reseau/agenda/s-abonner/"`},
		{"agenda/s-abonner/index.html", `href="webcal://example.org/reseau/agenda/agenda.ics"`},
		{"agenda/s-abonner/index.html", "https://example.org/reseau/lieux/ouvert/agenda.ics"},
		{"agenda/s-abonner/index.html", "Par type de rendez-vous"},
	} {
		page := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(pages[c.page]))
		if !strings.Contains(page, c.want) {
			t.Errorf("%s does not have %q", c.page, c.want)
		}
		if strings.Contains(page, "24 novembre 2026") {
			t.Errorf("%s shows a date that is left out", c.page)
		}
	}
	if !strings.Contains(strings.Join(files, "\n"), "agenda/atelier.ics\n") {
		t.Error("the calendar of the event is missing")
	}
}
