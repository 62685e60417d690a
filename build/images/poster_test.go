// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images_test

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
)

var style = images.PosterStyle{
	Name: "La Compagnie des Tiers-Lieux", Ground: "#781d0c", Ink: "#ffffff", Accent: "#f2b544", Land: "#a3341f",
	Mark:    draw.Mark(draw.MarkColours{Brand: "#a3341f", Deep: "#0b6e69", Accent: "#f2b544", Paper: "#ffffff"}),
	Outline: [][][2]float64{{{0.2, 0.1}, {0.9, 0.3}, {0.6, 0.95}, {0.05, 0.6}}},
}

func poster(t testing.TB, kicker, title string, at *[2]float64) (image.Image, []byte) {
	t.Helper()
	p, err := images.NewPoster(style)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := p.Write(&b, kicker, title, at); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return picture, b.Bytes()
}

// inked returns how many pixels of a part of a picture have the colour of the title.
func inked(picture image.Image, part image.Rectangle) int {
	count := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if r, g, b, _ := picture.At(x, y).RGBA(); r == 0xffff && g == 0xffff && b == 0xffff {
				count++
			}
		}
	}
	return count
}

func TestAPosterShowsItsTitle(t *testing.T) {
	where := &[2]float64{0.5, 0.5}
	picture, file := poster(t, "Espace de coworking · Lille", "La Coroutine", where)
	if picture.Bounds() != image.Rect(0, 0, images.PosterWidth, images.PosterHeight) || len(file) > 60_000 {
		t.Fatalf("%v, %d bytes", picture.Bounds(), len(file))
	}
	title := image.Rect(60, 160, 700, 480)
	if inked(picture, title) < 1000 {
		t.Error("the title is not there")
	}
	if empty, _ := poster(t, "", "", nil); inked(empty, title) != 0 {
		t.Error("something is written without a title")
	}
	if _, same := poster(t, "Espace de coworking · Lille", "La Coroutine", where); !bytes.Equal(file, same) {
		t.Error("the same poster has other bytes")
	}
}

// Titles of people are long, have words that no line holds, and letters that no font has: they stay on the poster.
func TestLongTitlesStayInside(t *testing.T) {
	for _, title := range []string{
		strings.Repeat("Anticonstitutionnellement ", 12), strings.Repeat("m", 300), "مكان للجميع", "a\x00b\u202e<script>", strings.Repeat("mot ", 200),
	} {
		picture, _ := poster(t, title, title, &[2]float64{0.5, 0.5})
		for _, edge := range []image.Rectangle{image.Rect(0, 0, images.PosterWidth, 20), image.Rect(0, 0, 60, 500), image.Rect(1190, 0, 1200, 600), image.Rect(60, 484, 700, 496)} {
			if inked(picture, edge) > 0 {
				t.Errorf("%.20q leaves its place at %v", title, edge)
			}
		}
	}
}

func TestPostersAreDrawnSideBySide(t *testing.T) {
	p, err := images.NewPoster(style)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if err := p.Write(io.Discard, "Café", "Un lieu pour travailler ensemble", nil); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

func BenchmarkPoster(b *testing.B) {
	p, err := images.NewPoster(style)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Write(io.Discard, "Espace de coworking · Lille", "La Voisinerie de Wazemmes", &[2]float64{0.4, 0.3}); err != nil {
			b.Fatal(err)
		}
	}
}
