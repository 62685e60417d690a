// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"path"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

const (
	quality = 78 // of JPEG, from 1 to 100: the difference is not seen at the sizes of pages

	// maxMemory bounds what the pictures that are open at once take, in bytes: the largest that is allowed, or many of
	// usual size.
	maxMemory = 8 * maxPixels

	// maxKept bounds the encoded variants that wait in memory for their reader, in bytes. A publication takes them at
	// once; a development server may never ask for some.
	maxKept = 64 << 20

	// ownName stands for a picture under its own name among the indexes of its variants.
	ownName = -1
)

// A DamagedError says that a picture that looked whole from outside could not be read when it was published.
type DamagedError struct{ Problem diag.Diagnostic }

func (e *DamagedError) Error() string {
	return fmt.Sprintf("read the picture %s: %v", e.Problem.At.Path(), e.Problem.Args[1])
}

// Verify reads every pixel of a picture in static/ and returns what is wrong with it. It takes about 20 ms for each
// million pixels: worth it for the pictures of a contribution, not for all at each build.
func (s *Set) Verify(src string) []diag.Diagnostic {
	f := s.all()[src]
	if f == nil || f.picture == nil {
		return nil
	}
	defer s.open(f.picture)()
	_, err := s.decode(f)
	var damaged *DamagedError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &damaged):
		return []diag.Diagnostic{damaged.Problem}
	}
	return []diag.Diagnostic{unreadable(f.name, err)}
}

// copy returns the function that publishes a document.
func (s *Set) copy(f *file) func(io.Writer) error {
	return func(w io.Writer) error {
		data, err := readFile(s.fsys, f.name)
		if err != nil {
			return err
		}
		if sha256.Sum256(data) != f.document {
			return &fs.PathError{Op: "read", Path: f.name, Err: errChanged}
		}
		_, err = w.Write(data)
		return err
	}
}

// render returns the function that publishes a picture in one of its sizes.
func (s *Set) render(f *file, variant int) func(io.Writer) error {
	return func(w io.Writer) error {
		data, err := s.encoded(f, variant)
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	}
}

// encoded returns a picture in one of its sizes: from the cache, from what its neighbours left, or by making all of its sizes.
func (s *Set) encoded(f *file, variant int) ([]byte, error) {
	if data := s.cached(f.picture, variant); data != nil {
		s.found.Add(1)
		return data, nil
	}
	f.making.Lock()
	defer f.making.Unlock()
	if data, found := f.made[variant]; found {
		delete(f.made, variant)
		s.keep(-len(data))
		return data, nil
	}
	all, err := s.make(f)
	if err != nil {
		return nil, err
	}
	s.encodings.Add(int64(len(all)))
	f.made = make(map[int][]byte, len(all))
	for i, data := range all {
		if i != variant && s.keep(len(data)) {
			f.made[i] = data
		}
	}
	return all[variant], nil
}

// keep notes that encoded bytes wait for their reader, or no longer do; false when there is no room for more.
func (s *Set) keep(n int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n > 0 && s.kept+n > maxKept {
		return false
	}
	s.kept += n
	return true
}

// make reads a picture and encodes it in all of its sizes, each made from the next larger one.
func (s *Set) make(f *file) (map[int][]byte, error) {
	p := f.picture
	defer s.open(p)()
	m, err := s.decode(f)
	if err != nil {
		return nil, err
	}
	all := make(map[int][]byte)
	planes := split(m)
	for i := len(p.info.Variants) - 1; i >= 0; i-- {
		v := p.info.Variants[i]
		w, h := v.Width, v.Height
		if p.orientation >= 5 {
			w, h = h, w
		}
		planes = planes.scale(w, h)
		turned := planes.turn(p.orientation).join()
		data, err := encode(turned, p.drawing)
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", f.name, err)
		}
		all[i] = data
		s.store(p, i, data)
		if i < len(p.info.Variants)-1 {
			continue
		}
		if png, known := ownPNG(p.info.Src); known && png != p.drawing {
			if data, err = encode(turned, png); err != nil {
				return nil, fmt.Errorf("encode %s: %w", f.name, err)
			}
		}
		all[ownName] = data
		s.store(p, ownName, data)
	}
	return all, nil
}

// ownPNG reports whether the name of a picture asks for PNG or JPEG. WebP asks for neither: nothing here writes it, and browsers look
// at the bytes of a picture, not at its name.
func ownPNG(src string) (png, known bool) {
	switch path.Ext(src) {
	case ".png":
		return true, true
	case ".webp":
		return false, false
	}
	return false, true
}

// open waits until there is memory for a picture, and returns the function that gives it back.
func (s *Set) open(p *picture) (release func()) {
	_ = s.budget.Acquire(context.Background(), p.memory) // fails when the context ends only
	return func() { s.budget.Release(p.memory) }
}

// decode reads the pixels of the picture that was judged.
func (s *Set) decode(f *file) (m image.Image, err error) {
	p := f.picture
	data, err := readFile(s.fsys, f.name)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != p.sum {
		return nil, &fs.PathError{Op: "read", Path: f.name, Err: errChanged}
	}
	defer func() {
		// The libraries' readers return errors; should one of them fail on a hostile file, the build must not.
		if fault := recover(); fault != nil {
			m, err = nil, damaged(f.name, fmt.Sprint(fault))
		}
	}()
	m, err = decoders[p.format](bytes.NewReader(data))
	if err != nil {
		return nil, damaged(f.name, err.Error())
	}
	size := m.Bounds().Size()
	if p.orientation >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	if size.X != p.info.Width || size.Y != p.info.Height {
		return nil, damaged(f.name, "two sizes")
	}
	return m, nil
}

func damaged(name, why string) *DamagedError {
	return &DamagedError{problem(name, codeDamaged, "reason", why)}
}

// encode writes a picture: pixels and nothing else.
func encode(m image.Image, drawing bool) ([]byte, error) {
	var b bytes.Buffer
	if drawing {
		err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, fewer(m))
		return b.Bytes(), err
	}
	err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	return b.Bytes(), err
}

// fewer returns a picture of at most 256 colours with a palette, which makes drawings a third of their size, and others as they are.
func fewer(m image.Image) image.Image {
	rgba, ok := m.(*image.RGBA)
	if !ok {
		return m
	}
	out := image.NewPaletted(rgba.Rect, nil)
	indexes := make(map[[4]byte]byte)
	for y := range rgba.Rect.Dy() {
		row := rgba.Pix[y*rgba.Stride:][:rgba.Rect.Dx()*4]
		for x := range rgba.Rect.Dx() {
			c := [4]byte(row[x*4:])
			i, known := indexes[c]
			if !known {
				if len(out.Palette) == 256 {
					return m
				}
				i = byte(len(out.Palette))
				indexes[c] = i
				out.Palette = append(out.Palette, color.RGBA{c[0], c[1], c[2], c[3]})
			}
			out.Pix[y*out.Stride+x] = i
		}
	}
	return out
}
