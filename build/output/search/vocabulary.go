// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package search

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// A vocabulary numbers the words of a site in their shortest form. People use the same words over and over: each is folded and
// shortened the first time only.
type vocabulary struct {
	mu     sync.RWMutex
	words  []word              // by number
	number map[string]uint32   // of a word, by its text
	pieces map[string][]uint32 // the words of a piece of text as it was written
}

// A word is what a search knows a word by.
type word struct {
	text string
	lead uint16 // the highest bits of its hash: no index has as many shards
}

// A term is a word of an entry, packed so that terms are in order as the numbers that they are: from the highest bit on the lead of the
// word (16 bits), its number (32), how far its weight is from the greatest (8). The lowest 8 are zero.
type term uint64

func newTerm(lead uint16, number uint32, weight uint8) term {
	return term(lead)<<48 | term(number)<<16 | term(^weight)<<8
}

func (t term) lead() uint16  { return uint16(t >> 48) }
func (t term) word() uint32  { return uint32(t >> 16) }
func (t term) weight() uint8 { return ^uint8(t >> 8) }

// A weighed is a text, and what its words weigh.
type weighed struct {
	text   string
	weight uint8
}

// terms returns the words of texts, each once, in their order. The texts come in the order of their weights, the greatest first: a word has
// that of the first text in which it stands.
func (v *vocabulary) terms(texts []weighed) []term {
	terms := make([]term, 0, 512) // on the stack: what is kept is as long as it needs to be
	v.mu.RLock()
	defer v.mu.RUnlock()
	seen := make(set, len(v.words)/64+1)
	for _, t := range texts {
		for piece := range pieces(t.text) {
			numbers, known := v.pieces[piece]
			if !known {
				v.mu.RUnlock()
				numbers = v.learn(piece)
				v.mu.RLock()
			}
			for _, n := range numbers {
				if seen.add(n) {
					terms = append(terms, newTerm(v.words[n].lead, n, t.weight))
				}
			}
		}
	}
	slices.Sort(terms)
	return slices.Clone(terms)
}

// A set is a set of numbers, a bit for each.
type set []uint64

// add reports whether a number was not in the set before.
func (s *set) add(n uint32) bool {
	at, bit := int(n/64), uint64(1)<<(n%64)
	if at >= len(*s) {
		*s = append(*s, make(set, at+1-len(*s))...)
	}
	is := (*s)[at]&bit != 0
	(*s)[at] |= bit
	return !is
}

// pieces cuts a text where words part whatever stands around: at all of ASCII that is no letter and no digit, as folding changes no
// letter of ASCII but the case of some.
func pieces(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for begin, end := 0, 0; begin < len(text); begin = end + 1 {
			for end = begin; end < len(text) && inWord[text[end]]; {
				end++
			}
			if begin < end && !yield(text[begin:end]) {
				return
			}
		}
	}
}

// inWord says of a byte of UTF-8 whether it is part of a word.
var inWord = func() (in [256]bool) {
	for c := range in {
		in[c] = c >= utf8.RuneSelf || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	}
	return in
}()

// learn returns the words of a piece of text and keeps them.
func (v *vocabulary) learn(piece string) []uint32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	if numbers, known := v.pieces[piece]; known {
		return numbers
	}
	if v.pieces == nil {
		v.pieces, v.number = make(map[string][]uint32), make(map[string]uint32)
	}
	var numbers []uint32
	for _, text := range words.Terms(piece) {
		n, known := v.number[text]
		if !known {
			n = uint32(len(v.words))
			text = strings.Clone(text) // the text that it is a part of may go
			v.words = append(v.words, word{text, uint16(hash(text) >> 16)})
			v.number[text] = n
		}
		numbers = append(numbers, n)
	}
	v.pieces[strings.Clone(piece)] = numbers
	return numbers
}

// known returns all words, by number. The result must not be modified.
func (v *vocabulary) known() []word {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.words
}
