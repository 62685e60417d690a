// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// published returns what a file of the site has, and whether there is one.
func published(t *testing.T, fsys fstest.MapFS, name string) (string, bool) {
	t.Helper()
	project, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), Today: when.Moment{Time: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	f, found := project.State().Plan.File(name)
	if !found {
		return "", false
	}
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		t.Fatal(err)
	}
	return b.String(), true
}

// icons returns the icons that the manifest names, and holds that each is a picture of the size that it says.
func icons(t *testing.T, fsys fstest.MapFS) []string {
	t.Helper()
	text, _ := published(t, fsys, "manifest.webmanifest")
	var manifest struct {
		Start string `json:"start_url"`
		Icons []struct{ Src, Sizes string }
	}
	if err := json.Unmarshal([]byte(text), &manifest); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if manifest.Start != "/reseau/" {
		t.Errorf("starts at %q", manifest.Start)
	}
	var paths []string
	for _, i := range manifest.Icons {
		picture, found := published(t, fsys, strings.TrimPrefix(i.Src, "/reseau/"))
		if !found {
			t.Errorf("there is no %s", i.Src)
			continue
		}
		c, err := png.DecodeConfig(strings.NewReader(picture))
		width, height, _ := strings.Cut(i.Sizes, "x")
		if err != nil || jsonNumber(c.Width) != width || jsonNumber(c.Height) != height {
			t.Errorf("%s is %d × %d, %v; the manifest says %s", i.Src, c.Width, c.Height, err, i.Sizes)
		}
		paths = append(paths, i.Src)
	}
	return paths
}

func jsonNumber(n int) string {
	text, _ := json.Marshal(n)
	return string(text)
}

func TestTheSiteHasAnIcon(t *testing.T) {
	fsys := network(t, "fr")
	if got := icons(t, fsys); len(got) != 2 {
		t.Errorf("drawn icons: %v", got)
	}
	mark, _ := published(t, fsys, "favicon.svg")
	if !strings.HasPrefix(mark, "<svg ") || strings.Count(mark, "<path") < 4 {
		t.Errorf("the mark is %s", mark)
	}

	own := strings.Replace(string(fsys["site.yaml"].Data), "logo: logo.png", "logo: logo.png, icon: logo.png", 1)
	fsys["site.yaml"] = &fstest.MapFile{Data: []byte(own)}
	if got := icons(t, fsys); len(got) != 1 || !strings.HasPrefix(got[0], "/reseau/images/logo-") {
		t.Errorf("own icon: %v", got)
	}
	if _, drawn := published(t, fsys, "favicon.svg"); drawn {
		t.Error("a network with an icon has a drawn one too")
	}
	home, _ := published(t, fsys, "index.html")
	if !strings.Contains(home, `<link rel="apple-touch-icon" href="/reseau/images/logo-`) {
		t.Error("the pages do not name the icon")
	}
}

func TestHostsAreToldWhatAnswersNeed(t *testing.T) {
	headers, _ := published(t, network(t, "fr"), "_headers")
	for _, want := range []string{"/reseau/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n", "/reseau/*\n  X-Content-Type-Options: nosniff\n", "/reseau/data/*\n  Access-Control-Allow-Origin: *\n"} {
		if !strings.Contains(headers, want) {
			t.Errorf("no %q in %s", want, headers)
		}
	}
	if moved, _ := published(t, network(t, "fr"), "_redirects"); moved != "/reseau/ancien/ /reseau/lieux/ouvert/ 301\n" {
		t.Errorf("redirects are %q", moved)
	}
}

func TestPartnersHaveTheirLogos(t *testing.T) {
	fsys := network(t, "fr")
	text := strings.Replace(string(fsys["site.yaml"].Data), "partners: [", `partners: [{name: Une fondation}, {name: Une région, url: "https://region.example.org", logo: logo.png}, `, 1)
	fsys["site.yaml"] = &fstest.MapFile{Data: []byte(text)}
	home, _ := published(t, fsys, "index.html")
	_, foot, _ := strings.Cut(home, `class="footer-partners"`)
	if !strings.Contains(foot, `<span>Une fondation</span>`) || strings.Count(foot, "<img") != 1 ||
		!strings.Contains(foot, `<a class="partner" href="https://region.example.org" rel="noopener"><img class="partner-logo" src="/reseau/images/logo-`) {
		t.Error(foot)
	}
}
