// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"regexp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// hyphens is the line before and after front matter.
const hyphens = "---"

// cut finds the YAML between two lines of three hyphens, and the body after them.
func (m *Matter) cut() *diag.Diagnostic {
	f := m.File
	m.head = firstLine(f)
	if !hyphened(m.head) {
		return m.noMatter()
	}
	// What is not closed by then is too long anyhow.
	window := f.Text[:min(len(f.Text), m.head.Start+ContributorLimits.Bytes+2*len(hyphens)+4)]
	first := lineEnd(f.Text, m.head.End) + 1
	for start, end := first, 0; start < len(window); start = end + 1 {
		end = lineEnd(window, start)
		if !hyphened(f.Span(start, end)) {
			continue
		}
		if f.Text[start] != hyphens[0] { // part of a text, or the end?
			return m.indented(start)
		}
		m.text = f.Span(first, start)
		m.Body = f.Span(min(end+1, len(f.Text)), len(f.Text))
		return nil
	}
	return m.unclosed(window)
}

// hyphened reports whether a line is three hyphens, whatever space stands around them.
func hyphened(line diag.Span) bool {
	return string(bytes.TrimSpace(line.File.Text[line.Start:line.End])) == hyphens
}

func afterBOM(text []byte) int {
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		return len("\ufeff")
	}
	return 0
}

// firstLine returns the first line that is not blank, without the space at its ends.
func firstLine(f *diag.File) diag.Span {
	start := afterBOM(f.Text)
	for start < len(f.Text) && isSpace(rune(f.Text[start])) {
		start++
	}
	return trimmed(f, start, lineEnd(f.Text, start))
}

// trimmed returns the piece of f between two bytes without the space at its ends.
func trimmed(f *diag.File, start, end int) diag.Span {
	for start < end && isSpace(rune(f.Text[start])) {
		start++
	}
	for end > start && isSpace(rune(f.Text[end-1])) {
		end--
	}
	return f.Span(start, end)
}

// dashes is a line that was to be three hyphens: a word processor made dashes of them, one is missing or too many.
var dashes = regexp.MustCompile(`^([-‐‑‒–—―−_]{2,}|[–—―]|\.{3}|…|\+{3}|\*{3}|={3,})$`)

// noMatter says that a file does not begin with front matter.
func (m *Matter) noMatter() *diag.Diagnostic {
	if line := m.head.Text(); dashes.MatchString(line) {
		return &diag.Diagnostic{Code: codeDashes, At: m.head, Args: []any{"value", line}, Fix: []diag.Edit{{At: m.head, New: hyphens}}}
	}
	return &diag.Diagnostic{Code: codeNoMatter, At: m.head}
}

// inMatter is a line that may stand in front matter: a key, an item, a comment, a bracket, anything indented, nothing.
var inMatter = regexp.MustCompile(`^\s*$|^\s+\S|^-(\s|$)|^#(\s|$)|^[\]}]|^["']?[\p{L}\p{N}_-]+["']?\s*:(\s|\S|$)`)

// unclosed says that the front matter never ends, where it should; window is the part of the file that it may take.
func (m *Matter) unclosed(window []byte) *diag.Diagnostic {
	f := m.File
	for start := lineEnd(f.Text, m.head.End) + 1; start < len(window); start = lineEnd(f.Text, start) + 1 {
		line := trimmed(f, start, lineEnd(f.Text, start))
		if dashes.MatchString(line.Text()) && line.Start == start {
			return &diag.Diagnostic{Code: codeDashes, At: line, Args: []any{"value", line.Text()}, Fix: []diag.Edit{{At: line, New: hyphens}}}
		}
		if whole := bytes.TrimRight(f.Text[start:lineEnd(f.Text, start)], "\r"); !inMatter.Match(whole) || bytes.HasPrefix(whole, []byte("# ")) && blankAbove(f.Text, start) {
			newline := m.newline()
			return &diag.Diagnostic{
				Code: codeUnclosed, At: line, Args: []any{"before", line.Text()},
				Fix: []diag.Edit{{At: f.Span(start, start), New: hyphens + newline + newline}},
			}
		}
	}
	if len(window) < len(f.Text) {
		return m.tooLong(ContributorLimits, f.Span(m.head.End, len(f.Text)))
	}
	fix := hyphens + m.newline()
	if end := len(f.Text); end > 0 && f.Text[end-1] != '\n' {
		fix = m.newline() + fix
	}
	return &diag.Diagnostic{Code: codeUnclosed, At: m.head, Fix: []diag.Edit{{At: f.Span(len(f.Text), len(f.Text)), New: fix}}}
}

// blankAbove reports whether the line before the one at start is empty: a title of Markdown has one, a comment of YAML seldom.
func blankAbove(text []byte, start int) bool {
	above := bytes.TrimRight(text[:start], "\r")
	return len(above) < 2 || len(bytes.TrimSpace(above[bytes.LastIndexByte(above[:len(above)-1], '\n')+1:])) == 0
}

// indented says that a line of hyphens has space before it: part of a text, or the end of the front matter?
func (m *Matter) indented(start int) *diag.Diagnostic {
	f := m.File
	end := lineEnd(f.Text, start)
	line := trimmed(f, start, end)
	d := &diag.Diagnostic{Code: codeDashes, At: line, Args: []any{"value", f.Span(start, line.End).Text()}}
	if !bytes.Contains(f.Text[end:], []byte("\n"+hyphens)) { // no other line can be the end
		d.Fix = []diag.Edit{{At: f.Span(start, line.End), New: hyphens}}
	}
	return d
}

// newline returns the line end that the file uses.
func (m *Matter) newline() string {
	if i := bytes.IndexByte(m.File.Text, '\n'); i > 0 && m.File.Text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
