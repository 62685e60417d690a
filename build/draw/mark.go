// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"fmt"
	"math"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A Patch is a surface of one colour: a polygon in a square whose sides are 1, x to the right, y down.
type Patch struct {
	Colour string // #rrggbb
	Points [][2]float64
}

// MarkColours are the colours of a mark, #rrggbb.
type MarkColours struct {
	Brand, Deep, Accent, Paper string
}

// Mark returns the mark of a network that has no picture of its own: four tiles of the house in its colours. Later patches lie over
// earlier ones.
func Mark(c MarkColours) []Patch {
	const half = 0.5
	tile := func(x, y float64, colour string) Patch {
		return Patch{colour, [][2]float64{{x, y}, {x + half, y}, {x + half, y + half}, {x, y + half}}}
	}
	return []Patch{
		tile(0, 0, c.Accent),
		{c.Paper, sector(0, half, half, -90, 0)},
		tile(half, 0, c.Paper),
		{c.Brand, [][2]float64{{1, 0}, {1, half}, {half, half}}},
		tile(0, half, c.Deep),
		{c.Paper, sector(0.25, 0.75, 0.16, 0, 360)},
		tile(half, half, c.Brand),
		{c.Accent, sector(0.75, 1, 0.22, 180, 360)},
	}
}

// Circle returns a circle in a square whose sides are 1.
func Circle() [][2]float64 { return sector(0.5, 0.5, 0.5, 0, 360) }

// sector returns a slice of a disc between two angles in degrees, 0 to the right, clockwise.
func sector(x, y, radius, from, to float64) [][2]float64 {
	points := [][2]float64{}
	if to-from < 360 {
		points = append(points, [2]float64{x, y})
	}
	const step = 5
	for angle := from; angle <= to; angle += step {
		sin, cos := math.Sincos(angle * math.Pi / 180)
		points = append(points, [2]float64{x + radius*cos, y + radius*sin})
	}
	return points
}

// PatchesSVG draws patches as a picture of its own.
func PatchesSVG(patches []Patch) SVG {
	const side = 64
	return SVG(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">` + patchPaths(patches, side) + "</svg>\n")
}

// TitledSVG draws patches as a picture with a name and a description for those who do not see it; side is that of the square in units.
func TitledSVG(patches []Patch, side float64, title, description string) SVG {
	s := sheet{frame: geo.Frame{Width: side, Height: side}}
	s.open(heading{class: "map", role: "img", title: title, description: description})
	s.write(patchPaths(patches, side), "\n")
	return s.close()
}

// patchPaths returns patches in a square.
func patchPaths(patches []Patch, side float64) string {
	var b strings.Builder
	for _, p := range patches {
		fmt.Fprintf(&b, `<path fill="%s" d="M`, p.Colour)
		for _, at := range p.Points {
			fmt.Fprintf(&b, "%.1f %.1f ", at[0]*side, at[1]*side)
		}
		b.WriteString(`z"/>`)
	}
	return b.String()
}
