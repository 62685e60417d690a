// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"strings"
)

// WriteCSV writes a table, one row a line below the names of its columns (RFC 4180, UTF-8). A text that a spreadsheet would
// calculate is made harmless. Every row has a value for each column: text, a number, true or false, a list of texts, or nil.
func WriteCSV(w io.Writer, columns []string, rows iter.Seq[[]any]) error {
	return writeCSV(w, columns, rows, cell)
}

// WriteBareCSV writes a table as a standard of others wants it: see [bare].
func WriteBareCSV(w io.Writer, columns []string, rows iter.Seq[[]any]) error {
	return writeCSV(w, columns, rows, bare)
}

func writeCSV(w io.Writer, columns []string, rows iter.Seq[[]any], cell func(any) string) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.Write(columns); err != nil {
		return err
	}
	cells := make([]string, len(columns))
	for row := range rows {
		for i, value := range row {
			cells[i] = cell(value)
		}
		if err := c.Write(cells); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// cell returns a value as the text of a cell. A number stays a number.
func cell(value any) string {
	switch v := value.(type) {
	case string:
		return harmless(oneLine(v))
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []string:
		return harmless(oneLine(joined(v)))
	}
	return ""
}

// bare returns a value as a standard of others wants it: nothing is escaped, so package dataset gives it no text that a
// spreadsheet would calculate and no item with a bar.
func bare(value any) string {
	switch v := value.(type) {
	case string:
		return oneLine(v)
	case []string:
		return oneLine(strings.Join(v, "|"))
	}
	return cell(value)
}

// oneLine leaves out the carriage return, which readers of RFC 4180 take for the end of a line or drop.
func oneLine(text string) string { return strings.ReplaceAll(text, "\r", "") }

// listEscapes keep the bar that is part of an item apart from the one between items.
var listEscapes = strings.NewReplacer(`\`, `\\`, `|`, `\|`)

// joined writes a list in one cell: its items with "|" between them.
func joined(items []string) string {
	escaped := make([]string, len(items))
	for i, item := range items {
		escaped[i] = listEscapes.Replace(item)
	}
	return strings.Join(escaped, "|")
}

// harmless returns a text that a spreadsheet does not calculate: it gets an apostrophe before a first character that starts a
// formula, unless it is only a signed number, such as a telephone number (OWASP, CSV injection).
func harmless(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return text
	}
	if digits := strings.TrimLeft(text[1:], "0123456789"); (text[0] == '+' || text[0] == '-') && len(text) > 1 && digits == "" {
		return text
	}
	return "'" + text
}
