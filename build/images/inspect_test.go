// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/spent"
)

// photo returns a picture with as many colours as a photograph.
func photo(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	seed := uint32(1)
	for y := range h {
		for x := range w {
			seed = seed*1664525 + 1013904223
			m.SetRGBA(x, y, color.RGBA{byte(x * 255 / w), byte(y * 255 / h), byte(seed>>24)/4 + 90, 255})
		}
	}
	return m
}

// drawing returns a picture of two colours.
func drawing(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{byte(x / 20 % 2 * 255), 80, 80, 255})
		}
	}
	return m
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withEXIF returns a JPEG with a camera's notes: how it was held, and words in the place of a position.
func withEXIF(data []byte, orientation uint16, order binary.AppendByteOrder) []byte {
	exif := []byte("MM\x00*")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		exif = []byte("II*\x00")
	}
	exif = order.AppendUint32(exif, 8)
	exif = order.AppendUint16(exif, 2)
	for _, tag := range [][2]uint16{{0x010f, 7}, {0x0112, orientation}} {
		exif = order.AppendUint16(exif, tag[0])
		exif = order.AppendUint16(exif, 3)
		exif = order.AppendUint32(exif, 1)
		exif = order.AppendUint16(exif, tag[1])
		exif = order.AppendUint16(exif, 0)
	}
	exif = append(exif, "\x00\x00\x00\x00GPS 50.6292 3.0573"...)
	segment := append([]byte("Exif\x00\x00"), exif...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xd8, 0xff, 0xe1}, uint16(len(segment)+2))
	return slices.Concat(head, segment, data[2:])
}

