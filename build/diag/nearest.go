// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestWord bounds what Nearest compares: nobody misspells more, and the distance takes quadratic time.
const longestWord = 100

// Nearest returns the one of choices that a person who wrote word most likely meant, "" when none is near. Case,
// accents, spaces, hyphens and underscores do not count; then the fewest mistakes win (a letter too many, missing,
// other, or two swapped), at most one for three letters. A choice that begins or ends as word does, or the other way
// round, is near: "telephone" means "phone". The order of choices does not matter.
func Nearest(word string, choices []string) string {
	folded := []rune(fold(word))
	if len(folded) == 0 || len(word) > longestWord*utf8.UTFMax || len(folded) > longestWord {
		return ""
	}
	nearest, least := "", 1+(len(folded)+2)/3
	for _, choice := range choices {
		n := mistakes(folded, []rune(fold(choice)), least)
		if n < least || n == least && nearest != "" && closer(word, choice, nearest) {
			nearest, least = choice, n
		}
	}
	return nearest
}

// closer settles a tie between two choices: the one of more equal length, then the first of the alphabet.
func closer(word, a, b string) bool {
	longer := func(choice string) int {
		d := utf8.RuneCountInString(choice) - utf8.RuneCountInString(word)
		return max(d, -d)
	}
	return cmp.Or(cmp.Compare(longer(a), longer(b)), cmp.Compare(a, b)) < 0
}

// mistakes returns how many mistakes lie between two folded words; more than limit when they have nothing in common.
func mistakes(a, b []rune, limit int) int {
	if len(b) == 0 || len(b) > longestWord {
		return limit + 1
	}
	n := limit + 1
	if d := len(a) - len(b); max(d, -d) <= limit {
		n = distance(a, b)
	}
	if n >= max(len(a), len(b)) {
		n = limit + 1
	}
	// A part of the word instead of the whole counts as one mistake, however much is missing.
	short, long := string(a), string(b)
	if len(a) > len(b) {
		short, long = long, short
	}
	if min(len(a), len(b)) >= 3 && n > 1 && (strings.HasPrefix(long, short) || strings.HasSuffix(long, short)) {
		n = 1
	}
	return n
}

// distance is the Damerau-Levenshtein distance in its "optimal string alignment" form: insertions, deletions,
// substitutions, and swaps of neighbours that are not edited again.
func distance(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

// accented holds the letters of the Latin alphabets of Europe that are a letter and an accent, as accent, letter.
var accented = strings.NewReplacer(slices.Concat(
	pairs("àáâãäåāăą", "a"), pairs("æ", "ae"), pairs("çćĉċč", "c"), pairs("ďđð", "d"), pairs("èéêëēĕėęě", "e"),
	pairs("ĝğġģ", "g"), pairs("ĥħ", "h"), pairs("ìíîïĩīĭįı", "i"), pairs("ĵ", "j"), pairs("ķ", "k"), pairs("ĺļľŀł", "l"),
	pairs("ñńņňŉ", "n"), pairs("òóôõöøōŏő", "o"), pairs("œ", "oe"), pairs("ŕŗř", "r"), pairs("śŝşšș", "s"), pairs("ß", "ss"),
	pairs("ţťŧț", "t"), pairs("ùúûüũūŭůűų", "u"), pairs("ŵ", "w"), pairs("ýÿŷ", "y"), pairs("źżž", "z"),
)...)

func pairs(letters, plain string) []string {
	var list []string
	for _, r := range letters {
		list = append(list, string(r), plain)
	}
	return list
}

// fold returns what Nearest compares of a word.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || unicode.IsSpace(r) || unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, accented.Replace(strings.ToLower(word)))
}
