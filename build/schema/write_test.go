// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// written returns what Write makes of a file of places/ or content/.
func written(t testing.TB, sc *schema.Schema, name string, text []byte) []byte {
	t.Helper()
	f := &diag.File{Path: name, Text: text}
	var m *front.Matter
	var problems []diag.Diagnostic
	if strings.HasSuffix(name, ".yaml") {
		m, problems = front.Parse(f, front.NetworkLimits)
	} else {
		m, problems = front.Split(f)
	}
	if m.Root == nil || diag.Failed(problems) {
		t.Fatalf("%s is not read: %v", name, problems)
	}
	return sc.Write(m)
}

// testdata/write holds files as people write them, and as they are kept.
func TestWrite(t *testing.T) {
	cases, err := filepath.Glob("testdata/write/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal(cases, err)
	}
	for _, name := range cases {
		kind := strings.TrimSuffix(filepath.Base(name), ".txtar")
		kind, _, _ = strings.Cut(kind, "-")
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			sc := network().Type(kind)
			got := written(t, sc, "x.md", archive.Files[0].Data)
			if *update {
				archive.Files = []txtar.File{archive.Files[0], {Name: "kept", Data: got}}
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), string(got)); diff != "" {
				t.Error(diff)
			}
			if again := written(t, sc, "x.md", got); !bytes.Equal(again, got) {
				t.Errorf("written twice:\n%s", again)
			}
		})
	}
}

// folders of the demonstration by type.
var folders = map[string]string{
	"place": "places", "event": "content/events", "ad": "content/ads", "article": "content/articles", "newsletter": "content/newsletters", "page": "content/pages",
	"person": "content/people", "resource": "content/resources", "route": "content/routes", "episode": "content/episodes", "flow": "content/flows", "indicator": "content/indicators",
}

func TestTheDemonstrationIsWrittenAsItIsKept(t *testing.T) {
	for kind, folder := range folders {
		files, err := filepath.Glob(filepath.Join("../..", folder, "*"))
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got := written(t, schema.Load().Type(kind), name, text); !bytes.Equal(got, text) {
				t.Errorf("%s: %s", name, cmp.Diff(string(text), string(got)))
			}
		}
	}
}

// A place in disorder: its lines shuffled, with comments, values written in the ways that people have.
func TestWriteKeepsWhatAFileSays(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 4))
	pick := func(choices ...string) string { return choices[r.IntN(len(choices))] }
	for range 400 {
		entries := []string{
			"name: " + pick("La Coroutine", `"La Coroutine"`, `'L''Hermitage'`, "Le « Lieu », à Lille", `"1984"`, "1984", `"oui: non"`),
			"summary: " + pick("Un café.", "Un espace\n  sur deux lignes", "|\n  Un bloc\n\n  de texte", ">-\n  Plié\n  ainsi", `"a\tb"`),
			"activities:" + pick(" [coworking, fablab]", "\n  - fablab\n  # - cafe\n  - cafe", "\n- cafe # principal"),
			"address:" + pick(" {city: Lille, postcode: 59000}", "\n  city: Lille # Nord\n  # le code\n  postcode: 59000", "\n    postcode: \"59000\"\n    city: Lille\n    # street: rien"),
			"lat: " + pick("50.6303", "50.630312345", "50.6300000"),
			"lon: " + pick("3.0571", "3.05711999", "-0.000001"),
			"phone: " + pick("03.20.00.00.00", `"+33 (0)3 20 00 00 00"`, "'+32 2/123.45.67'", "0032 2 123 45 67", "0590 12 34 56"),
			"verified: " + pick("2026-03-12", "12/03/2026", "12 mars 2026", `"2026-03-12"`),
			"external: {osm: node/1, autre: x}",
		}
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		for i := range entries {
			entries[i] = pick("", "", "# au-dessus\n", "\n# une section\n", "\n") + entries[i] + pick("", "", "\n  # plus à droite")
			if strings.Contains(entries[i], "sur deux lignes\n  #") || strings.Contains(entries[i], "ainsi\n  #") || strings.Contains(entries[i], "de texte\n  #") {
				entries[i] = strings.TrimSuffix(entries[i], "\n  # plus à droite") // would be a part of the text
			}
		}
		text := "---\n" + pick("", "# yaml-language-server: $schema=x\n") + strings.Join(entries, "\n") + "\n---\n\nCorps : # pas un commentaire\n"
		if r.IntN(4) == 0 {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		laws(t, network().Type("place"), text)
	}
}

