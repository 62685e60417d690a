// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// A list offers what its places have; a short one needs no form, and one that a browser is not given at once has none.
func TestListsAreNarrowedByWhatTheirPlacesHave(t *testing.T) {
	fsys := network(t, "fr")
	for i := range 5 {
		fsys[fmt.Sprintf("places/autre-%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nname: Autre %d\nsummary: Un lieu.\nactivities: [cafe]\naddress: {postcode: \"59100\", city: Roubaix}\nlat: 50.65\nlon: 3.1%d\n---\n", i, i)}
	}
	pages, _ := render(t, "fr", fsys, themes.FS())
	all := pages["lieux/index.html"]
	for _, want := range []string{
		`data-script="places"`, `<option value="fablab">Fablab &#34;&lt;i&gt;&#34;</option>`, `<option value="fabrique">`, `name="ouvert"`, `name="acces"`, `name="teletravail"`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in the list of all places", want)
		}
	}
	cafes := pages["activites/cafe/index.html"]
	if !strings.Contains(cafes, `data-activity="cafe"`) || strings.Contains(cafes, `id="filter-activity"`) {
		t.Error("the list of an activity asks for the activity again")
	}
	if strings.Contains(pages["territoires/lille-59350/index.html"], "place-filter") {
		t.Error("a short list has a form")
	}
	if strings.Contains(pages["lieux/page/2/index.html"], "place-filter") {
		t.Error("the second page of a list has a form")
	}

	yaml := strings.Replace(string(fsys["site.yaml"].Data), "limits: {", "limits: {map_places: 3, ", 1)
	fsys["site.yaml"] = &fstest.MapFile{Data: []byte(yaml)}
	pages, _ = render(t, "fr", fsys, themes.FS())
	if strings.Contains(pages["lieux/index.html"], "place-filter") {
		t.Error("a list of more places than the map is given at once has a form")
	}
}

// What is true on the day of reading is for the browser to say: the page has the hours of the next days.
func TestAPlaceHasTheHoursOfTheNextDays(t *testing.T) {
	pages, _ := render(t, "fr", network(t, "fr"), themes.FS())
	open := pages["lieux/ouvert/index.html"]
	if !strings.Contains(open, `data-hours="[[[540,720],[840,1080]],`) || !strings.Contains(open, `data-day="2026-11-23"`) || !strings.Contains(open, `[[600,780]]`) {
		t.Error("the hours are missing")
	}
	if strings.Contains(pages["lieux/ferme/index.html"], "<dd data-hours") {
		t.Error("a place that has closed has hours")
	}
	if !strings.Contains(open, "<dd data-hours") {
		t.Error("the hours are not those of the page's own place")
	}
	if !strings.Contains(pages["lieux/index.html"], ` data-hours="[[[540,720],[840,1080]],`) {
		t.Error("the card of an open place does not have its hours")
	}
}
