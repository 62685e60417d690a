// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// What a network switches off is neither made nor linked to.
func TestWhatIsSwitchedOffIsGone(t *testing.T) {
	fsys := network(t, "fr")
	mentions := func(text string) bool { return strings.Contains(text, ".ics") || strings.Contains(text, "/annuaire/") }
	pages, _ := render(t, "fr", fsys, themes.FS())
	if !mentions(pages["agenda/fete/index.html"]) && !mentions(pages["index.html"]) {
		t.Fatal("nothing to switch off")
	}
	fsys["site.yaml"].Data = slices.Concat(fsys["site.yaml"].Data, []byte("sections: {calendars: false, directory: false}\n"))
	pages, files := render(t, "fr", fsys, themes.FS())
	for name, page := range pages {
		if !strings.HasPrefix(name, "guide/") && mentions(page) {
			t.Errorf("%s leads to a calendar or to the directory", name)
		}
	}
	for _, name := range files {
		if path.Ext(name) == ".ics" || strings.Contains(name, "annuaire") || strings.Contains(name, "s-abonner") {
			t.Errorf("%s is made", name)
		}
	}
}
