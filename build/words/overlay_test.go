// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

func overlay(t testing.TB, text string) (*Set, []diag.Diagnostic) {
	t.Helper()
	return load(t, "fr").Overlay(&diag.File{Path: "theme/words/fr.yaml", Text: []byte(text)})
}

func TestOverlayReplacesWords(t *testing.T) {
	s, problems := overlay(t, "nav:\n  open: Voir tout\nnouns:\n  place: {one: fabrique, gender: f, other: fabriques}\npath:\n  events: rendez-vous\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for got, want := range map[string]string{
		s.Text("nav.open"):             "Voir tout",
		s.Text("nav.contents"):         "Sommaire",
		s.Text("contribute.new_place"): "Ajouter une fabrique",
		s.Path("events"):               "rendez-vous",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestOverlayProblems(t *testing.T) {
	tests := []struct {
		name, text, code, at, nearest string
	}{
		{"unknown key", "nav:\n  sikp: Aller\n", "T101", "sikp", "nav.skip"},
		{"a plural is needed", "count:\n  places: des lieux\n", "T102", "places", ""},
		{"no plural is needed", "nav:\n  open: {one: a, other: b}\n", "T102", "open", ""},
		{"broken", "nav:\n  open: \"Voir\n", "T103", "", ""},
		{"unknown argument", "territory:\n  in: \"{nmae} !\"\n", "T104", "{nmae} !", "{name}"},
		{"word for paths", "path:\n  places: Nos Lieux\n", "T105", "Nos Lieux", "nos-lieux"},
		{"accents move columns", "nav:\n  open: é\n  éé: x\n", "T101", "éé", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, problems := overlay(t, test.text)
			if len(problems) != 1 || string(problems[0].Code) != test.code {
				t.Fatalf("problems: %v", problems)
			}
			d := problems[0]
			if test.at != "" && d.At.Text() != test.at {
				t.Errorf("at %q, want %q", d.At.Text(), test.at)
			}
			for i := 0; i < len(d.Args); i += 2 {
				if d.Args[i] == "nearest" && test.nearest != "" && d.Args[i+1] != test.nearest {
					t.Errorf("nearest %v, want %s", d.Args[i+1], test.nearest)
				}
			}
			if s == nil || s.Text("nav.contents") != "Sommaire" {
				t.Error("the other words are lost")
			}
		})
	}
}

func TestOverlayMendsAPathWord(t *testing.T) {
	text := []byte("path:\n  places: \"Nos Lieux\"\n")
	_, problems := overlay(t, string(text))
	mended, err := diag.Apply(text, problems[0].Fix)
	if err != nil || string(mended) != "path:\n  places: \"nos-lieux\"\n" {
		t.Errorf("%v %q", err, mended)
	}
}

func FuzzOverlay(f *testing.F) {
	for _, seed := range []string{"", "a", "nav: {all: x}", "nav:\n  open: \"{\"", "a: *b", "? [a]\n: b", "count: {places: {one: {x: y}}}", "\xff", "nav:\n\tall: x", "é: [é, {é: é}]"} {
		f.Add(seed)
	}
	base := load(f, "fr")
	f.Fuzz(func(t *testing.T, text string) {
		file := &diag.File{Path: "theme/words/fr.yaml", Text: []byte(text)}
		s, problems := base.Overlay(file)
		for _, d := range problems {
			if d.At.Start < 0 || d.At.End < d.At.Start || d.At.End > len(file.Text) {
				t.Fatalf("%s: span %d–%d of %d bytes", d.Code, d.At.Start, d.At.End, len(file.Text))
			}
		}
		s.Text("count.places", "count", 2)
	})
}
