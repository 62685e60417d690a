// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package search_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/output/search"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func open(t testing.TB, fsys fs.FS) *site.Site {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), Today: when.Moment{Time: time.Date(2020, 10, 1, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.State().Site
}

// index reads the files of an index back: the words of each page by its path, with their weights.
func index(t *testing.T, s *site.Site) (pages map[string]map[string]int, shards int) {
	t.Helper()
	var paths []string
	postings := make(map[string][]int)
	for _, f := range search.Files(s, &search.Memory{}) {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		switch name := filepath.Base(f.Path); {
		case strings.HasPrefix(name, "words-"):
			var shard map[string][]int
			if err := json.Unmarshal(b.Bytes(), &shard); err != nil {
				t.Fatal(err)
			}
			for word, list := range shard {
				if postings[word] != nil {
					t.Errorf("%s is in two files", word)
				}
				postings[word] = list
			}
			shards++
		case strings.HasPrefix(name, "pages-"):
			var block [][5]string
			if err := json.Unmarshal(b.Bytes(), &block); err != nil {
				t.Fatal(err)
			}
			for _, p := range block {
				paths = append(paths, p[0])
			}
		}
	}
	pages = make(map[string]map[string]int)
	for _, p := range paths {
		pages[p] = make(map[string]int)
	}
	for word, list := range postings {
		page := 0
		for i := 0; i < len(list); i += 2 {
			page += list[i]
			pages[paths[page]][word] = list[i+1]
		}
	}
	return pages, shards
}

// Every page is found by each word of its title, on the demo, on hostile texts and where words are cut into many files.
func TestEveryPageIsFoundByItsTitle(t *testing.T) {
	dir := t.TempDir()
	if err := bench.Write(dir, bench.Of(400)); err != nil {
		t.Fatal(err)
	}
	for name, fsys := range map[string]fs.FS{"demo": os.DirFS("../../.."), "hostile": bench.Hostile(), "large": os.DirFS(dir)} {
		s := open(t, fsys)
		pages, shards := index(t, s)
		if (shards > 1) != (name == "large") {
			t.Errorf("%s: %d shards", name, shards)
		}
		for _, e := range s.Entries() {
			switch e.(type) {
			case *site.Route, *site.Episode, *site.Flows, *site.Indicators:
				continue
			}
			if ad, ok := e.(*site.Ad); ok && ad.Expired(s.Today) {
				if pages[ad.URL] != nil {
					t.Errorf("%s: %s has expired and is found", name, ad.URL)
				}
				continue
			}
			for _, word := range words.Terms(e.Label()) {
				if pages[e.Common().URL][word] < 8 {
					t.Errorf("%s: %s is not found by %q", name, e.Common().URL, word)
				}
			}
		}
		for _, p := range s.Places {
			if pages[p.URL] == nil {
				t.Errorf("%s: %s is not in the index", name, p.URL)
			}
		}
	}
}

func TestWhatStandsHigherWeighsMore(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.yaml":                 "name: Réseau\nlang: fr\nbase_url: https://example.org\nactivities: [{id: cafe, title: Café associatif}]\nevent_kinds: [{id: visite, title: Visite}]\n",
		"places/lieu.md":            "---\nname: La Fabrique\nsummary: Des établis.\nactivities: [cafe]\naddress: {postcode: \"59000\", city: Lille}\nlat: 50.63\nlon: 3.06\n---\n\nUn **jardin** & des «\u00a0livres\u00a0».\n",
		"content/events/passe.md":   "---\ntitle: Jardinage\nkind: visite\nstart: 2020-03-01\n---\n",
		"content/events/a-venir.md": "---\ntitle: Jardinage\nkind: visite\nstart: 2020-12-01\n---\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	pages, _ := index(t, open(t, fsys))
	place := pages["/lieux/lieu/"]
	for word, weight := range map[string]int{"fabriqu": 16, "lille": 8, "cafe": 8, "etabli": 4, "jardin": 2, "livre": 2} {
		if place[word] != weight {
			t.Errorf("%s weighs %d, want %d", word, place[word], weight)
		}
	}
	if past, next := pages["/agenda/passe/"]["jardinag"], pages["/agenda/a-venir/"]["jardinag"]; past >= next {
		t.Errorf("an event that is over weighs %d, one to come %d", past, next)
	}
	fsys["site.yaml"].Data = append(fsys["site.yaml"].Data, "sections: {search: false}\n"...)
	if files := search.Files(open(t, fsys), &search.Memory{}); len(files) > 0 {
		t.Errorf("a site without search has %d files of it", len(files))
	}
}

