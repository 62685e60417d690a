// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

func newCollator(lang string) *collator {
	return &collator{Collator: collate.New(language.Make(lang), collate.Numeric)}
}

// SortKey returns bytes that sort labels in the language's order: accents and case count last, numbers by value.
func (s *Set) SortKey(label string) []byte {
	c := s.collate.Get().(*collator)
	defer s.collate.Put(c)
	c.buffer.Reset()
	return bytes.Clone(c.KeyFromString(&c.buffer, label))
}

// unfold holds the letters that decomposition (NFKD) leaves whole. The theme's script lib/fold.ts has the same.
var unfold = strings.NewReplacer("œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "’", "'")

// Fold returns text for comparing: lower case, without accents, ligatures apart (œ is oe), apostrophes straight.
func Fold(text string) string {
	if plain(text) {
		return strings.ToLower(text)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return unfold.Replace(b.String())
}

func plain(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// maxSlug is the greatest length of a document's id.
const maxSlug = 80

// Slug returns text as an id: "l’Étage n° 2" is "l-etage-no-2". It is "" for text without letters or digits of Latin script.
func Slug(text string) string {
	var b strings.Builder
	for _, r := range Fold(text) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == maxSlug {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}
