// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/webp"
)

// A plane is a rectangle of samples, some channels interleaved.
type plane struct {
	pix      []byte
	w, h     int
	channels int
	stride   int // bytes from one row to the next
}

// planes are a picture as planes that are scaled alike: grey; or light and two colours, which may be smaller; or red, green, blue and alpha
// together, premultiplied.
type planes []plane

// split returns the samples of a picture.
func split(m image.Image) planes {
	size := m.Bounds().Size()
	switch m := m.(type) {
	case *image.Gray:
		return planes{{m.Pix, size.X, size.Y, 1, m.Stride}}
	case *image.YCbCr:
		cw, ch := chroma(m.SubsampleRatio, size.X, size.Y)
		return planes{{m.Y, size.X, size.Y, 1, m.YStride}, {m.Cb, cw, ch, 1, m.CStride}, {m.Cr, cw, ch, 1, m.CStride}}
	case *image.RGBA:
		return planes{{m.Pix, size.X, size.Y, 4, m.Stride}}
	case *image.NRGBA: // in place: it may be 100 MB
		premultiply(m.Pix)
		return planes{{m.Pix, size.X, size.Y, 4, m.Stride}}
	}
	rgba := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(rgba, rgba.Rect, m, m.Bounds().Min, draw.Src)
	return planes{{rgba.Pix, size.X, size.Y, 4, rgba.Stride}}
}

// premultiply makes red, green and blue those that are seen on black.
func premultiply(pix []byte) {
	for ; len(pix) >= 4; pix = pix[4:] {
		if a := uint32(pix[3]); a != 0xff {
			for c := range 3 {
				pix[c] = byte((uint32(pix[c])*a + 0x7f) / 0xff)
			}
		}
	}
}

// chroma returns the size of the planes of colour of a picture.
func chroma(r image.YCbCrSubsampleRatio, w, h int) (int, int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return (w + 1) / 2, h
	case image.YCbCrSubsampleRatio420:
		return (w + 1) / 2, (h + 1) / 2
	case image.YCbCrSubsampleRatio440:
		return w, (h + 1) / 2
	case image.YCbCrSubsampleRatio411:
		return (w + 3) / 4, h
	case image.YCbCrSubsampleRatio410:
		return (w + 3) / 4, (h + 1) / 2
	}
	return w, h
}

// join returns the picture of samples.
func (p planes) join() image.Image {
	rect := image.Rect(0, 0, p[0].w, p[0].h)
	switch {
	case len(p) == 3:
		return &image.YCbCr{
			Y: p[0].pix, Cb: p[1].pix, Cr: p[2].pix, YStride: p[0].stride, CStride: p[1].stride,
			SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: rect,
		}
	case p[0].channels == 1:
		return &image.Gray{Pix: p[0].pix, Stride: p[0].stride, Rect: rect}
	}
	return &image.RGBA{Pix: p[0].pix, Stride: p[0].stride, Rect: rect}
}

// scale returns the picture at a size that is not larger; colours apart from light have half of it, as JPEG keeps them.
func (p planes) scale(w, h int) planes {
	scaled := make(planes, len(p))
	for i, from := range p {
		if i > 0 {
			scaled[i] = from.scale((w+1)/2, (h+1)/2)
			continue
		}
		scaled[i] = from.scale(w, h)
	}
	return scaled
}

// scale returns a plane at a size, first its columns, then its rows.
func (p plane) scale(w, h int) plane {
	if w != p.w {
		p = p.columns(w)
	}
	if h != p.h {
		p = p.rows(h)
	}
	p.clampAlpha()
	return p
}

const fixed = 14 // bits after the point of a weight

// A tap says how a sample is made: the sum of the samples from first on, each times its weight.
type tap struct {
	first   int
	weights []int32 // their sum is 1<<fixed
}

// taps returns how n samples are made of from, by the kernel of Catmull and Rom widened to the step between samples. The
// conversions keep machines that multiply and add at once from rounding otherwise than those that do not.
func taps(n, from int) []tap {
	step := float64(from) / float64(n)
	wide := max(step, 1)
	list := make([]tap, n)
	for i := range list {
		centre := float64((float64(i)+0.5)*step) - 0.5
		first, last := max(0, int(math.Ceil(centre-float64(2*wide)))), min(from-1, int(math.Floor(centre+float64(2*wide))))
		exact, sum := make([]float64, last-first+1), 0.0
		for j := range exact {
			exact[j] = catmullRom(math.Abs(float64(float64(first+j)-centre)) / wide)
			sum += exact[j]
		}
		weights, left, widest := make([]int32, len(exact)), int32(1<<fixed), 0
		for j, x := range exact {
			weights[j] = int32(math.Round(x / sum * (1 << fixed)))
			left -= weights[j]
			if weights[j] > weights[widest] {
				widest = j
			}
		}
		weights[widest] += left
		list[i] = tap{first, weights}
	}
	return list
}

