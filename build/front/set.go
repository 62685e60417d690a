// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Set returns the edits that change the value at a pointer, or add it with the groups and lists that it needs ("-" or
// the number after the last is a new item of a list); comments, order and all other bytes stay. A number, a date, true and
// false are written as they are, unless the old value stood in quotes; all else as [Quote] does.
//
// It returns nil where that cannot be done: the file cannot be used, a list or a group stands there, or a text stands where a
// group is needed.
func (m *Matter) Set(pointer, value string) []diag.Edit {
	n, rest := m.nearest(pointer)
	switch {
	case n == nil:
		return nil
	case len(rest) == 0:
		return m.replace(n, value)
	case n.Kind == Map && m.flow(n):
		return m.edit(addFlow(n, entry(rest, value, flowEntry)))
	case n.Kind != List && m.inFlow(n):
		return nil
	case n.Null && n.At.Start == n.At.End:
		return m.fill(n, rest, value)
	case n.Kind == Map:
		return m.addField(n, rest, value)
	case n.Kind == List && (rest[0] == "-" || rest[0] == strconv.Itoa(len(n.Items))):
		return m.addItem(n, rest[1:], value)
	}
	return nil
}

// edit is one insertion; at -1 there is none.
func (m *Matter) edit(at int, text string) []diag.Edit {
	if at < 0 {
		return nil
	}
	return []diag.Edit{{At: m.File.Span(at, at), New: text}}
}

// replace writes another value in the place of one.
func (m *Matter) replace(n *Node, value string) []diag.Edit {
	text := m.File.Text
	if n.Kind != Scalar {
		return nil
	}
	if n.At.Start == n.At.End { // nothing was written after the colon or the hyphen
		if n.At.Start == 0 || strings.IndexByte(":-", text[n.At.Start-1]) < 0 {
			return nil
		}
		return m.edit(n.At.Start, " "+Written(value))
	}
	with := Written(value)
	switch line := text[bytes.LastIndexByte(text[:n.At.Start], '\n')+1 : n.At.Start]; text[n.At.Start] {
	case '"', '\'':
		with = doubleQuote(value)
	case '|', '>':
		if len(bytes.TrimLeft(line, " ")) == 0 { // a block may begin on a line of its own, as far left as its key
			return nil
		}
	}
	return []diag.Edit{{At: n.At, New: with}}
}

// Written returns a value as it is written where nothing was: a number, a date, true and false as they are, all else as [Quote] does.
func Written(value string) string {
	if written.MatchString(value) {
		return value
	}
	return Quote(value)
}

// flow reports whether a list or a group is written between brackets.
func (m *Matter) flow(n *Node) bool {
	return n.At.Start < len(m.File.Text) && (m.File.Text[n.At.Start] == '{' || m.File.Text[n.At.Start] == '[')
}

// inFlow reports whether a value stands between brackets.
func (m *Matter) inFlow(n *Node) bool {
	for pointer := n.Pointer; pointer != ""; {
		pointer = pointer[:strings.LastIndexByte(pointer, '/')]
		if m.flow(m.Find(pointer)) {
			return true
		}
	}
	return false
}

// addField adds a key to a group that is written on lines of its own.
func (m *Matter) addField(n *Node, rest []string, value string) []diag.Edit {
	if len(n.Fields) == 0 {
		if n != m.Root {
			return nil
		}
		at, newline := m.text.End, m.newline()
		text := strings.Join(field(rest, value), newline) + newline
		if at > m.text.Start && m.File.Text[at-1] != '\n' {
			text = newline + text
		}
		return m.edit(at, text)
	}
	first, last := n.Fields[0].Key.Start, n.Fields[len(n.Fields)-1]
	margin, whole := m.margin(first)
	if !whole {
		return nil
	}
	entry := strings.Join(field(rest, value), m.newline()+margin)
	if m.open(last.Value) {
		return m.edit(first, entry+m.newline()+margin)
	}
	return m.after(max(last.Key.End, last.Value.At.End), margin, entry)
}

// addItem adds an item to a list.
func (m *Matter) addItem(n *Node, rest []string, value string) []diag.Edit {
	if m.flow(n) {
		return m.edit(addFlow(n, entry(rest, value, flowValue)))
	}
	if len(n.Items) == 0 {
		return nil
	}
	margin, whole := m.margin(n.At.Start)
	if last := n.Items[len(n.Items)-1]; whole && !m.open(last) {
		return m.after(max(n.At.End, last.At.End), margin, strings.Join(item(rest, value), m.newline()+margin))
	}
	return nil
}