// BenchmarkIndex writes a whole index, as a build does, and one file of it after an edit, as the development server does.
func BenchmarkIndex(b *testing.B) {
	for _, places := range []int{1_000, 10_000} {
		dir := b.TempDir()
		if err := bench.Write(dir, bench.Of(places)); err != nil {
			b.Fatal(err)
		}
		s := open(b, os.DirFS(dir))
		b.Run(fmt.Sprintf("places=%d/all", places), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, f := range search.Files(s, &search.Memory{}) {
					_ = f.Render(io.Discard)
				}
			}
		})
		b.Run(fmt.Sprintf("places=%d/again", places), func(b *testing.B) {
			var memory search.Memory
			for _, f := range search.Files(s, &memory) {
				_ = f.Render(io.Discard)
			}
			b.ReportAllocs()
			for b.Loop() {
				_ = search.Files(s, &memory)[1].Render(io.Discard)
			}
		})
	}
}

// Shards are made together: in which order they are asked for, and how often, says nothing of what is in them.
func TestShardsDoNotDependOnEachOther(t *testing.T) {
	dir := t.TempDir()
	if err := bench.Write(dir, bench.Of(3_000)); err != nil { // so many that a batch has several shards
		t.Fatal(err)
	}
	s := open(t, os.DirFS(dir))
	var first, second search.Memory
	files, again := search.Files(s, &first), search.Files(s, &second)
	text := func(f output.File) string {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	want := make(map[string]string)
	for _, f := range files {
		want[f.Path] = text(f)
	}
	slices.Reverse(again)
	for _, f := range again {
		if one, two := text(f), text(f); one != want[f.Path] || two != want[f.Path] {
			t.Errorf("%s is another when it is asked for in another order or twice", f.Path)
		}
	}
}

func TestAnEventIsFoundByTheNewNameOfItsPlace(t *testing.T) {
	files := fstest.MapFS{
		"site.yaml":              {Data: []byte("name: Essai\nlang: fr\nbase_url: https://example.org\nactivities: [{id: cafe, title: Café}]\nevent_kinds: [{id: apero, title: Apéro}]\nad_kinds: [{id: job, title: Emploi}]\n")},
		"places/phare.md":        {Data: []byte(place("Le Phare"))},
		"content/events/fete.md": {Data: []byte("---\ntitle: Une fête\nkind: apero\nstart: 2020-10-02\nplace: phare\n---\n")},
	}
	p, err := build.Open(t.Context(), build.Options{
		FS: files, Themes: themes.FS(), Today: when.Moment{Time: time.Date(2020, 10, 1, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	var memory search.Memory
	said := func() string {
		var b bytes.Buffer
		for _, f := range search.Files(p.State().Site, &memory) {
			if strings.Contains(f.Path, "words-") {
				if err := f.Render(&b); err != nil {
					t.Fatal(err)
				}
			}
		}
		return b.String()
	}
	if before := said(); !strings.Contains(before, `"phare"`) {
		t.Fatalf("the index is %s", before)
	}
	files["places/phare.md"] = &fstest.MapFile{Data: []byte(place("La Digue"))}
	if err := p.Update(t.Context(), "places/phare.md"); err != nil {
		t.Fatal(err)
	}
	if after := said(); strings.Contains(after, `"phare"`) {
		t.Errorf("after the place was renamed the index is %s", after)
	}
}

func place(name string) string {
	return "---\nname: " + name + "\nsummary: Un lieu.\nactivities: [cafe]\naddress: {postcode: \"59000\", city: Lille}\nlat: 50.63\nlon: 3.06\n---\n"
}
