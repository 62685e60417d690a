// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"io"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	point "golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
)

// The size of a poster in pixels, as the networks that show previews ask for it.
const (
	PosterWidth  = 1200
	PosterHeight = 630
)

// A Poster draws the pictures that stand for pages elsewhere: a title, what it is, the network, and perhaps where it is. What all pages
// share is drawn once; a picture of few colours takes a few milliseconds and kilobytes. It may be used from any goroutine.
type Poster struct {
	style    PosterStyle
	palette  color.Palette
	base     *canvas
	strips   [strips]strip    // of the base
	colours  map[string]uint8 // where the shades of a colour begin in the palette
	font     *sfnt.Font
	mu       sync.Mutex
	canvases sync.Pool // of *canvas, as the base is
	faces    map[int]font.Face
	glyphs   map[glyphKey]glyph
}

// A PosterStyle is what all pictures of a site share. Colours are #rrggbb.
type PosterStyle struct {
	Name                      string         // of the network
	Ground, Ink, Accent, Land string         // what is written in Ink and Accent is written on Ground
	Mark                      []draw.Patch   // of the network
	Outline                   [][][2]float64 // rings of the territory in a square whose sides are 1, y down; nil for none
}

// shades is how many mixtures with the ground a colour has, for smooth edges.
const shades = 15

// The layout of a poster, in pixels.
const (
	margin    = 72
	mapSide   = 400
	mapTop    = 96
	markSide  = 56
	nameSize  = 30
	kickSize  = 34
	titleTop  = 180
	titleRoom = 300 // height of all lines of a title
)

// titleSizes are tried from large to small until a title fits.
var titleSizes = [...]int{84, 70, 58, 48, 40}

// NewPoster draws what all pictures share.
func NewPoster(s PosterStyle) (*Poster, error) {
	parsed, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("read the font of posters: %w", err)
	}
	p := &Poster{style: s, font: parsed, colours: make(map[string]uint8), faces: make(map[int]font.Face), glyphs: make(map[glyphKey]glyph)}
	if p.palette, err = p.paint(s); err != nil {
		return nil, err
	}
	p.base = new(canvas)
	p.polygon(p.base, [][2]float64{{0, PosterHeight - 12}, {PosterWidth, PosterHeight - 12}, {PosterWidth, PosterHeight}, {0, PosterHeight}}, s.Accent)
	for _, ring := range s.Outline {
		p.polygon(p.base, scaled(ring, PosterWidth-margin-mapSide, mapTop, mapSide), s.Land)
	}
	bottom := PosterHeight - margin - markSide
	for _, patch := range s.Mark {
		p.polygon(p.base, scaled(patch.Points, margin, float64(bottom), markSide), patch.Colour)
	}
	p.line(p.base, s.Name, margin+markSide+20, bottom+markSide-16, nameSize, p.colours[s.Ink])
	p.base.touched = [strips]bool{}
	for n := range p.strips {
		if p.strips[n], err = deflate(new(bytes.Buffer), p.base.strip(n)); err != nil {
			return nil, err
		}
	}
	p.canvases.New = func() any {
		c := *p.base
		return &c
	}
	return p, nil
}

// paint makes the colours of a poster and their mixtures with the ground.
func (p *Poster) paint(s PosterStyle) (color.Palette, error) {
	ground, err := parseColour(s.Ground)
	if err != nil {
		return nil, err
	}
	palette := color.Palette{ground}
	wanted := []string{s.Ink, s.Accent, s.Land}
	for _, patch := range s.Mark {
		wanted = append(wanted, patch.Colour)
	}
	for _, hex := range wanted {
		if _, known := p.colours[hex]; known || len(palette)+shades > 256 {
			continue
		}
		c, err := parseColour(hex)
		if err != nil {
			return nil, err
		}
		p.colours[hex] = uint8(len(palette))
		for i := 1; i <= shades; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(shades-i) + int(b)*i) / shades) }
			palette = append(palette, color.RGBA{mix(ground.R, c.R), mix(ground.G, c.G), mix(ground.B, c.B), 0xff})
		}
	}
	return palette, nil
}

// Write writes the picture of a page as PNG. Kicker is a line above the title; at is where the page is in the square of the outline,
// nil for nowhere.
func (p *Poster) Write(w io.Writer, kicker, title string, at *[2]float64) error {
	ink, accent := p.style.Ink, p.style.Accent
	picture := p.canvases.Get().(*canvas)
	defer p.putBack(picture)
	if at != nil {
		x, y := PosterWidth-margin-mapSide+at[0]*mapSide, mapTop+at[1]*mapSide
		p.polygon(picture, disc(x, y, 22), ink)
		p.polygon(picture, disc(x, y, 15), accent)
	}
	room := PosterWidth - 2*margin
	if at != nil {
		room -= mapSide + margin/2
	}
	p.line(picture, p.short(kicker, kickSize, room), margin, margin+kickSize, kickSize, p.colours[accent])
	size, lines := p.fit(title, room)
	for i, text := range lines {
		p.line(picture, text, margin, titleTop+size*3/4+i*size*9/8, size, p.colours[ink])
	}
	if err := picture.writePNG(w, p.palette, &p.strips); err != nil {
		return fmt.Errorf("write a poster: %w", err)
	}
	return nil
}

