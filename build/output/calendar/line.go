// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package calendar

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineOctets is the longest line (RFC 5545 §3.1), without its end.
const lineOctets = 75

// A document is a calendar while it is written, line by line. Only its methods write, so that no text becomes a line of its own.
type document struct{ bytes.Buffer }

// raw adds a property whose value is made by this package: a name, a number, a moment, a rule.
func (d *document) raw(name, value string) { d.line(name + ":" + clean(value, false)) }

// text adds a property that people wrote; nothing for an empty one.
func (d *document) text(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		d.line(name + ":" + escape(value))
	}
}

// line adds one line, folded by octets and never inside a character (RFC 5545 §3.1).
func (d *document) line(text string) {
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

// escape makes a TEXT value (RFC 5545 §3.3.11).
func escape(s string) string { return escapes.Replace(clean(s, true)) }

// parameter makes a quoted value of a parameter (RFC 5545 §3.2); what it cannot hold is written as RFC 6868 says.
func parameter(s string) string {
	return `"` + strings.NewReplacer("^", "^^", `"`, "^'", "\n", "^n").Replace(clean(s, true)) + `"`
}

// clean returns valid UTF-8 without control characters, and with ends of lines as "\n" only where they may stand.
func clean(s string, lines bool) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
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
