// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package search

import (
	"cmp"
	"slices"
	"strings"
	"sync"

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
	hash uint32
}

// A term is a word of an entry.
type term struct {
	hash   uint32 // of the word
	word   uint32 // its number
	weight uint8
}

// A weighed is a text, and what its words weigh.
type weighed struct {
	text   string
	weight uint8
}

// terms returns the words of texts, each once with the greatest of its weights, by hash and then by word.
func (v *vocabulary) terms(texts []weighed) []term {
	terms := make([]term, 0, 512) // on the stack: what is kept is as long as it needs to be
	var unknown []weighed
	v.mu.RLock()
	for _, t := range texts {
		for piece := range strings.FieldsFuncSeq(t.text, parts) {
			numbers, known := v.pieces[piece]
			if !known {
				unknown = append(unknown, weighed{piece, t.weight})
			}
			terms = v.add(terms, numbers, t.weight)
		}
	}
	v.mu.RUnlock()
	if len(unknown) > 0 {
		v.mu.Lock()
		for _, t := range unknown {
			terms = v.add(terms, v.learn(t.text), t.weight)
		}
		v.mu.Unlock()
	}
	slices.SortFunc(terms, func(a, b term) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.word, b.word), cmp.Compare(b.weight, a.weight))
	})
	return slices.Clone(slices.CompactFunc(terms, func(a, b term) bool { return a.word == b.word }))
}

// parts reports whether a letter parts words whatever stands around it: folding changes no letter of ASCII but the case of some.
func parts(r rune) bool {
	return r < 0x80 && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}

func (v *vocabulary) add(terms []term, numbers []uint32, weight uint8) []term {
	for _, n := range numbers {
		terms = append(terms, term{v.words[n].hash, n, weight})
	}
	return terms
}

// learn returns the words of a piece of text and keeps them.
func (v *vocabulary) learn(piece string) []uint32 {
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
			v.words = append(v.words, word{text, hash(text)})
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
