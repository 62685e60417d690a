// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"hash/crc32"
	"image/color"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Posters of a site are alike but where their words stand. Their pictures are cut into strips of some rows, each compressed by
// itself: a poster compresses those that it paints on, and the others were compressed once for all.
const (
	stripRows = 63
	strips    = PosterHeight / stripRows
	rowBytes  = 1 + PosterWidth // PNG has the kind of a row's filter before its pixels: 0, none
)

// A canvas is the pixels of a poster by their place in the palette, as PNG has them.
type canvas struct {
	rows    [PosterHeight * rowBytes]byte
	touched [strips]bool // strips that were painted on
}

// set paints a pixel of the canvas.
func (c *canvas) set(x, y int, colour uint8) { c.rows[y*rowBytes+1+x] = colour }

// strip returns the rows of a strip.
func (c *canvas) strip(n int) []byte { return c.rows[n*stripRows*rowBytes : (n+1)*stripRows*rowBytes] }

// A strip is rows in compressed form, which ends on a byte and refers to nothing before it: strips can follow each other.
type strip struct {
	deflated []byte
	sum      uint32 // Adler-32 of the rows
}

// deflaters lends compressors, which are large.
var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // the level is a good one
	return w
}}

// deflate compresses the rows of a strip at the end of b.
func deflate(b *bytes.Buffer, rows []byte) (strip, error) {
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(b)
	begin := b.Len()
	if _, err := w.Write(rows); err != nil {
		return strip{}, fmt.Errorf("compress a poster: %w", err)
	}
	if err := w.Flush(); err != nil {
		return strip{}, fmt.Errorf("compress a poster: %w", err)
	}
	return strip{b.Bytes()[begin:], adler32.Checksum(rows)}, nil
}

// writePNG writes a canvas as PNG (W3C PNG §5, §11) with the base's strips where it was not painted on.
func (c *canvas) writePNG(w io.Writer, palette color.Palette, base *[strips]strip) error {
	var data bytes.Buffer
	data.Grow(32 << 10)
	data.Write([]byte{0x78, 0x01}) // zlib (RFC 1950 §2.2): deflate, window of 32 KiB, fastest
	sum := uint32(1)
	for n := range strips {
		s := base[n]
		if c.touched[n] {
			fresh, err := deflate(&data, c.strip(n))
			if err != nil {
				return err
			}
			s = fresh
		} else {
			data.Write(s.deflated)
		}
		sum = joined(sum, s.sum, stripRows*rowBytes)
	}
	data.Write([]byte{0x03, 0x00}) // the last block, which is empty (RFC 1951 §3.2.3)
	data.Write(binary.BigEndian.AppendUint32(nil, sum))

	head := binary.BigEndian.AppendUint32(nil, PosterWidth)
	head = binary.BigEndian.AppendUint32(head, PosterHeight)
	head = append(head, 8, 3, 0, 0, 0) // bits of a pixel, a palette, deflate, filters by row, not interlaced
	colours := make([]byte, 0, 3*len(palette))
	for _, entry := range palette {
		rgba := color.RGBAModel.Convert(entry).(color.RGBA)
		colours = append(colours, rgba.R, rgba.G, rgba.B)
	}
	out := bytes.NewBuffer(make([]byte, 0, data.Len()+len(colours)+100))
	out.WriteString("\x89PNG\r\n\x1a\n")
	writeChunk(out, "IHDR", head)
	writeChunk(out, "PLTE", colours)
	writeChunk(out, "IDAT", data.Bytes())
	writeChunk(out, "IEND", nil)
	_, err := out.WriteTo(w)
	return err
}

// writeChunk writes a piece of a PNG file.
func writeChunk(out *bytes.Buffer, kind string, data []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	begin := out.Len()
	out.WriteString(kind)
	out.Write(data)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(out.Bytes()[begin:])))
}

// joined returns the Adler-32 (RFC 1950 §8) of two texts after each other, by their own and the length of the second.
func joined(first, second uint32, length int) uint32 {
	const base = 65521
	n := uint64(length % base)
	a, b := uint64(first&0xffff), uint64(first>>16)
	c, d := uint64(second&0xffff), uint64(second>>16)
	low := (a + c + base - 1) % base
	high := (n*a + b + d + base - n) % base
	return uint32(high<<16 | low)
}
