// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// Every page names a picture that stands for it elsewhere, and the picture is there.
func TestPagesHaveAPreview(t *testing.T) {
	fsys := network(t, "fr")
	pages, files := render(t, "fr", fsys, themes.FS())
	there := make(map[string]bool)
	for _, f := range files {
		there[f] = true
	}
	for name, page := range pages {
		_, rest, found := strings.Cut(page, `<meta property="og:image" content="https://example.org/reseau/`)
		path, _, _ := strings.Cut(rest, `"`)
		if strings.Contains(page, `content="noindex"`) {
			continue
		}
		if !found || !there[path] {
			t.Errorf("%s: its preview is %q", name, path)
		}
		if own := "previews/" + strings.TrimSuffix(name, "/index.html") + ".png"; there[own] && path != own && name != "index.html" {
			t.Errorf("%s has a preview of its own, %s, but names %s", name, own, path)
		}
	}
	text, _ := published(t, fsys, "previews/lieux/voisin.png")
	if c, err := png.DecodeConfig(strings.NewReader(text)); err != nil || c.Width != images.PosterWidth || c.Height != images.PosterHeight {
		t.Errorf("the preview of a place: %+v, %v", c, err)
	}
	if there["previews/lieux/ouvert.png"] {
		t.Error("a place with a picture has a drawn preview")
	}

	fsys["site.yaml"] = &fstest.MapFile{Data: append(fsys["site.yaml"].Data, "sections: {previews: false}\n"...)}
	if _, drawn := published(t, fsys, "previews/lieux/voisin.png"); drawn {
		t.Error("previews are drawn though the network wants none")
	}
}
