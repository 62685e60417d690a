// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v4"
)

// extent returns the byte after a value that begins at start. The parser says only where values begin.
func (r *reader) extent(n *yaml.Node, out *Node, start int) int {
	text := r.file.Text[:r.end]
	switch {
	case start >= len(text):
		return r.end
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(out.Fields) > 0:
		last := out.Fields[len(out.Fields)-1]
		return max(start, last.Key.End, last.Value.At.End)
	case n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle == 0 && len(out.Items) > 0:
		return max(start, out.Items[len(out.Items)-1].At.End)
	case n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode:
		return flowEnd(text, start)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return quotedEnd(text, start, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return quotedEnd(text, start, '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return blockEnd(text, start)
	}
	return plainEnd(text, start, n.Value)
}

// quotedEnd returns the byte after the closing quote. A quote is written as \" in double quotes and as ” in single ones.
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

// flowEnd returns the byte after the bracket that closes the one at start.
func flowEnd(text []byte, start int) int {
	depth := 0
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '"', '\'':
			// A quote inside a plain word (l'atelier) opens nothing.
			if i == start || strings.IndexByte(" \t\n,:[{", text[i-1]) >= 0 {
				i = quotedEnd(text, i, text[i]) - 1
			}
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth <= 0 {
				return i + 1
			}
		}
	}
	return start
}

// blockEnd returns the end of a block of text (| or >): its lines are indented more than the line of its key.
func blockEnd(text []byte, start int) int {
	lineStart := bytes.LastIndexByte(text[:start], '\n') + 1
	indent := indentation(text[lineStart:])
	end := lineEnd(text, start)
	for next := end + 1; next < len(text); {
		stop := lineEnd(text, next)
		line := text[next:stop]
		if len(bytes.TrimSpace(line)) > 0 {
			if indentation(line) <= indent {
				break
			}
			end = stop
		}
		next = stop + 1
	}
	for end > start && text[end-1] == '\r' {
		end--
	}
	return end
}

func lineEnd(text []byte, from int) int {
	if i := bytes.IndexByte(text[min(from, len(text)):], '\n'); i >= 0 {
		return from + i
	}
	return len(text)
}

func indentation(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, " "))
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

// isSpace reports whether r is what YAML takes for space: a no-break space is a letter like others.
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }
