// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import "strings"

// A Phrase is a word for a program that speaks by itself, in a browser: sentences with {arguments} left in them, nouns said.
type Phrase struct {
	Zero  string `json:"zero,omitempty"` // for 0 alone
	One   string `json:"one,omitempty"`  // singular; "" for a word without a plural
	Other string `json:"other"`
}

// Phrases returns the words whose keys begin with a prefix, by their keys.
func (s *Set) Phrases(prefix string) map[string]Phrase {
	phrases := make(map[string]Phrase)
	for key, w := range s.words {
		if strings.HasPrefix(key, prefix) {
			phrases[key] = Phrase{Zero: unparse(w.zero), One: unparse(w.one), Other: unparse(w.other)}
		}
	}
	return phrases
}

// unparse writes a sentence with the names of its arguments in braces.
func unparse(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.arg != "" {
			b.WriteString("{" + p.arg + "}")
			continue
		}
		b.WriteString(p.text)
	}
	return b.String()
}
