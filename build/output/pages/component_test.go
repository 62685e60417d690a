// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// A component is what its YAML says of it.
type component struct {
	Title      map[string]string
	Text       map[string]string
	Inside     string
	Parameters []struct{ Name, Type, Fr, En string }
	Examples   []struct {
		Title map[string]string
		Data  map[string]any
	}
}

// components returns the components of the theme by their names.
func components(t *testing.T, look fs.FS) map[string]component {
	t.Helper()
	names, err := fs.Glob(look, "components/*")
	if err != nil || len(names) == 0 {
		t.Fatal("no components", err)
	}
	all := make(map[string]component)
	for _, folder := range names {
		name := path.Base(folder)
		markup, err := fs.ReadFile(look, path.Join(folder, name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		// What has classes has a style: of its own, or in a sheet that only the pages with it link.
		if bytes.Contains(markup, []byte("class=")) {
			_, own := fs.Stat(look, path.Join(folder, name+".css"))
			if _, sheet := fs.Stat(look, "styles/pages/"+name+".css"); own != nil && sheet != nil {
				t.Error(own)
			}
		}
		text, err := fs.ReadFile(look, path.Join(folder, name+".yaml"))
		if err != nil {
			t.Error(err)
			continue
		}
		var c component
		decoder := yaml.NewDecoder(bytes.NewReader(text))
		decoder.KnownFields(true)
		if err := decoder.Decode(&c); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		all[name] = c
	}
	return all
}

func look(t *testing.T) fs.FS {
	t.Helper()
	sub, err := fs.Sub(themes.FS(), "maillage")
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

// field is a value that a template takes from its data, not from a variable or from inside range and with.
var field = regexp.MustCompile(`(?:\{\{|\s|\()\$?\.([A-Z][A-Za-z]*)`)

func TestComponentsSayWhatTheyTake(t *testing.T) {
	sources := look(t)
	for name, c := range components(t, sources) {
		if c.Title["fr"] == "" || c.Title["en"] == "" || len(c.Examples) == 0 {
			t.Errorf("%s has no title in both languages or no example", name)
		}
		text, err := fs.ReadFile(sources, "components/"+name+"/"+name+".html")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range c.Parameters {
			if p.Fr == "" || p.En == "" || p.Type == "" {
				t.Errorf("%s: parameter %s is not explained", name, p.Name)
			}
			used := p.Name == "Frame"
			for _, match := range field.FindAllStringSubmatch(string(text), -1) {
				used = used || match[1] == p.Name
			}
			if !used {
				t.Errorf("%s does not use its parameter %s", name, p.Name)
			}
		}
	}
}

var update = flag.Bool("update", false, "write the golden HTML of examples again")

// The HTML of every example is golden: a change of a component is seen in review.
func TestExamplesOfComponents(t *testing.T) {
	set, err := words.Load(look(t), "fr")
	if err != nil {
		t.Fatal(err)
	}
	opened, problems, err := theme.Open(theme.Options{Themes: themes.FS(), Words: set})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	all, err := opened.Components()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		var golden strings.Builder
		for _, example := range c.Examples {
			html := string(example.HTML)
			if found := flaws.FindString(html); found != "" {
				t.Errorf("%s, %s has %q", c.Name, example.Title.EN, found)
			}
			if strings.Count(html, "<") < 3 {
				t.Errorf("%s, %s is empty", c.Name, example.Title.EN)
			}
			golden.WriteString("<!-- " + example.Title.EN + " -->\n" + strings.TrimSpace(html) + "\n")
		}
		file := filepath.Join("testdata", "components", c.Name+".html")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(golden.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(string(want), golden.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.Name, diff)
		}
	}
}

// The style guide shows every component with what it takes, every colour and every icon, and is in no list.
func TestTheGuideShowsEverything(t *testing.T) {
	pages, files := render(t, "fr", network(t, "fr"), themes.FS())
	guide := pages["guide/index.html"]
	for name, c := range components(t, look(t)) {
		for _, p := range c.Parameters {
			if !strings.Contains(guide, "<code>."+p.Name+"</code>") {
				t.Errorf("the guide does not name %s of %s", p.Name, name)
			}
		}
		for i := range c.Examples {
			file := fmt.Sprintf("guide/%s/%d/index.html", name, i+1)
			if pages[file] == "" || !strings.Contains(guide, `src="/reseau/guide/`+name+fmt.Sprintf(`/%d/"`, i+1)) {
				t.Errorf("the guide does not show example %d of %s", i+1, name)
			}
		}
	}
	for _, want := range []string{"--surface-raised", "#", "icon-wheelchair", `content="noindex"`} {
		if !strings.Contains(guide, want) {
			t.Errorf("no %s in the guide", want)
		}
	}
	for _, f := range files {
		if f == "sitemap.xml" {
			text, _ := published(t, network(t, "fr"), f)
			if strings.Contains(text, "/reseau/guide/") {
				t.Error("the guide is in the sitemap")
			}
		}
	}
	if strings.Contains(pages["index.html"], "/guide/") {
		t.Error("the home page leads to the guide")
	}
}
