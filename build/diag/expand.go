// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// longestValue is how many characters of one value, and how many items of one list, a sentence repeats.
const (
	longestValue = 80
	longestList  = 12
)

// placeholder is {name} in a sentence of the catalogue.
var placeholder = regexp.MustCompile(`\{[a-z][a-z0-9_]*\}`)

// Expand returns t in a language with each {name} replaced by the argument of that name, once: braces in a value
// stay what they are. Values come from strangers' files: they are cut at 80 characters and made [Visible].
//
// A {name} without argument stays as it stands. Complete reports whether every {name} had a value that is not empty.
func Expand(t Text, lang string, args []any) (text string, complete bool) {
	complete = true
	text = placeholder.ReplaceAllStringFunc(t.In(lang), func(name string) string {
		v, found := argument(args, name[1:len(name)-1])
		if !found {
			complete = false
			return name
		}
		word := value(lang, v)
		complete = complete && word != ""
		return word
	})
	return text, complete
}

// argument returns the value of a name in alternating names and values.
func argument(args []any, name string) (v any, found bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return nil, false
}

// value returns an argument as a sentence shows it.
func value(lang string, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case Text:
		return bounded(v.In(lang))
	case []string:
		items := make([]string, 0, min(len(v), longestList))
		for _, item := range v[:min(len(v), longestList)] {
			items = append(items, bounded(item))
		}
		if len(v) > longestList {
			items = append(items, "…")
		}
		return strings.Join(items, ", ")
	case time.Time:
		return v.Format(time.DateOnly)
	case float64:
		return number(lang, strconv.FormatFloat(v, 'f', -1, 64))
	case int, int64:
		return number(lang, fmt.Sprint(v))
	}
	return bounded(fmt.Sprint(v))
}

// number returns a number as people of a language write it. What stands in a file is no number but a text: `lat: 50.63`.
func number(lang, digits string) string {
	whole, decimals, _ := strings.Cut(digits, ".")
	group, point := "\u202f", ","
	if lang == "en" {
		group, point = ",", "."
	}
	const alone = 4 // so many digits are read without groups
	if start := strings.IndexFunc(whole, unicode.IsDigit); len(whole)-start > alone {
		for i := len(whole) - 3; i > start; i -= 3 {
			whole = whole[:i] + group + whole[i:]
		}
	}
	if decimals == "" {
		return whole
	}
	return whole + point + decimals
}

// bounded returns the first characters of a value, visible, and "…" when there are more.
func bounded(s string) string {
	end := 0
	for range longestValue {
		if end == len(s) {
			return Visible(s)
		}
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	if end == len(s) {
		return Visible(s)
	}
	return Visible(s[:end]) + "…"
}