// catmullRom is the cubic through its points with slopes of their neighbours, at a distance from a point.
func catmullRom(x float64) float64 {
	switch {
	case x < 1:
		return float64(float64(float64(1.5*x-2.5)*x)*x) + 1
	case x < 2:
		return float64(float64(float64(float64(float64(-0.5*x)+2.5)*x)-4)*x) + 2
	}
	return 0
}

func clamp(x int32) byte {
	return byte(min(max((x+1<<(fixed-1))>>fixed, 0), 255))
}

// columns returns a plane with another number of columns.
func (p plane) columns(w int) plane {
	out := plane{pix: make([]byte, w*p.h*p.channels), w: w, h: p.h, channels: p.channels, stride: w * p.channels}
	list := taps(w, p.w)
	for y := range p.h {
		row, to := p.pix[y*p.stride:][:p.w*p.channels], out.pix[y*out.stride:][:out.stride]
		if p.channels == 4 {
			for x, t := range list {
				var r, g, b, a int32
				from := row[t.first*4:]
				for i, weight := range t.weights {
					s := from[i*4:][:4]
					r, g, b, a = r+weight*int32(s[0]), g+weight*int32(s[1]), b+weight*int32(s[2]), a+weight*int32(s[3])
				}
				to[x*4], to[x*4+1], to[x*4+2], to[x*4+3] = clamp(r), clamp(g), clamp(b), clamp(a)
			}
			continue
		}
		for x, t := range list {
			var sum int32
			from := row[t.first:][:len(t.weights)]
			for i, weight := range t.weights {
				sum += weight * int32(from[i])
			}
			to[x] = clamp(sum)
		}
	}
	return out
}

// rows returns a plane with another number of rows.
func (p plane) rows(h int) plane {
	size := p.w * p.channels
	out := plane{pix: make([]byte, size*h), w: p.w, h: h, channels: p.channels, stride: size}
	sums := make([]int32, size)
	for y, t := range taps(h, p.h) {
		clear(sums)
		for i, weight := range t.weights {
			for x, sample := range p.pix[(t.first+i)*p.stride:][:size] {
				sums[x] += weight * int32(sample)
			}
		}
		to := out.pix[y*size:][:size]
		for x, sum := range sums {
			to[x] = clamp(sum)
		}
	}
	return out
}

// clampAlpha makes samples valid again that the kernel took beyond their alpha.
func (p plane) clampAlpha() {
	if p.channels != 4 {
		return
	}
	for y := range p.h {
		row := p.pix[y*p.stride:][:p.w*4]
		for x := 0; x < len(row); x += 4 {
			for c := range 3 {
				row[x+c] = min(row[x+c], row[x+3])
			}
		}
	}
}

// turn returns the picture upright that a camera took in an orientation (EXIF 2.32, tag 0x0112).
func (p planes) turn(orientation int) planes {
	if orientation <= 1 {
		return p
	}
	turned := make(planes, len(p))
	for i, from := range p {
		turned[i] = from.turn(orientation)
	}
	return turned
}

func (p plane) turn(orientation int) plane {
	out := plane{w: p.w, h: p.h, channels: p.channels}
	if orientation >= 5 {
		out.w, out.h = p.h, p.w
	}
	out.stride = out.w * out.channels
	out.pix = make([]byte, out.stride*out.h)
	for y := range out.h {
		for x := range out.w {
			fromX, fromY := x, y
			if orientation >= 5 {
				fromX, fromY = y, x
			}
			switch orientation {
			case 2, 3, 7, 8:
				fromX = p.w - 1 - fromX
			}
			switch orientation {
			case 3, 4, 6, 7:
				fromY = p.h - 1 - fromY
			}
			copy(out.pix[y*out.stride+x*p.channels:][:p.channels], p.pix[fromY*p.stride+fromX*p.channels:])
		}
	}
	return out
}

// decodeWebP reads a WebP picture. The library hands out the samples of a lossy one as the file has them, light from 16 to 235
// (RFC 6386 §9.2), where image.YCbCr means 0 to 255: without this, photos are pale.
func decodeWebP(r *bytes.Reader) (image.Image, error) {
	m, err := webp.Decode(r)
	if err != nil {
		return nil, err
	}
	switch m := m.(type) {
	case *image.YCbCr:
		stretch(m)
	case *image.NYCbCrA:
		stretch(&m.YCbCr)
	}
	return m, nil
}

// stretch widens samples of the range of video to the whole range.
func stretch(m *image.YCbCr) {
	var light, colour [256]byte
	for i := range 256 {
		light[i] = byte(min(max(((i-16)*255+109)/219, 0), 255))
		colour[i] = byte(min(max(((i-128)*255+128*224+112)/224, 0), 255))
	}
	for _, p := range []struct {
		samples []byte
		to      *[256]byte
	}{{m.Y, &light}, {m.Cb, &colour}, {m.Cr, &colour}} {
		for i, sample := range p.samples {
			p.samples[i] = p.to[sample]
		}
	}
}
