// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A kind is what a token is.
type kind int

const (
	tokenEnd     kind = iota
	tokenWeekday      // value 0 to 6
	tokenMonth        // value 1 to 12
	tokenNumber       // value
	tokenTime         // value in minutes
	tokenComment      // text without its quotes
	tokenWord         // text: PH SH off closed open unknown week easter day days sunrise sunset dawn dusk 24/7
	tokenSign         // text: - , ; || : + [ ] ( ) /
)

// A token is the smallest piece of opening hours, as OpenStreetMap writes it, with its place in the text.
type token struct {
	kind       kind
	value      int
	text       string
	start, end int
}

// is reports whether t is a word or a sign.
func (t token) is(text string) bool {
	return (t.kind == tokenWord || t.kind == tokenSign) && t.text == text
}

// A lexer cuts a text into tokens and notes the first place where it is not written as OpenStreetMap writes.
type lexer struct {
	text      string
	at        int
	tokens    []token
	deviation **HoursError
}

// lex cuts a text into tokens, the last of which is tokenEnd.
func lex(s string, deviation **HoursError) ([]token, *HoursError) {
	l := lexer{text: s, deviation: deviation}
	for l.at < len(s) {
		if fault := l.next(); fault != nil {
			return nil, fault
		}
	}
	if len(l.tokens) == 0 {
		return nil, &HoursError{Reason: HoursEmpty, Length: len(s)}
	}
	l.tuesdays()
	l.spacing()
	return append(l.tokens, token{kind: tokenEnd, start: len(s), end: len(s)}), nil
}

// deviate notes that a piece of the text is understood but written otherwise.
func deviate(first **HoursError, start, end int) {
	if *first == nil || (*first).Offset > start {
		*first = &HoursError{Offset: start, Length: end - start, Reason: HoursSpelling}
	}
}

func (l *lexer) add(k kind, value int, text string, length int) {
	l.tokens = append(l.tokens, token{k, value, text, l.at, l.at + length})
	l.at += length
}

// The numbers of opening hours. Times are tried before plain numbers.
var (
	exactTime  = regexp.MustCompile(`^(\d\d):(\d\d)`)
	looseTime  = regexp.MustCompile(`^(\d{1,2})(?: ?[hH] ?(\d\d)(?: ?min)?|[:.](\d\d)| ?[hH])`)
	plainDigit = regexp.MustCompile(`^\d+(er\b)?`)
	letters    = regexp.MustCompile(`^[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?\.?`)
)

func (l *lexer) next() *HoursError {
	rest := l.text[l.at:]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case r == '\n':
		deviate(l.deviation, l.at, l.at+1)
		l.add(tokenSign, 0, ";", 1)
	case unicode.IsSpace(r):
		l.space()
	case r == '"' || r == '“' || r == '«':
		return l.comment(r, size)
	case strings.HasPrefix(rest, "||"):
		l.add(tokenSign, 0, "||", 2)
	case strings.ContainsRune("-,;:+[]()/", r):
		l.add(tokenSign, 0, rest[:1], 1)
	case strings.ContainsRune("–—‑−→", r):
		deviate(l.deviation, l.at, l.at+size)
		l.add(tokenSign, 0, "-", size)
	case r == '&':
		deviate(l.deviation, l.at, l.at+size)
		l.add(tokenSign, 0, ",", size)
	case strings.HasPrefix(rest, "24/7"):
		l.add(tokenWord, 0, "24/7", len("24/7"))
	default:
		return l.wordOrNumber(rest)
	}
	return nil
}

// space skips white space: one space is right between words, everything else is noted.
func (l *lexer) space() {
	start := l.at
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		if r == '\n' || !unicode.IsSpace(r) {
			break
		}
		l.at += size
	}
	if l.text[start:l.at] != " " || start == 0 || l.at == len(l.text) {
		deviate(l.deviation, start, l.at)
	}
}

// comment reads a text in quotes.
func (l *lexer) comment(quote rune, size int) *HoursError {
	closing := map[rune]string{'"': `"`, '“': "”", '«': "»"}[quote]
	inside, _, found := strings.Cut(l.text[l.at+size:], closing)
	if !found {
		return &HoursError{Offset: l.at, Length: size, Reason: HoursUnclosed}
	}
	length := size + len(inside) + len(closing)
	text := strings.Join(strings.Fields(strings.ReplaceAll(inside, `"`, "'")), " ")
	if text == "" {
		return &HoursError{Offset: l.at, Length: length, Reason: HoursEmpty}
	}
	if quote != '"' || text != inside {
		deviate(l.deviation, l.at, l.at+length)
	}
	l.add(tokenComment, 0, text, length)
	return nil
}

