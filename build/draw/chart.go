// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A Chart is a table of numbers to be drawn as [Chart.Bars], [Chart.Lines] or a [Chart.Radar]: a row for each label, a column for
// each series. Series are told apart by their colour (classes chart-1 to chart-6), and by their order and a symbol besides, as in
// the key above the picture.
type Chart struct {
	IDPrefix    string
	Title       string
	Description string

	Labels []string             // of the rows
	Series []Series             // each with a value a row
	Max    float64              // the end of the scale; 0 is a round number above the largest value
	Write  func(float64) string // how people read a value; nil writes it with at most one decimal
}

// A Series is a column of a chart. A value that is not known is not a number.
type Series struct {
	Name   string
	Values []float64
}

// Sizes of charts in units, near to the pixels that the theme has for them.
const (
	chartWidth  = 560.0
	letter      = 7.8 // about the width of a letter of text
	lineHeight  = 18.0
	keyRoom     = 44.0 // of a name of a series, with its symbol and what is between two
	barHeight   = 18.0
	rowHeight   = 30.0
	plotHeight  = 220.0
	labelAtMost = 28 // letters of a label on a line
	seriesKinds = 6  // colours of series
)

// value returns a value of a series, 0 where it has none.
func (s Series) value(row int) float64 {
	if row >= len(s.Values) || math.IsNaN(s.Values[row]) || math.IsInf(s.Values[row], 0) {
		return 0
	}
	return s.Values[row]
}

func (c Chart) text(v float64) string {
	if c.Write != nil {
		return c.Write(v)
	}
	return number(v)
}

// total returns the sum of a row.
func (c Chart) total(row int) float64 {
	sum := 0.0
	for _, s := range c.Series {
		sum += max(0, s.value(row))
	}
	return sum
}

// top returns the end of the scale for a largest value: 1, 2 or 5 times a power of ten, and at least 1.
func (c Chart) top(largest float64) float64 {
	if c.Max > 0 {
		return c.Max
	}
	power := math.Pow(10, math.Floor(math.Log10(max(1, largest))))
	for _, step := range []float64{1, 2, 5} {
		if largest <= step*power {
			return step * power
		}
	}
	return 10 * power
}

func seriesClass(i int) string { return "chart-" + strconv.Itoa(i%seriesKinds+1) }

// open begins a chart and writes the key of its series where there are several; it returns the height that the key takes.
func (c Chart) open(width, height float64) (*sheet, float64) {
	var rows [][]int
	x := 0.0
	for i, s := range c.Series {
		wide := keyRoom + letter*float64(len([]rune(s.Name)))
		if len(rows) == 0 || x+wide > width {
			rows, x = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], i)
		x += wide
	}
	key := 0.0
	if len(c.Series) > 1 {
		key = 24*float64(len(rows)) + 6
	}
	s := &sheet{frame: geo.Frame{Width: width, Height: height + key}}
	s.open(heading{class: "chart", role: "img", prefix: cmp.Or(c.IDPrefix, "chart"), title: c.Title, description: c.Description})
	if key > 0 {
		for r, row := range rows {
			x, y := 0.0, 24*float64(r)+14
			for _, i := range row {
				s.symbol(i, geo.XY{X: x + 9, Y: y})
				s.label("chart-text", "start", geo.XY{X: x + 22, Y: y + 4.5}, c.Series[i].Name)
				x += keyRoom + letter*float64(len([]rune(c.Series[i].Name)))
			}
		}
	}
	return s, key
}

// symbol writes the mark of a series.
func (s *sheet) symbol(series int, at geo.XY) {
	s.write(`<path class="chart-mark `, seriesClass(series), `" d="M`, point(at), shape(series+1), "\"/>\n")
}

// label writes a line of text; anchor is start, middle or end.
func (s *sheet) label(class, anchor string, at geo.XY, text string) {
	s.write(`<text class="`, class, `" text-anchor="`, anchor, `" x="`, number(at.X), `" y="`, number(at.Y), `">`, escape(text), "</text>\n")
}

func (s *sheet) box(class string, x, y, width, height float64) {
	s.write(`<path class="`, class, `" d="M`, point(geo.XY{X: x, Y: y}), "h", number(width), "v", number(height), "h", number(-width), "z\"/>\n")
}

