// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"bufio"
	"bytes"
	stdhtml "html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
)

// Excerpt returns the beginning of plain words: at most so many characters, cut between words, with "…" when
// something is left out.
func Excerpt(words string, most int) string {
	words = spaced(words)
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	if most < 1 {
		return ""
	}
	runes := []rune(words)
	cut := most - 1 // one for the ellipsis
	for cut > 0 && !unicode.IsSpace(runes[cut]) {
		cut--
	}
	if cut == 0 { // one word longer than all there is
		cut = most - 1
	}
	return strings.TrimRightFunc(string(runes[:cut]), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:.!?–—-(«…", r)
	}) + "…"
}

// meant returns a piece of Markdown as it is meant, without controls and what is not UTF-8.
func meant(raw []byte) string { return clean(decode(raw)) }

// decode turns backslashes and entities into the characters they stand for, by the parser's own rules.
func decode(raw []byte) string {
	if bytes.IndexByte(raw, '\\') >= 0 || bytes.IndexByte(raw, '&') >= 0 {
		var b bytes.Buffer
		buffer := bufio.NewWriter(&b)
		html.DefaultWriter.Write(buffer, raw)
		_ = buffer.Flush()
		return stdhtml.UnescapeString(b.String())
	}
	return string(raw)
}

// clean leaves out what has no place in a page: controls but tab and line feed, noncharacters, broken UTF-8.
func clean(s string) string {
	for _, r := range s {
		if outOfPlace(r) {
			return strings.Map(func(r rune) rune {
				if outOfPlace(r) {
					return -1
				}
				return r
			}, s)
		}
	}
	return s
}

func outOfPlace(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7f, r == '\n', r == '\t':
		return false
	}
	return unicode.IsControl(r) || r == utf8.RuneError || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// plain returns the words of a node without markup, one space between them.
func (w *writer) plain(n ast.Node) string {
	w.words = w.appendPlain(w.words[:0], n, 0)
	return spaced(string(w.words))
}

// spaced returns a text with one plain space between its words and none around them, as most texts are already.
func spaced(s string) string {
	after := ' ' // the sign before
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || after == ' ') {
			after = ' '
			break
		}
		after = r
	}
	if after == ' ' {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

func (w *writer) appendPlain(b []byte, parent ast.Node, depth int) []byte {
	if depth > maxDepth {
		return b
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b = append(b, w.textOf(n)...)
			if n.SoftLineBreak() || n.HardLineBreak() {
				b = append(b, ' ')
			}
		case *ast.String:
			b = append(b, meant(n.Value)...)
		case *ast.AutoLink:
			b = append(b, clean(string(n.Label(w.source.text)))...)
		default:
			b = w.appendPlain(b, n, depth+1)
		}
	}
	return b
}

// textOf returns what a piece of text means; in code it means what it says.
func (w *writer) textOf(n *ast.Text) string {
	value := n.Segment.Value(w.source.text)
	if n.IsRaw() || n.Parent() != nil && n.Parent().Kind() == ast.KindCodeSpan {
		return clean(string(value))
	}
	return meant(value)
}
