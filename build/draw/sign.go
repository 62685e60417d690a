// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Sign is a sheet of paper to hang up: on the door of a place its name, what one does there and the way to its page; for an
// agenda what comes next. It is a file of its own (A4, in millimetres) that a browser prints and any drawing program opens, so
// its colours stand in it.
type Sign struct {
	Lang    string
	Title   string
	Note    string     // below the title: the town; "" for none
	Lead    string     // a sentence; "" for none
	Lines   []SignLine // the first ones are drawn, as many as the sheet has room for
	Scan    string     // what the code is for: « Horaires, contact, agenda »
	Address string     // that the code leads to, as people type it
	Code    QR
	Footer  string // the network

	Brand, OnBrand, Text, Soft string // colours, #rrggbb
}

// A SignLine is one thing that a sign says.
type SignLine struct {
	Symbol SVG    // of 24 units, in Colour
	Colour string // #rrggbb
	Title  string
	Note   string // below it, smaller; "" for none
}

// A4, in millimetres.
const (
	signWidth, signHeight = 210.0, 297.0
	signMargin            = 18.0
	signSide              = 66.0 // of the code
)

// letterWide is the width of a letter as a share of its size: that of a wide one, so that lines rather break too early.
const letterWide = 0.56

// letters counts those of a text as wide as they are: three capitals have the room of four small letters.
func letters(text string) int {
	n, capitals := 0, 0
	for _, r := range text {
		if unicode.IsUpper(r) {
			capitals++
		}
		n++
	}
	return n + (capitals+2)/3
}

// SVG draws s.
func (s Sign) SVG() string {
	var out strings.Builder
	write := func(parts ...string) {
		for _, p := range parts {
			out.WriteString(p)
		}
	}
	text := func(x, y, size float64, colour, attributes, words string) {
		write(`<text x="`, number(x), `" y="`, number(y), `" font-size="`, number(size), `" fill="`, colour, `"`, attributes, `>`, escape(words), "</text>\n")
	}
	const bold, middle = ` font-weight="700"`, ` text-anchor="middle"`
	write(`<svg xmlns="http://www.w3.org/2000/svg" lang="`, escape(s.Lang), `" viewBox="0 0 210 297" width="210mm" height="297mm" role="img" aria-labelledby="title"`,
		` font-family="'Bricolage Grotesque Variable',system-ui,sans-serif"><title id="title">`, escape(s.Title), "</title>\n",
		"<style>@page{size:A4;margin:0}</style>\n", // else browsers cut the sheet in two
		`<rect width="210" height="297" fill="#ffffff"/>`, "\n")

	const room = signWidth - 2*signMargin
	lines, size := fitLines(s.Title, room, 22, 2)
	head := 30 + 1.12*size*float64(len(lines))
	if s.Note != "" {
		head += 10
	}
	write(`<rect width="210" height="`, number(head), `" fill="`, s.Brand, `"/>`, "\n")
	y := 18 + size*0.85
	for _, line := range lines {
		text(signMargin, y, size, s.OnBrand, bold, line)
		y += 1.12 * size
	}
	if s.Note != "" {
		text(signMargin, head-12, 9, s.OnBrand, "", shorten(s.Note, room, 9))
	}

	top := signHeight - signMargin - signSide - 6
	y = head + 20
	if s.Lead != "" {
		lead, leadSize := fitLines(s.Lead, room, 10, 5)
		for _, line := range lead {
			text(signMargin, y, leadSize, s.Text, "", line)
			y += 1.4 * leadSize
		}
		y += 10
	}
	for _, l := range s.Lines {
		title, titleSize := fitLines(l.Title, room-17, 8, 2)
		note, noteSize := fitLines(l.Note, room-17, 5.5, 2)
		more := 1.2 * (titleSize*float64(len(title)-1) + noteSize*float64(max(0, len(note)-1)))
		if y+more > top-12 {
			break
		}
		write(`<g color="`, l.Colour, `" transform="translate(18 `, number(y-9), `) scale(0.5)">`, string(l.Symbol), "</g>\n")
		for i, line := range title {
			text(signMargin+17, y+1.2*titleSize*float64(i), titleSize, s.Text, "", line)
		}
		y += 1.2 * titleSize * float64(max(0, len(title)-1))
		if len(note) > 0 {
			y += 8
		}
		for i, line := range note {
			text(signMargin+17, y+1.2*noteSize*float64(i), noteSize, s.Soft, "", line)
		}
		y += 15 + 1.2*noteSize*float64(max(0, len(note)-1))
	}

	write(`<g transform="translate(`, number(signWidth-signMargin-signSide), ` `, number(top), `) scale(`, strconv.FormatFloat(signSide/float64(s.Code.Side), 'f', 4, 64), `)"><path fill="#000000" d="`, s.Code.Path, `"/></g>`, "\n")
	const beside = room - signSide - 6
	y = top + 22
	scan, scanSize := fitLines(s.Scan, beside, 9, 4)
	for _, line := range scan {
		text(signMargin, y, scanSize, s.Text, bold, line)
		y += 1.2 * scanSize
	}
	y += 3
	for _, line := range breakAddress(s.Address, beside, 5) {
		text(signMargin, y, 5, s.Soft, "", line)
		y += 6.5
	}
	text(signWidth/2, signHeight-8, 5, s.Soft, middle, shorten(s.Footer, room, 5))
	write("</svg>\n")
	return out.String()
}

// fitLines breaks words into at most so many lines of a width, in the largest letters up to size with which they fit.
func fitLines(words string, width, size float64, most int) ([]string, float64) {
	for ; ; size *= 0.9 {
		lines := breakWords(words, int(width/(letterWide*size)))
		if len(lines) <= most && longest(lines) <= width/(letterWide*size) || size < 3 {
			return lines[:min(len(lines), 2*most)], size
		}
	}
}

// breakWords breaks words into lines of so many letters; a longer word has a line of its own.
func breakWords(words string, most int) []string {
	var lines []string
	for _, word := range strings.Fields(words) {
		if n := len(lines); n > 0 && letters(lines[n-1]+" "+word) <= most {
			lines[n-1] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

func longest(lines []string) float64 {
	most := 0
	for _, line := range lines {
		most = max(most, letters(line))
	}
	return float64(most)
}

// breakAddress breaks an address into lines, after a slash where there is one: it has no words.
func breakAddress(text string, width, size float64) []string {
	most := max(1, int(width/(letterWide*size)))
	var lines []string
	for runes := []rune(text); len(runes) > 0; {
		n := len(runes)
		if n > most {
			n = most
			if slash := strings.LastIndexByte(string(runes[:n]), '/'); slash > 0 {
				n = utf8.RuneCountInString(string(runes[:n])[:slash+1])
			}
		}
		lines, runes = append(lines, string(runes[:n])), runes[n:]
	}
	return lines
}

// shorten cuts a text that does not fit on a line.
func shorten(text string, width, size float64) string {
	most := int(width / (letterWide * size))
	if letters(text) <= most {
		return text
	}
	runes := []rune(text)
	for letters(string(runes)) >= most {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…"
}
