// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// What a reader types is folded by a script, what is searched by Fold: both must know the same letters.
func TestTheScriptFoldsTheSameLetters(t *testing.T) {
	script, err := os.ReadFile("../../themes/maillage/scripts/lib/fold.ts")
	if err != nil {
		t.Fatal(err)
	}
	table := make(map[string]string)
	for _, pair := range regexp.MustCompile(`"?([^\s"{,:]+)"?: "([a-z']+)"`).FindAllStringSubmatch(string(script), -1) {
		table[pair[1]] = pair[2]
	}
	_, class, found := strings.Cut(string(script), ".replace(/[œ")
	class, _, closed := strings.Cut("œ"+class, "]")
	if !found || !closed {
		t.Fatal("the script replaces no letters")
	}
	for letter, plain := range table {
		if got := words.Fold(letter); got != plain || !strings.Contains(class, letter) {
			t.Errorf("%s is %q in the script and %q in Go", letter, plain, got)
		}
	}
	for r := rune(0x80); r < 0x250; r++ { // Latin-1, Latin Extended A and B
		if got, want := scriptFold(string(r), table), words.Fold(string(r)); got != want {
			t.Errorf("%c is %q in the script and %q in Go", r, got, want)
		}
	}
}

// scriptFold is what the script does with its table.
func scriptFold(text string, table map[string]string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		letter := strings.ToLower(string(r))
		if plain, listed := table[letter]; listed {
			letter = plain
		}
		if !unicode.Is(unicode.Mn, r) {
			b.WriteString(letter)
		}
	}
	return b.String()
}