func (l *lexer) wordOrNumber(rest string) *HoursError {
	if l.phrase(rest) {
		return nil
	}
	if f := exactTime.FindStringSubmatch(rest); f != nil {
		return l.time(f[1], f[2], len(f[0]))
	}
	if f := looseTime.FindStringSubmatch(rest); f != nil {
		deviate(l.deviation, l.at, l.at+len(f[0]))
		return l.time(f[1], f[2]+f[3], len(f[0]))
	}
	if f := plainDigit.FindStringSubmatch(rest); f != nil {
		number := strings.TrimSuffix(f[0], f[1])
		if len(number) > 4 {
			return &HoursError{Offset: l.at, Length: len(f[0]), Reason: HoursNumber}
		}
		if f[1] != "" {
			deviate(l.deviation, l.at, l.at+len(f[0]))
		}
		l.add(tokenNumber, digits(number), "", len(f[0]))
		return nil
	}
	word := letters.FindString(rest)
	if word == "" {
		_, size := utf8.DecodeRuneInString(rest)
		return &HoursError{Offset: l.at, Length: size, Reason: HoursUnexpected}
	}
	return l.word(word)
}

// phrase reads one of the phrases of several words.
func (l *lexer) phrase(rest string) bool {
	for _, p := range phrases {
		length := foldedPrefix(rest, p.from)
		if length == 0 {
			continue
		}
		deviate(l.deviation, l.at, l.at+length)
		switch p.to {
		case "Mo-Su", "Sa-Su":
			first := map[string]int{"Mo-Su": 0, "Sa-Su": 5}[p.to]
			start, end := l.at, l.at+length
			l.tokens = append(l.tokens, token{tokenWeekday, first, "", start, end},
				token{tokenSign, 0, "-", start, end}, token{tokenWeekday, 6, "", start, end})
			l.at = end
		default:
			l.add(tokenWord, 0, p.to, length)
		}
		return true
	}
	return false
}

// foldedPrefix returns the length in bytes of the beginning of s that folds to a phrase, 0 when there is none. It
// ends at the end of a word.
func foldedPrefix(s, phrase string) int {
	if s[0] < utf8.RuneSelf && s[0]|0x20 != phrase[0] { // as good as always: nothing to fold
		return 0
	}
	for i := 0; i < len(s) && i <= 3*len(phrase); {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
		folded := fold(s[:i])
		if len(folded) <= len(phrase) && !strings.HasPrefix(phrase, folded) {
			return 0
		}
		if len(folded) >= len(phrase) {
			next, _ := utf8.DecodeRuneInString(s[i:])
			if folded == phrase && (i == len(s) || !unicode.IsLetter(next) && !unicode.IsDigit(next) && !unicode.IsMark(next)) {
				return i
			}
			if len(folded) > len(phrase) {
				return 0
			}
		}
	}
	return 0
}

func (l *lexer) time(hours, minutes string, length int) *HoursError {
	h, m := digits(hours), digits(minutes)
	if m > 59 || h > 48 || h == 48 && m > 0 {
		return &HoursError{Offset: l.at, Length: length, Reason: HoursTime}
	}
	l.add(tokenTime, 60*h+m, "", length)
	return nil
}

// word reads a name of a day or a month or another word that opening hours know.
func (l *lexer) word(word string) *HoursError {
	folded := strings.TrimSuffix(fold(word), ".")
	if day := weekdayWords[folded]; day != 0 {
		if word != weekdayNames[day-1] {
			deviate(l.deviation, l.at, l.at+len(word))
		}
		l.add(tokenWeekday, day-1, folded, len(word))
		return nil
	}
	if month := monthWords[folded]; month != 0 {
		if word != monthNames[month-1] {
			deviate(l.deviation, l.at, l.at+len(word))
		}
		l.add(tokenMonth, month, folded, len(word))
		return nil
	}
	meaning, known := otherWords[folded]
	if !known {
		return &HoursError{Offset: l.at, Length: len(word), Reason: HoursWord}
	}
	if word != meaning {
		deviate(l.deviation, l.at, l.at+len(word))
	}
	switch meaning {
	case "":
		l.at += len(word)
	case "-", ",":
		l.add(tokenSign, 0, meaning, len(word))
	case "12:00":
		l.add(tokenTime, 12*60, "", len(word))
	case "24:00":
		l.add(tokenTime, 24*60, "", len(word))
	default:
		l.add(tokenWord, 0, meaning, len(word))
	}
	return nil
}

// tuesdays turns « mar » from March into Tuesday in a text that names other days in French.
func (l *lexer) tuesdays() {
	french := false
	for _, t := range l.tokens {
		french = french || t.kind == tokenWeekday && frenchDays[t.text]
	}
	for i, t := range l.tokens {
		if french && t.kind == tokenMonth && t.text == "mar" {
			l.tokens[i].kind, l.tokens[i].value = tokenWeekday, 1
			deviate(l.deviation, t.start, t.end)
		}
	}
}

// spacing notes spaces around "-" and missing spaces before hours.
func (l *lexer) spacing() {
	for i := 1; i < len(l.tokens); i++ {
		before, t := l.tokens[i-1], l.tokens[i]
		if (before.is("-") || t.is("-")) && before.end < t.start {
			deviate(l.deviation, before.end, t.start)
		}
		if t.kind == tokenTime && before.kind != tokenSign && before.end == t.start {
			deviate(l.deviation, t.start, t.end)
		}
	}
}
