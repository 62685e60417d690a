// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// A Record is a problem in words, as programs read it. Lines and columns are from 1 and count Unicode code points;
// the end is the first character after the problem. A problem of the network as a whole has no file and line 0.
type Record struct {
	Code      Code   `json:"code"`
	Severity  string `json:"severity"` // error, warning, info
	File      string `json:"file"`     // relative to the network's root, with slashes
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`

	Title   string   `json:"title"`
	Message string   `json:"message"`
	Hint    string   `json:"hint"`  // the best of Hints
	Hints   []string `json:"hints"` // what to do instead

	Fix     []RecordEdit  `json:"fix"`
	Related []RecordPlace `json:"related"`
}

// A RecordEdit replaces the bytes of a file from Start to before End by Text.
type RecordEdit struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A RecordPlace is a place that has to do with a problem.
type RecordPlace struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	Message   string `json:"message"` // why it is shown: "déjà ici"
}

// Records returns problems in words, in the order given; never nil.
func Records(lang string, ds []Diagnostic) []Record {
	records := make([]Record, 0, len(ds))
	for _, p := range describe(lang, ds, Lookup) {
		records = append(records, p.Record)
	}
	return records
}

// describe finds the words for problems.
func describe(lang string, ds []Diagnostic, lookup func(Code) Rule) []problem {
	problems := make([]problem, 0, len(ds))
	for _, d := range ds {
		rule := lookup(d.Code)
		if rule.Code == "" {
			rule = unknown(d)
		}
		problems = append(problems, problem{Record: record(lang, d, rule), found: d, rule: rule})
	}
	return problems
}

// unknown is said of a code that the catalogue does not have: a fault of ours, shown with all that is known.
func unknown(d Diagnostic) Rule {
	var pairs []string
	for i := 0; i+1 < len(d.Args); i += 2 {
		pairs = append(pairs, fmt.Sprintf("%v=%v", d.Args[i], d.Args[i+1]))
	}
	all := bounded(strings.Join(pairs, " "))
	return Rule{
		Code:    d.Code,
		Title:   Text{"problème sans description", "problem without description"},
		Message: Text{all, all},
	}
}

func record(lang string, d Diagnostic, rule Rule) Record {
	r := Record{
		Code:     d.Code,
		Severity: rule.Severity.String(),
		File:     d.At.Path(),
		Title:    rule.Title.In(lang),
		Hints:    []string{},
		Fix:      []RecordEdit{},
		Related:  []RecordPlace{},
	}
	r.Line, r.Column = d.At.Position()
	r.EndLine, r.EndColumn = d.At.EndPosition()
	r.Message, _ = Expand(rule.Message, lang, d.Args)
	if r.Message == "" {
		r.Message = r.Title
	}
	for _, hint := range rule.Hints {
		if text, complete := Expand(hint, lang, d.Args); complete {
			r.Hints = append(r.Hints, text)
		}
	}
	if len(r.Hints) > 0 {
		r.Hint = r.Hints[0]
	}
	for _, e := range d.Fix {
		start, end := e.At.bounds()
		r.Fix = append(r.Fix, RecordEdit{File: e.At.Path(), Start: start, End: end, Text: e.New})
	}
	for _, s := range d.Related {
		place := RecordPlace{File: s.Path(), Message: related(lang, rule)}
		place.Line, place.Column = s.Position()
		place.EndLine, place.EndColumn = s.EndPosition()
		r.Related = append(r.Related, place)
	}
	return r
}

// related returns what is said of the places that have to do with a problem.
func related(lang string, rule Rule) string {
	if rule.Related == (Text{}) {
		return Text{"voir aussi", "see also"}.In(lang)
	}
	return rule.Related.In(lang)
}

func writeJSON(b *bytes.Buffer, problems []problem) error {
	records := make([]Record, 0, len(problems))
	for _, p := range problems {
		records = append(records, p.Record)
	}
	return encode(b, records)
}

// encode writes v as indented JSON. Characters without a shape of their own are written as \u escapes, so that the
// JSON is as harmless in a terminal as it is right for a program.
func encode(b *bytes.Buffer, v any) error {
	var plain bytes.Buffer
	e := json.NewEncoder(&plain)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	// In JSON made by encoding/json such characters stand in strings only, but for the newline.
	for _, r := range plain.String() {
		switch {
		case r == '\n' || unicode.IsGraphic(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(b, `\u%04x`, r)
		}
	}
	return nil
}
