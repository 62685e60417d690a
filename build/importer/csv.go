// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// MaxBytes and MaxRecords bound what a file may hold.
const (
	MaxBytes   = 64 << 20
	MaxRecords = 50_000
)

// A Record is one line of a table: its values by the name of their column.
type Record struct {
	Line   int // in the file, from 1
	Fields map[string]string
}

// A Refusal is a line that was not imported, and why.
type Refusal struct {
	Line   int // in the file, from 1; 0 is the file as a whole
	Reason diag.Text
}

// ReadCSV reads a table in UTF-8 whose first line names the columns. Commas, semicolons and tabs separate values.
func ReadCSV(text []byte) ([]Record, []Refusal) {
	if len(text) > MaxBytes {
		return nil, []Refusal{{0, diag.Text{FR: "le fichier dépasse 64 Mio : coupez-le en plusieurs", EN: "the file is larger than 64 MiB: cut it into several"}}}
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if !utf8.Valid(text) {
		return nil, []Refusal{{0, diag.Text{FR: "le fichier n’est pas en UTF-8 : enregistrez-le dans ce codage", EN: "the file is not in UTF-8: save it in this encoding"}}}
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separator(text)
	header, err := r.Read()
	if err != nil {
		return nil, []Refusal{{1, diag.Text{FR: "la première ligne doit nommer les colonnes", EN: "the first line must name the columns"}}}
	}
	for i, name := range header {
		header[i] = strings.ToLower(strings.TrimSpace(name))
	}
	var records []Record
	var refused []Refusal
	for {
		row, err := r.Read()
		if err == io.EOF {
			return records, refused
		}
		if err != nil {
			refused = append(refused, refusal(err))
			continue
		}
		line, _ := r.FieldPos(0)
		if len(records) == MaxRecords {
			return records, append(refused, Refusal{line, diag.Text{FR: "le fichier a plus de 50 000 lignes : la suite n’est pas lue", EN: "the file has more than 50,000 lines: the rest is not read"}})
		}
		fields := make(map[string]string, len(row))
		for i, value := range row {
			fields[header[i]] = strings.Join(strings.Fields(value), " ")
		}
		records = append(records, Record{line, fields})
	}
}

// separator returns what separates the names of the first line.
func separator(text []byte) rune {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	best, most := ',', 0
	for _, r := range ",;\t" {
		if n := bytes.Count(first, []byte(string(r))); n > most {
			best, most = r, n
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
	if errors.Is(err, csv.ErrFieldCount) {
		return Refusal{at.StartLine, diag.Text{FR: "la ligne n’a pas autant de valeurs qu’il y a de colonnes", EN: "the line has not as many values as there are columns"}}
	}
	return Refusal{at.StartLine, diag.Text{FR: "un guillemet est mal placé : dans une valeur, il s’écrit deux fois", EN: "a quotation mark is misplaced: in a value, it is written twice"}}
}
