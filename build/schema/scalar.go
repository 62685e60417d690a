// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// A fault is what a format says of a text.
type fault struct {
	code       diag.Code
	suggestion string // what was probably meant; "" when that cannot be told
	sure       bool   // the suggestion may be put in without asking
	reason     diag.Text
	at, length int // the piece of the text that is wrong, in bytes; 0, 0 for all of it
}

// longestMistake is how many characters a format looks at, to say what is wrong with « vendredi 19 juin 2020 » rather
// than that it is longer than a date.
const longestMistake = 250

// text holds a text against its rule.
func (c *checker) text(r *rule, n *front.Node, key spot) {
	count := utf8.RuneCountInString(n.Value)
	tooLong := r.maxLength > 0 && count > r.maxLength
	if tooLong && (r.format == "" || count > longestMistake) {
		c.add("V013", n.At, nil, "key", key.key, "max", r.maxLength, "count", count, "over", count-r.maxLength)
		return
	}
	if len(r.enum) > 0 {
		c.choice(r, n, key)
		return
	}
	if list, known := c.terms[r.terms]; known && r.terms != "" {
		c.term(r, list, n, key)
		return
	}
	if check := formats[r.format]; check != nil {
		if f := hold(check, n.Value); f != nil {
			c.fault(r, n, key, f)
			return
		}
	}
	if tooLong {
		c.add("V013", n.At, nil, "key", key.key, "max", r.maxLength, "count", count, "over", count-r.maxLength)
		return
	}
	if r.pattern != nil && !r.pattern.MatchString(n.Value) {
		c.add("V019", n.At, nil, "key", key.key, "value", n.Value, "help", r.help, "example", r.example())
	}
}

// fault reports what a format found.
func (c *checker) fault(r *rule, n *front.Node, key spot, f *fault) {
	at := n.At
	if start := strings.Index(at.Text(), n.Value); f.length > 0 && start >= 0 {
		at = at.File.Span(at.Start+start+f.at, at.Start+start+f.at+f.length)
	}
	var fix []diag.Edit
	said := "maybe"
	if f.sure && f.suggestion != "" {
		said, fix = "suggestion", replace(n, f.suggestion)
	}
	c.add(f.code, at, fix, "key", key.key, "value", n.Value, said, f.suggestion, "reason", f.reason, "example", r.example())
}

// choice wants one of the values of an enum.
func (c *checker) choice(r *rule, n *front.Node, key spot) {
	if slices.ContainsFunc(r.enum, func(c choice) bool { return c.id == n.Value }) {
		return
	}
	ids := make([]string, len(r.enum))
	byTitle := make(map[string]string, 2*len(r.enum))
	for i, choice := range r.enum {
		ids[i] = choice.id
		byTitle[choice.title.FR], byTitle[choice.title.EN] = choice.id, choice.id
	}
	near := nearest(n.Value, ids, byTitle)
	c.add("V018", n.At, replaceIf(near, n), "key", key.key, "value", n.Value, "nearest", near, "choices", ids)
}

// term wants an id of a list of the network.
func (c *checker) term(r *rule, list []Term, n *front.Node, key spot) {
	if slices.ContainsFunc(list, func(t Term) bool { return t.ID == n.Value }) {
		return
	}
	ids := make([]string, len(list))
	byTitle := make(map[string]string, len(list))
	for i, t := range list {
		ids[i] = t.ID
		byTitle[t.Title] = t.ID
	}
	near := nearest(n.Value, ids, byTitle)
	code := diag.Code("V022")
	if r.terms == "activities" {
		code = "P104"
	}
	c.add(code, n.At, replaceIf(near, n), "key", key.key, "value", n.Value, "nearest", near, "choices", ids, "list", r.terms)
}

// nearest returns the id that was meant: by what people call it, then by its letters, then by the letters of its name.
func nearest(written string, ids []string, byTitle map[string]string) string {
	slug := words.Slug(written)
	if slices.Contains(ids, slug) {
		return slug
	}
	titles := make([]string, 0, len(byTitle))
	for title := range byTitle {
		titles = append(titles, title)
	}
	slices.Sort(titles)
	for _, title := range titles {
		if slug != "" && words.Slug(title) == slug {
			return byTitle[title]
		}
	}
	if id := diag.Nearest(written, ids); id != "" {
		return id
	}
	return byTitle[diag.Nearest(written, titles)]
}

// yes and no are what people write for true and false.
var yes, no = []string{"true", "oui", "vrai", "yes", "on", "o", "y", "x", "1"}, []string{"false", "non", "faux", "no", "off", "n", "0"}

func (c *checker) boolean(n *front.Node, key spot) {
	if !n.Quoted && (n.Value == "true" || n.Value == "false") {
		return
	}
	suggestion := ""
	switch word := words.Fold(strings.TrimSpace(n.Value)); {
	case slices.Contains(yes, word):
		suggestion = "true"
	case slices.Contains(no, word):
		suggestion = "false"
	}
	c.add("V008", n.At, bare(suggestion, n), "key", key.key, "value", n.Value, "suggestion", suggestion)
}

