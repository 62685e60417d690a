// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// composed are the beginnings of keys that programs complete: "section." + section.
var composed = []string{
	"contribute.new_", "data.freedom.", "data.kind.", "data.format.", "date.", "date.months.", "date.weekdays.", "explorer.", "figure.", "flow.", "form.", "guide.scale.", "intro.", "nouns.", "observatory.", "path.",
	"place.status.", "place.wheelchair_", "quality.", "query.", "recurrence.nth.", "route.mode.", "script.embed.", "script.map.", "search.kind.", "section.", "soon.", "territory.by_",
}

// ahead are the words of a page that is designed and not written yet: the declaration of accessibility.
var ahead = []string{"accessibility."}

// Words that nothing says would be translated for nothing, and those who change them would wonder why nothing changes.
func TestWordsAreUsed(t *testing.T) {
	set, err := words.Load(os.DirFS("../themes/maillage"), "fr")
	if err != nil {
		t.Fatal(err)
	}
	text := sources(t)
	for _, beginning := range composed {
		if !strings.Contains(text, beginning) {
			t.Errorf("no program completes %q: take it from the list", beginning)
		}
	}
	said := make(map[string]bool)
	for _, found := range regexp.MustCompile("[\"'`]([a-z_]+(?:\\.[a-z_0-9]+)+)[\"'`]").FindAllStringSubmatch(text, -1) {
		said[found[1]] = true
	}
	for _, key := range set.Keys() {
		begins := func(beginning string) bool { return strings.HasPrefix(key, beginning) }
		property := "--" + strings.ReplaceAll(key, ".", "-") // of style sheets
		if !said[key] && !slices.ContainsFunc(composed, begins) && !slices.ContainsFunc(ahead, begins) && !strings.Contains(text, property) {
			t.Errorf("nothing says the words of %s: take them out, or add what a program completes to the list", key)
		}
	}
}

// Words that are said and that nobody wrote would stand on a page as their key.
func TestWordsThatAreSaidAreWritten(t *testing.T) {
	text := sources(t)
	asked := regexp.MustCompile("\\bText\\(\"([a-z_]+(?:\\.[a-z_0-9]+)+)\"[,)]|\\bt \"([a-z_]+(?:\\.[a-z_0-9]+)+)\"").FindAllStringSubmatch(text, -1)
	if len(asked) < 300 {
		t.Fatalf("%d words are said", len(asked))
	}
	for _, lang := range []string{"fr", "en"} {
		set, err := words.Load(os.DirFS("../themes/maillage"), lang)
		if err != nil {
			t.Fatal(err)
		}
		keys := set.Keys()
		for _, found := range asked {
			if key := found[1] + found[2]; !slices.Contains(keys, key) {
				t.Errorf("%s: nobody wrote the words of %s", lang, key)
			}
		}
	}
}

// sources returns the text of every program, template and style of the project, without tests and words.
func sources(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, top := range []string{"../build", "../cmd", "../themes"} {
		err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() {
				if name := entry.Name(); name == "testdata" || name == "node_modules" || name == "words" && top == "../themes" {
					return fs.SkipDir
				}
				return nil
			}
			if !slices.Contains([]string{".go", ".html", ".ts", ".css", ".yaml"}, filepath.Ext(path)) || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			text, err := os.ReadFile(path)
			all.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
