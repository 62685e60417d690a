// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"strings"
	"testing"
	"time"
)

func TestExpand(t *testing.T) {
	args := []any{
		"value", "cowoking", "n", 3, "empty", "", "nothing", nil, "braces", "{value}", "float", 50.63, "code", Code("P104"),
		"list",
		[]string{"a", "b"},
		"none",
		[]string{},
		"day", time.Date(2020, 3, 2, 10, 0, 0, 0, time.UTC),
		"kind",
		Text{"lieu", "place"},
		"bytes", "a\nb\x1b", "value", "second",
	}
	for _, test := range []struct {
		in, want string
		complete bool
	}{
		{"sans rien", "sans rien", true},
		{"« {value} »", "« cowoking »", true},
		{"{n} et {float} et {code}", "3 et 50,63 et P104", true},
		{"{braces}", "{value}", true},
		{"[{list}] le {day}", "[a, b] le 2020-03-02", true},
		{"un {kind}", "un lieu", true},
		{"{bytes}", "a b‹U+001B›", true},
		{"x{empty}", "x", false},
		{"x{nothing}", "x", false},
		{"x{none}", "x", false},
		{"{absent} {value}", "{absent} cowoking", false},
		{"{label, url} {} {X} {", "{label, url} {} {X} {", true},
	} {
		got, complete := Expand(Text{FR: test.in}, "fr", args)
		if got != test.want || complete != test.complete {
			t.Errorf("%q becomes %q, %t; want %q, %t", test.in, got, complete, test.want, test.complete)
		}
	}
	if got, _ := Expand(Text{"un {kind}", "one {kind}"}, "en", args); got != "one place" {
		t.Errorf("in English: %q", got)
	}
	if _, complete := Expand(Text{FR: "{odd}"}, "fr", []any{"odd"}); complete {
		t.Error("a name without value is a value")
	}
}

func TestNumbersAreWrittenAsPeopleOfALanguageDo(t *testing.T) {
	for _, test := range []struct {
		v      any
		fr, en string
	}{
		{0, "0", "0"},
		{5000, "5000", "5000"},
		{-1234567, "-1\u202f234\u202f567", "-1,234,567"},
		{int64(65536), "65\u202f536", "65,536"},
		{0.1, "0,1", "0.1"},
		{-12.5, "-12,5", "-12.5"},
		{12345.5, "12\u202f345,5", "12,345.5"},
		{5.6e7, "56\u202f000\u202f000", "56,000,000"},
		{"12345.5", "12345.5", "12345.5"}, // a text stands in a file
	} {
		for lang, want := range map[string]string{"fr": test.fr, "en": test.en} {
			if got, _ := Expand(Text{"{v}", "{v}"}, lang, []any{"v", test.v}); got != want {
				t.Errorf("%v is %q in %s, want %q", test.v, got, lang, want)
			}
		}
	}
}

func TestValuesAreBounded(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{strings.Repeat("é", longestValue), strings.Repeat("é", longestValue)},
		{strings.Repeat("é", longestValue+1), strings.Repeat("é", longestValue) + "…"},
		{strings.Repeat("\xff", 1<<20), strings.Repeat("‹FF›", longestValue) + "…"},
	} {
		if got, _ := Expand(Text{FR: "{v}"}, "fr", []any{"v", test.in}); got != test.want {
			t.Errorf("%d bytes become %.200q", len(test.in), got)
		}
	}
	many := strings.Split(strings.Repeat("a ", 1000), " ")
	if got, _ := Expand(Text{FR: "{v}"}, "fr", []any{"v", many}); got != strings.Repeat("a, ", longestList)+"…" {
		t.Errorf("a long list becomes %q", got)
	}
}

func TestHintsWithoutValueAreDropped(t *testing.T) {
	rule := Rule{Code: "Z001", Hints: []Text{{FR: "écrivez {nearest}"}, {FR: "voyez {list}"}, {FR: "demandez"}}}
	r := record("fr", Diagnostic{Code: "Z001", Args: []any{"nearest", "", "list", "la liste"}}, rule)
	if got := strings.Join(r.Hints, "; "); got != "voyez la liste; demandez" || r.Hint != "voyez la liste" {
		t.Errorf("hints %q, the best %q", got, r.Hint)
	}
}
