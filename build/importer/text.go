// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

// decode returns a text as UTF-8: what is marked as UTF-16 (Excel's « Unicode text »), and what is no UTF-8 and so was
// saved as Windows-1252, which Latin-1 is a part of.
func decode(text []byte) []byte {
	decoded, err := text, error(nil)
	switch {
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		decoded, err = utf.UTF16(utf.LittleEndian, utf.UseBOM).NewDecoder().Bytes(text)
	case !utf8.Valid(text):
		decoded, err = charmap.Windows1252.NewDecoder().Bytes(text)
	}
	if err != nil {
		return bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	return bytes.TrimPrefix(decoded, []byte("\ufeff"))
}

// clean returns a value without what no text of a place may have: control characters and letters without width; lines and spaces are
// kept apart, each once. It cuts what is too long for any key.
func clean(value string) string {
	if len(value) > maxCell {
		value = value[:maxCell]
	}
	value = strings.ToValidUTF8(value, "\ufffd")
	if plain(value) {
		return value
	}
	var out []string
	for _, line := range strings.FieldsFunc(value, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		line = strings.Map(func(r rune) rune {
			switch {
			case unicode.IsSpace(r):
				return ' '
			case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Noncharacter_Code_Point):
				return -1
			}
			return r
		}, line)
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// plain reports whether a value is clean as it stands; most are.
func plain(value string) bool {
	for i, r := range value {
		if r < ' ' || r >= 0x7f && !unicode.IsLetter(r) || r == ' ' && (i == 0 || i == len(value)-1 || value[i-1] == ' ') {
			return false
		}
	}
	return true
}

// short returns the beginning of a text that is repeated to people.
func short(text string) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if runes := []rune(text); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return text
}

var (
	// htmlTag is an element of HTML: not « <3 », not a < b.
	htmlTag = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
	// htmlEnd is an element after which a line begins.
	htmlEnd = regexp.MustCompile(`(?i)<(?:br\b[^<>]*|/p|/div|/li|/h[1-6]|/tr)>`)
	// umapLink and umapShown are what uMap writes for [[a link|with words]], and for {{a picture}} or {{{a page}}} that it shows.
	umapLink  = regexp.MustCompile(`\[\[(https?://[^\[\]|\s]+)(?:\|([^\[\]]*))?\]\]`)
	umapShown = regexp.MustCompile(`\{{2,3}(https?://[^{}|\s]+)(?:\|[^{}]*)?\}{2,3}`)
	// umapTitle begins a title of uMap.
	umapTitle = regexp.MustCompile(`(?m)^#{1,4} +`)
	// umapBold is **loud** or *italic* text of uMap.
	umapBold = regexp.MustCompile(`(^|[\s(])\*{1,2}([^\s*](?:[^*\n]*[^\s*])?)\*{1,2}`)
	// htmlLink and htmlShown are what HTML writes for the same two.
	htmlLink  = regexp.MustCompile(`(?i)<a\b[^<>]*\bhref=["']?(https?://[^"'<>|\s]+)["']?[^<>]*>([^<\[\]]*)</a>`)
	htmlShown = regexp.MustCompile(`(?i)<(?:img|iframe)\b[^<>]*\bsrc=["']?(https?://[^"'<>|\s]+)["']?[^<>]*>`)
)

// plainText returns the words of a description as tables and maps have them: with the elements of HTML, or the signs of uMap. Addresses
// of links and pictures stay, since nobody else says them.
func plainText(text string) string {
	text = htmlLink.ReplaceAllString(text, "[[$1|$2]]")
	text = htmlShown.ReplaceAllString(text, "{{$1}}")
	text = htmlEnd.ReplaceAllString(text, "\n")
	text = html.UnescapeString(htmlTag.ReplaceAllString(text, ""))
	text = umapLink.ReplaceAllStringFunc(text, func(link string) string {
		f := umapLink.FindStringSubmatch(link)
		if words := strings.TrimSpace(f[2]); words != "" && words != f[1] {
			return words + " (" + f[1] + ")"
		}
		return f[1]
	})
	text = umapShown.ReplaceAllString(text, "$1")
	return clean(umapBold.ReplaceAllString(umapTitle.ReplaceAllString(text, ""), "$1$2"))
}
