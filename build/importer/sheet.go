// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"fmt"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// maxHead is how many lines may stand above the names of the columns: a title, a date, groups of columns.
const maxHead = 20

// A sheet is the lines of a table program, before anybody knows which of them names the columns.
type sheet struct {
	name  string
	rows  []row
	exact bool // a line with another number of values than the names is broken
}

type row struct {
	line  int // from 1
	cells []string
}

// table finds the line that names the columns; the lines below it are records.
func (s sheet) table(source string) (Table, []Refusal) {
	head, _ := s.head()
	if head < 0 {
		return Table{}, []Refusal{{1, diag.Text{FR: "aucune ligne ne nomme les colonnes : écrivez leurs noms sur la première", EN: "no line names the columns: write their names on the first one"}}}
	}
	b := newBuilder(source, lines)
	b.table.Sheet = s.name
	b.table.Columns = s.columns(head)
	text := 0 // bytes
	for _, r := range s.rows[head+1:] {
		if r.blank() {
			continue
		}
		if want := len(s.rows[head].cells); s.exact && len(r.cells) != want {
			b.refuse(r.line, fmt.Sprintf("la ligne a %d valeurs, il y a %d colonnes : il manque un séparateur, ou une valeur qui en contient un n’est pas entre guillemets", len(r.cells), want),
				fmt.Sprintf("the line has %d values and there are %d columns: a separator is missing, or a value that contains one is not in quotes", len(r.cells), want))
			continue
		}
		record := b.record(r.line)
		if record == nil {
			break
		}
		for i := range min(len(r.cells), len(b.table.Columns)) {
			if value := clean(r.cells[i]); value != "" {
				record.Values = append(record.Values, Value{i, value})
				text += len(value)
			}
		}
		if text > maxText {
			b.refuse(r.line, "le fichier a trop de texte : la suite n’est pas lue ; coupez-le en plusieurs", "the file has too much text: the rest is not read; cut it into several")
			break
		}
	}
	if len(b.table.Records) == 0 && len(b.refused) == 0 {
		b.refuse(0, "il n’y a aucune ligne sous les noms des colonnes", "there is no line below the names of the columns")
	}
	for _, column := range b.table.Columns {
		if column == "pivot" || column == "presentation_resume" {
			b.table.Source = "mednum"
		}
	}
	return b.table, b.refused
}

// head returns the line that names the columns and how many of its names are known: the one of the first lines where most are, else the
// first that has two.
func (s sheet) head() (at, known int) {
	at = -1
	for i, r := range s.rows[:min(len(s.rows), maxHead)] {
		n, filled := 0, 0
		for _, cell := range r.cells {
			if cell = clean(cell); cell != "" {
				filled++
			}
			if guess(cell, "source") != "" {
				n++
			}
		}
		if n > known || at < 0 && filled >= 2 {
			at, known = i, n
		}
	}
	return at, known
}

// columns names the columns. Of two that have one name, each is told by what stands above it, where cells are merged, else by a number.
func (s sheet) columns(head int) []string {
	cells := s.rows[head].cells
	cells = cells[:min(len(cells), maxColumns)]
	count := make(map[string]int)
	for _, cell := range cells {
		count[clean(cell)]++
	}
	names, taken, group := make([]string, len(cells)), make(map[string]bool), ""
	for i, cell := range cells {
		if head > 0 && i < len(s.rows[head-1].cells) {
			if above := clean(s.rows[head-1].cells[i]); above != "" {
				group = above
			}
		}
		name := clean(cell)
		switch {
		case name == "":
			name = letters(i)
		case count[name] > 1 && group != "":
			name = group + " " + name
		}
		name = short(name)
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s (%d)", short(clean(cell)), n)
		}
		taken[name] = true
		names[i] = name
	}
	return names
}

// letters returns the name that table programs give to a column: A, B… AA.
func letters(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

func (r row) blank() bool {
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
