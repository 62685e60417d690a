// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A sheet is an SVG being written.
type sheet struct {
	out   strings.Builder
	frame geo.Frame
}

// A heading is what every picture begins with.
type heading struct {
	class, role        string
	prefix             string // of the ids
	title, description string
}

// open writes the head of the picture. Its name and description are linked by ids, which not every reader of screens
// needs, but some do.
func (s *sheet) open(h heading) {
	width, height := number(s.frame.Width), number(s.frame.Height)
	prefix := identifier(h.prefix)
	s.write(`<svg xmlns="http://www.w3.org/2000/svg" class="`, h.class, `" viewBox="0 0 `, width, " ", height, `" width="`, width, `" height="`, height, `"`)
	s.write(` role="`, h.role, `" aria-labelledby="`, prefix, `-title"`)
	if h.description != "" {
		s.write(` aria-describedby="`, prefix, `-desc"`)
	}
	s.write("><title id=\"", prefix, "-title\">", escape(h.title), "</title>")
	if h.description != "" {
		s.write(`<desc id="`, prefix, `-desc">`, escape(h.description), `</desc>`)
	}
	s.write("\n")
}

func (s *sheet) close() SVG {
	s.write("</svg>\n")
	return SVG(s.out.String())
}

func (s *sheet) write(parts ...string) {
	for _, p := range parts {
		s.out.WriteString(p)
	}
}

// areas draws outlines, no finer than half a pixel. Rings turn one way around areas and the other way around holes, so
// that an area on top of another one does not make a hole in it.
func (s *sheet) areas(class string, areas []*geo.Area) {
	var d []byte
	for _, a := range areas {
		if a != nil {
			d = appendOutline(d, s.frame.Rings(a, 0.5))
		}
	}
	if len(d) > 0 {
		s.write(`<path class="`, class, `" d="`)
		s.out.Write(d)
		s.write("\"/>\n")
	}
}

// appendOutline writes rings as path data: tenths of a unit, each point as its way from the point before. The way is counted
// between rounded points, so that roundings do not add up.
func appendOutline(d []byte, rings [][]geo.XY) []byte {
	for _, ring := range rings {
		x, y := tenths(ring[0].X), tenths(ring[0].Y)
		d = appendPair(append(d, 'M'), x, y)
		first := true
		for _, xy := range ring[1 : len(ring)-1] { // z goes back to the first, which the last repeats
			dx, dy := tenths(xy.X)-x, tenths(xy.Y)-y
			if dx == 0 && dy == 0 {
				continue
			}
			x, y = x+dx, y+dy
			switch {
			case first:
				d = append(d, 'l')
			case dx >= 0: // a minus keeps numbers apart
				d = append(d, ' ')
			}
			d = appendPair(d, dx, dy)
			first = false
		}
		d = append(d, 'z')
	}
	return d
}

func tenths(v float64) int { return int(math.Round(v * 10)) }

// appendPair writes two numbers given in tenths: "12.5-3".
func appendPair(b []byte, x, y int) []byte {
	b = appendDecimal(b, x)
	if y >= 0 {
		b = append(b, ' ')
	}
	return appendDecimal(b, y)
}

// appendDecimal writes a number given in tenths as short as SVG allows: "3", "-.5", "12.5".
func appendDecimal(b []byte, tenths int) []byte {
	if tenths < 0 {
		b, tenths = append(b, '-'), -tenths
	}
	whole, rest := tenths/10, tenths%10
	if whole != 0 || rest == 0 {
		b = strconv.AppendInt(b, int64(whole), 10)
	}
	if rest != 0 {
		b = strconv.AppendInt(append(b, '.'), int64(rest), 10)
	}
	return b
}

// number writes a number with at most one decimal.
func number(v float64) string { return string(appendDecimal(nil, tenths(v))) }

func point(xy geo.XY) string { return string(appendPair(nil, tenths(xy.X), tenths(xy.Y))) }

// escape makes any text fit for an element or an attribute of XML; characters that XML cannot hold become U+FFFD.
func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder does not fail
	return b.String()
}

// identifier returns the characters of a prefix that an id may have anywhere.
func identifier(prefix string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-':
			return r
		}
		return -1
	}, prefix)
	if id == "" || id[0] == '-' || '0' <= id[0] && id[0] <= '9' {
		return "map" + id
	}
	return id
}

// address returns href when it leads into this site or to the web, "" for all else: the caller makes addresses, but a
// picture has to be safe by itself.
func address(href string) string {
	switch {
	case strings.ContainsAny(href, "\\\t\r\n"), strings.HasPrefix(href, "//"):
		return ""
	case strings.HasPrefix(href, "/"), strings.HasPrefix(href, "#"), strings.HasPrefix(href, "./"), strings.HasPrefix(href, "../"),
		strings.HasPrefix(href, "https://"), strings.HasPrefix(href, "http://"):
		return href
	}
	return ""
}
