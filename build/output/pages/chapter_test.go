// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// Pages that name a page above are read as a book: livre (un (un-a, un-b), deux).
func TestPagesMakeABook(t *testing.T) {
	fsys := network(t, "fr")
	add := func(name, keys string) {
		fsys["content/pages/"+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: Page " + name + "\nsummary: Résumé de " + name + ".\n" + keys + "---\n\nUn texte.\n")}
	}
	add("livre", "menu: main\n")
	add("deux", "parent: livre\norder: 2\n")
	add("un", "parent: livre\norder: 1\n")
	add("un-b", "parent: un\norder: 2\n")
	add("un-a", "parent: un\norder: 1\n")
	add("seule", "")
	pages, _ := render(t, "fr", fsys, themes.FS())

	order := []string{"livre", "un", "un-a", "un-b", "deux"}
	step := regexp.MustCompile(`<a class="neighbour[^"]*" href="/reseau/([a-z-]+)/" rel="(prev|next)"`)
	for i, name := range order {
		want := make(map[string]string)
		if i > 0 {
			want["prev"] = order[i-1]
		}
		if i+1 < len(order) {
			want["next"] = order[i+1]
		}
		page := pages[name+"/index.html"]
		steps := step.FindAllStringSubmatch(page, -1)
		if len(steps) != len(want) {
			t.Errorf("%s leads to %d pages beside it", name, len(steps))
		}
		for _, s := range steps {
			if want[s[2]] != s[1] {
				t.Errorf("%s: %s is %s, want %s", name, s[2], s[1], want[s[2]])
			}
		}
		if !strings.Contains(page, `href="/reseau/`+name+`/" aria-current="page"`) || !strings.Contains(page, "chapters") {
			t.Errorf("%s is not in the contents of its book", name)
		}
	}
	un, deux := pages["un/index.html"], pages["deux/index.html"]
	if strings.Contains(deux, "/reseau/un-a/") {
		t.Error("the contents are open where the reader is not")
	}
	if !strings.Contains(un, "Résumé de un-b.") || strings.Contains(un, "Résumé de deux.") {
		t.Error("a page does not show its own chapters")
	}
	if !regexp.MustCompile(`(?s)breadcrumb-list.*href="/reseau/livre/".*href="/reseau/un/".*</nav>`).MatchString(pages["un-a/index.html"]) {
		t.Error("the way up is not whole")
	}
	if page := pages["seule/index.html"]; page == "" || strings.Contains(page, "has-book") || strings.Contains(page, "assets/chapters") {
		t.Error("a page alone is part of a book")
	}
}

// The documentation is a site of pages alone: its home page leads to the books, and asks for no places.
func TestASiteOfPagesBeginsWithThem(t *testing.T) {
	pages, _ := render(t, "fr", os.DirFS("../../../docs/fr"), themes.FS())
	home := pages["index.html"]
	for _, want := range []string{"Guide d’utilisation", "Toutes les commandes, toutes les clés, tous les problèmes."} {
		if !strings.Contains(home, want) {
			t.Errorf("home does not show %q", want)
		}
	}
	if strings.Contains(home, "Faites connaître votre lieu") {
		t.Error("home asks for places")
	}
	if with, _ := render(t, "fr", network(t, "fr"), themes.FS()); !strings.Contains(with["index.html"], "Faites connaître votre lieu") {
		t.Error("a network with places does not ask for them")
	}
}