// Numbers are written as JSON does, without an exponent: YAML's 0123 (octal), 1_000 and +5 are read otherwise by
// other programs.
var (
	integerForm = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	numberForm  = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
	commaForm   = regexp.MustCompile(`^-?[0-9]+,[0-9]+$`)
	// What people put into a number to read it better, or after it.
	numberNoise = regexp.MustCompile(`(?i)\s*(€|%|°|\s\pL[\pL\s]*)$|[\s'’_\x{00a0}\x{202f}]+`)
)

func (c *checker) number(r *rule, n *front.Node, key spot) {
	form, code := numberForm, diag.Code("V010")
	if r.kind == integerKind {
		form, code = integerForm, "V009"
	}
	if n.Quoted || !form.MatchString(n.Value) {
		c.notNumber(r, n, key, form, code)
		return
	}
	f, err := strconv.ParseFloat(n.Value, 64)
	if err == nil && !math.IsInf(f, 0) && (r.minimum == nil || f >= *r.minimum) && (r.maximum == nil || f <= *r.maximum) {
		return
	}
	code = "V012"
	example, pointed := r.example(), ""
	if isCoordinate(r.format) {
		code = "P105"
		if strings.Contains(n.Value, ".") { // it is not the point that is missing
			example, pointed = "", n.Value
		}
	}
	c.add(code, n.At, nil, "key", key.key, "value", n.Value, "min", decimal(r.minimum), "max", decimal(r.maximum), "example", example, "pointed", pointed)
}

func decimal(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

// notNumber says how to write a number that is not written as one.
func (c *checker) notNumber(r *rule, n *front.Node, key spot, form *regexp.Regexp, code diag.Code) {
	if isCoordinate(r.format) && c.sexagesimal(n, key) {
		return
	}
	plain := numberNoise.ReplaceAllString(strings.TrimSpace(n.Value), "")
	if commaForm.MatchString(plain) && r.kind == numberKind {
		code = "V011"
		if isCoordinate(r.format) {
			code = "P103"
		}
		plain = strings.Replace(plain, ",", ".", 1)
	}
	plain = withoutZeros(plain)
	if !form.MatchString(plain) {
		plain = ""
	}
	said := "suggestion"
	if n.Quoted && plain == n.Value {
		said = "quoted"
	}
	c.add(code, n.At, bare(plain, n), "key", key.key, "value", n.Value, said, plain, "example", r.example())
}

// withoutZeros takes the plus and the zeros from the head of a number: "+007" is "7".
func withoutZeros(s string) string {
	s = strings.TrimPrefix(s, "+")
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for len(s) > 1 && s[0] == '0' && s[1] >= '0' && s[1] <= '9' {
		s = s[1:]
	}
	return sign + s
}

// replace writes a text in the place of a value, in quotes where they were or are needed.
func replace(n *front.Node, with string) []diag.Edit {
	if n.At.File == nil || isBlockScalar(n) {
		return nil
	}
	return []diag.Edit{{At: n.At, New: scalar(with, n.Quoted)}}
}

func replaceIf(with string, n *front.Node) []diag.Edit {
	if with == "" {
		return nil
	}
	return replace(n, with)
}

// bare writes a number, true or false in the place of a value, without the quotes that it had.
func bare(with string, n *front.Node) []diag.Edit {
	if with == "" || n.At.File == nil || isBlockScalar(n) {
		return nil
	}
	return []diag.Edit{{At: n.At, New: with}}
}

// quoteWhole puts quotes around a map that was meant to be one text: « Wifi: gratuit » after a dash.
func (c *checker) quoteWhole(n *front.Node) []diag.Edit {
	if len(n.Fields) != 1 || n.Fields[0].Value.Kind != front.Scalar || strings.ContainsAny(n.At.Text(), "\n\"{") || n.At.Text() == "" {
		return nil
	}
	return []diag.Edit{{At: n.At, New: `"` + n.At.Text() + `"`}}
}

// plainSafe is a text that YAML reads back as itself without quotes, between brackets too.
var plainSafe = regexp.MustCompile(`^[\pL\pN(/+«.][^\x00-\x1f,\[\]{}"\\]*$`)

// scalar writes a text as YAML.
func scalar(s string, quoted bool) string {
	quoted = quoted || s == "true" || s == "false" || s == "null"
	if !quoted && plainSafe.MatchString(s) && !strings.Contains(s, ": ") && !strings.Contains(s, " #") &&
		!strings.HasSuffix(s, ":") && strings.TrimSpace(s) == s {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ':
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// yaml writes a value of a schema as people write it after a key: "[coworking, fablab]".
func (v value) yaml() string {
	switch v.kind {
	case '[':
		parts := make([]string, len(v.items))
		for i, item := range v.items {
			parts[i] = item.yaml()
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case '{':
		parts := make([]string, len(v.fields))
		for i, f := range v.fields {
			parts[i] = f.name + ": " + f.value.yaml()
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	case '"':
		return scalar(v.text, false)
	}
	return v.text
}
