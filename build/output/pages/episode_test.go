// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// The site plays what it has itself, and only when somebody asks; to what others have it leads.
func TestWhatTheSiteHasItPlays(t *testing.T) {
	fsys := network(t, "fr")
	fsys["static/sons/un.mp3"] = &fstest.MapFile{Data: []byte("ID3")}
	fsys["static/films/deux.mp4"] = &fstest.MapFile{Data: []byte("\x00\x00\x00\x1cftypisom")}
	episode := func(id, text string) {
		fsys["content/episodes/"+id+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: Épisode " + id + "\ndate: 2026-01-02\n" + text + "\n---\n")}
	}
	episode("un", "file: sons/un.mp3\nseries: Une série")
	episode("deux", "file: films/deux.mp4\nmedia: video\nseries: Une Série\nplaces: [ouvert]")
	episode("ailleurs", "url: https://podcast.example.org/trois.mp3")
	pages, files := render(t, "fr", fsys, themes.FS())
	for id, want := range map[string]string{
		"un":   `<audio class="player" controls preload="none" src="/reseau/sons/un.mp3"`,
		"deux": `<video class="player" controls preload="none" src="/reseau/films/deux.mp4"`,
	} {
		page := pages["ecouter/"+id+"/index.html"]
		if !strings.Contains(page, want) || !strings.Contains(page, "media-src &#39;self&#39;") && !strings.Contains(page, "media-src 'self'") {
			t.Errorf("%s is not played", id)
		}
		if !strings.Contains(page, `href="/reseau/ecouter/series/une-serie/"`) {
			t.Errorf("%s does not lead to its series", id)
		}
	}
	if page := pages["ecouter/ailleurs/index.html"]; strings.Contains(page, "<audio") || !strings.Contains(page, `href="https://podcast.example.org/trois.mp3"`) {
		t.Error("what others have is played here")
	}
	if series := pages["ecouter/series/une-serie/index.html"]; strings.Count(series, `class="card episode-card"`) != 2 {
		t.Error("the page of a series has not its two episodes")
	}
	if !strings.Contains(pages["lieux/ouvert/index.html"], `href="/reseau/ecouter/deux/"`) {
		t.Error("the place does not lead to what speaks of it")
	}
	if !strings.Contains(strings.Join(files, " "), "ecouter/podcast.xml") {
		t.Error("there is no podcast")
	}
}

func TestCommonsKnowTheirPlaces(t *testing.T) {
	fsys := network(t, "fr")
	fsys["content/resources/outil.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Un outil\nused_by: [ouvert]\n---\n")}
	fsys["content/pages/charte-du-cercle.md"] = &fstest.MapFile{Data: []byte("---\ntitle: La charte du cercle\n---\n\nNous nous engageons.\n")}
	fsys["content/people/une.md"] = &fstest.MapFile{Data: []byte("---\nname: Une accompagnatrice\ncharter: charte-du-cercle\n---\n")}
	pages, _ := render(t, "fr", fsys, themes.FS())
	if !strings.Contains(pages["ressources/outil/index.html"], `href="/reseau/lieux/ouvert/"`) {
		t.Error("the common does not name the place that uses it")
	}
	if !strings.Contains(pages["lieux/ouvert/index.html"], `href="/reseau/ressources/outil/"`) {
		t.Error("the place does not name the common")
	}
	for _, path := range []string{"accompagnateurs/une/index.html", "accompagnateurs/index.html"} {
		if !strings.Contains(pages[path], `href="/reseau/charte-du-cercle/"`) {
			t.Errorf("%s does not lead to the charter", path)
		}
	}
}