// fill makes a group of a key after which nothing is written.
func (m *Matter) fill(n *Node, rest []string, value string) []diag.Edit {
	key := m.Key(n.Pointer)
	if key.File == nil || m.File.Text[n.At.Start-1] != ':' {
		return nil
	}
	margin, whole := m.margin(key.Start)
	if !whole {
		return nil
	}
	margin += "  "
	return m.after(n.At.End, margin, strings.Join(below(rest, value), m.newline()+margin))
}

// after writes lines under the one that has a byte.
func (m *Matter) after(at int, margin, entry string) []diag.Edit {
	at = min(lineEnd(m.File.Text, at), m.text.End)
	newline := m.newline()
	if at > 0 && m.File.Text[at-1] == '\r' {
		at--
	}
	return m.edit(at, newline+margin+entry)
}

// margin returns the space that puts a line under the byte at start, and whether only space and the hyphens of items stand before it.
func (m *Matter) margin(start int) (space string, whole bool) {
	before := m.File.Text[bytes.LastIndexByte(m.File.Text[:start], '\n')+1 : start]
	before = before[afterBOM(before):]
	return strings.Repeat(" ", utf8.RuneCount(before)), len(bytes.Trim(before, " -")) == 0
}

// open reports whether the end of a value is a block of text that lines written after it would become a part of, or whose last line
// end they would change.
func (m *Matter) open(n *Node) bool {
	for n.Kind != Scalar {
		switch {
		case len(n.Fields) > 0:
			n = n.Fields[len(n.Fields)-1].Value
		case len(n.Items) > 0:
			n = n.Items[len(n.Items)-1]
		default:
			return false
		}
	}
	text := m.File.Text
	if !n.Quoted || text[n.At.Start] != '|' && text[n.At.Start] != '>' {
		return false
	}
	header := text[n.At.Start:lineEnd(text, n.At.Start)]
	return bytes.IndexByte(header, '+') >= 0 || lineEnd(text, n.At.End) >= m.text.End
}

// addFlow returns where an entry of a list or a group in brackets goes, and how it is written: after the last, or before all
// where the last has nothing after its colon.
func addFlow(n *Node, entry string) (at int, text string) {
	at = lastChild(n, n.At.Start)
	switch {
	case at == n.At.Start:
		return at + 1, entry
	case len(n.Items) > 0 && n.Items[len(n.Items)-1].At.Start < n.Items[len(n.Items)-1].At.End,
		len(n.Fields) > 0 && n.Fields[len(n.Fields)-1].Value.At.Start < n.Fields[len(n.Fields)-1].Value.At.End:
		return at, ", " + entry
	case n.Kind == Map:
		return n.At.Start + 1, entry + ", "
	}
	return -1, ""
}

// field returns the lines of a key with its value, and with the groups and lists that the keys after it ask for.
func field(keys []string, value string) []string {
	if len(keys) == 1 {
		return []string{Quote(keys[0]) + ": " + Written(value)}
	}
	return append([]string{Quote(keys[0]) + ":"}, under("  ", below(keys[1:], value))...)
}

// item returns the lines of an item of a list.
func item(keys []string, value string) []string {
	if len(keys) == 0 {
		return []string{"- " + Written(value)}
	}
	return under("- ", below(keys, value))
}

// below returns the lines of a new list, or of a new group.
func below(keys []string, value string) []string {
	if isItem(keys[0]) {
		return item(keys[1:], value)
	}
	return field(keys, value)
}

// under indents lines; the first has its own sign.
func under(first string, lines []string) []string {
	for i := range lines {
		if i == 0 {
			lines[i] = first + lines[i]
		} else {
			lines[i] = "  " + lines[i]
		}
	}
	return lines
}

// isItem reports whether a part of a pointer asks for the first item of a list that is not there.
func isItem(key string) bool { return key == "-" || key == "0" }

// The two places that an entry may have between brackets.
const (
	flowEntry = true  // of a group: `city: Lille`
	flowValue = false // of a list: `Lille`, `{city: Lille}`
)

// entry returns a value with the keys that lead to it, as it is written between brackets.
func entry(keys []string, value string, inMap bool) string {
	switch {
	case len(keys) == 0:
		return Written(value)
	case inMap:
		return Quote(keys[0]) + ": " + entry(keys[1:], value, flowValue)
	case isItem(keys[0]):
		return "[" + entry(keys[1:], value, flowValue) + "]"
	}
	return "{" + entry(keys, value, flowEntry) + "}"
}
