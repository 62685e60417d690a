// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func TestTheSearchIsOnEveryPage(t *testing.T) {
	fsys := network(t, "fr")
	pages, _ := render(t, "fr", fsys, themes.FS())
	for _, name := range []string{"index.html", "lieux/ouvert/index.html", "404.html"} {
		if !strings.Contains(pages[name], `href="/reseau/recherche/"`) {
			t.Errorf("%s does not lead to the search", name)
		}
	}
	search := pages["recherche/index.html"]
	for _, want := range []string{`data-index="/reseau/recherche/index/"`, `action="/reseau/recherche/"`, `href="/reseau/agenda/"`} {
		if !strings.Contains(search, want) {
			t.Errorf("no %s on the page of the search", want)
		}
	}
	var description struct {
		ShortName string
		URL       struct {
			Template string `xml:"template,attr"`
		} `xml:"Url"`
	}
	text, _ := published(t, fsys, "opensearch.xml")
	if err := xml.Unmarshal([]byte(text), &description); err != nil || description.URL.Template != "https://example.org/reseau/recherche/?q={searchTerms}" || len([]rune(description.ShortName)) > 16 {
		t.Errorf("%v: %s", err, text)
	}

	fsys["site.yaml"] = &fstest.MapFile{Data: append(fsys["site.yaml"].Data, "sections: {search: false}\n"...)}
	pages, files := render(t, "fr", fsys, themes.FS())
	if strings.Contains(pages["index.html"], "recherche") {
		t.Error("a site without search leads to it")
	}
	for _, f := range files {
		if strings.HasPrefix(f, "recherche/") || f == "opensearch.xml" {
			t.Errorf("a site without search has %s", f)
		}
	}
}
