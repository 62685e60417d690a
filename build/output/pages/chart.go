// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"io"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// Figures is a page of charts, layout "figures": the money flows, the observatory.
type Figures struct {
	Frame
	Text   string  // what to know about the figures; "" for nothing
	Key    []Key   // the figures to begin with
	Charts []Chart // in the order of the page
	More   []Group // where to go from here
}

// figuresSheet is the style sheet of pages with charts.
const figuresSheet = "figures.css"

// A Key is one figure that is told large.
type Key struct {
	Value string // as people read it
	Label string // what it counts
}

// A Chart is a picture of figures with the table that it draws, which is also a file.
type Chart struct {
	ID    string   // of its part of the page, and the name of its file
	Title string   // what it shows
	Text  string   // what to know about it; "" for nothing
	SVG   draw.SVG // "" where only the table says it
	Wide  bool     // the chart needs the whole width, and moves aside on small screens
	Table Table    // the same in figures
	CSV   string   // path of the table as a file
	Left  int      // rows that only the file has
}

// A Table is the figures of a chart. The first column names the rows.
type Table struct {
	Head []string // names of the columns, the first included
	Rows []Row    // as the file has them, and the sums
}

// A Row is a line of a table.
type Row struct {
	Label Link     // what it is about; Path is "" where there is no page of it
	Cells []string // as people read them
	Total bool     // it sums up the rows above it

	values []any // of the cells, as the file has them
}

// row returns a row of numbers.
func (b *book) row(label Link, values ...int) Row {
	r := Row{Label: label}
	for _, v := range values {
		r.Cells = append(r.Cells, b.config.Words.Number(float64(v)))
		r.values = append(r.values, v)
	}
	return r
}

// figureFile returns the path of the file of a figure on a page.
func figureFile(path, id string) string { return path + id + ".csv" }

// figureFiles adds a CSV file for each figure of a page by its id. The figures are made when one of the files is rendered.
func (b *book) figureFiles(path string, ids []string, figures func() []Chart) {
	for _, id := range ids {
		b.files = append(b.files, output.File{Path: strings.TrimPrefix(figureFile(path, id), "/"), Render: func(w io.Writer) error {
			all := figures()
			i := slices.IndexFunc(all, func(f Chart) bool { return f.ID == id })
			if i < 0 {
				return nil
			}
			return all[i].Table.writeCSV(w)
		}})
	}
}

// writeCSV writes a table as a file: its rows without those that only sum up.
func (t Table) writeCSV(w io.Writer) error {
	return dataset.WriteCSV(w, t.Head, func(yield func([]any) bool) {
		for _, r := range t.Rows {
			if !r.Total && !yield(append([]any{r.Label.Title}, r.values...)) {
				return
			}
		}
	})
}

// numbers returns the values of a column of numbers, the sums left out.
func (t Table) numbers(column int) []float64 {
	var values []float64
	for _, r := range t.Rows {
		if r.Total {
			continue
		}
		switch v := r.values[column].(type) {
		case int:
			values = append(values, float64(v))
		case float64:
			values = append(values, v)
		}
	}
	return values
}

// chart returns the chart of a table of numbers: a series for each column after the first.
func (b *book) chart(id, title string, t Table) draw.Chart {
	c := draw.Chart{IDPrefix: "chart-" + id, Title: title, Write: b.config.Words.Number}
	for _, r := range t.Rows {
		if !r.Total {
			c.Labels = append(c.Labels, r.Label.Title)
		}
	}
	for i, name := range t.Head[1:] {
		c.Series = append(c.Series, draw.Series{Name: name, Values: t.numbers(i)})
	}
	return c
}