func (s *sheet) stroke(class string, from, to geo.XY) {
	s.write(`<path class="`, class, `" d="M`, point(from), "L", point(to), "\"/>\n")
}

// Bars draws a horizontal bar for each row, with its value behind it; of several series the pieces stand one after the other.
func (c Chart) Bars() SVG {
	margin, largest, widest := 0.0, 0.0, 0
	lines := make([][]string, len(c.Labels))
	height := 0.0
	for i, l := range c.Labels {
		lines[i] = wrap(l, labelAtMost)
		for _, line := range lines[i] {
			margin = max(margin, letter*float64(len([]rune(line)))+10)
		}
		height += max(rowHeight, lineHeight*float64(len(lines[i]))+8)
		largest = max(largest, c.total(i))
		widest = max(widest, len([]rune(c.text(c.total(i)))))
	}
	s, y := c.open(chartWidth, height)
	scale := (chartWidth - margin - letter*float64(widest) - 12) / c.top(largest)
	if c.Max == 0 && largest > 0 {
		scale = (chartWidth - margin - letter*float64(widest) - 12) / largest
	}
	for i := range c.Labels {
		row := max(rowHeight, lineHeight*float64(len(lines[i]))+8)
		middle := y + row/2
		for j, line := range lines[i] {
			up := lineHeight * (float64(j) - float64(len(lines[i])-1)/2)
			s.label("chart-text", "end", geo.XY{X: margin - 10, Y: middle + up + 4.5}, line)
		}
		x := margin
		for j, series := range c.Series {
			wide := max(0, series.value(i)) * scale
			if wide > 0 {
				s.box("chart-bar "+seriesClass(j), x, middle-barHeight/2, wide, barHeight)
				if text := c.text(series.value(i)); len(c.Series) > 1 && letter*float64(len([]rune(text)))+8 < wide {
					s.label("chart-inside", "middle", geo.XY{X: x + wide/2, Y: middle + 4.5}, text)
				}
			}
			x += wide
		}
		s.label("chart-value", "start", geo.XY{X: x + 6, Y: middle + 4.5}, c.text(c.total(i)))
		y += row
	}
	s.stroke("chart-axis", geo.XY{X: margin, Y: y - height}, geo.XY{X: margin, Y: y})
	return s.close()
}

// Lines draws how each series goes from the first row to the last; a single one has its area below it. Rows are equally far from
// each other.
func (c Chart) Lines() SVG {
	largest := 0.0
	for _, series := range c.Series {
		for i := range c.Labels {
			largest = max(largest, series.value(i))
		}
	}
	top := c.top(largest)
	margin := letter*float64(max(len([]rune(c.text(top))), len([]rune(c.text(top/2))))) + 12
	s, key := c.open(chartWidth, plotHeight+44)
	base := key + 14 + plotHeight
	for _, share := range []float64{0, 0.5, 1} {
		y := base - share*plotHeight
		class := "chart-grid"
		if share == 0 {
			class = "chart-axis"
		}
		s.stroke(class, geo.XY{X: margin, Y: y}, geo.XY{X: chartWidth, Y: y})
		s.label("chart-text", "end", geo.XY{X: margin - 8, Y: y + 4.5}, c.text(share*top))
	}
	step := (chartWidth - margin - 40) / float64(max(1, len(c.Labels)-1))
	at := func(series Series, row int) geo.XY {
		return geo.XY{X: margin + 20 + step*float64(row), Y: base - max(0, series.value(row))/top*plotHeight}
	}
	every, last := 1, -math.MaxFloat64
	for i, l := range c.Labels { // names of rows where they have room
		x := margin + 20 + step*float64(i)
		half := letter * float64(len([]rune(l))) / 2
		if i%every == 0 && x-half > last+6 && x-half > 0 {
			s.label("chart-text", "middle", geo.XY{X: min(x, chartWidth-half), Y: base + 20}, l)
			last = x + half
		}
	}
	for j, series := range c.Series {
		if len(c.Labels) == 0 {
			continue
		}
		var way strings.Builder
		for i := range c.Labels {
			way.WriteString("L" + point(at(series, i)))
		}
		path := "M" + way.String()[1:]
		if len(c.Series) == 1 {
			first, last := at(series, 0), at(series, len(c.Labels)-1)
			s.write(`<path class="chart-area `, seriesClass(j), `" d="`, path, "L", point(geo.XY{X: last.X, Y: base}), "L", point(geo.XY{X: first.X, Y: base}), "z\"/>\n")
		}
		s.write(`<path class="chart-line `, seriesClass(j), `" d="`, path, "\"/>\n")
		for i := range c.Labels {
			s.symbol(j, at(series, i))
		}
	}
	return s.close()
}

