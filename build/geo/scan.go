// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// A scanner reads JSON (RFC 8259) from the left to the right. It exists because a territory file is a long list of
// numbers: encoding/json needs a third of a second for the communes of one region, this a twentieth of it. Every
// method returns false at the first byte that is not JSON; at then stands there.
type scanner struct {
	data []byte
	at   int
}

// maxDepth is how deep values may be nested; GeoJSON needs eight levels.
const maxDepth = 64

// next skips white space and returns the byte after it, 0 at the end.
func (s *scanner) next() byte {
	for ; s.at < len(s.data); s.at++ {
		switch c := s.data[s.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}

// take skips white space and then c, if c is there.
func (s *scanner) take(c byte) bool {
	if s.next() != c || s.at >= len(s.data) {
		return false
	}
	s.at++
	return true
}

// object reads an object; member reads the value of each key.
func (s *scanner) object(member func(key string) bool) bool {
	if !s.take('{') {
		return false
	}
	if s.take('}') {
		return true
	}
	for {
		key, ok := s.text()
		if !ok || !s.take(':') || !member(key) {
			return false
		}
		if s.take('}') {
			return true
		}
		if !s.take(',') {
			return false
		}
	}
}

// array reads an array; element reads each of its values.
func (s *scanner) array(element func() bool) bool {
	if !s.take('[') {
		return false
	}
	if s.take(']') {
		return true
	}
	for {
		if !element() {
			return false
		}
		if s.take(']') {
			return true
		}
		if !s.take(',') {
			return false
		}
	}
}

// text reads a string.
func (s *scanner) text() (string, bool) {
	if s.next() != '"' {
		return "", false
	}
	start, plain := s.at, true
	for i := start + 1; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			s.at = i + 1
			return unquote(s.data[start:s.at], plain)
		case c == '\\':
			plain = false
			i++
		case c < ' ':
			s.at = i
			return "", false
		case c >= utf8.RuneSelf:
			plain = false // perhaps not UTF-8: encoding/json knows what to do
		}
	}
	s.at = len(s.data)
	return "", false
}

func unquote(quoted []byte, plain bool) (string, bool) {
	if plain {
		return string(quoted[1 : len(quoted)-1]), true
	}
	var text string
	err := json.Unmarshal(quoted, &text)
	return text, err == nil
}

// number reads a number; one beyond the range of float64 is infinite.
func (s *scanner) number() (float64, bool) {
	s.next()
	start := s.at
	if !s.numeral() {
		return 0, false
	}
	v, _ := strconv.ParseFloat(string(s.data[start:s.at]), 64) // the only error left is the range
	return v, true
}

// numeral reads a number without asking for its value.
func (s *scanner) numeral() bool {
	s.sign("-")
	if whole := s.at; s.digits() == 0 || (s.data[whole] == '0' && s.at > whole+1) {
		return false
	}
	if s.at < len(s.data) && s.data[s.at] == '.' {
		s.at++
		if s.digits() == 0 {
			return false
		}
	}
	if s.at < len(s.data) && s.data[s.at]|0x20 == 'e' {
		s.at++
		s.sign("+-")
		if s.digits() == 0 {
			return false
		}
	}
	return true
}

func (s *scanner) sign(signs string) {
	for i := range len(signs) {
		if s.at < len(s.data) && s.data[s.at] == signs[i] {
			s.at++
			return
		}
	}
}

func (s *scanner) digits() int {
	start := s.at
	for s.at < len(s.data) && '0' <= s.data[s.at] && s.data[s.at] <= '9' {
		s.at++
	}
	return s.at - start
}

// skip reads any value, nested no deeper than depth.
func (s *scanner) skip(depth int) bool {
	if depth == 0 {
		return false
	}
	switch c := s.next(); {
	case c == '{':
		return s.object(func(string) bool { return s.skip(depth - 1) })
	case c == '[':
		return s.array(func() bool { return s.skip(depth - 1) })
	case c == '"':
		_, ok := s.text()
		return ok
	case c == '-' || '0' <= c && c <= '9':
		return s.numeral()
	}
	return s.literal("true") || s.literal("false") || s.literal("null")
}

func (s *scanner) literal(word string) bool {
	s.next()
	if len(s.data)-s.at < len(word) || string(s.data[s.at:s.at+len(word)]) != word {
		return false
	}
	s.at += len(word)
	return true
}
