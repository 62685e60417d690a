// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// Write returns a document as the network keeps it: keys in the order of the schema, texts in quotes where YAML needs them, dates as
// 2026-03-12, French phones by two digits, coordinates with 5 decimals. It changes how a thing is said, never what: a value that the
// schema refuses stays as it is, but for a date that can only be read in one way. Writing what was written changes nothing.
func (sc *Schema) Write(m *front.Matter) []byte {
	return m.Rewrite(front.Style{
		Keys: func(group *front.Node) []string {
			if r := sc.root.at(group.Pointer); r != nil {
				return r.keys()
			}
			return nil
		},
		Value: func(n *front.Node) (string, bool) {
			r := sc.root.at(n.Pointer)
			c := &checker{terms: sc.terms, file: m.File}
			if r != nil {
				for _, alternative := range r.either {
					if c.accepts(alternative, n) {
						r = alternative
						break
					}
				}
			}
			if r == nil || len(r.either) > 0 {
				return n.At.Text(), true
			}
			return c.write(r, n)
		},
	})
}

// at returns the rule of the value at a pointer, nil for one that the schema does not know.
func (r *rule) at(pointer string) *rule {
	for _, part := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		switch {
		case pointer == "" || r == nil:
		case r.items != nil:
			r = r.items
		case r.index[part] != nil:
			r = r.index[part]
		default:
			r = r.extra
		}
	}
	return r
}

// write returns a value as the network keeps it, and whether it stands for itself.
func (c *checker) write(r *rule, n *front.Node) (value string, written bool) {
	switch {
	case r.kind != textKind && !isCoordinate(r.format):
		return n.At.Text(), true
	case isDay(r.format):
		if day := rewriteDay(r.format, n.Value); day != "" {
			return day, true
		}
	}
	if !c.accepts(r, n) {
		return n.At.Text(), true
	}
	switch {
	case isCoordinate(r.format):
		return Degrees(n.Value), true
	case r.format == "phone":
		return rewritePhone(n.Value), false
	}
	return n.Value, false
}

func isDay(format string) bool {
	return format == "date" || format == "moment" || format == "year-or-date"
}

// rewriteDay returns a moment as people of every country read it; "" for one that only a person can read, or that says more than
// its format.
func rewriteDay(format, s string) string {
	if f := hold(moment, s); f != nil && f.sure {
		s = f.suggestion
	}
	m, err := when.ParseMoment(s)
	if day := m.String(); err == nil && formats[format](day) == nil {
		return day
	}
	return ""
}

// Degrees returns a coordinate with at most 5 decimals, about a metre.
func Degrees(s string) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(math.Round(f*1e5)/1e5+0, 'f', -1, 64)
}

var (
	trunk       = regexp.MustCompile(`\s*\(0\)\s*`)
	phoneSpaces = regexp.MustCompile(`[\s.\-/()\x{a0}\x{202f}\x{2011}\x{2013}]+`)
)

// rewritePhone returns a number as people of its country read it: a French one by two digits, another as it was grouped.
func rewritePhone(s string) string {
	e164, _ := Phone(s)
	if digits, french := strings.CutPrefix(e164, "+33"); french {
		return grouped("0" + digits)
	}
	if digits := phoneNoise.Replace(strings.TrimSpace(s)); frenchForm.MatchString(digits) { // overseas
		return grouped(digits)
	}
	s = phoneSpaces.ReplaceAllString(trunk.ReplaceAllString(s, " "), " ")
	return "+" + strings.TrimSpace(strings.TrimLeft(s, "+0 "))
}
