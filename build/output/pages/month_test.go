// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func TestAMonthHasItsEvents(t *testing.T) {
	fsys := network(t, "fr")
	add := func(name, text string) {
		fsys["content/events/"+name+".md"] = &fstest.MapFile{Data: []byte("---\nkind: apero\nplace: ouvert\n" + text + "---\n")}
	}
	add("mardis", "title: Chaque mardi\nstart: 2026-12-01 18:30\nrecurrence: FREQ=WEEKLY;BYDAY=TU\nexcept: [2026-12-22]\n")
	add("trois-jours", "title: Trois jours\nstart: 2026-12-30\nend: 2027-01-01\nstatus: cancelled\n")
	pages, _ := render(t, "fr", fsys, themes.FS())
	december := pages["agenda/2026-12/index.html"]
	if got := strings.Count(december, `href="/reseau/agenda/mardis/"`); got != 4 {
		t.Errorf("December has %d of its five Tuesdays, one of which is left out", got)
	}
	if got := strings.Count(december, `href="/reseau/agenda/trois-jours/"`); got != 2 {
		t.Errorf("the event of three days stands on %d days of December", got)
	}
	if !strings.Contains(december, "is-cancelled") || !strings.Contains(december, `datetime="2026-12-31`) || strings.Count(december, "<tr>") != 6 {
		t.Error("the weeks of December are not whole")
	}
	if !strings.Contains(december, `href="/reseau/agenda/2027-01/" rel="next"`) {
		t.Error("December does not lead to January")
	}
	if !strings.Contains(pages["agenda/2027-01/index.html"], `href="/reseau/agenda/trois-jours/"`) {
		t.Error("the event of three days is not in January")
	}
	if pages["agenda/2027-11/index.html"] == "" || pages["agenda/2027-12/index.html"] != "" {
		t.Error("the calendar does not end a year from now")
	}
	if !strings.Contains(pages["agenda/index.html"], `href="/reseau/agenda/2026-`) {
		t.Error("the agenda does not lead to a month")
	}
}
