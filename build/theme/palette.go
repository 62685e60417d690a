// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A Mode is light or dark.
type Mode string

// The modes. A reader's device chooses, or the reader, by data-theme on <html>; paper is always light.
const (
	Light Mode = "light"
	Dark  Mode = "dark"
)

// words says the mode inside a sentence.
func (m Mode) words() diag.Text {
	if m == Dark {
		return diag.Text{FR: "sombre", EN: "dark"}
	}
	return diag.Text{FR: "claire", EN: "light"}
}

// modes in the order in which they are written.
var modes = [...]Mode{Light, Dark}

// A Palette gives every token of the theme its colour in both modes.
type Palette map[Mode]map[string]string

// A step is one shade of a scale. What it stands for is its contrast with white, the same for every hue: so two steps of
// any two scales have the same contrast (that of their quotient), whatever brand a network has. This is why a theme that is
// readable with one brand is readable with all.
type step struct {
	name   string
	white  float64 // contrast ratio with white
	chroma float64 // share of the hue's chroma: less in the pale and the dark
}

var steps = [...]step{
	{"5", 1.05, 0.25},
	{"10", 1.10, 0.40},
	{"20", 1.26, 0.60},
	{"30", 1.62, 0.80},
	{"40", 2.30, 1},
	{"50", 3.55, 1},
	{"60", 5.25, 1},
	{"70", 7.40, 1},
	{"80", 10.60, 0.85},
	{"90", 14.20, 0.60},
	{"95", 17.00, 0.45},
	{"98", 18.60, 0.40},
}

// greyChroma is how much of the brand's hue the greys have.
const greyChroma = 0.012

// scales returns the raw colours of a theme for a brand, by the names that its tokens use: "primary-60", "grey-5", "white".
// primary and accent are as the network wrote them.
func scales(hues []Hue, primary, accent string) map[string]string {
	raw := map[string]string{
		"white": "#ffffff", "black": "#000000",
		"primary": primary, "on-primary": readable(primary),
		"accent": accent, "on-accent": readable(accent),
	}
	first, _ := parseHex(primary)
	second, _ := parseHex(accent)
	brand, other := first.oklch(), second.oklch()
	addScale(raw, "primary", brand.c, brand.h)
	addScale(raw, "accent", other.c, other.h)
	addScale(raw, "grey", min(greyChroma, brand.c), brand.h)
	for _, hue := range hues {
		addScale(raw, hue.Name, hue.Chroma, hue.Degrees)
	}
	return raw
}

func addScale(raw map[string]string, name string, chroma, hue float64) {
	for _, s := range steps {
		luminance := 1.05/s.white - 0.05
		raw[name+"-"+s.name] = withLuminance(luminance, chroma*s.chroma, hue).hex()
	}
}

// palette gives the tokens of a theme their colours. A token of which the theme names no known colour is left out; reading
// the manifest has said so.
func palette(m *Manifest, raw map[string]string) Palette {
	p := Palette{Light: make(map[string]string, len(m.Tokens)), Dark: make(map[string]string, len(m.Tokens))}
	for _, token := range m.Tokens {
		for _, mode := range modes {
			name := token.In(mode)
			if _, ok := parseHex(name); ok {
				p[mode][token.Name] = name
			} else if hex, ok := raw[name]; ok {
				p[mode][token.Name] = hex
			}
		}
	}
	return p
}

// A shortfall is a pair of tokens that cannot be read.
type shortfall struct {
	pair           Pair
	token, on      string
	mode           Mode
	ratio, nearest string // what it is, and the closest colour that passes
}

// shortfalls lists the pairs of a theme that are below what they ask for.
func (p Palette) shortfalls(pairs []Pair) []shortfall {
	var found []shortfall
	for _, pair := range pairs {
		for _, mode := range modes {
			for _, on := range pair.On {
				colour, background := p[mode][pair.Token], p[mode][on]
				if colour == "" || background == "" || Contrast(colour, background) >= pair.Ratio {
					continue
				}
				found = append(found, shortfall{
					pair: pair, token: pair.Token, on: on, mode: mode,
					ratio:   strconv.FormatFloat(Contrast(colour, background), 'f', 2, 64),
					nearest: NearestPassing(colour, background, pair.Ratio),
				})
			}
		}
	}
	return found
}

// css writes the tokens as custom properties: light first, dark where the device asks for it on a screen and the reader did
// not choose otherwise.
func (p Palette) css(m *Manifest, colours []Colour) string {
	var b strings.Builder
	properties := func(mode Mode) string {
		var block strings.Builder
		block.WriteString("color-scheme:" + string(mode) + ";")
		for _, token := range m.Tokens {
			if hex := p[mode][token.Name]; hex != "" {
				block.WriteString("--" + token.Name + ":" + hex + ";")
			}
		}
		return block.String()
	}
	b.WriteString(":root{" + properties(Light) + "}\n")
	for _, c := range colours {
		b.WriteString(own(c.Name) + "{--own:" + c.Hex + ";--on-own:" + readable(c.Hex) + ";--own-strong:" + p.strong(c.Hex, Light) + "}\n")
	}
	dark := func(root string) {
		b.WriteString(root + "{" + properties(Dark) + "}\n")
		for _, c := range colours {
			b.WriteString(root + " " + own(c.Name) + "{--own-strong:" + p.strong(c.Hex, Dark) + "}\n")
		}
	}
	b.WriteString("@media screen and (prefers-color-scheme:dark){\n")
	dark(`:root:not([data-theme="light"])`)
	b.WriteString("}\n@media screen{\n")
	dark(`:root[data-theme="dark"]`)
	b.WriteString("}\n")
	return b.String()
}

func own(name string) string { return `[data-colour="` + name + `"]` }

// strong returns a shade of a colour that stands out as a mark on the page's surfaces.
func (p Palette) strong(colour string, mode Mode) string {
	for _, surface := range [...]string{"surface", "surface-raised", "surface-sunken"} {
		if background := p[mode][surface]; background != "" {
			colour = NearestPassing(colour, background, MarkContrast)
		}
	}
	return colour
}
