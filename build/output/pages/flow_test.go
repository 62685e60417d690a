// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// Years are compared: what came in, and what each one received; a year in another money is told and not compared.
func TestYearsOfMoneyAreCompared(t *testing.T) {
	fsys := network(t, "fr")
	for name := range fsys {
		if strings.HasPrefix(name, "content/flows/") {
			delete(fsys, name)
		}
	}
	year := func(name, text string) { fsys["content/flows/"+name+".yaml"] = &fstest.MapFile{Data: []byte(text)} }
	year("2019", "currency: EUR\nflows:\n  - {from: A, to: Outil, amount: 100}\n  - {from: B, to: Outil, amount: 50.5}\n  - {from: Outil, to: Travail, amount: 150.5}\n")
	pages, _ := render(t, "fr", fsys, themes.FS())
	if strings.Contains(pages["flux-financiers/index.html"], "d’une année à l’autre") {
		t.Error("one year is compared with nothing")
	}
	year("2020", "currency: EUR\nflows:\n  - {from: A, to: Outil, amount: 300}\n  - {from: C, to: Guide, amount: 1000}\n  - {from: Outil, to: Travail, amount: 300}\n  - {from: Guide, to: Travail, amount: 1000}\n")
	year("2018", "currency: CHF\nflows:\n  - {from: A, to: Outil, amount: 7}\n")
	pages, files := render(t, "fr", fsys, themes.FS())
	page := plainSpaces(pages["flux-financiers/index.html"])
	for _, want := range []string{
		// the totals of the years
		`2018</a></th><td>7 CHF</td><td>1</td><td>1</td><td>CHF</td>`, `2019</a></th><td>150,50 €</td><td>2</td><td>1</td><td>EUR</td>`, `2020</a></th><td>1 300 €</td><td>2</td><td>1</td><td>EUR</td>`,
		// what each one received: the oldest year first, the largest of the last year first
		`<th scope="col">2019 (EUR)</th><th scope="col">2020 (EUR)</th>`,
		`Travail</th><td>150,50 €</td><td>1 300 €</td>`, `Guide</th><td>0 €</td><td>1 000 €</td>`, `Outil</th><td>150,50 €</td><td>300 €</td>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if a, b, c := strings.Index(page, "Travail</th>"), strings.Index(page, "Guide</th>"), strings.Index(page, "Outil</th>"); a > b || b > c {
		t.Error("the largest does not come first")
	}
	if !strings.Contains(strings.Join(files, " "), "flux-financiers/comparaison.csv") {
		t.Error("there is no file of the comparison")
	}
	for _, link := range []string{`href="/reseau/flux-financiers/2019/"`, `href="/reseau/flux-financiers/2018/"`} {
		if !strings.Contains(pages["flux-financiers/2020/index.html"], link) {
			t.Errorf("the year does not lead to %s", link)
		}
	}
}

func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}
