// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"errors"
	"strings"
	"testing"
	"testing/quick"
)

func TestApply(t *testing.T) {
	const text = "abcdef"
	f := &File{"a.md", []byte(text)}
	edit := func(start, end int, s string) Edit { return Edit{f.Span(start, end), s} }
	for _, test := range []struct {
		name  string
		edits []Edit
		want  string // "" is a refusal
	}{
		{"nothing", nil, "abcdef"},
		{"in any order", []Edit{edit(4, 5, "E"), edit(0, 1, "AA")}, "AAbcdEf"},
		{"removal", []Edit{edit(1, 3, "")}, "adef"},
		{"neighbours", []Edit{edit(1, 3, "x"), edit(3, 4, "y")}, "axyef"},
		{"insertions at one place", []Edit{edit(2, 2, "1"), edit(2, 2, "2"), edit(2, 3, "C")}, "ab12Cdef"},
		{"at the ends", []Edit{edit(6, 6, ">"), edit(0, 0, "<")}, "<abcdef>"},
		{"overlap", []Edit{edit(1, 3, "x"), edit(2, 4, "y")}, ""},
		{"inside another", []Edit{edit(1, 5, "x"), edit(2, 2, "y")}, ""},
		{"past the end", []Edit{edit(5, 7, "x")}, ""},
		{"before the start", []Edit{edit(-1, 1, "x")}, ""},
		{"reversed", []Edit{edit(3, 1, "x")}, ""},
		{"two files", []Edit{edit(0, 1, "x"), {(&File{}).Span(2, 3), "y"}}, ""},
	} {
		got, err := Apply([]byte(text), test.edits)
		if string(got) != test.want || (err != nil) != (test.want == "") || err != nil && !errors.Is(err, ErrEdits) {
			t.Errorf("%s: %q, %v; want %q", test.name, got, err, test.want)
		}
	}
	if string(f.Text) != text {
		t.Errorf("the file was changed to %q", f.Text)
	}
}

// Doubling every third character by insertions is what it is by hand.
func TestApplyKeepsEverythingElse(t *testing.T) {
	law := func(text []byte) bool {
		f := &File{"a.md", text}
		var edits []Edit
		var want strings.Builder
		for i, c := range text {
			if i%3 == 0 {
				edits = append([]Edit{{f.Span(i, i), string(text[i : i+1])}}, edits...)
				want.WriteByte(c)
			}
			want.WriteByte(c)
		}
		got, err := Apply(text, edits)
		return err == nil && string(got) == want.String()
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}