// Radar draws each series as a figure around a middle, with a spoke for each row. Fewer than three rows are no figure.
func (c Chart) Radar() SVG {
	const radius = 110.0
	largest := 0.0
	for _, series := range c.Series {
		for i := range c.Labels {
			largest = max(largest, series.value(i))
		}
	}
	top := c.top(largest)
	s, key := c.open(chartWidth, 2*radius+90)
	middle := geo.XY{X: chartWidth / 2, Y: key + radius + 44}
	at := func(row int, share float64) geo.XY {
		sin, cos := math.Sincos(2 * math.Pi * float64(row) / float64(max(1, len(c.Labels))))
		return geo.XY{X: middle.X + radius*share*sin, Y: middle.Y - radius*share*cos}
	}
	figure := func(share func(row int) float64) string {
		var way strings.Builder
		for i := range c.Labels {
			way.WriteString("L" + point(at(i, share(i))))
		}
		return "M" + strings.TrimPrefix(way.String(), "L") + "z"
	}
	if len(c.Labels) < 3 {
		return s.close()
	}
	for _, share := range []float64{0.2, 0.4, 0.6, 0.8, 1} {
		s.write(`<path class="chart-grid" d="`, figure(func(int) float64 { return share }), "\"/>\n")
	}
	for i, l := range c.Labels {
		s.stroke("chart-grid", middle, at(i, 1))
		end, anchor := at(i, 1.12), "middle"
		switch {
		case end.X > middle.X+10:
			anchor = "start"
		case end.X < middle.X-10:
			anchor = "end"
		}
		lines := wrap(l, 24)
		for j, line := range lines {
			s.label("chart-text", anchor, geo.XY{X: end.X, Y: end.Y + 4.5 + lineHeight*(float64(j)-float64(len(lines)-1)/2)}, line)
		}
	}
	for j, series := range c.Series {
		share := func(row int) float64 { return min(1, max(0, series.value(row))/top) }
		s.write(`<path class="chart-area `, seriesClass(j), `" d="`, figure(share), "\"/>\n", `<path class="chart-line `, seriesClass(j), `" d="`, figure(share), "\"/>\n")
		for i := range c.Labels {
			s.symbol(j, at(i, share(i)))
		}
	}
	return s.close()
}

// Progress draws how much of a target is reached, from 0 to 1. It has no name: the figures stand beside it.
func Progress(share float64) SVG {
	const width, height = 120.0, 10.0
	if math.IsNaN(share) {
		share = 0
	}
	reached := width * min(1, max(0, share))
	s := &sheet{}
	s.write(`<svg xmlns="http://www.w3.org/2000/svg" class="chart-progress" viewBox="0 0 120 10" width="120" height="10" aria-hidden="true" focusable="false">`)
	s.box("chart-ground", 0, 0, width, height)
	if reached > 0 {
		s.box("chart-bar chart-1", 0, 0, reached, height)
	}
	return s.close()
}

// wrap cuts a text into lines of about n letters, at its spaces; those that do not break stay.
func wrap(text string, n int) []string {
	var lines []string
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' }) {
		last := len(lines) - 1
		if last >= 0 && len([]rune(lines[last]))+1+len([]rune(word)) <= n {
			lines[last] += " " + word
			continue
		}
		if letters := []rune(word); len(letters) > n+n/2 { // an address, say
			word = string(letters[:n]) + "…"
		}
		lines = append(lines, word)
	}
	if len(lines) > 3 {
		lines = append(slices.Clone(lines[:2]), lines[2]+"…")
	}
	return lines
}
