// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// readCSV reads a table (RFC 4180) whose values commas, semicolons or tabs separate.
func readCSV(source string, text []byte) (Table, []Refusal) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separator(text)
	r.FieldsPerRecord = -1
	var s sheet
	var refused []Refusal
	lines := &lineReader{rest: text}
	for len(s.rows) <= MaxRecords+maxHead {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if at, cells := lines.again(r.Comma, err); cells != nil {
				s.rows = append(s.rows, row{line: at, cells: cells})
			} else {
				refused = append(refused, refusal(err))
			}
			continue
		}
		line, _ := r.FieldPos(0)
		s.rows = append(s.rows, row{line: line, cells: cells})
	}
	s.exact = true
	table, more := s.table(source)
	return table, append(refused, more...)
}

// A lineReader finds lines by their number, each after the last.
type lineReader struct {
	rest []byte
	done int // lines before rest
}

// again reads a line with a quotation mark in a value that stands in none, as in 50°38'10"N: there it is a letter like others.
func (l *lineReader) again(comma rune, err error) (line int, cells []string) {
	var at *csv.ParseError
	if !errors.As(err, &at) || !errors.Is(err, csv.ErrBareQuote) || at.StartLine != at.Line {
		return 0, nil
	}
	for l.done < at.Line-1 {
		_, l.rest, _ = bytes.Cut(l.rest, []byte("\n"))
		l.done++
	}
	one, _, _ := bytes.Cut(l.rest, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(one))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	cells, err = r.Read()
	if err != nil {
		return 0, nil
	}
	return at.Line, cells
}

// separator returns what separates most values of the first lines.
func separator(text []byte) rune {
	head := text[:min(len(text), 8192)]
	best, most := ',', 0
	for _, r := range ";\t," {
		if n := bytes.Count(head, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	// Texts have more commas than tables have semicolons: what cuts every line decides.
	lines := bytes.SplitN(head, []byte("\n"), 6)
	for _, r := range ";\t" {
		cuts := 0
		for _, line := range lines[:len(lines)-1] {
			if bytes.ContainsRune(line, r) {
				cuts++
			}
		}
		if cuts > 0 && cuts == len(lines)-1 {
			return r
		}
	}
	return best
}

// refusal says why a line is not a line of the table.
func refusal(err error) Refusal {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return Refusal{0, diag.Text{FR: "le fichier ne se lit pas", EN: "the file cannot be read"}}
	}
	return Refusal{at.StartLine, diag.Text{
		FR: "un guillemet est mal placé : dans une valeur, il s’écrit deux fois",
		EN: "a quotation mark is misplaced: in a value, it is written twice",
	}}
}
