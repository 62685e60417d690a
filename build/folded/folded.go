// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package folded writes the lines of iCalendar (RFC 5545 §3.1) and vCard (RFC 6350 §3.2), which have the same form: a name, a value in
// which signs are escaped, folded by octets.
//
// A [Document] is the only entry. It writes and never reads.
package folded

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineOctets is the longest line (RFC 5545 §3.1), without its end.
const lineOctets = 75

// A Document is a calendar or a card while it is written, line by line. Only its methods write, so that no text becomes a line of its
// own.
type Document struct{ bytes.Buffer }

// Raw adds a property whose value a program makes: a name, a number, a moment, a rule.
func (d *Document) Raw(name, value string) { d.Line(name + ":" + Clean(value, false)) }

// Text adds a property that people wrote; nothing for an empty one.
func (d *Document) Text(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		d.Line(name + ":" + Escape(value))
	}
}

// Line adds one line, folded by octets and never inside a character (RFC 5545 §3.1).
func (d *Document) Line(text string) {
	room := lineOctets
	for len(text) > room {
		cut := room
		for cut > 1 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		d.WriteString(text[:cut])
		d.WriteString("\r\n ")
		text, room = text[cut:], lineOctets-1 // the space counts
	}
	d.WriteString(text)
	d.WriteString("\r\n")
}

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// Escape makes a TEXT value (RFC 5545 §3.3.11).
func Escape(s string) string { return escapes.Replace(Clean(s, true)) }

var parameterEscapes = strings.NewReplacer("^", "^^", `"`, "^'", "\n", "^n")

// Parameter makes a quoted value of a parameter (RFC 5545 §3.2); what it cannot hold is written as RFC 6868 says.
func Parameter(s string) string {
	return `"` + parameterEscapes.Replace(Clean(s, true)) + `"`
}

// ends makes one end of a line of all.
var ends = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// Clean returns valid UTF-8 without control characters, and with ends of lines as "\n" only where they may stand.
func Clean(s string, lines bool) string {
	if strings.IndexFunc(s, unclean) < 0 {
		return s
	}
	s = ends.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && lines, r == '\t':
			return r
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}

// unclean reports whether a text that has this character may not stand in a line as it is.
func unclean(r rune) bool {
	return unicode.IsControl(r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029'
}
