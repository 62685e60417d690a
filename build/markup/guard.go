// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"bytes"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// The limits of a body (reference trust, row 27 and "Common limits"). Each of them bounds a cost of the parser
// that grows faster than the text.
const (
	maxNesting     = 20      // quotes and list items inside each other
	maxCells       = 5000    // cells of all tables, those that a short row leaves out included
	maxDefinitions = 300     // "[name]: address"
	maxNestedLines = 100_000 // lines, each as often as the deepest nesting before it
	maxMarks       = 2000    // marks of emphasis, links, code and HTML between two blank lines
	maxOpen        = 100     // brackets that nothing closes between two blank lines
	maxHTML        = 1 << 20 // bytes of the result
)

// guard reports the first reason not to parse a text. It may count more than the parser would find, never less:
// it takes most code for text and looks at each line alone.
func (s source) guard(maxBytes int) *diag.Diagnostic {
	if len(s.text) > maxBytes {
		at := s.span(maxBytes, len(s.text))
		return &diag.Diagnostic{Code: codeTooLong, At: at, Args: []any{"size", kibibytes(len(s.text)), "limit", kibibytes(maxBytes)}}
	}
	if i, found := nth(s.text, []byte("]:"), maxDefinitions); found {
		return &diag.Diagnostic{Code: codeTooManyDefinitions, At: s.span(i, i+2), Args: []any{"limit", maxDefinitions}}
	}
	c := counter{}
	for start := 0; start < len(s.text); {
		end := len(s.text)
		if n := bytes.IndexByte(s.text[start:], '\n'); n >= 0 {
			end = start + n
		}
		if code, limit := c.line(s.text[start:end]); code != "" {
			return &diag.Diagnostic{Code: code, At: s.span(start, end), Args: []any{"limit", limit}}
		}
		start = end + 1
	}
	return nil
}

// kibibytes returns a number of bytes in KiB, rounded up.
func kibibytes(n int) int { return (n + 1023) / 1024 }

// nth returns where the occurrence of sep after the first n begins.
func nth(text, sep []byte, n int) (int, bool) {
	at := 0
	for {
		i := bytes.Index(text[at:], sep)
		if i < 0 {
			return 0, false
		}
		if n--; n < 0 {
			return at + i, true
		}
		at += i + len(sep)
	}
}

// A counter adds up what lines cost.
type counter struct {
	deepest int // nesting so far
	nested  int // lines times nesting: the parser asks each open container about each line
	marks   int // since the last blank line
	open    int // brackets since then that nothing closed
	columns int // of the table whose rows these may be
	cells   int
	fence   []byte // that opened the code in which lines stand; nil outside of code
	html    bool   // a line began as HTML does, and what follows may be no code
}

// line counts a line and returns the code of the limit that it passes.
func (c *counter) line(line []byte) (diag.Code, int) {
	nesting, rest := containers(line)
	if len(bytes.Trim(line, " \t")) == 0 {
		c.marks, c.open, c.columns = 0, 0, 0
	}
	if c.code(line) || isRule(line) {
		nesting = 0
	}
	if nesting > maxNesting {
		return codeTooDeep, maxNesting
	}
	c.deepest = max(c.deepest, nesting)
	if c.nested += c.deepest; c.nested > maxNestedLines {
		return codeTooManyLines, maxNesting
	}
	if isDelimiterRow(rest) {
		c.columns = max(c.columns, bytes.Count(rest, []byte("|"))+1)
		c.cells += c.columns // the header
	}
	if c.cells += c.columns; c.cells > maxCells {
		return codeTooManyCells, maxCells
	}
	if c.addMarks(line); c.marks > maxMarks || c.open > maxOpen {
		return codeTooManyMarks, maxMarks
	}
	return "", 0
}

