// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"bytes"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A source is a body with Unix line ends, that remembers where its bytes stand in the file.
type source struct {
	body    diag.Span
	text    []byte
	removed []int // where in text a carriage return was taken away, in order
}

// newSource returns the text of a body. Windows line ends make the same HTML as Unix ones.
func newSource(body diag.Span) source {
	s := source{body: body}
	if body.File != nil {
		s.text = body.File.Text[body.Start:body.End]
	}
	if bytes.IndexByte(s.text, '\r') < 0 {
		return s
	}
	text := make([]byte, 0, len(s.text))
	for i, c := range s.text {
		switch {
		case c != '\r':
			text = append(text, c)
		case i+1 < len(s.text) && s.text[i+1] == '\n':
			s.removed = append(s.removed, len(text))
		default:
			text = append(text, '\n')
		}
	}
	s.text = text
	return s
}

// span returns the place in the file of text[start:end].
func (s source) span(start, end int) diag.Span {
	return s.body.File.Span(s.offset(start), s.offset(end))
}

func (s source) offset(i int) int {
	before, exact := slices.BinarySearch(s.removed, i)
	if exact {
		before++
	}
	return min(s.body.Start+i+before, s.body.End)
}
