// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"fmt"
	letters "unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// maxLetters is how many refused characters of one file are shown.
const maxLetters = 5

// CheckText refuses bytes that are no text or that deceive the eye (trust 44–47): what is not UTF-8, control characters,
// line ends of another age, marks that change the direction of writing, letters without width.
func CheckText(f *diag.File) []diag.Diagnostic {
	if bytes.HasPrefix(f.Text, []byte("\xff\xfe")) || bytes.HasPrefix(f.Text, []byte("\xfe\xff")) {
		return []diag.Diagnostic{{Code: codeUTF16, At: f.Span(0, 0), Fix: again(f, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))}}
	}
	var problems []diag.Diagnostic
	for at := afterBOM(f.Text); at < len(f.Text) && len(problems) < maxLetters; {
		c := f.Text[at]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' || c == '\r' && at+1 < len(f.Text) && f.Text[at+1] == '\n' {
			at++
			continue
		}
		r, size := utf8.DecodeRune(f.Text[at:])
		span := f.Span(at, at+size)
		switch code, with := refused(r, f.Text[:at], f.Text[at+size:]); {
		case r == utf8.RuneError && size == 1:
			// One such byte says that the whole file was saved in another encoding.
			return append(problems, diag.Diagnostic{Code: codeNotUTF8, At: span, Args: []any{"value", fmt.Sprintf("%02X", c), "offset", at}, Fix: again(f, charmap.Windows1252)})
		case code == codeReturn:
			return append(problems, diag.Diagnostic{Code: code, At: span, Fix: returns(f)})
		case code != "":
			problems = append(problems, diag.Diagnostic{
				Code: code, At: span, Args: []any{"value", fmt.Sprintf("U+%04X", r), "offset", at}, Fix: []diag.Edit{{At: span, New: with}},
			})
		}
		at += size
	}
	return problems
}

// again reads the file in another encoding, where it is one text from end to end: what is partly UTF-8 only a person can tell.
func again(f *diag.File, e encoding.Encoding) []diag.Edit {
	for at := 0; e == charmap.Windows1252 && at < len(f.Text); {
		r, size := utf8.DecodeRune(f.Text[at:])
		if at += size; size > 1 && r != utf8.RuneError {
			return nil
		}
	}
	text, err := e.NewDecoder().Bytes(f.Text)
	if err != nil || !utf8.Valid(text) || bytes.ContainsRune(text, utf8.RuneError) || len(CheckText(&diag.File{Text: text})) > 0 {
		return nil
	}
	return []diag.Edit{{At: f.Span(0, len(f.Text)), New: string(text)}}
}

// returns makes a newline of each carriage return that stands alone.
func returns(f *diag.File) []diag.Edit {
	var edits []diag.Edit
	for at, c := range f.Text {
		if c == '\r' && (at+1 == len(f.Text) || f.Text[at+1] != '\n') {
			edits = append(edits, diag.Edit{At: f.Span(at, at+1), New: "\n"})
		}
	}
	return edits
}

// refused returns the problem with a character between two texts and what replaces it, "" for no problem.
func refused(r rune, before, after []byte) (code diag.Code, with string) {
	switch {
	case r == '\n', r == '\t', r >= ' ' && r < 0x7f:
		return "", ""
	case r == '\r':
		return codeReturn, "\n"
	case r == 0x2028, r == 0x2029: // a line end for YAML, nothing for a reader
		return codeInvisible, " "
	case r < ' ', r >= 0x7f && r <= 0x9f, // C0, C1
		r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef: // what Unicode calls noncharacters
		return codeControl, ""
	case r == 0x200c, r == 0x200d: // joiners mean something between letters, and in emoji
		last, _ := utf8.DecodeLastRune(before)
		next, _ := utf8.DecodeRune(after)
		if joins(last) && joins(next) {
			return "", ""
		}
		return codeInvisible, ""
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c, // direction
		r == 0x200b, r >= 0x2060 && r <= 0x2064, r == 0xfeff, r == 0x180e, r >= 0xfff9 && r <= 0xfffb: // no width
		return codeInvisible, ""
	}
	return "", ""
}

func joins(r rune) bool {
	return letters.IsLetter(r) || letters.IsMark(r) || letters.Is(letters.So, r) || letters.Is(letters.Sk, r)
}

// escaped returns a character that no text may have and that an escape ("\0") brought into a value, with its problem.
func escaped(value string) (r rune, code diag.Code) {
	for i, r := range value {
		if r >= ' ' && r < 0x7f {
			continue
		}
		switch code, _ := refused(r, []byte(value[:i]), []byte(value[i+utf8.RuneLen(r):])); code {
		case "":
		case codeReturn:
			return r, codeControl
		default:
			return r, code
		}
	}
	return 0, ""
}
