// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// A Style says how front matter is to be written.
type Style struct {
	Keys  func(group *Node) []string                      // of a group, in their order; others come after these, as they stand
	Value func(scalar *Node) (value string, written bool) // of a scalar; written says that it stands for itself and needs no quotes: a number, a date
}

// Rewrite returns the file in a style. Values that stand on several lines, comments, line ends, the body and all else keep their
// bytes: a comment above a key goes where the key goes. What would not say the same afterwards is left as it is.
func (m *Matter) Rewrite(s Style) []byte {
	if m.Root == nil {
		return m.File.Text
	}
	w := &writer{m: m, style: s}
	w.copy(0, m.Root.At.Start)
	w.copy(w.node(m.Root, false), len(m.File.Text))
	return w.out
}

// A writer writes a file anew, a value after the other.
type writer struct {
	m     *Matter
	style Style
	out   []byte
}

// copy writes what stands between two bytes of the file.
func (w *writer) copy(from, to int) { w.out = append(w.out, w.m.File.Text[from:max(from, to)]...) }

// node writes a value and returns the byte up to which the file is written: its end, or for a group of lines that of its last line.
func (w *writer) node(n *Node, flow bool) int {
	flow = flow || n.Kind != Scalar && w.m.flow(n)
	switch {
	case n.Kind == Scalar:
		w.scalar(n, flow)
		return n.At.End
	case n.Kind == Map && !flow && len(n.Fields) > 0:
		return w.group(n)
	}
	children := slices.Clone(n.Items)
	for _, f := range n.Fields {
		children = append(children, f.Value)
	}
	at := n.At.Start
	for _, child := range children {
		w.copy(at, child.At.Start)
		at = w.node(child, flow)
	}
	w.copy(at, n.At.End)
	return max(at, n.At.End)
}

func (w *writer) scalar(n *Node, flow bool) {
	text := w.m.File.Text[n.At.Start:n.At.End]
	if n.Null || len(text) == 0 || text[0] == '|' || text[0] == '>' || bytes.IndexByte(text, '\n') >= 0 {
		w.out = append(w.out, text...)
		return
	}
	value, written := w.style.Value(n)
	switch {
	case written:
	case flow:
		value = Quote(value)
	default:
		value = quoteLine(value)
	}
	w.out = append(w.out, value...)
}

// A piece is a key with its value, on lines of its own.
type piece struct {
	Field
	above string // the lines above that speak of the key, with their line ends
	end   int    // of its last line, without the line end
}

// group writes a group that stands on lines of its own, its keys in order.
func (w *writer) group(n *Node) int {
	pieces := w.pieces(n)
	last := pieces[len(pieces)-1].end
	margin, _ := w.m.margin(n.Fields[0].Key.Start)
	hyphen := !strings.HasSuffix(string(w.out), margin) // the first key stands behind one
	ordered := w.order(n, pieces)
	switch {
	case hyphen && ordered[0].above != "":
		ordered = pieces
	case !hyphen:
		w.out = w.out[:len(w.out)-len(pieces[0].above)-len(margin)] // they may have to go elsewhere
	}
	for i, p := range ordered {
		if i > 0 {
			w.out = append(w.out, w.m.newline()...)
		}
		if i > 0 || !hyphen {
			w.out = append(w.out, p.above+margin...)
		}
		w.copy(p.Key.Start, p.Value.At.Start)
		w.copy(w.node(p.Value, false), p.end)
	}
	return last
}

// order returns pieces in the order of the style, or as they are where a block of text would take in what comes behind it.
func (w *writer) order(n *Node, pieces []piece) []piece {
	if slices.ContainsFunc(pieces, func(p piece) bool { return w.m.open(p.Value) }) {
		return pieces
	}
	keys := w.style.Keys(n)
	rank := func(p piece) int {
		if i := slices.Index(keys, p.Name); i >= 0 {
			return i
		}
		return len(keys)
	}
	ordered := slices.SortedStableFunc(slices.Values(pieces), func(a, b piece) int { return rank(a) - rank(b) })
	if first := &ordered[0]; first.Key != pieces[0].Key { // no empty lines at the head: they stay between the two
		text := strings.TrimLeft(first.above, "\r\n")
		blank := first.above[:len(first.above)-len(text)]
		first.above = text
		i := slices.IndexFunc(ordered, func(p piece) bool { return p.Key == pieces[0].Key })
		ordered[i].above = blank + ordered[i].above
	}
	return ordered
}

// pieces cuts a group between its keys. Comments and empty lines belong to the key below them, unless a comment stands further to
// the right: then it goes on with the value above.
func (w *writer) pieces(n *Node) []piece {
	text := w.m.File.Text
	pieces := make([]piece, len(n.Fields))
	_, whole := w.m.margin(n.Fields[0].Key.Start)
	for i, f := range n.Fields {
		line := bytes.LastIndexByte(text[:f.Key.Start], '\n') + 1
		p := piece{Field: f, end: w.lineEnd(max(f.Key.End, f.Value.At.End))}
		if i == 0 {
			if whole {
				p.above = string(text[w.above(line, f.Key.Start-line):line])
			}
		} else {
			before := &pieces[i-1]
			for at := lineEnd(text, before.end) + 1; at < line; at = lineEnd(text, at) + 1 {
				if right, comment := comment(text[at:lineEnd(text, at)]); comment && right > f.Key.Start-line {
					before.end = w.lineEnd(at + 1)
				}
			}
			p.above = string(text[min(lineEnd(text, before.end)+1, line):line])
		}
		pieces[i] = p
	}
	return pieces
}

// lineEnd returns the end of the line of the byte before at, without the signs that end it.
func (w *writer) lineEnd(at int) int {
	text := w.m.File.Text[:w.m.text.End]
	if at > 0 && text[at-1] == '\n' {
		at--
	}
	end := lineEnd(text, at)
	if end > at && text[end-1] == '\r' {
		end--
	}
	return end
}

// above returns where the comments that speak of the first key of a group begin: right above it, and as far to the left. What stands
// at the head of the file for programs stays there.
func (w *writer) above(line, left int) int {
	text := w.m.File.Text
	for line > w.m.text.Start {
		before := bytes.LastIndexByte(text[:line-1], '\n') + 1
		at, comment := comment(text[before:line])
		if before < w.m.text.Start || !comment || at != left || forPrograms.Match(text[before:line]) {
			break
		}
		line = before
	}
	return line
}

// forPrograms is a comment that programs read: which schema a file follows, its licence.
var forPrograms = regexp.MustCompile(`^\s*#\s*(yaml-language-server:|SPDX-)`)

// comment reports whether a line is one, and how far to the right.
func comment(line []byte) (right int, ok bool) {
	rest := bytes.TrimLeft(line, " ")
	return len(line) - len(rest), len(rest) > 0 && rest[0] == '#'
}
