// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Problems of a network's file of words.
const (
	codeUnknownKey      diag.Code = "T101"
	codeForms           diag.Code = "T102"
	codeUnreadable      diag.Code = "T103"
	codeUnknownArgument diag.Code = "T104"
	codePathWord        diag.Code = "T105"
)

// Overlay returns the words of s with those of a network's file, theme/words/<lang>.yaml, in their place. Keys that s
// does not have, forms that are missing and broken YAML are problems; the rest is taken.
func (s *Set) Overlay(f *diag.File) (*Set, []diag.Diagnostic) {
	entries, broken := read(f.Text)
	if broken != nil {
		at := spanAt(f, place{line: broken.line, column: broken.column})
		return s, []diag.Diagnostic{{Code: codeUnreadable, At: at, Args: []any{"reason", broken.reason}}}
	}
	var problems []diag.Diagnostic
	all, nouns := maps.Clone(s.written), maps.Clone(s.nouns)
	for _, e := range entries {
		problem := s.judge(f, e)
		if problem != nil {
			problems = append(problems, *problem)
			continue
		}
		e.own = true
		all[e.key] = e.written
		if name, part, ok := splitNoun(e.key); ok {
			nouns[name] = nouns[name].with(part, e.other)
		}
	}
	for name, noun := range nouns {
		nouns[name] = noun.complete()
	}
	return compile(s.lang, all, nouns), problems
}

// with returns a noun with one of its parts changed.
func (n Noun) with(part, value string) Noun {
	switch part {
	case "one":
		n.One = value
	case "other":
		n.Other = value
	case "gender":
		n.Gender = value
	}
	return n
}

// judge says what is wrong with an entry that is to replace one of s; nil when nothing is.
func (s *Set) judge(f *diag.File, e entry) *diag.Diagnostic {
	base, known := s.written[e.key]
	switch {
	case !known:
		return &diag.Diagnostic{Code: codeUnknownKey, At: spanAt(f, e.at), Args: []any{"key", e.key, "nearest", diag.Nearest(e.key, s.Keys())}}
	case base.plural != e.plural:
		form := "text"
		if base.plural {
			form = "plural"
		}
		return &diag.Diagnostic{Code: codeForms, At: spanAt(f, e.at), Args: []any{"key", e.key, form, e.key}}
	case strings.HasPrefix(e.key, "path.") && Slug(e.other) != e.other:
		d := &diag.Diagnostic{Code: codePathWord, At: spanAt(f, e.value), Args: []any{"value", e.other, "nearest", Slug(e.other)}}
		if d.At.Text() == e.other && Slug(e.other) != "" {
			d.Fix = []diag.Edit{{At: d.At, New: Slug(e.other)}}
		}
		return d
	}
	allowed := s.arguments(base)
	for _, name := range s.arguments(e.written) {
		if !slices.Contains(allowed, name) {
			return &diag.Diagnostic{Code: codeUnknownArgument, At: spanAt(f, e.value), Args: []any{
				"name", "{" + name + "}", "nearest", braced(diag.Nearest(name, allowed)), "known", bracedAll(allowed), "key", e.key,
			}}
		}
	}
	return nil
}

// arguments returns the names between braces that are no nouns, sorted, each once.
func (s *Set) arguments(w written) []string {
	known := forms(s.lang, s.nouns)
	var names []string
	for _, text := range w.texts() {
		for _, p := range parse(text, known) {
			if p.arg != "" {
				names = append(names, p.arg)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func braced(name string) string {
	if name == "" {
		return ""
	}
	return "{" + name + "}"
}

func bracedAll(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = braced(name)
	}
	return all
}

// spanAt returns the bytes of a place: its text where that is what stands there, quotes around it left out; else the
// rest of the line.
func spanAt(f *diag.File, p place) diag.Span {
	start := 0
	for range p.line - 1 {
		next := bytes.IndexByte(f.Text[start:], '\n')
		if next < 0 {
			break
		}
		start += next + 1
	}
	for range p.column - 1 {
		if start >= len(f.Text) || f.Text[start] == '\n' {
			break
		}
		_, size := utf8.DecodeRune(f.Text[start:])
		start += size
	}
	rest := f.Text[start:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') && p.text != "" && bytes.HasPrefix(rest[1:], []byte(p.text)) {
		return f.Span(start+1, start+1+len(p.text))
	}
	if p.text != "" && bytes.HasPrefix(rest, []byte(p.text)) {
		return f.Span(start, start+len(p.text))
	}
	return f.Span(start, start+len(bytes.TrimRight(rest, " \t\r")))
}
