// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
)

// A size is a line of the table of scale.
type size struct{ places, cpu, memory float64 } // number, seconds, megabytes

// plotFile writes the table of scale of a document as a picture.
func plotFile(w io.Writer, name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	sizes, err := readScale(string(text))
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	_, err = io.WriteString(w, plot(sizes))
	return err
}

// readScale reads the table of scale in a text.
func readScale(text string) ([]size, error) {
	_, table, found := strings.Cut(text, scaleHead)
	if !found {
		return nil, errors.New("there is no table of scale")
	}
	var sizes []size
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) != 9 {
			break
		}
		var numbers [3]float64
		for i, cell := range []int{1, 4, 5} {
			text, _, _ := strings.Cut(strings.TrimSpace(cells[cell]), " ")
			value, err := strconv.ParseFloat(text, 64)
			if err != nil || value <= 0 {
				return nil, fmt.Errorf("%q is no size", cells[cell])
			}
			numbers[i] = value
		}
		sizes = append(sizes, size{numbers[0], numbers[1], numbers[2]})
	}
	if len(sizes) < 2 {
		return nil, errors.New("the table of scale has no two sizes")
	}
	return sizes, nil
}

// The layout of the picture, in pixels.
const (
	panelWide, panelHigh = 360, 260
	panelLeft, panelTop  = 70, 40
	panelGap             = 90
)

// plot draws time and memory by the number of places, on scales by powers of ten: what grows in proportion runs beside the dashed line.
func plot(sizes []size) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" role="img" aria-labelledby="t">`+"\n",
		panelLeft+2*panelWide+panelGap+30, panelTop+panelHigh+60)
	b.WriteString("<title id=\"t\">CPU time and memory of a build by the number of places</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
	panel(&b, panelLeft, "CPU time, s", sizes, func(s size) float64 { return s.cpu })
	panel(&b, panelLeft+panelWide+panelGap, "peak memory, MB", sizes, func(s size) float64 { return s.memory })
	b.WriteString("</svg>\n")
	return b.String()
}

// panel draws one of the two diagrams.
func panel(b *strings.Builder, left float64, title string, sizes []size, of func(size) float64) {
	first, last := sizes[0], sizes[len(sizes)-1]
	low, high := math.Floor(math.Log10(of(first))), math.Ceil(math.Log10(of(last)))
	x := func(places float64) float64 {
		return left + panelWide*(math.Log10(places)-math.Log10(first.places))/(math.Log10(last.places)-math.Log10(first.places))
	}
	y := func(value float64) float64 { return panelTop + panelHigh*(high-math.Log10(value))/(high-low) }
	fmt.Fprintf(b, `<text x="%.0f" y="%d" font-weight="bold" fill="#111">%s</text>`+"\n", left, panelTop-16, title)
	for power := low; power <= high; power++ {
		value := math.Pow(10, power)
		fmt.Fprintf(b, `<path d="M%.0f %.1fh%d" stroke="#ddd"/><text x="%.0f" y="%.1f" text-anchor="end" fill="#444">%g</text>`+"\n",
			left, y(value), panelWide, left-8, y(value)+4, value)
	}
	for _, s := range sizes {
		fmt.Fprintf(b, `<path d="M%.1f %dv%d" stroke="#eee"/><text x="%.1f" y="%d" text-anchor="middle" fill="#444">%.0f</text>`+"\n",
			x(s.places), panelTop, panelHigh, x(s.places), panelTop+panelHigh+20, s.places)
	}
	fmt.Fprintf(b, `<text x="%.0f" y="%d" text-anchor="middle" fill="#444">places</text>`+"\n", left+panelWide/2, panelTop+panelHigh+42)
	begin := max(of(last)*first.places/last.places, math.Pow(10, low)) // where what grows in proportion to the largest would begin
	fmt.Fprintf(b, `<path d="M%.1f %.1fL%.1f %.1f" stroke="#777" stroke-dasharray="5 4"/>`+"\n",
		x(begin/of(last)*last.places), y(begin), x(last.places), y(of(last)))
	line := ""
	for i, s := range sizes {
		command := "L"
		if i == 0 {
			command = "M"
		}
		line += fmt.Sprintf("%s%.1f %.1f", command, x(s.places), y(of(s)))
		fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="4" fill="#0b6e69"/>`+"\n", x(s.places), y(of(s)))
	}
	fmt.Fprintf(b, `<path d="%s" fill="none" stroke="#0b6e69" stroke-width="2"/>`+"\n", line)
}
