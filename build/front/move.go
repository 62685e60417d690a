// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Move returns the edits that give a value another pointer: its key is renamed, or it goes to another group with the comments above it,
// and a group that it leaves empty goes away. All other bytes stay.
//
// It returns nil where that cannot be done: there is no such value, something stands where it is to go, it is written between brackets,
// or the other group is.
func (m *Matter) Move(from, to string) []diag.Edit {
	n, key := m.Find(from), m.Key(from)
	if n == nil || key.File == nil || m.Find(to) != nil {
		return nil
	}
	parent, name := parted(to)
	if before, _ := parted(from); before == parent {
		return []diag.Edit{{At: key, New: Quote(name)}}
	}
	margin, whole := m.margin(key.Start)
	if !whole || strings.Trim(margin, " ") != "" || m.inFlow(n) {
		return nil
	}
	start, end := m.lines(key, n)
	block := m.File.Span(start, end)
	cut := m.File.Span(m.emptied(from, start), end)
	target, rest := m.nearest(to)
	if target == nil || target.Kind != Map || len(target.Fields) == 0 || m.flow(target) || m.inFlow(target) {
		return nil
	}
	first, last := target.Fields[0].Key.Start, target.Fields[len(target.Fields)-1]
	column, whole := m.margin(first)
	if !whole {
		return nil
	}
	newline, lines := m.newline(), ""
	for _, group := range rest[:len(rest)-1] {
		lines += column + Quote(group) + ":" + newline
		column += "  "
	}
	lines += m.renamed(block, key, name, margin, column)
	at := min(lineEnd(m.File.Text, max(last.Key.End, last.Value.At.End))+1, m.text.End)
	if at > 0 && m.File.Text[at-1] != '\n' {
		lines = newline + strings.TrimSuffix(lines, newline)
	}
	if at > cut.Start && at < cut.End || m.open(last.Value) {
		return nil
	}
	return []diag.Edit{{At: cut}, {At: m.File.Span(at, at), New: lines}}
}

// parted cuts a pointer before its last part.
func parted(pointer string) (parent, name string) {
	cut := strings.LastIndexByte(pointer, '/')
	if cut < 0 {
		return "", pointer
	}
	return pointer[:cut], unescape(pointer[cut+1:])
}

// lines returns the first byte of the lines of a field, the comments above it included, and the byte after them.
func (m *Matter) lines(key diag.Span, n *Node) (start, end int) {
	text := m.File.Text
	start = bytes.LastIndexByte(text[:key.Start], '\n') + 1
	for start > m.text.Start {
		above := bytes.LastIndexByte(text[:start-1], '\n') + 1
		if above < m.text.Start || !bytes.HasPrefix(bytes.TrimLeft(text[above:start], " "), []byte("#")) {
			break
		}
		start = above
	}
	return start, min(lineEnd(text, max(key.End, n.At.End, lastChild(n, n.At.Start)))+1, m.text.End)
}

// emptied returns where the cut begins: with the line of the outermost group that has nothing but the value.
func (m *Matter) emptied(pointer string, start int) int {
	for {
		parent, _ := parted(pointer)
		group := m.Find(parent)
		if parent == "" || group == nil || len(group.Fields) != 1 {
			return start
		}
		pointer = parent
		start, _ = m.lines(m.Key(parent), group)
	}
}

// renamed returns the lines of a field under another name and as far to the right as others ask for.
func (m *Matter) renamed(block, key diag.Span, name, margin, column string) string {
	text := block.Text()
	text = text[:key.Start-block.Start] + Quote(name) + text[key.End-block.Start:]
	var b strings.Builder
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, margin); ok && strings.TrimSpace(line) != "" {
			line = column + rest
		}
		b.WriteString(line)
	}
	if !strings.HasSuffix(b.String(), "\n") {
		b.WriteString(m.newline())
	}
	return b.String()
}
