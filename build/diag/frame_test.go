// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"strings"
	"testing"
)

// shownAt prints the frame of a piece of a text as a terminal of some columns shows it.
func shownAt(t *testing.T, text, piece string, width int) string {
	t.Helper()
	f := &File{"a.md", []byte(text)}
	var b strings.Builder
	if err := write(&b, Options{Width: width}, []Diagnostic{{Code: "Y102", At: at(f, piece)}}, sampleCatalogue); err != nil {
		t.Fatal(err)
	}
	_, frame, _ := strings.Cut(b.String(), "\n")
	frame, _, _ = strings.Cut(frame, "   =")
	return "\n" + strings.ReplaceAll(frame, " une tabulation sépare la clé de sa valeur", "")
}

func TestCaretStandsUnderTheCharacters(t *testing.T) {
	for _, test := range []struct{ name, text, piece, want string }{
		{"accents", "Hénin: été\n", "été", `
 ▸ 1 │ Hénin: été
     │        ^^^
`},
		{"tabulator", "\ta:\tb", "b", `
 ▸ 1 │     a:    b
     │           ^
`},
		{"wide characters", "🎉日本 b", "本", `
 ▸ 1 │ 🎉日本 b
     │     ^^
`},
		{"combining accent", "e\u0301te\u0301 b", "b", "\n ▸ 1 │ e\u0301te\u0301 b\n     │     ^\n"},
		{"CRLF", "a\r\nb\r\nc\r\n", "b", `
   1 │ a
 ▸ 2 │ b
     │ ^
   3 │ c
`},
		{"the end of a line", "a\r\nb\r\n", "\r\n", `
 ▸ 1 │ a
     │  ^
   2 │ b
`},
		{"byte order mark", "\ufeffa: b\n", "a", `
 ▸ 1 │ a: b
     │ ^
`},
		{"empty lines", "\n\n\nb\n\n\n", "b", `
   3 │
 ▸ 4 │ b
     │ ^
   5 │
`},
		{"several lines", "a: |\n  b\n  c\n", "|\n  b\n  c", `
 ▸ 1 │ a: |
     │    ^
   2 │   b
`},
		{"line numbers of two lengths", strings.Repeat("a\n", 8) + "b\nc\n", "b", `
    8 │ a
 ▸  9 │ b
      │ ^
   10 │ c
`},
		{"hidden direction", "a \u202eb\u202c c", "\u202eb", `
 ▸ 1 │ a ‹U+202E›b‹U+202C› c
     │   ^^^^^^^^^
`},
	} {
		if got := shownAt(t, test.text, test.piece, 0); got != test.want {
			t.Errorf("%s: got%swant%s", test.name, got, test.want)
		}
	}
}

func TestLongLinesAreCutAroundTheCaret(t *testing.T) {
	long := strings.Repeat("0123456789", 12)
	for _, test := range []struct{ name, text, piece, want string }{
		{"the caret at the left", "ab" + long + "\nshort\n", "ab", `
 ▸ 1 │ ab0123456789012345678901234567890…
     │ ^^
   2 │ short
`},
		{"the caret in the middle", "short\n" + long + "X" + long + "\n" + long + "\n", "X", `
   1 │ …
 ▸ 2 │ …0123456789X012345678901234567890…
     │            ^
   3 │ …0123456789
`},
		{"the caret at the right", long + "X", "X", `
 ▸ 1 │ …0123456789X
     │            ^
`},
		{"a problem wider than the terminal", "a: " + long, long, `
 ▸ 1 │ a: 012345678901234567890123456789…
     │    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`},
		{"a wide character at the cut", long + "日日日日日aX", "X", `
 ▸ 1 │ … 日日日日aX
     │            ^
`},
	} {
		got := shownAt(t, test.text, test.piece, 41)
		got = strings.NewReplacer("     │ une tabulation sépare la clé de sa\n", "", "     │ valeur\n", "").Replace(got)
		if got != test.want {
			t.Errorf("%s: got%swant%s", test.name, got, test.want)
		}
		for line := range strings.Lines(got) {
			if n := columns(strings.TrimSuffix(line, "\n")); n > 41 {
				t.Errorf("%s: %d columns in %q", test.name, n, line)
			}
		}
	}
}

func TestALogIsNotFloodedByOneLine(t *testing.T) {
	long := strings.Repeat("a", 1<<18)
	if got := shownAt(t, long+"\n"+long+"X"+long+"\n"+long, "X", 0); len(got) > 8*longestLine {
		t.Errorf("%d bytes for one problem", len(got))
	}
}
