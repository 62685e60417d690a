// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns text that somebody else wrote as one line that a terminal, a log or a page may show: white space
// other than U+0020 and no-break spaces becomes a space, and what has no shape of its own (control characters, the
// bidirectional ones of Trojan Source, zero-width ones, bytes that are not UTF-8) shows its number: ‹U+202E›, ‹FF›.
func Visible(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		if strings.IndexByte("\t\n\v\f\r", text[i]) >= 0 {
			b.WriteByte(' ')
			i++
			continue
		}
		show, _, size := shown(text, i)
		b.WriteString(show)
		i += size
	}
	return b.String()
}

// columns returns how many columns of a terminal the line takes when its characters are shown.
func columns(line string) int {
	n := 0
	for i := 0; i < len(line); {
		_, width, size := shown(line, i)
		n += width
		i += size
	}
	return n
}

// tab is how a frame shows a tabulator. It has the same width everywhere, so that a line that was cut on its left
// looks as it did before.
const tab = "    "

// shown returns how the character at line[i:] is shown, the columns that takes, and the bytes of line it stands for.
func shown(line string, i int) (show string, width, size int) {
	if c := line[i]; ' ' <= c && c <= '~' && c != '[' {
		return line[i : i+1], 1, 1
	}
	r, size := utf8.DecodeRuneInString(line[i:])
	switch {
	case r == '\t':
		return tab, len(tab), size
	case r == utf8.RuneError && size == 1:
		show = fmt.Sprintf("‹%02X›", line[i])
		return show, utf8.RuneCountInString(show), size
	case r == '[' && strings.HasSuffix(line[:i], "##"):
		// "##[" begins a command to GitHub's runner wherever it stands in a line of a log.
		return "‹[›", 3, size
	case !unicode.IsGraphic(r):
		show = fmt.Sprintf("‹%U›", r)
		return show, utf8.RuneCountInString(show), size
	case unicode.In(r, unicode.Mn, unicode.Me):
		return line[i : i+size], 0, size
	case unicode.Is(wide, r):
		return line[i : i+size], 2, size
	}
	return line[i : i+size], 1, size
}

// wrap cuts text into lines of at most width columns, at U+0020 only: the no-break spaces of French stay.
func wrap(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		n := columns(word)
		switch {
		case used == 0:
			line, used = word, n
		case used+1+n <= width:
			line, used = line+" "+word, used+1+n
		default:
			lines = append(lines, line)
			line, used = word, n
		}
	}
	return append(lines, line)
}
