// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"encoding/xml"
	"errors"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxSheets is how many sheets of a workbook are looked at.
const maxSheets = 20

// errEnough says that the rest of a sheet is not wanted.
var errEnough = errors.New("enough")

// A workbook is what the cells of an XLSX file need to be read (ECMA-376 part 1, §18).
type workbook struct {
	*pack
	sheets []xlsxSheet
	shared []string // texts that cells name by number
	dates  []bool   // whether a style shows a date, by its number
	epoch  time.Time
}

type xlsxSheet struct {
	name, id, part string
	hidden         bool
}

// readXLSX reads the sheet whose columns have most known names.
func readXLSX(source string, p *pack) (Table, []Refusal) {
	w := &workbook{pack: p, epoch: time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)}
	for _, read := range []func() error{w.contents, w.relations, w.texts, w.styles} {
		if err := read(); err != nil {
			return Table{}, unpackRefusal(err)
		}
	}
	var sheets []sheet
	for _, s := range w.sheets[:min(len(w.sheets), maxSheets)] {
		if s.hidden || s.part == "" {
			continue
		}
		read, err := w.sheet(s)
		if err != nil {
			return Table{}, unpackRefusal(err)
		}
		sheets = append(sheets, read)
	}
	return best(sheets).table(source)
}

// best returns the sheet with the most known names of columns, the first of equals. A sheet alone needs no name.
func best(sheets []sheet) sheet {
	chosen, most := sheet{}, -1
	for _, s := range sheets {
		if at, known := s.head(); at >= 0 && known > most {
			chosen, most = s, known
		}
	}
	if len(sheets) == 1 {
		chosen.name = ""
	}
	return chosen
}

// contents reads the names of the sheets.
func (w *workbook) contents() error {
	return w.elements("xl/workbook.xml", func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "sheet":
			s := xlsxSheet{name: attribute(e, "name"), hidden: strings.Contains(strings.ToLower(attribute(e, "state")), "hidden")}
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" { // r:id, not sheetId
					s.id = a.Value
				}
			}
			w.sheets = append(w.sheets, s)
		case ok && e.Name.Local == "workbookPr" && (attribute(e, "date1904") == "1" || attribute(e, "date1904") == "true"):
			w.epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		return nil
	})
}

// relations finds the parts of the sheets.
func (w *workbook) relations() error {
	return w.elements("xl/_rels/workbook.xml.rels", func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			for i := range w.sheets {
				if w.sheets[i].id == attribute(e, "Id") {
					target := attribute(e, "Target")
					if !strings.HasPrefix(target, "/") {
						target = "xl/" + target
					}
					w.sheets[i].part = strings.TrimPrefix(path.Clean(target), "/")
				}
			}
		}
		return nil
	})
}

// texts reads the texts that cells share. What is said beside them about their pronunciation (rPh) is left.
func (w *workbook) texts() error {
	var text strings.Builder
	inside, aside := false, 0
	return w.elements("xl/sharedStrings.xml", func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inside = true
			case "rPh":
				aside++
			}
		case xml.CharData:
			if inside && aside == 0 && text.Len() < maxCell {
				text.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inside = false
			case "rPh":
				aside--
			case "si":
				w.shared = append(w.shared, text.String())
				text.Reset()
			}
		}
		return nil
	})
}

// styles finds the styles of cells that show a number as a date: those of §18.8.30, and the workbook's own that have a day or a year.
func (w *workbook) styles() error {
	own := make(map[string]bool)
	cells := false
	return w.elements("xl/styles.xml", func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				own[attribute(t, "numFmtId")] = dateFormat(attribute(t, "formatCode"))
			case "cellXfs":
				cells = true
			case "xf":
				if cells {
					id := attribute(t, "numFmtId")
					n, _ := strconv.Atoi(id)
					w.dates = append(w.dates, own[id] || n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58)
				}
			}
		case xml.EndElement:
			if t.Name.Local == "cellXfs" {
				cells = false
			}
		}
		return nil
	})
}

// literal is what a format of numbers repeats as it stands, and its conditions.
var literal = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.|\*.`)

func dateFormat(code string) bool {
	return strings.ContainsAny(strings.ToLower(literal.ReplaceAllString(code, "")), "dyja") && !strings.EqualFold(code, "general")
}

// sheet reads the lines of a sheet.
func (w *workbook) sheet(s xlsxSheet) (sheet, error) {
	out := sheet{name: s.name}
	line, column, kind, style := 0, -1, "", 0
	var text strings.Builder
	inside := false
	err := w.elements(s.part, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				line++
				if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 {
					line = n
				}
				out.rows = append(out.rows, row{line: line})
				column = -1
			case "c":
				column++
				if n := columnOf(attribute(t, "r")); n >= 0 {
					column = n
				}
				kind = attribute(t, "t")
				style, _ = strconv.Atoi(attribute(t, "s"))
				text.Reset()
			case "v", "t":
				inside = true
			}
		case xml.CharData:
			if inside && text.Len() < maxCell {
				text.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v", "t":
				inside = false
			case "c":
				if n := len(out.rows); n > 0 && column < maxColumns {
					out.rows[n-1].set(column, w.cell(kind, style, text.String()))
				}
			case "row":
				if len(out.rows) > MaxRecords+maxHead {
					return errEnough
				}
				if n := len(out.rows); n > 0 {
					return w.count(len(out.rows[n-1].cells))
				}
			}
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return out, err
}

// set puts a value into a column.
func (r *row) set(column int, value string) {
	if column < 0 || value == "" {
		return
	}
	for len(r.cells) <= column {
		r.cells = append(r.cells, "")
	}
	r.cells[column] = value
}

// cell returns the value of a cell as a person would type it.
func (w *workbook) cell(kind string, style int, value string) string {
	switch kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n >= 0 && n < len(w.shared) {
			return w.shared[n]
		}
		return ""
	case "e": // #N/A, #REF!
		return ""
	case "b":
		if value == "1" {
			return "true"
		}
		return "false"
	case "str", "inlineStr", "d":
		return value
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return value
	}
	if style >= 0 && style < len(w.dates) && w.dates[style] && n >= 1 && n < 2958466 { // until 9999
		return w.epoch.AddDate(0, 0, int(n)).Format(time.DateOnly)
	}
	return number(n)
}

// number returns a number with the 15 digits that table programs keep, without an exponent.
func number(n float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return ""
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// columnOf returns the column of a cell's name, from 0: "B3" is 1. It is -1 for what is no name.
func columnOf(cell string) int {
	n := 0
	for i, r := range cell {
		if r < 'A' || r > 'Z' || i > 2 {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}
