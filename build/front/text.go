// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// The problems of this package.
const (
	codeNotUTF8 diag.Code = "F001"
	codeUTF16   diag.Code = "F002"
	codeControl diag.Code = "F003"
	codeBidi    diag.Code = "F005"

	codeNoMatter  diag.Code = "Y101" // the file does not begin with front matter
	codeUnclosed  diag.Code = "Y102" // the second --- is missing
	codeSecond    diag.Code = "Y103" // a second document
	codeTab       diag.Code = "Y104"
	codeDouble    diag.Code = "Y105" // a key twice
	codeAnchor    diag.Code = "Y106" // &, * and <<
	codeTag       diag.Code = "Y107" // !!binary
	codeTooLong   diag.Code = "Y108"
	codeTooDeep   diag.Code = "Y109"
	codeTooMany   diag.Code = "Y110"
	codeNotKeys   diag.Code = "Y111" // no `key: value`
	codeNoColon   diag.Code = "Y112"
	codeNoSpace   diag.Code = "Y113" // key:value, -item
	codeQuote     diag.Code = "Y114" // a quote that is not closed
	codeColon     diag.Code = "Y115" // ": " in a text without quotes
	codeReserved  diag.Code = "Y116" // a text that begins with @ % ` …
	codeIndent    diag.Code = "Y117"
	codeBracket   diag.Code = "Y118" // [ or { that is not closed
	codeSyntax    diag.Code = "Y119" // anything else
	codeDashes    diag.Code = "Y120" // —, –– or -- for ---
	maxBadLetters           = 5
)

// CheckText refuses bytes that are no text or that deceive the eye (trust 44–46): what is not UTF-8, control characters, marks
// that change the direction of writing, invisible letters.
func CheckText(f *diag.File) []diag.Diagnostic {
	if bytes.HasPrefix(f.Text, []byte("\xff\xfe")) || bytes.HasPrefix(f.Text, []byte("\xfe\xff")) {
		return []diag.Diagnostic{{Code: codeUTF16, At: f.Span(0, 0)}}
	}
	var problems []diag.Diagnostic
	for at := afterBOM(f.Text); at < len(f.Text); {
		if c := f.Text[at]; c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t' {
			at++
			continue
		}
		r, size := utf8.DecodeRune(f.Text[at:])
		if r == utf8.RuneError && size == 1 {
			// One wrong letter says that the whole file was saved in another encoding.
			return append(problems, diag.Diagnostic{Code: codeNotUTF8, At: f.Span(at, at+1), Args: []any{"value", fmt.Sprintf("%02X", f.Text[at]), "offset", at}})
		}
		if code := refused(r, f.Text[:at], f.Text[at+size:]); code != "" {
			d := diag.Diagnostic{Code: code, At: f.Span(at, at+size), Args: []any{"value", fmt.Sprintf("U+%04X", r)}}
			d.Fix = []diag.Edit{{At: d.At}}
			if problems = append(problems, d); len(problems) == maxBadLetters {
				return problems
			}
		}
		at += size
	}
	return problems
}

// refused returns the problem with a character between two texts, "" for none.
func refused(r rune, before, after []byte) diag.Code {
	switch {
	case r < ' ' && r != '\n' && r != '\r' && r != '\t', r >= 0x7f && r <= 0x9f,
		r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef: // C0, C1 and what Unicode calls noncharacters
		return codeControl
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
		return codeBidi
	case r == 0x200c || r == 0x200d: // joiners mean something between letters, and in emoji
		last, _ := utf8.DecodeLastRune(before)
		next, _ := utf8.DecodeRune(after)
		if joins(last) && joins(next) {
			return ""
		}
		return codeBidi
	case r == 0x200b || r == 0x2060 || r == 0xfeff:
		return codeBidi
	}
	return ""
}

func joins(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r)
}

// firstBad returns where in a value stands a character that an escape ("\0") brought in and that no text may have, -1 for none.
func firstBad(value string) int {
	for i, r := range value {
		if r == '\n' || r == '\t' || r >= ' ' && r < 0x7f {
			continue
		}
		if r == utf8.RuneError || refused(r, []byte(value[:i]), []byte(value[i:])[utf8.RuneLen(r):]) != "" {
			return i
		}
	}
	return -1
}
