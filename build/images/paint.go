// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"

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
	var r vector.Rasterizer
	for _, p := range patches {
		paint, err := parseColour(p.Colour)
		if err != nil {
			return err
		}
		around := pixels(p.Points, margin, scale).Intersect(picture.Bounds()) // a patch may be a small part of the picture
		r.Reset(around.Dx(), around.Dy())
		for i, at := range p.Points {
			x, y := float32((at[0]+margin)*scale-float64(around.Min.X)), float32((at[1]+margin)*scale-float64(around.Min.Y))
			if i == 0 {
				r.MoveTo(x, y)
				continue
			}
			r.LineTo(x, y)
		}
		r.ClosePath()
		r.Draw(picture, around, image.NewUniform(paint), image.Point{})
	}
	// Flat colours become hardly smaller by the default, which takes twice as long and a large table.
	return (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(w, picture)
}

// pixels returns the smallest rectangle around points, with a margin, in pixels of a scale.
func pixels(points [][2]float64, margin, scale float64) image.Rectangle {
	var around image.Rectangle
	for i, at := range points {
		x, y := (at[0]+margin)*scale, (at[1]+margin)*scale
		one := image.Rect(int(math.Floor(x)), int(math.Floor(y)), int(math.Ceil(x)), int(math.Ceil(y)))
		if i == 0 {
			around = one
			continue
		}
		around.Min.X, around.Min.Y = min(around.Min.X, one.Min.X), min(around.Min.Y, one.Min.Y)
		around.Max.X, around.Max.Y = max(around.Max.X, one.Max.X), max(around.Max.Y, one.Max.Y)
	}
	return around
}

// parseColour reads #rrggbb.
func parseColour(hex string) (color.RGBA, error) {
	c := color.RGBA{A: 0xff}
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
		return c, fmt.Errorf("read the colour %q: %w", hex, err)
	}
	return c, nil
}
