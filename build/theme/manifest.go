// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import "github.com/compagnie-tiers-lieux/maillage/build/diag"

// A Manifest is theme.yaml: what a theme is and what it promises to those who change parts of it.
type Manifest struct {
	Name      string
	Title     diag.Text
	Version   string // semantic version
	Contract  int    // raised when a template or slot goes away
	Engine    string // the versions of maillage it works with: ">=0.1 <2"
	Licence   string // SPDX id
	Homepage  string
	Authors   []string
	Languages []string

	Credits []Credit // the works of others in it

	Slots     []Slot
	Templates map[string]int // contract of a template's data; 1 for those that are not listed
	Changes   []Change       // what changed in them, oldest first

	Primary, Accent string // brand of a network that set none, #rrggbb
	Faces           []Face
	TitleFace       string // name of the face of titles, where the network chose none
	TextFace        string // the same for everything else
	Hues            []Hue
	Tokens          []Token
	Pairs           []Pair
}

// A Slot is a place that a network may fill.
type Slot struct {
	Name  string
	Title diag.Text
}

// A Change says what became different in a template's data with a contract.
type Change struct {
	Template string
	Contract int
	Text     diag.Text
}

// A Credit is a work of others that a theme shows or runs.
type Credit struct {
	Name    string
	For     diag.Text // what it is for
	Author  string
	Licence string // SPDX id
	URL     string
}

// A Face is a typeface that a network may choose.
type Face struct {
	Name   string
	Family string     // of Files; "" for a face of the reader's device
	Stack  string     // faces of the reader's device, as in font-family: instead of Family, or until it is there
	Files  []FaceFile // among the packages
}

// A FaceFile is a part of a typeface: a .woff2 with the letters of a range.
type FaceFile struct {
	Path    string // "@fontsource-variable/…/latin.woff2"
	Range   string // unicode-range
	Weights string // "200 800"
}

// A Hue is the root of a scale of shades.
type Hue struct {
	Name    string
	Degrees float64 // in OKLCH: 25 red, 75 amber, 150 green, 250 blue, 300 violet
	Chroma  float64 // in OKLCH: 0 grey to about 0.3
}

// A Token is a colour by its meaning. Its values are names of shades ("primary-70", "white") or #rrggbb.
type Token struct {
	Name            string
	Light, Dark     string
	LightAt, DarkAt diag.Span
}

// In returns the value in a mode.
func (t Token) In(m Mode) string {
	if m == Dark {
		return t.Dark
	}
	return t.Light
}

// A Pair is a token that must be seen on others.
type Pair struct {
	Token string
	On    []string
	Ratio float64 // TextContrast or MarkContrast
	At    diag.Span
}

// contract returns the number of a template's contract.
func (m *Manifest) contract(template string) int { return max(1, m.Templates[template]) }

// slotNames returns the names of the slots, in the order of the file.
func (m *Manifest) slotNames() []string {
	names := make([]string, len(m.Slots))
	for i, slot := range m.Slots {
		names[i] = slot.Name
	}
	return names
}

// token returns a token by its name.
func (m *Manifest) token(name string) Token {
	for _, t := range m.Tokens {
		if t.Name == name {
			return t
		}
	}
	return Token{}
}

func (m *Manifest) tokenNames() []string {
	names := make([]string, len(m.Tokens))
	for i, t := range m.Tokens {
		names[i] = t.Name
	}
	return names
}
