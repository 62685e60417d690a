// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terms returns the words of a text as a search knows them: folded, in their shortest form, without single letters. The theme's script
// lib/terms.ts does the same, letter by letter.
func Terms(text string) []string {
	var terms []string
	for _, word := range strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if utf8.RuneCountInString(word) > 1 {
			terms = append(terms, Stem(word))
		}
	}
	return terms
}

// shortest is the length in letters from which a word loses more than its plural.
const shortest = 6

// Stem returns the shortest form of a folded word, so that « jardins » finds « jardin » and « partagées » « partager ». It is J. Savoy's
// minimal stemmer of French ("A stemming procedure and stopword list for general French corpora", 1999), on words without accents: few
// rules, no word lists, the same in a browser; English loses its plurals by it.
func Stem(word string) string {
	if utf8.RuneCountInString(word) > 3 {
		word = strings.TrimSuffix(word, "s")
	}
	if root, plural := strings.CutSuffix(word, "ux"); plural { // lieux, réseaux; chevaux
		if before, al := strings.CutSuffix(root, "a"); al && !strings.HasSuffix(before, "e") && utf8.RuneCountInString(word) >= shortest {
			return before + "al"
		}
		return root + "u"
	}
	if utf8.RuneCountInString(word) < shortest {
		return word
	}
	for _, end := range []string{"r", "e", "e"} { // partager, partagée, partagé
		word = strings.TrimSuffix(word, end)
	}
	last, size := utf8.DecodeLastRuneInString(word)
	if before := word[:len(word)-size]; strings.HasSuffix(before, string(last)) {
		return before
	}
	return word
}
