// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v4"
)

// extent returns the byte after a value, whose children are known already. The parser says only where values begin. What the
// value belongs to is indented by so many spaces.
func (r *reader) extent(n *yaml.Node, out *Node, indent int) int {
	text, start := r.m.File.Text[:r.m.text.End], out.At.Start
	if n.Kind == yaml.ScalarNode || n.Kind == yaml.AliasNode || start >= len(text) {
		return r.scalarEnd(n, start, indent)
	}
	end := lastChild(out, start)
	if c := text[start]; n.Style&yaml.FlowStyle != 0 && (c == '[' || c == '{') { // `[a: b]` holds a map without braces
		return closing(text, max(end, start+1))
	}
	return end
}

// scalarEnd returns the byte after a scalar.
func (r *reader) scalarEnd(n *yaml.Node, start, indent int) int {
	text := r.m.File.Text[:r.m.text.End]
	switch {
	case start >= len(text):
		return start
	case n.Kind != yaml.ScalarNode:
		return r.word(start).End
	}
	start = afterProperties(text, n, start)
	switch {
	case start >= len(text):
		return start
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return quotedEnd(text, start, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return quotedEnd(text, start, '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return blockEnd(text, start, indent)
	}
	return plainEnd(text, start, n.Value)
}

// afterProperties skips a tag and an anchor before a scalar. They are refused, but their places must be right.
func afterProperties(text []byte, n *yaml.Node, start int) int {
	if n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 && text[start] != '!' {
		return start
	}
	for start < len(text) && (text[start] == '&' || text[start] == '!') {
		for start < len(text) && !isSpace(rune(text[start])) {
			start++
		}
		for start < len(text) && isSpace(rune(text[start])) {
			start++
		}
	}
	return start
}

// lastChild returns the byte after the last value in a list or map.
func lastChild(out *Node, start int) int {
	end := start
	if k := len(out.Fields); k > 0 {
		last := out.Fields[k-1]
		end = max(end, last.Key.End, last.Value.At.End)
	}
	if k := len(out.Items); k > 0 {
		end = max(end, out.Items[k-1].At.End)
	}
	return end
}

// closing returns the byte after the bracket that closes a list or map, after its last value.
func closing(text []byte, from int) int {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case ']', '}':
			return i + 1
		case '#':
			i = lineEnd(text, i)
		}
	}
	return from
}

// quotedEnd returns the byte after the closing quote. A quote inside is written \" between double quotes and ” between single ones.
func quotedEnd(text []byte, start int, quote byte) int {
	for i := start + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return len(text)
}

// blockEnd returns the end of a block of text (| or >), without the empty lines after it. Its lines are indented as its
// first one, and more than what it belongs to; a comment may follow that is indented less.
func blockEnd(text []byte, start, parent int) int {
	header := bytes.TrimRight(text[start:lineEnd(text, start)], " \t\r")
	end := start + len(header)
	if i := bytes.IndexByte(header, '#'); i >= 0 {
		header = header[:i]
	}
	indent := parent + 1
	measured := bytes.ContainsAny(header, "123456789") // the writer says how much
	for next := lineEnd(text, start) + 1; next < len(text); {
		stop := lineEnd(text, next)
		if line := bytes.TrimRight(text[next:stop], "\r"); len(bytes.TrimLeft(line, " ")) > 0 {
			spaces := len(line) - len(bytes.TrimLeft(line, " "))
			if spaces < indent {
				break
			}
			if !measured {
				indent, measured = spaces, true
			}
			end = next + len(line)
		}
		next = stop + 1
	}
	return end
}

// plainEnd returns the end of a plain text, which may go over lines: the parser folds the space between its words.
func plainEnd(text []byte, start int, value string) int {
	if bytes.HasPrefix(text[start:], []byte(value)) {
		return start + len(value)
	}
	at := start
	for _, word := range strings.FieldsFunc(value, isSpace) {
		for at < len(text) && isSpace(rune(text[at])) {
			at++
		}
		if !bytes.HasPrefix(text[at:], []byte(word)) {
			return at
		}
		at += len(word)
	}
	return at
}
