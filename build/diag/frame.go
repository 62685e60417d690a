// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"strings"
)

// A frame is what a reader sees of a file: the line where a problem begins, between its neighbours, and the columns
// under which the caret stands.
type frame struct {
	rows   []row
	marked int // index of the row with the problem
	caret  int // columns before the caret
	carets int // columns that the problem takes on its first line, at least 1
}

// A row is a line of a file without its end.
type row struct {
	number int
	text   string
}

// frameOf returns the frame of a place; ok is false where there is nothing to show. Without neighbours the frame has
// the line of the place only.
func frameOf(at Span, neighbours bool) (f frame, ok bool) {
	if at.File == nil || len(at.File.Text) == 0 {
		return frame{}, false
	}
	text := at.File.Text
	start, end := at.bounds()
	number, _ := at.Position()
	from, to, next := lineAround(text, start)
	if from > 0 && neighbours {
		a, z, _ := lineAround(text, from-1)
		f.rows = append(f.rows, row{number - 1, lineText(text, a, z)})
	}
	f.marked = len(f.rows)
	f.rows = append(f.rows, row{number, lineText(text, from, to)})
	if next < len(text) && neighbours {
		a, z, _ := lineAround(text, next)
		f.rows = append(f.rows, row{number + 1, lineText(text, a, z)})
	}
	if from == 0 && bytes.HasPrefix(text, []byte(byteOrderMark)) {
		from = len(byteOrderMark)
	}
	start = min(max(start, from), to)
	end = min(max(end, start), to)
	line := string(text[from:to])
	f.caret = columns(line[:start-from])
	f.carets = max(1, columns(line[:end-from])-f.caret)
	return f, true
}

// lineAround returns where the line of an offset begins, where it ends without CR and LF, and where the next begins.
func lineAround(text []byte, offset int) (from, to, next int) {
	from = bytes.LastIndexByte(text[:offset], '\n') + 1
	to, next = len(text), len(text)
	if i := bytes.IndexByte(text[offset:], '\n'); i >= 0 {
		to = offset + i
		next = to + 1
	}
	if to > from && text[to-1] == '\r' {
		to--
	}
	return from, to, next
}

// lineText returns a line without the byte order mark that a file may begin with.
func lineText(text []byte, from, to int) string {
	line := text[from:to]
	if from == 0 {
		line = bytes.TrimPrefix(line, []byte(byteOrderMark))
	}
	return string(line)
}

// left returns how many columns are cut on the left, so that the caret is seen in a view of some columns.
func (f frame) left(view int) int {
	if f.caret+f.carets <= view-1 || columns(f.rows[f.marked].text) <= view {
		return 0
	}
	return max(0, f.caret-view/3)
}

// visibleLine returns a line as a frame shows it.
func visibleLine(line string) string {
	var b strings.Builder
	for i := 0; i < len(line); {
		show, _, size := shown(line, i)
		b.WriteString(show)
		i += size
	}
	return b.String()
}

// cutLine returns the columns of a line from left to before left+view, with "…" where something is missing.
func cutLine(line string, left, view int) string {
	total := columns(line)
	if left == 0 && total <= view {
		return visibleLine(line)
	}
	var b strings.Builder
	first, last := left, left+view // the columns that have room for characters
	if left > 0 && total > 0 {
		b.WriteString("…")
		first++
	}
	if total > last {
		last--
	}
	column := 0
	for i := 0; i < len(line); {
		show, width, size := shown(line, i)
		i += size
		switch {
		case column+width > last:
			b.WriteString("…")
			return b.String()
		case column >= first:
			b.WriteString(show)
		case column+width > first: // cut in its middle
			b.WriteString(strings.Repeat(" ", column+width-first))
		}
		column += width
	}
	return b.String()
}
