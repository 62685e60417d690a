// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"encoding/xml"
	"errors"
	"strconv"
	"strings"
)

// readODS reads the table of an OpenDocument spreadsheet (ODF 1.3 part 3, §9) whose columns have most known names.
func readODS(source string, p *pack) (Table, []Refusal) {
	o := &odsReader{pack: p}
	err := p.elements("content.xml", o.visit)
	if err != nil && !errors.Is(err, errEnough) {
		return Table{}, unpackRefusal(err)
	}
	return best(o.sheets).table(source)
}

// An odsReader goes through the tables of a document.
type odsReader struct {
	*pack
	sheets []sheet
	line   int // the last one that was begun

	row         row
	rowRepeats  int
	column      int
	value       string // of the cell, where its type has one
	cellRepeats int
	text        strings.Builder
	paragraphs  int
	inside      bool // in a paragraph
	aside       int  // in an annotation
	inCell      bool
}

func (o *odsReader) visit(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return o.start(t)
	case xml.CharData:
		if o.inside && o.aside == 0 && o.text.Len() < maxCell {
			o.text.Write(t)
		}
	case xml.EndElement:
		return o.end(t.Name.Local)
	}
	return nil
}

func (o *odsReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "table":
		if e.Name.Space != "table" {
			return nil
		}
		if len(o.sheets) == maxSheets {
			return errEnough
		}
		o.sheets = append(o.sheets, sheet{name: attribute(e, "name")})
		o.line = 0
	case "table-row":
		o.row = row{line: o.line + 1}
		o.rowRepeats = repeated(e, "number-rows-repeated")
		o.column = 0
	case "table-cell", "covered-table-cell":
		o.inCell = true
		o.cellRepeats = repeated(e, "number-columns-repeated")
		o.value = ""
		switch attribute(e, "value-type") {
		case "float", "currency":
			if n, err := strconv.ParseFloat(attribute(e, "value"), 64); err == nil {
				o.value = number(n)
			}
		case "date":
			o.value, _, _ = strings.Cut(attribute(e, "date-value"), "T")
		case "boolean":
			o.value = attribute(e, "boolean-value")
		}
		o.text.Reset()
		o.paragraphs = 0
	case "annotation":
		o.aside++
	case "p":
		if o.inCell && o.aside == 0 {
			if o.paragraphs++; o.paragraphs > 1 {
				o.text.WriteByte('\n')
			}
			o.inside = true
		}
	case "s", "tab", "line-break":
		if o.inside && o.aside == 0 {
			o.text.WriteByte(' ')
		}
	}
	return nil
}

func (o *odsReader) end(name string) error {
	switch name {
	case "annotation":
		o.aside--
	case "p":
		o.inside = false
	case "table-cell", "covered-table-cell":
		o.inCell = false
		value := o.value
		if value == "" {
			value = o.text.String()
		}
		for i := 0; value != "" && i < o.cellRepeats && o.column+i < maxColumns; i++ {
			o.row.set(o.column+i, value)
		}
		o.column = min(o.column+o.cellRepeats, maxColumns)
	case "table-row":
		return o.endRow()
	}
	return nil
}

// endRow keeps a line as often as it is repeated. Sheets end with a million empty ones: these only count.
func (o *odsReader) endRow() error {
	if len(o.sheets) == 0 {
		return nil
	}
	s := &o.sheets[len(o.sheets)-1]
	for i := 0; i < o.rowRepeats && len(o.row.cells) > 0; i++ {
		if len(s.rows) > MaxRecords+maxHead {
			break
		}
		s.rows = append(s.rows, row{line: o.line + 1 + i, cells: o.row.cells})
	}
	o.line += o.rowRepeats
	return o.count(len(o.row.cells))
}

// repeated returns how often a line or a cell stands there.
func repeated(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(e, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1<<21)
}
