// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// A component is what its YAML says of it.
type component struct {
	Title      map[string]string
	Text       map[string]string
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
		extensions := []string{".yaml"}
		if bytes.Contains(markup, []byte("class=")) { // something that has a style
			extensions = append(extensions, ".css")
		}
		for _, extension := range extensions {
			if _, err := fs.Stat(look, path.Join(folder, name+extension)); err != nil {
				t.Error(err)
			}
		}
		text, err := fs.ReadFile(look, path.Join(folder, name+".yaml"))
		if err != nil {
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

// Each example of a component is a page of its own here: a copy of the theme has a layout for it.
func TestExamplesOfComponents(t *testing.T) {
	sources := look(t)
	with := make(fstest.MapFS)
	err := fs.WalkDir(sources, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(sources, name)
		with["maillage/"+name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	all := components(t, sources)
	for name := range all {
		with["maillage/layouts/example-"+name+".html"] = &fstest.MapFile{Data: []byte(`<div>{{template "` + name + `" .}}</div>`)}
	}
	set, err := words.Load(sources, "fr")
	if err != nil {
		t.Fatal(err)
	}
	opened, problems, err := theme.Open(theme.Options{Themes: with, Words: set})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for name, c := range all {
		for _, example := range c.Examples {
			var b bytes.Buffer
			if err := opened.Execute(&b, "example-"+name, typed(example.Data)); err != nil {
				t.Errorf("%s, %s: %v", name, example.Title["en"], err)
				continue
			}
			if found := flaws.FindString(b.String()); found != "" {
				t.Errorf("%s, %s has %q", name, example.Title["en"], found)
			}
			if strings.Count(b.String(), "<") < 3 {
				t.Errorf("%s, %s is empty", name, example.Title["en"])
			}
		}
	}
}

// typed returns data as YAML has it with lists of texts as []string, which functions of templates ask for.
func typed(data any) any {
	switch data := data.(type) {
	case map[string]any:
		for key, value := range data {
			data[key] = typed(value)
		}
	case []any:
		texts := make([]string, 0, len(data))
		for i, value := range data {
			data[i] = typed(value)
			if text, ok := value.(string); ok {
				texts = append(texts, text)
			}
		}
		if len(texts) == len(data) {
			return texts
		}
	}
	return data
}
