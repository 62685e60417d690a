// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A format is a kind of picture that is read.
type format string

// The formats that are read.
const (
	formatJPEG format = "JPEG"
	formatPNG  format = "PNG"
	formatWebP format = "WebP"
)

// A refusal says what a file is instead of a picture that is read; found is a string or a [diag.Text].
type refusal struct {
	code  diag.Code
	found any
}

// sniff tells by its first bytes what a file is, whatever its name says (trust, rows 29 to 31).
func sniff(data []byte) (format, *refusal) {
	has := func(at int, magic string) bool {
		return len(data) >= at+len(magic) && string(data[at:at+len(magic)]) == magic
	}
	switch {
	case has(0, "\xff\xd8\xff"):
		return formatJPEG, nil
	case has(0, "\x89PNG\r\n\x1a\n"):
		return formatPNG, nil
	case has(0, "RIFF") && has(8, "WEBP"):
		return formatWebP, nil
	case has(0, "GIF87a"), has(0, "GIF89a"):
		return "", &refusal{codeAnimated, "GIF"}
	case has(4, "ftypavi"):
		return "", &refusal{codePhone, "AVIF"}
	case has(4, "ftyphei"), has(4, "ftyphev"), has(4, "ftypmif1"), has(4, "ftypmsf1"):
		return "", &refusal{codePhone, "HEIC"}
	case has(0, "\x1f\x8b"):
		return "", &refusal{codeSVG, "SVGZ"}
	}
	for _, other := range []struct{ magic, found string }{
		{"II*\x00", "TIFF"},
		{"MM\x00*", "TIFF"},
		{"BM", "BMP"},
		{"\x00\x00\x01\x00", "ICO"},
		{"8BPS", "Photoshop"},
		{"\x00\x00\x00\x0cJXL ", "JPEG XL"},
		{"\xff\x0a", "JPEG XL"},
		{"\x00\x00\x00\x0cjP  ", "JPEG 2000"},
		{"\xff\x4f\xff\x51", "JPEG 2000"},
		{"gimp xcf", "GIMP"},
		{"II\x2b\x00", "BigTIFF"},
		{"%!PS", "PostScript"},
	} {
		if has(0, other.magic) {
			return "", &refusal{codeFormat, other.found}
		}
	}
	return "", sniffText(data)
}

// sniffText tells what a file is that has no mark of a picture.
func sniffText(data []byte) *refusal {
	head := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 4096)], bom))))
	something := func(fr, en string) *refusal { return &refusal{codeNoPicture, diag.Text{FR: fr, EN: en}} }
	switch {
	case len(data) == 0:
		return something("un fichier vide", "an empty file")
	case strings.HasPrefix(head, "<") && strings.Contains(head, "<svg"):
		return &refusal{codeSVG, "SVG"}
	case strings.HasPrefix(head, "<"):
		return something("une page web", "a web page")
	case strings.HasPrefix(head, "%pdf-"):
		return something("un document PDF", "a PDF document")
	case strings.HasPrefix(head, "pk\x03\x04"):
		return something("une archive ZIP ou un document bureautique", "a ZIP archive or an office document")
	case strings.HasPrefix(head, "version https://git-lfs"):
		return something("un renvoi Git LFS\u00a0: l\u2019image elle-même n\u2019a pas été téléchargée", "a Git LFS pointer: the picture itself was not downloaded")
	}
	return something("un fichier d\u2019un autre genre", "a file of another kind")
}
