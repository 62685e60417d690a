// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"strings"
	"unicode"
)

// The spaces of French typography: narrow before ; ! ? and inside « », wide before :, neither breaks a line
// (Lexique des règles typographiques en usage à l’Imprimerie nationale).
const (
	narrow = '\u202f'
	wide   = '\u00a0'
)

// french mends the spaces around French punctuation: those that were written become unbreakable, those inside « »
// are added. inside says that something of the same line stands before the text.
func french(text string, inside bool) string {
	if !punctuated(text) {
		return text
	}
	runes := []rune(text)
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return 0
		}
		return runes[i]
	}
	var b strings.Builder
	for i, r := range runes {
		before, after := at(i-1), at(i+1)
		switch {
		case isGap(r) && (after == '»' || before == '«' || strings.ContainsRune(";!?", after) && ends(at(i+2))):
			b.WriteRune(narrow)
		case isGap(r) && after == ':' && ends(at(i+2)):
			b.WriteRune(wide)
		case r == '»' && !unicode.IsSpace(before) && (i > 0 || inside):
			b.WriteRune(narrow)
			b.WriteRune(r)
		case r == '«' && !unicode.IsSpace(after):
			b.WriteRune(r)
			b.WriteRune(narrow)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// punctuated reports whether a text has one of the signs that French puts a space at: most have none, and each is asked.
func punctuated(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case ';', '!', '?', ':', "«"[1], "»"[1]: // other letters may end in the last byte of a guillemet: they are looked at
			return true
		}
	}
	return false
}

// isGap reports whether r is a space that typography may replace.
func isGap(r rune) bool { return r == ' ' || r == wide || r == narrow }

// ends reports whether r may stand after the punctuation that ends a piece of a sentence; 0 is the end of a text.
func ends(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || strings.ContainsRune("!?.…)]»”’\"", r)
}