func chunk(name string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, name...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// pngHeader returns a small whole PNG that says it is large.
func pngHeader(w, h uint32, depth, colours byte) []byte {
	head := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h), depth, colours, 0, 0, 0)
	return slices.Concat([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", head), chunk("IDAT", nil), chunk("IEND", nil))
}

// jpegHeader changes the size that a JPEG says it has.
func jpegHeader(data []byte, w, h uint16) []byte {
	data = bytes.Clone(data)
	at := bytes.Index(data, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(data[at+5:], h)
	binary.BigEndian.PutUint16(data[at+7:], w)
	return data
}

func unbase64(s string) []byte {
	data, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return data
}

// The smallest WebP pictures of each kind, one pixel large.
var (
	webpLossy    = unbase64("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	webpLossless = unbase64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	webpAlpha    = unbase64("UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==")
	webpAnimated = unbase64("UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA")
)

func asGIF(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.Encode(&b, drawing(10, 10), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatCannotBePublishedIsRefusedByItsBytes(t *testing.T) {
	good := asJPEG(t, photo(40, 30))
	goodPNG := asPNG(t, photo(40, 30))
	scan := good[bytes.Index(good, []byte{0xff, 0xda}) : len(good)-2]
	broken := bytes.Clone(goodPNG)
	broken[60] ^= 0xff
	for _, c := range []struct {
		name string
		data []byte
		want diag.Code
	}{
		{"a JPEG", good, ""},
		{"a PNG", goodPNG, ""},
		{"a lossy WebP", webpLossy, ""},
		{"a lossless WebP", webpLossless, ""},
		{"a WebP with alpha", webpAlpha, ""},
		{"a JPEG with something behind it", append(bytes.Clone(good), "<script>alert(1)</script>"...), ""},
		{"too many bytes", append(bytes.Clone(good), make([]byte, MaxBytes)...), codeHeavy},
		{"a PNG of 60000 × 60000", pngHeader(60000, 60000, 8, 6), codeLarge},
		{"a PNG of 8001 × 1", pngHeader(8001, 1, 8, 6), codeLarge},
		{"a PNG of 5001 × 5000", pngHeader(5001, 5000, 8, 6), codeLarge},
		{"a deep PNG of 5000 × 2501", pngHeader(5000, 2501, 16, 6), codeLarge},
		{"a deep PNG of 5000 × 2500", pngHeader(5000, 2500, 16, 6), ""},
		{"a JPEG of 65535 × 65535", jpegHeader(good, 65535, 65535), codeLarge},
		{"a JPEG of 0 × 10", jpegHeader(good, 0, 10), codeDamaged},
		{"HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), codePhone},
		{"AVIF", []byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00"), codePhone},
		{"SVG", []byte("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"), codeSVG},
		{"SVG after a mark and space", []byte("\ufeff \n<SVG onload=alert(1)>"), codeSVG},
		{"compressed SVG", []byte("\x1f\x8b\x08"), codeSVG},
		{"GIF", asGIF(t), codeAnimated},
		{"an animated WebP", webpAnimated, codeAnimated},
		{"an animated PNG", slices.Concat(goodPNG[:33], chunk("acTL", make([]byte, 8)), goodPNG[33:]), codeAnimated},
		{"TIFF", []byte("II*\x00\x08\x00\x00\x00"), codeFormat},
		{"BMP", []byte("BM\x00\x00"), codeFormat},
		{"ICO", []byte("\x00\x00\x01\x00\x01\x00"), codeFormat},
		{"PSD", []byte("8BPS\x00\x01"), codeFormat},
		{"a web page", []byte("<!doctype html><title>404</title>"), codeNoPicture},
		{"PDF", []byte("%PDF-1.7"), codeNoPicture},
		{"ZIP", []byte("PK\x03\x04"), codeNoPicture},
		{"Git LFS", []byte("version https://git-lfs.github.com/spec/v1\n"), codeNoPicture},
		{"nothing", nil, codeNoPicture},
		{"noise", []byte("\x01\x02\x03"), codeNoPicture},
		{"a JPEG cut short", good[:len(good)-20], codeDamaged},
		{"a JPEG cut in its header", good[:30], codeDamaged},
		{"a JPEG without pixels", slices.Concat(good[:len(good)-2-len(scan)], good[len(good)-2:]), codeDamaged},
		{"a JPEG of 10,000 scans", slices.Concat(good[:len(good)-2], bytes.Repeat(scan[:20], 10_000), good[len(good)-2:]), codeDamaged},
		{"a PNG cut short", goodPNG[:len(goodPNG)-12], codeDamaged},
		{"a PNG with a wrong sum", broken, codeDamaged},
		{"a WebP cut short", webpLossy[:len(webpLossy)-4], codeDamaged},
		{"the mark of a JPEG alone", []byte("\xff\xd8\xff"), codeDamaged},
		{"the mark of a PNG alone", []byte("\x89PNG\r\n\x1a\n"), codeDamaged},
		{"the mark of a WebP alone", []byte("RIFF\xff\xff\xff\xffWEBP"), codeDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			var info Info
			var problems []diag.Diagnostic
			took := spent.By(func() { info, problems = Inspect("static/photos/a.jpg", c.data) })
			if took > time.Second {
				t.Errorf("took %v", took)
			}
			if c.want == "" {
				if len(problems) > 0 || info.Width < 1 || len(info.Variants) == 0 {
					t.Errorf("info %+v, problems %v", info, problems)
				}
				return
			}
			if len(problems) != 1 || problems[0].Code != c.want || len(info.Variants) > 0 {
				t.Fatalf("want %s, got %v", c.want, problems)
			}
			if problems[0].At.Path() != "static/photos/a.jpg" {
				t.Errorf("told of %q", problems[0].At.Path())
			}
			words(t, problems[0])
		})
	}
}

// words fails when the catalogue's sentence of a problem lacks a value.
func words(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	rule := diag.Lookup(d.Code)
	if text, complete := diag.Expand(rule.Message, "fr", d.Args); rule.Code == "" || !complete {
		t.Errorf("%s says %q", d.Code, text)
	}
	for _, hint := range rule.Hints {
		if text, complete := diag.Expand(hint, "en", d.Args); !complete && strings.Contains(hint.EN, "{") {
			t.Errorf("%s hints %q", d.Code, text)
		}
	}
}

func TestVariantsAreNeverLargerThanTheOriginal(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want []int
	}{
		{1, 1, []int{1}},
		{300, 200, []int{300}},
		{480, 10, []int{480}},
		{481, 4000, []int{480, 481}},
		{1000, 750, []int{480, 800, 1000}},
		{1200, 900, []int{480, 800, 1200}},
		{4000, 3000, []int{480, 800, 1200}},
		{8000, 1, []int{480, 800, 1200}},
	} {
		info, problems := Inspect("static/photos/atelier.png", pngHeader(uint32(c.w), uint32(c.h), 8, 2))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		var got []int
		for _, v := range info.Variants {
			got = append(got, v.Width)
			if v.Height < 1 || v.Height > c.h {
				t.Errorf("%d × %d: height %d", c.w, c.h, v.Height)
			}
		}
		if !slices.Equal(got, c.want) || info.Width != c.w || info.Height != c.h {
			t.Errorf("%d × %d: %v", c.w, c.h, got)
		}
	}
}

func TestDrawingsStayPNGAndPhotosBecomeJPEG(t *testing.T) {
	clear := drawing(300, 200)
	clear.Set(3, 3, color.Transparent)
	for _, c := range []struct {
		name, ext string
		data      []byte
	}{
		{"drawing", ".png", asPNG(t, drawing(300, 200))},
		{"photo", ".jpg", asPNG(t, photo(300, 200))},
		{"hole", ".png", asPNG(t, clear)},
		{"camera", ".jpg", asJPEG(t, photo(300, 200))},
		{"lossy", ".jpg", webpLossy},
		{"alpha", ".png", webpAlpha},
	} {
		info, problems := Inspect("static/photos/"+c.name+".png", c.data)
		if len(problems) > 0 || !strings.HasSuffix(info.Variants[0].Path, c.ext) {
			t.Errorf("%s: %+v, %v", c.name, info, problems)
		}
	}
}

func TestSrcsetListsEverySize(t *testing.T) {
	info, _ := Inspect("static/photos/atelier.jpg", asJPEG(t, photo(900, 600)))
	stem := strings.TrimSuffix(info.Variants[0].Path, "-480.jpg")
	want := "/reseau/" + stem + "-480.jpg 480w, /reseau/" + stem + "-800.jpg 800w, /reseau/" + stem + "-900.jpg 900w"
	if got := info.Srcset("/reseau"); got != want || len(stem) != len("images/atelier-12345678") {
		t.Errorf("got %s", got)
	}
	if info.Largest().Width != 900 {
		t.Errorf("largest: %+v", info.Largest())
	}
}

func TestOrientationIsReadAsTheCameraWroteIt(t *testing.T) {
	plain := asJPEG(t, photo(60, 40))
	for turned := range uint16(10) {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			info, problems := Inspect("static/a.jpg", withEXIF(plain, turned, order))
			wide := turned < 5 || turned > 8
			if len(problems) > 0 || (info.Width == 60) != wide || (info.Height == 40) != wide {
				t.Errorf("%d: %+v, %v", turned, info, problems)
			}
		}
	}
}

func FuzzInspect(f *testing.F) {
	small := photo(8, 6)
	for _, data := range [][]byte{
		asJPEG(f, small), asPNG(f, small), withEXIF(asJPEG(f, small), 6, binary.LittleEndian), webpLossy, webpLossless, webpAlpha,
		webpAnimated, pngHeader(60000, 60000, 16, 6), asGIF(f), []byte("<svg/>"),
		{},
	} {
		f.Add("static/a.jpg", data)
	}
	f.Add("static/a.pdf", []byte("%PDF-1.7"))
	f.Add("static/a.gpx", []byte(`<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk/></gpx>`))
	f.Add("static/a.geojson", []byte(`{}`))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		info, problems := Inspect(name, data)
		if len(problems) > 1 || len(problems) > 0 && len(info.Variants) > 0 {
			t.Fatalf("%+v and %v", info, problems)
		}
		for _, v := range info.Variants {
			if v.Width < 1 || v.Height < 1 || v.Width > info.Width || v.Height > info.Height || v.Width > 1200 {
				t.Fatalf("%+v", info)
			}
		}
	})
}
