// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"os"
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func TestTheDirectoryPrintsWhatOneNeedsToCome(t *testing.T) {
	pages, _ := render(t, "fr", network(t, "fr"), themes.FS())
	directory := pages["annuaire/index.html"]
	for _, want := range []string{
		"03 20 12 34 56", "lieu@example.org", "1 rue &lt;b&gt;Neuve&lt;/b&gt;, 59000 Lille",
		"lundi – vendredi : 9 h – 12 h, 14 h – 18 h ; samedi : 10 h – 13 h ; Jours fériés : fermé",
	} {
		plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(directory)
		if !strings.Contains(plain, want) {
			t.Errorf("no %q in the directory", want)
		}
	}
	for _, name := range []string{"ouvert", "projet", "voisin", "ferme"} {
		if strings.Count(directory, `href="/reseau/lieux/`+name+`/"`) != 1 {
			t.Errorf("%s is not once in the directory", name)
		}
	}
}

// A directory of thousands of places is one for each area, and none is forgotten.
func TestALargeDirectoryIsCut(t *testing.T) {
	dir := t.TempDir()
	if err := bench.Write(dir, bench.Sizes{Places: 700}); err != nil {
		t.Fatal(err)
	}
	pages, _ := render(t, "fr", os.DirFS(dir), themes.FS())
	if strings.Contains(pages["annuaire/index.html"], "directory-place") {
		t.Error("the index of directories has places of its own")
	}
	listed, booklets := 0, 0
	for name, page := range pages {
		if strings.HasPrefix(name, "annuaire/") && !strings.Contains(name, "/livret/") {
			listed += strings.Count(page, `class="directory-place"`)
		}
	}
	for name, page := range pages {
		if strings.HasPrefix(name, "annuaire/") && strings.HasSuffix(name, "/livret/index.html") {
			booklets += strings.Count(page, `class="directory-place"`)
		}
	}
	if booklets != 700 {
		t.Errorf("%d of 700 places are in the booklets", booklets)
	}
	if listed != 700 {
		t.Errorf("%d of 700 places are in the directories", listed)
	}
}

func TestCreditsNameWhoMadeThePictures(t *testing.T) {
	pages, _ := render(t, "fr", network(t, "fr"), themes.FS())
	for _, want := range []string{"Camille", "Une &#34;photo&#34;", "CC-BY-SA-4.0", "etalab-2.0", "Leaflet", "OFL-1.1"} {
		if !strings.Contains(pages["credits/index.html"], want) {
			t.Errorf("no %q in the credits", want)
		}
	}
	if home := pages["index.html"]; !strings.Contains(home, `href="/reseau/credits/"`) {
		t.Error("the footer does not lead to the credits")
	}
}
