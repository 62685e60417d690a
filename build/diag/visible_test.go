// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"slices"
	"strings"
	"testing"
	"testing/quick"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"Hénin\u00a0: « été »\u202f!": "Hénin\u00a0: « été »\u202f!",
		"a\tb\nc\r\nd":                "a b c  d",
		"\u202egpj.exe":               "‹U+202E›gpj.exe",
		"\x1b[31m\x07\x7f\u0085":      "‹U+001B›[31m‹U+0007›‹U+007F›‹U+0085›",
		"a\u200bb\ufeff\u2066\u2028":  "a‹U+200B›b‹U+FEFF›‹U+2066›‹U+2028›",
		"\xff\xc3":                    "‹FF›‹C3›",
		"🎉 日本 e\u0301":                "🎉 日本 e\u0301",
		"##[add-mask]a":               "##‹[›add-mask]a",
	} {
		if got := Visible(in); got != want {
			t.Errorf("%q shows as %q, want %q", in, got, want)
		}
	}
	law := func(text []byte) bool {
		once := Visible(string(text))
		_, raw := unsafe(once)
		return !raw && Visible(once) == once
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

func TestColumnsOfATerminal(t *testing.T) {
	for line, want := range map[string]int{
		"": 0, "abc": 3, "été": 3, "e\u0301": 1, "日本": 4, "🎉": 2, "🇫🇷": 2, "\t": 4, "\u202e": 8, "\xff": 4, "½ → ✖": 5,
	} {
		if got := columns(line); got != want {
			t.Errorf("%q takes %d columns, want %d", line, got, want)
		}
	}
}

func TestWrapKeepsNoBreakSpaces(t *testing.T) {
	got := wrap("un deux\u00a0:\u00a0x trois\nquatre interminablement", 9)
	want := []string{"un", "deux\u00a0:\u00a0x", "trois", "quatre", "interminablement"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := wrap("", 9); strings.Join(got, "") != "" {
		t.Errorf("got %q", got)
	}
}
