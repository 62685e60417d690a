// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"image"
	"image/color"
	"math/rand"
	"testing"
	"testing/quick"

	"golang.org/x/image/draw"
)

func TestScalingIsThatOfCatmullRom(t *testing.T) {
	from := photo(311, 207)
	for _, size := range [][2]int{{97, 61}, {155, 104}, {310, 206}, {311, 207}, {1, 1}, {40, 207}} {
		want := image.NewRGBA(image.Rect(0, 0, size[0], size[1]))
		draw.CatmullRom.Scale(want, want.Rect, from, from.Rect, draw.Src, nil)
		got := split(from).scale(size[0], size[1]).join().(*image.RGBA)
		if got.Rect != want.Rect {
			t.Fatalf("%v: %v", size, got.Rect)
		}
		for i := range want.Pix {
			if d := int(want.Pix[i]) - int(got.Pix[i]); d < -2 || d > 2 {
				t.Fatalf("%v: sample %d is %d, not %d", size, i, got.Pix[i], want.Pix[i])
			}
		}
	}
}

func TestOneColourStaysOneColour(t *testing.T) {
	law := func(r, g, b byte, w, h, w2, h2 uint8) bool {
		size := image.Rect(0, 0, int(w)+1, int(h)+1)
		from := image.NewRGBA(size)
		c := color.RGBA{r, g, b, 255}
		draw.Draw(from, size, image.NewUniform(c), image.Point{}, draw.Src)
		to := split(from).scale(1+int(w2)%size.Dx(), 1+int(h2)%size.Dy()).join().(*image.RGBA)
		for y := range to.Rect.Dy() {
			for x := range to.Rect.Dx() {
				if to.RGBAAt(x, y) != c {
					return false
				}
			}
		}
		return true
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 200, Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Error(err)
	}
}

func TestWeightsOfASampleMakeOne(t *testing.T) {
	for _, c := range [][2]int{{480, 8000}, {1, 8000}, {1199, 1200}, {7, 7}, {3, 2}, {1, 1}, {800, 1200}} {
		for _, tap := range taps(c[0], c[1]) {
			sum := int32(0)
			for _, w := range tap.weights {
				sum += w
			}
			if sum != 1<<fixed || tap.first < 0 || tap.first+len(tap.weights) > c[1] || len(tap.weights) == 0 {
				t.Fatalf("%v: %+v sums to %d", c, tap, sum)
			}
		}
	}
}

// Every kind of picture that a decoder gives keeps its colours.
func TestEveryKindOfPictureIsScaled(t *testing.T) {
	size := image.Rect(0, 0, 41, 31)
	c := color.RGBA{200, 100, 50, 255}
	kinds := map[string]draw.Image{
		"RGBA": image.NewRGBA(size), "NRGBA": image.NewNRGBA(size), "NRGBA64": image.NewNRGBA64(size), "RGBA64": image.NewRGBA64(size),
		"CMYK": image.NewCMYK(size), "paletted": image.NewPaletted(size, color.Palette{color.Black, c}),
	}
	for name, m := range kinds {
		draw.Draw(m, size, image.NewUniform(c), image.Point{}, draw.Src)
		near(t, name, split(m).scale(10, 7).join(), c)
	}
	y, cb, cr := color.RGBToYCbCr(c.R, c.G, c.B)
	for _, ratio := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	} {
		m := image.NewYCbCr(size, ratio)
		fill(m.Y, y)
		fill(m.Cb, cb)
		fill(m.Cr, cr)
		near(t, ratio.String(), split(m).scale(10, 7).join(), c)
		near(t, ratio.String()+" as it is", split(m).scale(41, 31).join(), c)
		near(t, ratio.String()+" turned", split(m).scale(11, 7).turn(6).join(), c)
	}
	grey := image.NewGray(size)
	fill(grey.Pix, 77)
	near(t, "grey", split(grey).scale(10, 7).join(), color.RGBA{77, 77, 77, 255})
}

func fill(pix []byte, v byte) {
	for i := range pix {
		pix[i] = v
	}
}

func near(t *testing.T, name string, m image.Image, want color.RGBA) {
	t.Helper()
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			got := color.RGBAModel.Convert(m.At(x, y)).(color.RGBA)
			for _, d := range []int{int(got.R) - int(want.R), int(got.G) - int(want.G), int(got.B) - int(want.B)} {
				if d < -3 || d > 3 {
					t.Fatalf("%s: %v at %d, %d", name, got, x, y)
				}
			}
		}
	}
}

func TestTransparentPixelsLeaveNoSeam(t *testing.T) {
	from := image.NewNRGBA(image.Rect(0, 0, 100, 100))
	for y := range 100 {
		for x := range 100 {
			from.SetNRGBA(x, y, color.NRGBA{0, 255, 0, 0}) // invisible, but green
			if x >= 50 {
				from.SetNRGBA(x, y, color.NRGBA{200, 0, 0, 255})
			}
		}
	}
	to := split(from).scale(33, 33).join()
	for x := range 33 {
		if c := color.NRGBAModel.Convert(to.At(x, 16)).(color.NRGBA); c.A > 0 && c.G > 0 {
			t.Fatalf("green shines through: %v at %d", c, x)
		}
	}
}

func TestVideoRangeOfWebPIsWidened(t *testing.T) {
	m := image.NewYCbCr(image.Rect(0, 0, 4, 1), image.YCbCrSubsampleRatio444)
	copy(m.Y, []byte{16, 235, 0, 126})
	copy(m.Cb, []byte{16, 128, 240, 255})
	copy(m.Cr, []byte{16, 128, 240, 255})
	stretch(m)
	if [4]byte(m.Y) != [4]byte{0, 255, 0, 128} || [4]byte(m.Cb) != [4]byte{1, 128, 255, 255} || [4]byte(m.Cr) != [4]byte(m.Cb) {
		t.Errorf("%v %v %v", m.Y, m.Cb, m.Cr)
	}
}
