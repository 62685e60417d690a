// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// A structure is what the parts of a file say of a picture.
type structure struct {
	orientation int  // of EXIF, 1 to 8
	alpha       bool // may have transparent pixels
	lossless    bool // few bytes a pixel mean few colours
	deep        bool // 16 bits a colour
	progressive bool // JPEG that grows sharper while it arrives
	animated    bool
}

// structures walk through the parts of a file to its end, without unpacking any: a picture that was cut short is found here.
var structures = map[format]func(data []byte) (structure, error){
	formatJPEG: walkJPEG,
	formatPNG:  walkPNG,
	formatWebP: walkWebP,
}

// errCut says that a file ends before its picture does.
var errCut = errors.New("unexpected end of the file")

// maxScans bounds how often a progressive JPEG goes over the whole picture: cameras and programs need about ten, a
// hostile file has tens of thousands in 5 MB (trust, row 29).
const maxScans = 100

// walkJPEG goes from marker to marker (ITU-T T.81, annex B) to the end of the picture.
func walkJPEG(data []byte) (structure, error) {
	s := structure{orientation: 1}
	scans := 0
	for rest := data[2:]; ; {
		i := bytes.IndexByte(rest, 0xff)
		if i < 0 || i+1 >= len(rest) {
			return s, errCut
		}
		marker := rest[i+1]
		switch {
		case marker == 0xff: // fill
			rest = rest[i+1:]
			continue
		case marker == 0, marker == 0x01, 0xd0 <= marker && marker <= 0xd8: // without a length: data, TEM, RST, SOI
			rest = rest[i+2:]
			continue
		case marker == 0xd9: // EOI
			if scans == 0 {
				return s, errors.New("no pixels")
			}
			return s, nil
		}
		rest = rest[i+2:]
		if len(rest) < 2 {
			return s, errCut
		}
		size := int(binary.BigEndian.Uint16(rest))
		if size < 2 || size > len(rest) {
			return s, errCut
		}
		switch marker {
		case 0xe1: // APP1
			if exif, found := bytes.CutPrefix(rest[2:size], []byte("Exif\x00\x00")); found {
				s.orientation = orientation(exif)
			}
		case 0xc2: // SOF2
			s.progressive = true
		case 0xda: // SOS
			if scans++; scans > maxScans {
				return s, fmt.Errorf("more than %d scans", maxScans)
			}
		}
		rest = rest[size:]
	}
}

// walkPNG goes from chunk to chunk (ISO 15948 §5.3) to the end of the picture and checks their sums.
func walkPNG(data []byte) (structure, error) {
	s := structure{orientation: 1, lossless: true}
	pixels := false
	for rest := data[8:]; ; {
		if len(rest) < 12 {
			return s, errCut
		}
		size := int64(binary.BigEndian.Uint32(rest))
		if size > int64(len(rest)-12) {
			return s, errCut
		}
		name, chunk := string(rest[4:8]), rest[8:8+size]
		if crc32.ChecksumIEEE(rest[4:8+size]) != binary.BigEndian.Uint32(rest[8+size:]) {
			return s, fmt.Errorf("wrong sum of the part %q", name)
		}
		switch name {
		case "IHDR":
			if size != 13 {
				return s, errors.New("wrong header")
			}
			s.deep = chunk[8] == 16
			s.alpha = chunk[9]&4 != 0
		case "tRNS":
			s.alpha = true
		case "acTL":
			s.animated = true
		case "IDAT":
			pixels = true
		case "IEND":
			if !pixels {
				return s, errors.New("no pixels")
			}
			return s, nil
		}
		rest = rest[12+size:]
	}
}

// walkWebP goes from chunk to chunk (RFC 9649) to the end of the picture.
func walkWebP(data []byte) (structure, error) {
	s := structure{orientation: 1}
	size := int64(binary.LittleEndian.Uint32(data[4:]))
	if size < 4 || size+8 > int64(len(data)) {
		return s, errCut
	}
	pixels := false
	for rest := data[12 : 8+size]; len(rest) > 0; {
		if len(rest) < 8 {
			return s, errCut
		}
		size := int64(binary.LittleEndian.Uint32(rest[4:]))
		if size > int64(len(rest)-8) {
			return s, errCut
		}
		chunk := rest[8 : 8+size]
		switch string(rest[:4]) {
		case "VP8X":
			if size < 10 {
				return s, errors.New("wrong header")
			}
			s.animated = s.animated || chunk[0]&0x02 != 0
			s.alpha = s.alpha || chunk[0]&0x10 != 0
		case "ANIM", "ANMF":
			s.animated = true
		case "VP8L":
			if size < 5 {
				return s, errCut
			}
			pixels, s.lossless = true, true
			s.alpha = s.alpha || chunk[4]&0x10 != 0
		case "VP8 ":
			pixels = true
		}
		rest = rest[min(8+size+size&1, int64(len(rest))):]
	}
	if !pixels && !s.animated {
		return s, errors.New("no pixels")
	}
	return s, nil
}

// orientation reads how a camera was held from EXIF (a TIFF file, tag 0x0112 of its first directory), 1 for upright.
func orientation(exif []byte) int {
	const upright = 1
	if len(exif) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.BigEndian
	if exif[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(exif[4:]))
	if at+2 > uint64(len(exif)) {
		return upright
	}
	const entry = 12 // bytes
	tags := exif[at+2:]
	for range order.Uint16(exif[at:]) {
		if len(tags) < entry {
			return upright
		}
		if order.Uint16(tags) == 0x0112 {
			if turned := int(order.Uint16(tags[8:])); 1 <= turned && turned <= 8 {
				return turned
			}
			return upright
		}
		tags = tags[entry:]
	}
	return upright
}
