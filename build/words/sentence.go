// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"math"
	"strings"
)

// A written is a word as the file has it: one text, or the forms of a plural.
type written struct {
	zero, one, other string
	plural           bool
	own              bool // a network's
}

// texts returns the forms that are written.
func (w written) texts() []string {
	if !w.plural {
		return []string{w.other}
	}
	return []string{w.zero, w.one, w.other}
}

// A word is a written whose sentences are taken apart.
type word struct {
	zero, one, other []piece
	plural           bool
}

// A piece is a part of a sentence: text, or an argument's place.
type piece struct {
	text string
	arg  string // name of the argument; "" for text
}

// form returns the sentence for the count among args.
func (w word) form(lang string, args []any) []piece {
	if !w.plural {
		return w.other
	}
	value, _ := argument(args, "count")
	n, ok := number(value)
	switch {
	case ok && n == 0 && len(w.zero) > 0:
		return w.zero
	case ok && singular(lang, n):
		return w.one
	}
	return w.other
}

// singular reports whether a number takes the singular (CLDR plural rules): in French everything below two, in English
// one alone.
func singular(lang string, n float64) bool {
	if lang == "fr" {
		return math.Abs(n) < 2
	}
	return n == 1
}

// argument finds a value among alternating names and values.
func argument(args []any, name string) (any, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return nil, false
}

// number returns the value of a number of any type.
func number(v any) (float64, bool) {
	switch n := v.(type) {
	case int:
		return float64(n), true
	case int64:
		return float64(n), true
	case float64:
		return n, true
	case int32:
		return float64(n), true
	case uint:
		return float64(n), true
	case uint64:
		return float64(n), true
	case float32:
		return float64(n), true
	}
	return 0, false
}

// parse takes a sentence apart. Names of nouns become text at once; other names are arguments; a brace that is never
// closed is text.
func parse(sentence string, nouns map[string]string) []piece {
	var pieces []piece
	var text strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			text.WriteString(sentence)
			break
		}
		text.WriteString(before)
		sentence = after
		if said, ok := sayNoun(name, nouns); ok {
			text.WriteString(said)
			continue
		}
		if text.Len() > 0 {
			pieces = append(pieces, piece{text: text.String()})
			text.Reset()
		}
		pieces = append(pieces, piece{arg: name})
	}
	if text.Len() > 0 {
		pieces = append(pieces, piece{text: text.String()})
	}
	return pieces
}
