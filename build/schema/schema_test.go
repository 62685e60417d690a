// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// TestFilesAreJSONSchema compiles every file as it stands, metaschema included.
func TestFilesAreJSONSchema(t *testing.T) {
	names, err := filepath.Glob("*.schema.json")
	if err != nil || len(names) < 13 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	c := jsonschema.NewCompiler()
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if id := doc.(map[string]any)["$id"]; id != name {
			t.Errorf("%s: $id is %v", name, id)
		}
		if err := c.AddResource("https://exemple.fr/schema/"+name, doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	for _, name := range names {
		if _, err := c.Compile("https://exemple.fr/schema/" + name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// walk visits every property of a type, items of lists included.
func walk(list []schema.Property, visit func(schema.Property)) {
	for _, p := range list {
		visit(p)
		walk(p.Properties, visit)
		if p.Items != nil {
			walk([]schema.Property{*p.Items}, visit)
		}
	}
}

func TestEveryPropertyIsExplained(t *testing.T) {
	set := schema.Load()
	for _, name := range set.Names() {
		sc := set.Type(name)
		both(t, name+" title", sc.Title())
		both(t, name+" help", sc.Help())
		walk(sc.Properties(), func(p schema.Property) {
			where := name + " " + p.Path
			both(t, where+" title", p.Title)
			both(t, where+" help", p.Help)
			if !strings.HasSuffix(p.Help.FR, ".") && !strings.HasSuffix(p.Help.FR, "?") && !strings.HasSuffix(p.Help.FR, "…") {
				t.Errorf("%s: help %q is not a sentence", where, p.Help.FR)
			}
			if items := p.Type == "object" && p.Name == ""; len(p.Examples) == 0 && !items { // the list has one
				t.Errorf("%s has no example", where)
			}
			for _, choice := range p.Choices {
				both(t, where+" "+choice.ID, choice.Title)
			}
		})
	}
}

func both(t *testing.T, what string, text diag.Text) {
	t.Helper()
	if text.FR == "" || text.EN == "" {
		t.Errorf("%s lacks a language: %q, %q", what, text.FR, text.EN)
	}
	if strings.Contains(text.FR, "'") || strings.Contains(text.FR, " :") || strings.Contains(text.FR, " ?") || strings.Contains(text.FR, " ;") {
		t.Errorf("%s is not typographic: %q", what, text.FR)
	}
}

func TestEverythingIsBounded(t *testing.T) {
	set := schema.Load()
	for _, name := range set.Names() {
		walk(set.Type(name).Properties(), func(p schema.Property) {
			switch {
			case p.Type == "string" && p.MaxLength == 0 && len(p.Choices) == 0 && p.Terms == "":
				t.Errorf("%s %s: a text without maxLength", name, p.Path)
			case p.Type == "array" && p.MaxItems == 0:
				t.Errorf("%s %s: a list without maxItems", name, p.Path)
			}
		})
	}
}

// TestExamplesAreRight writes each example of each key as a document of this key alone: no problem may stand on it.
func TestExamplesAreRight(t *testing.T) {
	set := schema.Load()
	for _, name := range set.Names() {
		sc := set.Type(name)
		for _, p := range sc.Properties() {
			for _, example := range p.Examples {
				m := matter(t, p.Name+": "+example+"\n")
				for _, problem := range sc.Check(m) {
					if problem.Code != "V002" && problem.Code != "P107" && problem.Code != "V020" {
						t.Errorf("%s: %s: %s\n%s", name, p.Name, example, said([]diag.Diagnostic{problem}))
					}
				}
			}
		}
	}
}

// examples collects the examples of a schema with the schema they stand in.
func examples(v any, visit func(owner map[string]any, example any)) {
	switch v := v.(type) {
	case map[string]any:
		if list, ok := v["examples"].([]any); ok {
			for _, e := range list {
				visit(v, e)
			}
		}
		for _, child := range v {
			examples(child, visit)
		}
	case []any:
		for _, child := range v {
			examples(child, visit)
		}
	}
}

// TestExamplesFitTheirSchemaForAnotherValidator holds each example against the schema beside it, nested ones too.
func TestExamplesFitTheirSchemaForAnotherValidator(t *testing.T) {
	set := schema.Load()
	for _, name := range set.Names() {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(set.Type(name).JSON("fr")))
		if err != nil {
			t.Fatal(err)
		}
		defs := doc.(map[string]any)["$defs"]
		examples(doc, func(owner map[string]any, example any) {
			alone := map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": map[string]any{}}
			if defs != nil {
				alone["$defs"] = defs
			}
			for key, v := range owner {
				if key != "$id" && key != "$schema" {
					alone[key] = v
				}
			}
			text, err := json.Marshal(alone)
			if err != nil {
				t.Fatal(err)
			}
			if err := oracle(t, text).Validate(example); err != nil {
				t.Errorf("%s: example %v: %v", name, example, err)
			}
		})
	}
}

func TestPublishedSchemaStandsAlone(t *testing.T) {
	set := network()
	for _, lang := range []string{"fr", "en"} {
		for _, name := range set.Names() {
			text := set.Type(name).JSON(lang)
			oracle(t, text)
			for _, leak := range []string{"x-en", "common.schema.json"} {
				if bytes.Contains(text, []byte(leak)) {
					t.Errorf("%s in %s: %s is left", name, lang, leak)
				}
			}
			if !bytes.Equal(text, set.Type(name).JSON(lang)) {
				t.Errorf("%s in %s: other bytes the second time", name, lang)
			}
		}
	}
	place := string(set.Type("place").JSON("en"))
	for _, want := range []string{`"title": "Opening hours"`, `"Atelier de fabrication"`, `"cafe"`, `"$id": "place.schema.json"`, `"planned"`} {
		if !strings.Contains(place, want) {
			t.Errorf("the English schema of places lacks %s", want)
		}
	}
	// A key that is called as a keyword of JSON Schema keeps its own schema.
	if event := string(set.Type("event").JSON("en")); !strings.Contains(event, `"$ref": "#/$defs/title"`) {
		t.Error("the title of an event lost its schema")
	}
	if site := string(schema.Load().Type("place").JSON("fr")); strings.Contains(site, `"enum": []`) {
		t.Error("terms that are not known became an empty enum")
	}
}

func TestTermsDecideWhatIsAllowed(t *testing.T) {
	m := matter(t, right["place"])
	if problems := schema.Load().Type("place").Check(m); len(problems) > 0 {
		t.Errorf("without terms every id is allowed:\n%s", said(problems))
	}
	none := schema.Load().With(map[string][]schema.Term{"activities": {}})
	if problems := none.Type("place").Check(m); len(problems) != 1 || problems[0].Code != "P104" {
		t.Errorf("with an empty list nothing is allowed:\n%s", said(problems))
	}
}

func TestRefsAreFoundWhereverTheyStand(t *testing.T) {
	set := schema.Load()
	for _, c := range []struct {
		kind, text string
		want       []schema.Ref
	}{
		{"event", "place: la-coroutine\nroute: a-velo\n", []schema.Ref{{Type: "place", ID: "la-coroutine", Pointer: "/place"}, {Type: "route", ID: "a-velo", Pointer: "/route"}}},
		{"route", "stops:\n  - place: a\n  - {time: 14:30, place: b}\n", []schema.Ref{{Type: "place", ID: "a", Pointer: "/stops/0/place"}, {Type: "place", ID: "b", Pointer: "/stops/1/place"}}},
		{"episode", "places: [a, B!, c]\n", []schema.Ref{{Type: "place", ID: "a", Pointer: "/places/0"}, {Type: "place", ID: "c", Pointer: "/places/2"}}},
		{"place", "moved_to:\nname: x\n", nil},
	} {
		got := set.Type(c.kind).Refs(matter(t, c.text))
		if len(got) != len(c.want) {
			t.Errorf("%q: %d references, want %d", c.text, len(got), len(c.want))
			continue
		}
		for i, ref := range got {
			if ref.At.Text() != ref.ID {
				t.Errorf("%q: %s stands at %q", c.text, ref.ID, ref.At.Text())
			}
			ref.At = diag.Span{}
			if ref != c.want[i] {
				t.Errorf("%q: %+v, want %+v", c.text, ref, c.want[i])
			}
		}
	}
}
