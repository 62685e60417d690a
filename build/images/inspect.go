// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"path"
	"slices"
	"strings"

	"golang.org/x/image/webp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// The problems of this package.
const (
	codeHeavy      diag.Code = "I101"
	codeLarge      diag.Code = "I102"
	codePhone      diag.Code = "I103" // HEIC, AVIF
	codeSVG        diag.Code = "I104"
	codeAnimated   diag.Code = "I105"
	codeFormat     diag.Code = "I106"
	codeNoPicture  diag.Code = "I107"
	codeDamaged    diag.Code = "I108"
	codeUnreadable diag.Code = "I109"
	codeDocument   diag.Code = "I111"
	codeGPX        diag.Code = "I112"
)

// MaxBytes is the size of a picture that a network may have.
const MaxBytes = 5_000_000

// Limits of trust §1, decided before a pixel is read.
const (
	maxRecording = 50_000_000 // bytes; above that GitHub warns whoever pushes
	maxSide      = 8_000      // pixels
	maxPixels    = 25_000_000 // of four bytes
)

// limit returns how many bytes a file may have.
func limit(name string) int64 {
	if slices.Contains(recordings, path.Ext(name)) {
		return maxRecording
	}
	return MaxBytes
}

// pictureExtensions are the names under which pictures are published.
var pictureExtensions = []string{".jpg", ".jpeg", ".png", ".webp"}

// widths are the sizes in pixels that the theme's pages ask for.
var widths = []int{480, 800, 1200}

// A picture is what the header and the structure of a file say of it.
type picture struct {
	info        Info
	sum         string // SHA-256 of the file in hexadecimal
	format      format
	orientation int   // of EXIF, 1 to 8
	drawing     bool  // published as PNG: has transparency or few colours; else as JPEG
	memory      int64 // bytes that its pixels take while it is made smaller
}

// Inspect judges a file in static/ by its bytes; name is its path from the network's root. It returns how a picture is shown, and
// what is wrong; a document has no Info.
func Inspect(name string, data []byte) (Info, []diag.Diagnostic) {
	f := &file{name: name}
	f.inspect(data)
	if f.picture == nil {
		return Info{}, f.problems
	}
	return f.picture.info, f.problems
}

// inspect judges a file by its bytes.
func (f *file) inspect(data []byte) {
	switch {
	case int64(len(data)) > limit(f.name):
		f.problems = []diag.Diagnostic{heavy(f.name, int64(len(data)))}
	case slices.Contains(pictureExtensions, path.Ext(f.name)):
		f.picture, f.problems = inspectPicture(f.name, data)
	default:
		f.document = sha256.Sum256(data)
		f.problems = inspectDocument(f.name, data)
	}
}

func inspectPicture(name string, data []byte) (*picture, []diag.Diagnostic) {
	found, refused := sniff(data)
	if refused != nil {
		return nil, []diag.Diagnostic{problem(name, refused.code, "found", refused.found)}
	}
	config, err := configs[found](bytes.NewReader(data))
	if err != nil || config.Width < 1 || config.Height < 1 {
		return nil, []diag.Diagnostic{problem(name, codeDamaged, "reason", fmt.Sprint(err))}
	}
	// The size comes first: nothing else of a bomb is looked at.
	large := problem(name, codeLarge, "width", config.Width, "height", config.Height, "side", maxSide, "limit", maxPixels/1_000_000)
	pixels := config.Width * config.Height
	if config.Width > maxSide || config.Height > maxSide || pixels > maxPixels {
		return nil, []diag.Diagnostic{large}
	}
	s, err := structures[found](data)
	if err != nil {
		return nil, []diag.Diagnostic{problem(name, codeDamaged, "reason", err.Error())}
	}
	if s.animated {
		return nil, []diag.Diagnostic{problem(name, codeAnimated, "found", diag.Text{FR: string(found) + " animé", EN: "animated " + string(found)})}
	}
	if s.deep {
		pixels *= 2
	}
	if pixels > maxPixels {
		return nil, []diag.Diagnostic{large}
	}
	return describe(name, data, found, config, s), nil
}

// describe returns what is known of a picture that may be published.
func describe(name string, data []byte, found format, config image.Config, s structure) *picture {
	sum := sha256.Sum256(data)
	p := &picture{sum: hex.EncodeToString(sum[:]), format: found, orientation: s.orientation}
	pixels := config.Width * config.Height
	p.drawing = s.alpha || s.lossless && len(data) < pixels/2
	p.memory = int64(pixels) * 4
	switch {
	case s.deep, s.progressive: // a progressive JPEG keeps what it is made of until its end
		p.memory *= 2
	case found == formatJPEG:
		p.memory /= 2
	}
	p.info = Info{Src: strings.TrimPrefix(name, folder+"/"), Width: config.Width, Height: config.Height}
	if p.orientation >= 5 { // turned by a quarter
		p.info.Width, p.info.Height = config.Height, config.Width
	}
	p.info.Variants = p.variants()
	return p
}

// variants returns the sizes of a picture: those of widths that it is larger than, and its own when that is not more than the widest.
func (p *picture) variants() []Variant {
	const longestStem = 60
	stem := strings.TrimSuffix(path.Base(p.info.Src), path.Ext(p.info.Src))
	stem = stem[:min(len(stem), longestStem)]
	ext := ".jpg"
	if p.drawing {
		ext = ".png"
	}
	var list []Variant
	for _, w := range append(slices.Clone(widths), p.info.Width) {
		if w > p.info.Width || w > widths[len(widths)-1] || len(list) > 0 && list[len(list)-1].Width >= w {
			continue
		}
		h := max(1, (p.info.Height*w+p.info.Width/2)/p.info.Width)
		list = append(list, Variant{Width: w, Height: h, Path: fmt.Sprintf("images/%s-%s-%d%s", stem, p.sum[:8], w, ext)})
	}
	return list
}

// configs read the size of a picture from its header.
var configs = map[format]func(*bytes.Reader) (image.Config, error){
	formatJPEG: func(r *bytes.Reader) (image.Config, error) { return jpeg.DecodeConfig(r) },
	formatPNG:  func(r *bytes.Reader) (image.Config, error) { return png.DecodeConfig(r) },
	formatWebP: func(r *bytes.Reader) (image.Config, error) { return webp.DecodeConfig(r) },
}

// decoders read the pixels of a picture.
var decoders = map[format]func(*bytes.Reader) (image.Image, error){
	formatJPEG: func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) },
	formatPNG:  func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) },
	formatWebP: decodeWebP,
}
