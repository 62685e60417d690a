// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

var hrefs = regexp.MustCompile(`href="?([^" >]+)`)

// link returns the address on a page that begins with prefix, decoded as a browser would.
func link(page, prefix string) string {
	for _, m := range hrefs.FindAllStringSubmatch(page, -1) {
		if address := html.UnescapeString(m[1]); strings.HasPrefix(address, prefix) {
			return address
		}
	}
	return ""
}

// Places, events and ads lead to their file on the forge; places to a message that says that they are closed.
func TestPagesLeadToTheForge(t *testing.T) {
	const at = "https://forge.example/reseau/site"
	for kind, want := range map[string]struct{ edit, closed, title, body string }{
		"github":  {at + "/edit/main/", at + "/issues/new?", "title", "body"},
		"gitlab":  {at + "/-/edit/main/", at + "/-/issues/new?", "issue[title]", "issue[description]"},
		"forgejo": {at + "/_edit/main/", at + "/issues/new?", "title", "body"},
	} {
		network := fstest.MapFS{
			"site.yaml": {Data: []byte("name: Essai\nlang: fr\nbase_url: https://example.org/reseau\nactivities: [{id: cafe, title: Café}]\nevent_kinds: [{id: apero, title: Apéro}]\nad_kinds: [{id: job, title: Emploi}]\n" +
				"forge: {kind: " + kind + ", url: \"" + at + "\", branch: main}\n")},
			"places/a.md":         {Data: []byte("---\nname: A & \"B\" <c>\nsummary: Un lieu.\nactivities: [cafe]\naddress: {postcode: \"59000\", city: Lille}\nlat: 50.63\nlon: 3.06\n---\n")},
			"content/events/e.md": {Data: []byte("---\ntitle: E\nstart: 2026-12-01\n---\n")},
			"content/ads/d.md":    {Data: []byte("---\ntitle: D\nkind: job\npublished: 2026-11-01\nexpires: 2026-12-31\n---\n")},
		}
		for page, file := range map[string]string{"lieux/a/index.html": "places/a.md", "agenda/e/index.html": "content/events/e.md", "annonces/d/index.html": "content/ads/d.md"} {
			text, found := published(t, network, page)
			if !found {
				t.Fatalf("%s: no %s", kind, page)
			}
			if got := link(text, want.edit); got != want.edit+file {
				t.Errorf("%s: %s is corrected at %q", kind, page, got)
			}
		}
		text, _ := published(t, network, "lieux/a/index.html")
		closed, err := url.Parse(link(text, want.closed))
		if err != nil {
			t.Fatal(err)
		}
		if q := closed.Query(); !strings.Contains(q.Get(want.title), `A & "B" <c>`) || !strings.Contains(q.Get(want.body), "https://example.org/reseau/lieux/a/") {
			t.Errorf("%s: the message says %q, %q", kind, q.Get(want.title), q.Get(want.body))
		}
	}
}
