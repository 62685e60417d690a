// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package diag holds a problem in somebody's file as a value: a permanent code, a place in bytes, named
// arguments, related places and edits that mend it.
//
// The words of a problem are not made where it is found. The catalogue (catalogue.go and its neighbours) holds
// them in French and English for every [Code], and [Write] makes the sentences, the line and the column when a
// problem is printed: for a terminal, as JSON, for GitHub, GitLab, SARIF or as Markdown.
package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// A Code names one kind of problem for ever: "P104". Codes are never reused. The letter says what the problem
// is about: F files, Y YAML, V values, P places, E events, A ads, N figures, R references, G geography, M Markdown,
// I images, C configuration, O outputs, T theme.
type Code string

// A Severity says what a problem prevents.
type Severity int

// The severities, from heavy to light. Only an [Error] keeps a site from being published.
const (
	Error Severity = iota
	Warning
	Info
)

// String returns the severity's name in JSON and SARIF: "error", "warning" or "info".
func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Info:
		return "info"
	}
	return "error"
}

// A File is a file of the network as it was read. Text is never modified.
type File struct {
	Path string // relative to the network's root, with slashes
	Text []byte
}

// Span returns the piece of f between two byte offsets.
func (f *File) Span(start, end int) Span { return Span{File: f, Start: start, End: end} }

// A Span is a piece of a File, in bytes: Text[Start:End]. The zero Span stands for the network as a whole. Bounds
// that lie outside the text count as its ends.
type Span struct {
	File       *File
	Start, End int
}

// bounds returns Start and End as they can be used with the text: 0 ≤ start ≤ end ≤ len(Text).
func (s Span) bounds() (start, end int) {
	if s.File == nil {
		return 0, 0
	}
	start = min(max(s.Start, 0), len(s.File.Text))
	return start, min(max(s.End, start), len(s.File.Text))
}

// Text returns the bytes of s as a string; "" for the zero Span.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	start, end := s.bounds()
	return string(s.File.Text[start:end])
}

// Path returns the path of the file of s, "" for the zero Span.
func (s Span) Path() string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

// Position returns the line and the column where s begins, both from 1; columns count characters (Unicode code
// points), as editors show them. A byte order mark at the head of the file is not counted. The zero Span is at 0, 0.
func (s Span) Position() (line, column int) {
	if s.File == nil {
		return 0, 0
	}
	start, _ := s.bounds()
	return position(s.File.Text, start)
}

// EndPosition returns the line and the column of the first character after s, counted as [Span.Position] does.
func (s Span) EndPosition() (line, column int) {
	if s.File == nil {
		return 0, 0
	}
	_, end := s.bounds()
	return position(s.File.Text, end)
}

// byteOrderMark may stand at the head of a file; no reader counts it as a character.
const byteOrderMark = "\ufeff"

func position(text []byte, offset int) (line, column int) {
	before := text[:offset]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	if lineStart == 0 && bytes.HasPrefix(text, []byte(byteOrderMark)) {
		lineStart = min(len(byteOrderMark), offset)
	}
	return 1 + bytes.Count(before, []byte{'\n'}), 1 + utf8.RuneCount(before[lineStart:])
}

// A Diagnostic is one problem in somebody's file.
type Diagnostic struct {
	Code    Code
	At      Span
	Args    []any  // alternating names and values for the {placeholders} of the catalogue, as in log/slog
	Related []Span // the other places that have to do with it ("already used here")
	Fix     []Edit // mends it; nil where a person must decide
}

// An Edit replaces the bytes of At by New.
type Edit struct {
	At  Span
	New string
}

// Severity returns what the catalogue says of d's code; an unknown code is an [Error].
func (d Diagnostic) Severity() Severity { return Lookup(d.Code).Severity }

// Sort orders problems for a reader: by severity, file, place in the file, code, arguments; the order is total for
// different problems, so that output does not depend on how they were found.
func Sort(ds []Diagnostic) {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		order := cmp.Or(
			cmp.Compare(a.Severity(), b.Severity()),
			cmp.Compare(a.At.Path(), b.At.Path()),
			cmp.Compare(a.At.Start, b.At.Start),
			cmp.Compare(a.At.End, b.At.End),
			cmp.Compare(a.Code, b.Code),
		)
		if order != 0 {
			return order
		}
		return cmp.Compare(fmt.Sprint(a.Args...), fmt.Sprint(b.Args...))
	})
}

// Count returns how many of ds have each severity, and how many of all carry their own correction.
func Count(ds []Diagnostic) (errors, warnings, infos, fixable int) {
	for _, d := range ds {
		switch d.Severity() {
		case Error:
			errors++
		case Warning:
			warnings++
		case Info:
			infos++
		}
		if len(d.Fix) > 0 {
			fixable++
		}
	}
	return errors, warnings, infos, fixable
}

// Failed reports whether one of ds is an error.
func Failed(ds []Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity() == Error })
}
