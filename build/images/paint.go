// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"

	"golang.org/x/image/vector"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
)

// Paint writes patches as a square PNG with sides of size pixels. A margin, as a share of the side, is left in the colour of the
// first patch: phones cut icons into circles.
func Paint(w io.Writer, patches []draw.Patch, size int, margin float64) error {
	picture := image.NewRGBA(image.Rect(0, 0, size, size))
	whole := draw.Patch{Points: [][2]float64{{-margin, -margin}, {1 + margin, -margin}, {1 + margin, 1 + margin}, {-margin, 1 + margin}}}
	if len(patches) > 0 {
		whole.Colour = patches[0].Colour
		patches = append([]draw.Patch{whole}, patches...)
	}
	scale := float64(size) / (1 + 2*margin)
	for _, p := range patches {
		paint, err := parseColour(p.Colour)
		if err != nil {
			return err
		}
		r := vector.NewRasterizer(size, size)
		for i, at := range p.Points {
			x, y := float32((at[0]+margin)*scale), float32((at[1]+margin)*scale)
			if i == 0 {
				r.MoveTo(x, y)
				continue
			}
			r.LineTo(x, y)
		}
		r.ClosePath()
		r.Draw(picture, picture.Bounds(), image.NewUniform(paint), image.Point{})
	}
	return png.Encode(w, picture)
}

// parseColour reads #rrggbb.
func parseColour(hex string) (color.RGBA, error) {
	c := color.RGBA{A: 0xff}
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
		return c, fmt.Errorf("read the colour %q: %w", hex, err)
	}
	return c, nil
}
