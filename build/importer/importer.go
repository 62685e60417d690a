// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package importer makes files of places from the tables and maps that a network already has.
//
//	bytes ─▶ Table ─▶ Mapping ─▶ Planner.Plan ─▶ []Outcome
//
// [Read] makes one [Table] of any format: CSV, XLSX, ODS, GeoJSON, GoGoCarto, uMap, OpenStreetMap. A [Mapping] says which of its
// columns is which key of a place: [Propose] guesses one from the headers, [ParseMapping] reads what a person made of it.
// [Planner.Plan] decides what becomes of each record: a new place, what an existing one lacks, nothing, or a reason why not.
//
// Everything that is read is bounded and believed to be hostile. The package writes nothing: who calls it does.
package importer

import (
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// The limits of a file, decided before it is parsed.
const (
	MaxBytes   = 64 << 20  // of the file
	MaxRecords = 50_000    // of a table
	maxColumns = 300       // of a record
	maxNames   = 3_000     // of the columns of a map, where objects have keys of their own
	maxCell    = 20_000    // bytes of one value; the rest is cut
	maxUnpack  = 256 << 20 // bytes of all that is unpacked of a spreadsheet
	maxCells   = 5_000_000 // of all sheets of a spreadsheet
	maxText    = 128 << 20 // bytes of all values of a table: a spreadsheet says one text many times
)

// A Table is what a file says: records with values under named columns, whatever the format was.
type Table struct {
	Source  string    // what its ids are ids of, as a key of `external`: "osm", "mednum", "gogocarto", else the file's name
	Sheet   string    // the sheet that was read, "" where there is only one
	Unit    diag.Text // what Record.Line counts: lines, or objects of a map
	Columns []string  // their names, each once
	Records []Record
}

// A Record is one line of a table, or one object of a map.
type Record struct {
	Line   int // from 1
	Values []Value
}

// A Value is what a record has under a column; those that it does not have are not there.
type Value struct {
	Column int
	Text   string // clean, not empty
}

// A Refusal is a part of a file that could not be read, and why.
type Refusal struct {
	Line   int // from 1; 0 is the file as a whole
	Reason diag.Text
}

// value returns the value of a column, "" where there is none.
func (r Record) value(column int) string {
	for _, v := range r.Values {
		if v.Column == column {
			return v.Text
		}
	}
	return ""
}

var (
	lines   = diag.Text{FR: "ligne", EN: "line"}
	objects = diag.Text{FR: "objet", EN: "object"}
)

// A builder makes a table whose columns are found while it is read.
type builder struct {
	table   Table
	index   map[string]int // of columns, by name
	refused []Refusal
	full    bool
}

func newBuilder(source string, unit diag.Text) *builder {
	return &builder{table: Table{Source: source, Unit: unit}, index: make(map[string]int)}
}

// record begins a record. It returns nil when the table is full.
func (b *builder) record(line int) *Record {
	if len(b.table.Records) == MaxRecords {
		if !b.full {
			b.full = true
			b.refuse(line, "le fichier a plus de 50 000 lignes : la suite n’est pas lue ; coupez-le en plusieurs", "the file has more than 50,000 lines: the rest is not read; cut it into several")
		}
		return nil
	}
	b.table.Records = append(b.table.Records, Record{Line: line})
	return &b.table.Records[len(b.table.Records)-1]
}

// put adds a value to a record; several values of one column are a list.
func (b *builder) put(r *Record, column, value string) {
	value = clean(value)
	if value == "" {
		return
	}
	column = short(clean(column))
	i, known := b.index[column]
	if !known {
		if len(b.table.Columns) == maxNames {
			return
		}
		i = len(b.table.Columns)
		b.index[column] = i
		b.table.Columns = append(b.table.Columns, column)
	}
	for n := range r.Values {
		if r.Values[n].Column == i {
			if joined := r.Values[n].Text + "|" + value; len(joined) <= maxCell {
				r.Values[n].Text = joined
			}
			return
		}
	}
	if len(r.Values) < maxColumns {
		r.Values = append(r.Values, Value{i, value})
	}
}

// set puts a value into a record in the place of another one.
func (b *builder) set(r *Record, column, value string) {
	if at, known := b.index[column]; known {
		r.Values = slices.DeleteFunc(r.Values, func(v Value) bool { return v.Column == at })
	}
	b.put(r, column, value)
}

func (b *builder) refuse(line int, fr, en string) {
	b.refused = append(b.refused, Refusal{line, diag.Text{FR: fr, EN: en}})
}
