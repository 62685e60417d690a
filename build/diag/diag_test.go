// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/quick"
	"unicode/utf8"
)

func TestPositionCountsCharactersAsEditorsDo(t *testing.T) {
	const bom = "\ufeff"
	for _, test := range []struct {
		name, text, piece string
		line, column      int
		endLine, endCol   int
	}{
		{"first character", "abc", "a", 1, 1, 1, 2},
		{"accents", "city: Hénin-Beaumont, là", "là", 1, 23, 1, 25},
		{"byte order mark", bom + "name: x", "name", 1, 1, 1, 5},
		{"line after a byte order mark", bom + "é\né: x", "x", 2, 4, 2, 5},
		{"the mark itself", bom + "a", bom, 1, 1, 1, 1},
		{"tabulator", "a:\tb", "b", 1, 4, 1, 5},
		{"emoji", "a 🎉 b", "b", 1, 5, 1, 6},
		{"CRLF", "a: é\r\nb: ü\r\nc", "ü", 2, 4, 2, 5},
		{"several lines", "a\nb: |\n  c\n", "b: |\n  c\n", 2, 1, 4, 1},
		{"bytes that are not UTF-8", "a\xff\xfeb", "b", 1, 4, 1, 5},
	} {
		f := &File{"a.md", []byte(test.text)}
		s := at(f, test.piece)
		line, column := s.Position()
		endLine, endCol := s.EndPosition()
		if line != test.line || column != test.column || endLine != test.endLine || endCol != test.endCol {
			t.Errorf("%s: %d:%d-%d:%d, want %d:%d-%d:%d", test.name,
				line, column, endLine, endCol, test.line, test.column, test.endLine, test.endCol)
		}
	}
	if line, column := (Span{}).Position(); line != 0 || column != 0 {
		t.Errorf("the network is at %d:%d, want 0:0", line, column)
	}
	if line, column := (Span{}).EndPosition(); line != 0 || column != 0 {
		t.Errorf("the network ends at %d:%d, want 0:0", line, column)
	}
}

// Position agrees with a walk over all characters from the head of the file.
func TestPositionIsThatOfAWalk(t *testing.T) {
	law := func(text string, offset uint8) bool {
		f := &File{"a.md", []byte(text)}
		start := min(int(offset), len(text))
		for start > 0 && start < len(text) && !utf8.RuneStart(text[start]) {
			start--
		}
		line, column := 1, 1
		for i, r := range text[:start] {
			switch {
			case r == '\n':
				line, column = line+1, 1
			case i > 0 || r != '\ufeff':
				column++
			}
		}
		gotLine, gotColumn := f.Span(start, start).Position()
		return gotLine == line && gotColumn == column
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

func TestPositionCopiesNothing(t *testing.T) {
	f := &File{"a.md", bytes.Repeat([]byte("Hénin-Beaumont\n"), 1000)}
	s := f.Span(9000, 9010)
	if n := testing.AllocsPerRun(10, func() { s.Position() }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestSpanTextNeverLeavesTheFile(t *testing.T) {
	f := &File{"a.md", []byte("abc")}
	for want, s := range map[string]Span{"": {}, "bc": f.Span(1, 90), "ab": f.Span(-4, 2)} {
		if got := s.Text(); got != want {
			t.Errorf("%v: %q, want %q", s, got, want)
		}
	}
	if got := f.Span(2, 1).Text(); got != "" {
		t.Errorf("a reversed span holds %q", got)
	}
}

func TestSortIsTotal(t *testing.T) {
	a, b := &File{"a.md", []byte("abcdef")}, &File{"b.md", []byte("abcdef")}
	sorted := []Diagnostic{
		{Code: "Z998", At: Span{}},
		{Code: "Z999", At: a.Span(1, 2), Args: []any{"value", "x"}},
		{Code: "Z999", At: a.Span(1, 2), Args: []any{"value", "y"}},
		{Code: "Z997", At: a.Span(1, 3)},
		{Code: "Z999", At: a.Span(1, 3)},
		{Code: "Z999", At: a.Span(2, 2)},
		{Code: "Z999", At: b.Span(0, 1)},
	}
	order := func(ds []Diagnostic) string {
		var b bytes.Buffer
		if err := Write(&b, Options{Form: FormConcise}, ds); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	want := order(sorted)
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		random.Shuffle(len(sorted), func(i, j int) { sorted[i], sorted[j] = sorted[j], sorted[i] })
		Sort(sorted)
		if got := order(sorted); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestSeverityNames(t *testing.T) {
	for s, want := range map[Severity]string{Error: "error", Warning: "warning", Info: "info", -1: "error", 9: "error"} {
		if s.String() != want {
			t.Errorf("%d is called %s, want %s", int(s), s, want)
		}
	}
}

func TestCountAndSummary(t *testing.T) {
	ds := []Diagnostic{{Code: "Z999", Fix: []Edit{{}}}, {Code: "Z999"}}
	if e, w, i, f := Count(ds); e != 2 || w != 0 || i != 0 || f != 1 {
		t.Errorf("counted %d %d %d %d", e, w, i, f)
	}
	if !Failed(ds) || Failed(nil) {
		t.Error("an unknown code is an error, no problem is none")
	}
	for _, test := range []struct{ got, want string }{
		{Summary("fr", nil), "aucun problème"},
		{Summary("en", nil), "no problem"},
		{Summary("fr", ds), "2 erreurs, dont 1 que --fix corrige"},
		{summary("fr", 1, 2, 1, 0), "1 erreur, 2 avertissements, 1 remarque"},
		{summary("en", 0, 1, 2, 3), "1 warning, 2 remarks, of which --fix mends 3"},
		{more("fr", 1), "… et 1 autre problème"},
		{more("en", 2), "… and 2 more problems"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}

func BenchmarkPosition(b *testing.B) {
	f := &File{"a.md", []byte(strings.Repeat("Hénin-Beaumont\n", 4000))}
	s := f.Span(len(f.Text)-5, len(f.Text))
	for b.Loop() {
		s.Position()
	}
}
