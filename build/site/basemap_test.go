// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// Pages may ask the service of the base map for pictures, and no other: none without a base map.
func TestPagesAllowTheHostOfTheBaseMapAlone(t *testing.T) {
	for basemap, want := range map[string]string{
		"":     "img-src &#39;self&#39;;",
		"none": "img-src &#39;self&#39;;",
		"ign":  "img-src &#39;self&#39; https://data.geopf.fr;",
		"{url: 'https://tuiles.exemple.fr:8443/{z}/{x}/{y}.png', attribution: moi}":             "img-src &#39;self&#39; https://tuiles.exemple.fr:8443;",
		"{url: 'https://tuiles.exemple.fr/{z}/{x}.png', attribution: refused}":                  "img-src &#39;self&#39;;",
		`{url: "https://tuiles.exemple.fr;script-src */{z}/{x}/{y}.png", attribution: refused}`: "img-src &#39;self&#39;;",
	} {
		config := "name: R\nlang: fr\nbase_url: https://exemple.org\nactivities: [{id: a, title: A}]\n"
		if basemap != "" {
			config += "basemap: " + basemap + "\n"
		}
		p, err := build.Open(context.Background(), build.Options{
			FS: fstest.MapFS{"site.yaml": {Data: []byte(config)}}, Themes: themes.FS(),
			Today: when.Moment{Time: time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
		})
		if err != nil {
			t.Fatal(err)
		}
		f, _ := p.State().Plan.File("index.html")
		var page strings.Builder
		if err := f.Render(&page); err != nil {
			t.Fatal(err)
		}
		_, policy, _ := strings.Cut(page.String(), "Content-Security-Policy")
		policy, _, _ = strings.Cut(policy, ">")
		if !strings.Contains(strings.ReplaceAll(policy, "'", "&#39;"), want) {
			t.Errorf("basemap %q: %s", basemap, policy)
		}
	}
}