// laws are what holds for every file: written twice it is the same, its body and comments are there, and it says the same.
func laws(t *testing.T, sc *schema.Schema, text string) {
	t.Helper()
	m, problems := front.Split(&diag.File{Path: "x.md", Text: []byte(text)})
	if m.Root == nil || len(problems) > 0 {
		return
	}
	got := sc.Write(m)
	again, problems := front.Split(&diag.File{Path: "x.md", Text: got})
	if again.Root == nil || len(problems) > 0 {
		t.Fatalf("broken: %v\n%s\n——\n%s", problems, text, got)
	}
	if twice := sc.Write(again); !bytes.Equal(twice, got) {
		t.Fatalf("not the same twice:\n%s\n——\n%s\n——\n%s", text, got, twice)
	}
	if again.Body.Text() != m.Body.Text() {
		t.Fatalf("another body:\n%s", got)
	}
	if diff := cmp.Diff(lines(text), lines(string(got))); diff != "" {
		t.Fatalf("comments: %s\n%s", diff, got)
	}
	if diff := cmp.Diff(meant(sc, m.Root), meant(sc, again.Root)); diff != "" {
		t.Fatalf("says something else: %s\n%s\n——\n%s", diff, text, got)
	}
	if before, after := codes(sc.Check(m)), codes(sc.Check(again)); len(after) > len(before) {
		t.Fatalf("new problems %v, before %v:\n%s", after, before, got)
	}
}

// lines returns the comments and blank lines of a text, sorted.
func lines(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimLeft(line, " "); trimmed == "" || trimmed[0] == '#' {
			found = append(found, line)
		}
	}
	slices.Sort(found)
	return found
}

func codes(problems []diag.Diagnostic) []diag.Code {
	var list []diag.Code
	for _, d := range problems {
		list = append(list, d.Code)
	}
	return list
}

// meant returns what front matter says, whatever the way of writing.
func meant(sc *schema.Schema, n *front.Node) any {
	switch n.Kind {
	case front.List:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, meant(sc, item))
		}
		return list
	case front.Map:
		group := map[string]any{}
		for _, f := range n.Fields {
			group[f.Name] = meant(sc, f.Value)
		}
		return group
	}
	switch n.Pointer {
	case "/lat", "/lon":
		return schema.Degrees(n.Value)
	case "/phone":
		if e164, ok := schema.Phone(n.Value); ok {
			return e164
		}
	case "/verified", "/opened", "/closed_until":
		return fmt.Sprint("day of ", strings.ReplaceAll(strings.ReplaceAll(n.Value, "12/03/2026", "2026-03-12"), "12 mars 2026", "2026-03-12"))
	}
	return n.Value
}

func FuzzWrite(f *testing.F) {
	for kind, text := range right {
		f.Add(kind, "---\n"+text+"---\nCorps.\n")
	}
	f.Add("event", "---\nprogramme:\n  - title: b\n    start: 09:00\n  # c\n  -\n    title: x\n---\n")
	f.Fuzz(func(t *testing.T, kind, text string) {
		sc := network().Type(kind)
		if sc == nil {
			return
		}
		m, problems := front.Split(&diag.File{Path: "x.md", Text: []byte(text)})
		if m.Root == nil || len(problems) > 0 {
			return
		}
		got := sc.Write(m)
		again, problems := front.Split(&diag.File{Path: "x.md", Text: got})
		if again.Root == nil || len(problems) > 0 {
			t.Fatalf("broken: %v\n%q", problems, got)
		}
		if again.Body.Text() != m.Body.Text() {
			t.Fatalf("another body: %q", got)
		}
		if twice := sc.Write(again); !bytes.Equal(twice, got) {
			t.Fatalf("not the same twice: %q\n%q", got, twice)
		}
		if before, after := codes(sc.Check(m)), codes(sc.Check(again)); len(after) > len(before) {
			t.Fatalf("new problems %v: %q", after, got)
		}
	})
}
