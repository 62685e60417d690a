// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// plain is a text that YAML takes as it is, between brackets too.
	plain = regexp.MustCompile(`^[\p{L}\p{N}+(/«][\p{L}\p{M}\p{N} \x{a0}\x{202f}_./’'"()+@&=%~«»…–—°€!?;:#*-]*$`)
	// plainLine is a text that YAML takes as it is after a colon or a hyphen. The forms of the site write by the same rule (document.ts).
	plainLine = regexp.MustCompile(`^[\p{L}\p{N}+(/«][^\x00-\x1f\x7f-\x9f\x{2028}\x{2029}\x{feff}]*$`)
	// notText is what YAML 1.1 or 1.2, in any program, may take for a number, a date, an hour or a boolean.
	notText = regexp.MustCompile(`(?i)^([+]?[0-9.][0-9a-fox_.:tz +-]*|y|n|yes|no|on|off|true|false|null)$`)
	// written is what stands for itself: a number as every program reads it, a date, true or false.
	written = regexp.MustCompile(`^(-?(0|[1-9][0-9]{0,14})(\.[0-9]*[1-9])?|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false)$`)
)

// Quote returns a text as a YAML value: as it is where YAML takes it for this text and nothing else, else in double quotes.
func Quote(text string) string {
	if plain.MatchString(text) && !notText.MatchString(text) && utf8.ValidString(text) &&
		!strings.Contains(text, ": ") && !strings.Contains(text, " #") &&
		!strings.HasSuffix(text, ":") && !strings.HasSuffix(text, " ") {
		return text
	}
	return doubleQuote(text)
}

// quoteLine returns a text as a YAML value that stands on a line and not between brackets: there a comma means nothing.
func quoteLine(text string) string {
	if plainLine.MatchString(text) && !notText.MatchString(text) && utf8.ValidString(text) && strings.TrimSpace(text) == text &&
		!strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.HasSuffix(text, ":") {
		return text
	}
	return doubleQuote(text)
}

// doubleQuote returns a text in double quotes, on one line.
func doubleQuote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ReplaceAll(text, "\r\n", "\n") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
