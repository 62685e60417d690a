// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

func FuzzSplit(f *testing.F) {
	for _, c := range mistakes {
		f.Add([]byte(c.text))
	}
	for _, text := range documents {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file := &diag.File{Path: "x.md", Text: text}
		for _, read := range []func() (*Matter, []diag.Diagnostic){
			func() (*Matter, []diag.Diagnostic) { return Split(file) },
			func() (*Matter, []diag.Diagnostic) { return Parse(file, NetworkLimits) },
		} {
			m, problems := read()
			for _, d := range problems {
				inside(t, d.At, file)
				if _, err := diag.Apply(text, d.Fix); err != nil {
					t.Fatalf("%s: %v", d.Code, err)
				}
			}
			if m.Root == nil {
				if len(problems) == 0 {
					t.Fatal("nothing is read and nothing is said")
				}
				continue
			}
			if !slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == codeDouble }) {
				walk(t, m, m.Root) // of a key that is there twice, the first is found
			}
			var v decoded
			_ = m.Decode(&v)
		}
	})
}

func inside(t *testing.T, at diag.Span, f *diag.File) {
	t.Helper()
	if at.File != f || at.Start < 0 || at.End < at.Start || at.End > len(f.Text) {
		t.Fatalf("%d to %d of %d", at.Start, at.End, len(f.Text))
	}
}

// walk holds each value against what a value promises.
func walk(t *testing.T, m *Matter, n *Node) {
	t.Helper()
	inside(t, n.At, m.File)
	if m.Find(n.Pointer) == nil {
		t.Fatalf("%s is not found", n.Pointer)
	}
	inside(t, m.Span(n.Pointer), m.File)
	for _, f := range n.Fields {
		inside(t, f.Key, m.File)
		if f.Value.At.Start < f.Key.End {
			t.Fatalf("%s begins at %d before its key ends at %d", f.Value.Pointer, f.Value.At.Start, f.Key.End)
		}
		around(t, n, f.Value)
		walk(t, m, f.Value)
	}
	for _, i := range n.Items {
		around(t, n, i)
		walk(t, m, i)
	}
}

func around(t *testing.T, n, child *Node) {
	t.Helper()
	if child.At.Start < n.At.Start || child.At.End > n.At.End {
		t.Fatalf("%s at %d to %d is not within %d to %d", child.Pointer, child.At.Start, child.At.End, n.At.Start, n.At.End)
	}
}

func FuzzSet(f *testing.F) {
	for _, text := range documents {
		for i, value := range hostile {
			f.Add(text, []string{"/a", "/new/in", "/a/-", "/d/1/f", "/d/-"}[i%5], value)
		}
	}
	f.Fuzz(func(t *testing.T, text, pointer, value string) {
		if len(text) < 2_000 && len(value) < 2_000 && strings.Count(pointer, "/") < 4 && strings.HasPrefix(pointer, "/") {
			m, problems := Split(file(text))
			if m.Root != nil && len(problems) == 0 {
				laws(t, text, pointer, value)
			}
		}
	})
}

func FuzzQuote(f *testing.F) {
	for _, value := range hostile {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(CheckText(file("\""+text+"\""))) > 0 || len(text) > 10_000 || bytes.HasPrefix([]byte(text), []byte("\ufeff")) {
			return
		}
		for _, frame := range []string{"---\na: %\n---\n", "---\na: [b, %, c]\n---\n", "---\na: {b: %, c: d}\n---\n", "---\n- %\n---\n"} {
			m, problems := Split(file(strings.Replace(frame, "%", Quote(text), 1)))
			for _, d := range problems {
				if d.Code != codeNotKeys && d.Code != codeCurly {
					t.Fatalf("%q: %s", Quote(text), d.Code)
				}
			}
			if m.Root == nil {
				continue
			}
			n := m.Root.Fields[0].Value
			if n.Kind == List {
				n = n.Items[1]
			} else if n.Kind == Map {
				n = n.Fields[0].Value
			}
			if want := strings.ReplaceAll(text, "\r\n", "\n"); n.Value != text && n.Value != want {
				t.Errorf("%q is read as %q", text, n.Value)
			}
		}
	})
}

// typical is the front matter of a place as most are.
const typical = `---
name: La Coroutine
summary: Un coworking associatif et autogéré au cœur de Lille, ouvert à tous les métiers.
activities:
  - coworking
  - evenementiel
  - formation
address:
  street: 16 allée de la Filature
  postcode: "59000"
  city: Lille
  insee: "59350"
lat: 50.6303
lon: 3.0571
website: https://lacoroutine.org
email: contact@lacoroutine.org
phone: "03 20 00 00 00"
hours: Mo-Fr 09:00-18:00
services: [wifi, imprimante, cuisine]
opened: 2013
member: true
precision: street
verified: 2020-06-19
---

Corps du texte.
`

// A network has 10,000 of them: the target is 60 µs each.
func BenchmarkSplit(b *testing.B) {
	f := file(typical)
	b.ReportAllocs()
	for b.Loop() {
		if m, _ := Split(f); m.Root == nil {
			b.Fatal("not read")
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	m := split(b, typical)
	b.ReportAllocs()
	for b.Loop() {
		var v decoded
		if err := m.Decode(&v); err != nil {
			b.Fatal(err)
		}
	}
}