// code reports whether a line is one of fenced code (CommonMark §4.5), where indentation nests nothing. Only code whose fence has no
// indentation is taken for code: such a line ends every container, so that none can end the code before its fence does; and a fence
// in a block of HTML is none.
func (c *counter) code(line []byte) bool {
	text := bytes.TrimLeft(line, " ")
	run := len(text) - len(bytes.TrimLeft(text, "`"))
	if run == 0 {
		run = len(text) - len(bytes.TrimLeft(text, "~"))
	}
	switch {
	case c.fence != nil:
		if len(line)-len(text) < 4 && run >= len(c.fence) && text[0] == c.fence[0] && len(bytes.TrimSpace(text[run:])) == 0 {
			c.fence = nil
		}
		return true
	case len(line)-len(text) < 4 && bytes.HasPrefix(text, []byte("<")):
		c.html = true
	case !c.html && len(line) == len(text) && run >= 3 && (text[0] == '~' || !bytes.Contains(text[run:], []byte("`"))):
		c.fence = text[:run]
		return true
	}
	return false
}

// containers returns how deep a line may stand in quotes, list items, definitions and footnotes, and what follows
// their marks. A container that another line opened takes two columns of space or a mark of this one.
func containers(line []byte) (depth int, rest []byte) {
	marks, spaces, column := 0, 0, 0
	pending := 0
	for len(line) > 0 {
		width := 0
		switch c := line[0]; {
		case c == ' ':
			pending, column, line = pending+1, column+1, line[1:]
			continue
		case c == '\t':
			tab := 4 - column%4
			pending, column, line = pending+tab, column+tab, line[1:]
			continue
		case c == '>':
			width = 1
		case c == '-' || c == '+' || c == '*' || c == ':':
			width = markWidth(line, 1)
		case c >= '0' && c <= '9':
			digits := 1
			for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
				digits++
			}
			if digits < len(line) && (line[digits] == '.' || line[digits] == ')') {
				width = markWidth(line, digits+1)
			}
		case c == '[' && len(line) > 1 && line[1] == '^':
			width = bytes.Index(line, []byte("]:")) + 2
			if width == 1 {
				width = 0
			}
		}
		if width == 0 {
			break
		}
		marks, spaces, column, line = marks+1, spaces+max(pending, 0), column+width, line[width:]
		pending = -1 // the space after a mark is part of it
	}
	if marks == 0 {
		return 0, line
	}
	return marks + spaces/2, line
}

// markWidth returns the width of a list mark when space follows it, else 0.
func markWidth(line []byte, width int) int {
	if len(line) == width || line[width] == ' ' || line[width] == '\t' {
		return width
	}
	return 0
}

// isRule reports whether a line is a thematic break such as "* * *", which is no list however long it is.
func isRule(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && bytes.ContainsRune([]byte("-*_"), rune(line[0])) && len(bytes.Trim(line, string(line[0])+" \t")) == 0
}

// isDelimiterRow reports whether a line may be the second one of a table: "|---|:-:|".
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '|') >= 0 && len(bytes.Trim(line, "|:- \t\v\f")) == 0
}

// addMarks counts the runs of characters of a line that may open something. A bracket counts twice, because it may
// open two things, and those that nothing closes are counted apart: each of them is asked about by all that follow.
func (c *counter) addMarks(line []byte) {
	for i := 0; i < len(line); i++ {
		if !isMark[line[i]] {
			continue
		}
		switch char := line[i]; char {
		case '\\':
			i++
		case '[':
			c.marks += 2
			c.open++
		case ']':
			c.open = max(c.open-1, 0)
			if i+1 < len(line) && line[i+1] == '(' {
				c.marks++
			}
		case '<':
			c.marks++
		default:
			if i == 0 || line[i-1] != char {
				c.marks++
			}
		}
	}
}

// isMark says of a byte whether addMarks looks at it.
var isMark = [256]bool{'\\': true, '[': true, ']': true, '<': true, '*': true, '_': true, '~': true, '`': true}
