// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package maps_test

import (
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
)

// A town hall copies a code: the addresses in it exist, and what they show is complete without scripts.
func TestTheCodeForOtherSitesLeadsToTheMap(t *testing.T) {
	s := opened(t, os.DirFS("../../.."))
	page := html.UnescapeString(html.UnescapeString(string(text(t, s, "lieux/integrer/index.html"))))
	base := s.Site.Config.BaseURL
	for _, code := range []string{`<iframe src="` + base + `/lieux/carte/"`, `<script src="` + base + `/lieux/integrer.js" data-map="` + base + `/lieux/carte/"`} {
		if !strings.Contains(page, code) {
			t.Errorf("no %s in the page", code)
		}
	}
	if script := string(text(t, s, "lieux/integrer.js")); !strings.Contains(script, "iframe") || strings.Contains(script, "import") || strings.Contains(script, "export") {
		t.Errorf("not a script that any site can load: %s", script)
	}
	shown := string(text(t, s, "lieux/carte/index.html"))
	for _, want := range []string{`content="noindex"`, `<base target="_top">`, `<svg`, `href="/lieux/la-coroutine/"`} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %s in the page of the frame", want)
		}
	}
	policy := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="[^"]*"`)
	if ours := policy.FindString(shown); ours == "" || ours != policy.FindString(page) && !strings.Contains(page, html.UnescapeString(ours)) {
		t.Errorf("the page of the frame has another policy: %s", ours)
	}
	if strings.Contains(string(text(t, s, "sitemap.xml")), "/lieux/carte/") {
		t.Error("the page of the frame is in the sitemap")
	}
}
