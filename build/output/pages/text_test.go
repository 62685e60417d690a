// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func TestFeaturedNewsComeFirst(t *testing.T) {
	fsys := network(t, "fr")
	fsys["content/articles/ancienne.md"] = &fstest.MapFile{Data: []byte("---\ntitle: À la une\ndate: 2019-01-01\nfeatured: true\n---\n")}
	fsys["content/articles/recente.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Toute récente\ndate: 2026-11-20\n---\n")}
	pages, _ := render(t, "fr", fsys, themes.FS())
	list := pages["actualites/index.html"]
	first, second := strings.Index(list, `href="/reseau/actualites/ancienne/"`), strings.Index(list, `href="/reseau/actualites/recente/"`)
	if first < 0 || second >= 0 && second < first {
		t.Errorf("the featured article stands at %d, the newest at %d", first, second)
	}
}