// putBack takes a canvas back for the next poster, without what was painted on it.
func (p *Poster) putBack(c *canvas) {
	for n, touched := range c.touched {
		if touched {
			copy(c.strip(n), p.base.strip(n))
			c.touched[n] = false
		}
	}
	p.canvases.Put(c)
}

// fit returns the largest size in which a title has room, and its lines; the last is cut where nothing helps.
func (p *Poster) fit(title string, room int) (size int, lines []string) {
	for _, size = range titleSizes {
		lines = p.wrap(title, size, room)
		if len(lines)*size*9/8 <= titleRoom {
			return size, lines
		}
	}
	lines = lines[:titleRoom/(size*9/8)]
	last := len(lines) - 1
	lines[last] = p.short(lines[last]+" …", size, room)
	return size, lines
}

// wrap breaks a text into lines between words; a word that is longer than a line is cut.
func (p *Poster) wrap(text string, size, room int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		word = p.short(word, size, room)
		if line != "" && p.width(line+" "+word, size) > room {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}

// short cuts a text to a width.
func (p *Poster) short(text string, size, room int) string {
	letters := []rune(text)
	for len(letters) > 1 && p.width(string(letters), size) > room {
		letters = append(letters[:len(letters)-2], '…')
	}
	return string(letters)
}

// A glyph is a letter in a size, as it is painted.
type glyph struct {
	mask    *image.Alpha // nil for a blank
	at      image.Point  // of its corner, from where the letter begins on the line
	advance int          // in 1/64 pixels
}

type glyphKey struct {
	letter rune
	size   int
}

func (p *Poster) width(text string, size int) int {
	total := 0
	for _, letter := range text {
		total += p.glyph(letter, size).advance
	}
	return total / 64
}

// line writes a text that begins at x, on a line at y.
func (p *Poster) line(picture *canvas, text string, x, y, size int, colour uint8) {
	pen := x * 64
	for _, letter := range text {
		g := p.glyph(letter, size)
		if g.mask != nil {
			stamp(picture, g.mask, image.Pt(pen/64, y).Add(g.at), colour)
		}
		pen += g.advance
	}
}

// glyph returns a letter, painted when it is first asked for. A letter that the font does not have is a blank.
func (p *Poster) glyph(letter rune, size int) glyph {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := glyphKey{letter, size}
	if g, known := p.glyphs[key]; known {
		return g
	}
	face := p.faces[size]
	if face == nil {
		made, err := opentype.NewFace(p.font, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return glyph{}
		}
		face = made
		p.faces[size] = face
	}
	var g glyph
	if index, err := p.font.GlyphIndex(nil, letter); err == nil && index != 0 {
		bounds, mask, corner, advance, ok := face.Glyph(point.Point26_6{}, letter)
		if ok {
			g.advance = int(advance)
			g.at = bounds.Min
			g.mask = image.NewAlpha(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
			for y := range bounds.Dy() {
				for x := range bounds.Dx() {
					_, _, _, a := mask.At(corner.X+x, corner.Y+y).RGBA()
					g.mask.SetAlpha(x, y, color.Alpha{uint8(a >> 8)})
				}
			}
		}
	}
	p.glyphs[key] = g
	return g
}

// stamp paints a mask in a colour; its edges are mixed with the ground.
func stamp(picture *canvas, mask *image.Alpha, at image.Point, colour uint8) {
	for y := range mask.Rect.Dy() {
		if at.Y+y < 0 || at.Y+y >= PosterHeight {
			continue
		}
		picture.touched[(at.Y+y)/stripRows] = true
		row := mask.Pix[y*mask.Stride : y*mask.Stride+mask.Rect.Dx()]
		for x, alpha := range row {
			shade := int(alpha) * shades / 255
			if shade > 0 && at.X+x >= 0 && at.X+x < PosterWidth {
				picture.set(at.X+x, at.Y+y, colour+uint8(shade-1))
			}
		}
	}
}

// polygon paints a polygon in a colour.
func (p *Poster) polygon(picture *canvas, points [][2]float64, hex string) {
	colour, known := p.colours[hex]
	if !known || len(points) < 3 {
		return
	}
	low, high := points[0], points[0]
	for _, at := range points {
		low[0], low[1] = min(low[0], at[0]), min(low[1], at[1])
		high[0], high[1] = max(high[0], at[0]), max(high[1], at[1])
	}
	left, top := int(low[0]), int(low[1])
	r := vector.NewRasterizer(int(high[0])-left+2, int(high[1])-top+2)
	for i, at := range points {
		x, y := float32(at[0]-float64(left)), float32(at[1]-float64(top))
		if i == 0 {
			r.MoveTo(x, y)
			continue
		}
		r.LineTo(x, y)
	}
	r.ClosePath()
	mask := image.NewAlpha(r.Bounds())
	r.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	stamp(picture, mask, image.Pt(left, top), colour)
}

// scaled puts points of a square whose sides are 1 onto a poster.
func scaled(points [][2]float64, x, y, side float64) [][2]float64 {
	out := make([][2]float64, len(points))
	for i, at := range points {
		out[i] = [2]float64{x + at[0]*side, y + at[1]*side}
	}
	return out
}

// disc returns the outline of a disc.
func disc(x, y, radius float64) [][2]float64 {
	return scaled(draw.Circle(), x-radius, y-radius, 2*radius)
}
