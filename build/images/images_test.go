// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// published renders every file of a set.
func published(t testing.TB, s *Set) map[string][]byte {
	t.Helper()
	p, problems := output.NewPlan(s.Files())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	all := make(map[string][]byte)
	for _, f := range p.Files() {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		all[f.Path] = b.Bytes()
	}
	return all
}

func network(t testing.TB) fstest.MapFS {
	hole := drawing(300, 200)
	hole.Set(3, 3, color.Transparent)
	return fstest.MapFS{
		"site.yaml":                   {Data: []byte("name: x")},
		"static/photos/atelier.jpg":   {Data: withEXIF(asJPEG(t, photo(850, 810)), 6, binary.BigEndian)},
		"static/photos/petit.jpeg":    {Data: append(asJPEG(t, photo(90, 60)), "<script>alert(1)</script>"...)},
		"static/photos/photo.png":     {Data: asPNG(t, photo(490, 330))},
		"static/logos/logo.png":       {Data: asPNG(t, hole)},
		"static/logos/point.webp":     {Data: webpLossy},
		"static/documents/charte.pdf": {Data: []byte("%PDF-1.7\n")},
		"static/copies/atelier.jpg":   {Data: withEXIF(asJPEG(t, photo(850, 810)), 6, binary.BigEndian)},
		"static/photos/heic.jpg":      {Data: []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")},
		"static/documents/page.html":  {Data: []byte("<script>")},        // build/source says so
		"static/photos/Atelier.png":   {Data: asPNG(t, photo(490, 330))}, // and so
		"static/documents/lien.pdf":   {Data: []byte("site.yaml"), Mode: fs.ModeSymlink},
		"places/la-coroutine.md":      {Data: []byte("---\n")},
		"static/photos/coupee.png":    {Data: asPNG(t, photo(50, 50))[:2000]},
	}
}

func TestFilesArePublishedInTheirSizesAndUnderTheirNames(t *testing.T) {
	s := Open(network(t))
	all := published(t, s)
	var got []string
	for name, data := range all {
		if dir, rest, found := strings.Cut(name, "images/"); found {
			parts := strings.Split(rest, "-")
			name = dir + "images/" + parts[0] + "-#-" + parts[2]
		}
		config, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err == nil {
			name += fmt.Sprintf(" %s %d×%d", format, config.Width, config.Height)
		}
		got = append(got, name)
	}
	slices.Sort(got)
	want := []string{
		"copies/atelier.jpg jpeg 810×850",
		"documents/charte.pdf",
		"images/atelier-#-480.jpg jpeg 480×504",
		"images/atelier-#-800.jpg jpeg 800×840",
		"images/atelier-#-810.jpg jpeg 810×850",
		"images/logo-#-300.png png 300×200",
		"images/petit-#-90.jpg jpeg 90×60",
		"images/photo-#-480.jpg jpeg 480×323",
		"images/photo-#-490.jpg jpeg 490×330",
		"images/point-#-1.jpg jpeg 1×1",
		"logos/logo.png png 300×200",
		"logos/point.webp jpeg 1×1",
		"photos/atelier.jpg jpeg 810×850",
		"photos/petit.jpeg jpeg 90×60",
		"photos/photo.png png 490×330",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	var problems []string
	for _, d := range s.Problems() {
		problems = append(problems, string(d.Code)+" "+d.At.Path())
	}
	if !slices.Equal(problems, []string{"I103 static/photos/heic.jpg", "I108 static/photos/coupee.png"}) &&
		!slices.Equal(problems, []string{"I108 static/photos/coupee.png", "I103 static/photos/heic.jpg"}) {
		t.Errorf("problems: %q", problems)
	}
}

func TestNothingButPixelsIsPublished(t *testing.T) {
	for name, data := range published(t, Open(network(t))) {
		for _, secret := range []string{"GPS", "50.6292", "Exif", "<script", "alert"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s has %q", name, secret)
			}
		}
	}
}

func TestImageSaysHowAPictureIsShown(t *testing.T) {
	s := Open(network(t))
	plan, _ := output.NewPlan(s.Files())
	info, found := s.Image("photos/atelier.jpg")
	if !found || info.Width != 810 || info.Height != 850 || len(info.Variants) != 3 {
		t.Fatalf("%+v, %v", info, found)
	}
	for _, v := range info.Variants {
		f, planned := plan.File(v.Path)
		if !planned {
			t.Fatalf("%s is not published", v.Path)
		}
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		if c, _, err := image.DecodeConfig(&b); err != nil || c.Width != v.Width || c.Height != v.Height {
			t.Errorf("%+v is %d × %d, %v", v, c.Width, c.Height, err)
		}
	}
	for _, src := range []string{"photos/absente.jpg", "photos/heic.jpg", "documents/charte.pdf", "static/photos/atelier.jpg", ""} {
		if _, found := s.Image(src); found {
			t.Errorf("%q is shown", src)
		}
	}
}

// However the camera was held, the red corner of the scene is at the top left.
func TestPicturesStandUpright(t *testing.T) {
	for orientation := 1; orientation <= 8; orientation++ {
		w, h := 64, 48
		if orientation >= 5 {
			w, h = h, w
		}
		stored := image.NewRGBA(image.Rect(0, 0, w, h))
		// The corner of the stored picture that is the top left of the scene (EXIF 2.32, tag 0x0112), and the one beside it on top.
		corner := map[int][2]bool{1: {false, false}, 2: {true, false}, 3: {true, true}, 4: {false, true}, 5: {false, false}, 6: {false, true}, 7: {true, true}, 8: {true, false}}[orientation]
		for y := range h {
			for x := range w {
				right, low := x >= w/2, y >= h/2
				c := color.RGBA{40, 40, 40, 255}
				acrossX, acrossY := right != corner[0], low != corner[1]
				top, left := !acrossY, !acrossX
				if orientation >= 5 {
					top, left = left, top
				}
				switch {
				case top && left:
					c.R = 240
				case top:
					c.G = 240
				case left:
					c.B = 240
				}
				stored.SetRGBA(x, y, c)
			}
		}
		s := Open(fstest.MapFS{"static/a.jpg": {Data: withEXIF(asJPEG(t, stored), uint16(orientation), binary.LittleEndian)}})
		m, _, err := image.Decode(bytes.NewReader(published(t, s)["a.jpg"]))
		if err != nil {
			t.Fatal(err)
		}
		at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(m.At(x, y)).(color.RGBA) }
		if m.Bounds().Dx() != 64 || at(8, 8).R < 200 || at(56, 8).G < 200 || at(8, 40).B < 200 || at(56, 40).R > 80 {
			t.Errorf("%d: %v %v %v %v %v", orientation, m.Bounds(), at(8, 8), at(56, 8), at(8, 40), at(56, 40))
		}
	}
}

func TestTheSameFileGivesTheSameBytesFromManyGoroutines(t *testing.T) {
	want := published(t, Open(network(t)))
	s := Open(network(t))
	var group sync.WaitGroup
	for _, f := range s.Files() {
		for range 2 {
			group.Go(func() {
				var b bytes.Buffer
				if err := f.Render(&b); err != nil || !bytes.Equal(b.Bytes(), want[f.Path]) {
					t.Errorf("%s differs: %v", f.Path, err)
				}
			})
		}
	}
	group.Wait()
}

func TestWhatWaitsForItsReaderIsTaken(t *testing.T) {
	fsys := network(t)
	delete(fsys, "static/copies/atelier.jpg")
	s := Open(fsys)
	published(t, s)
	if s.kept != 0 {
		t.Errorf("%d bytes are kept for nobody", s.kept)
	}
	s.kept = maxKept // no room: everything is made when it is asked for
	published(t, s)
	if s.kept != maxKept {
		t.Errorf("%d bytes are kept", s.kept-maxKept)
	}
}

func TestACacheSavesTheWork(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "deep", "cache")
	fsys := network(t)
	cold, warm := OpenCached(fsys, cache), OpenCached(fsys, cache)
	first, again := published(t, cold), published(t, warm)
	if use := cold.Use(); use.Made == 0 {
		t.Errorf("%+v of an empty cache", use)
	}
	if use := warm.Use(); use.Made != 0 || use.Cached == 0 {
		t.Errorf("%+v of a full cache", use)
	}
	plain := published(t, Open(fsys))
	for name, data := range plain {
		if !bytes.Equal(first[name], data) || !bytes.Equal(again[name], data) {
			t.Errorf("%s differs", name)
		}
	}
	var kept []string
	if err := filepath.WalkDir(cache, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			kept = append(kept, name)
			err = os.WriteFile(name, []byte("kept"), 0o644)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for name, data := range published(t, OpenCached(fsys, cache)) {
		if string(data) != "kept" && name != "documents/charte.pdf" {
			t.Errorf("%s was made again", name)
		}
	}
	if len(kept) != 14-1 { // two copies of a picture share theirs
		t.Errorf("%d files: %q", len(kept), kept)
	}
	unwritable := filepath.Join(kept[0], "no-folder")
	for name, data := range published(t, OpenCached(fsys, unwritable)) {
		if !bytes.Equal(data, plain[name]) {
			t.Errorf("%s differs without a cache", name)
		}
	}
}

// counted counts how often each file is opened.
type counted struct {
	fs.FS
	opened atomic.Int64
}

func (c *counted) Open(name string) (fs.File, error) {
	if strings.Contains(name, ".") && name != "." {
		c.opened.Add(1)
	}
	return c.FS.Open(name)
}

func (c *counted) Stat(name string) (fs.FileInfo, error) { return fs.Stat(c.FS, name) }

func TestRenewReadsOnlyWhatChanged(t *testing.T) {
	files := network(t)
	fsys := &counted{FS: files}
	s := Open(fsys)
	if fsys.opened.Load() != 0 {
		t.Error("something is read before it is asked for")
	}
	before, _ := s.Image("photos/petit.jpeg")
	s.Image("photos/atelier.jpg")
	s.Problems()
	s.Files()
	if n := fsys.opened.Swap(0); n != 9 {
		t.Errorf("%d files were read", n)
	}
	files["static/photos/petit.jpeg"] = &fstest.MapFile{Data: asJPEG(t, photo(91, 60)), ModTime: time.Unix(1, 0)}
	next := s.Renew()
	after, found := next.Image("photos/petit.jpeg")
	if !found || after.Width != 91 || before.Width != 90 || fsys.opened.Load() != 1 {
		t.Errorf("%+v after %+v, %d files read", after, before, fsys.opened.Load())
	}
	if old, _ := s.Image("photos/petit.jpeg"); old.Width != 90 {
		t.Error("the set before changed")
	}
	delete(files, "static/photos/petit.jpeg")
	if _, found := next.Renew().Image("photos/petit.jpeg"); found {
		t.Error("a picture that was deleted is still shown")
	}
}

func TestAFileThatChangesDuringABuildIsAnError(t *testing.T) {
	fsys := network(t)
	files := Open(fsys).Files()
	for name := range fsys {
		fsys[name] = &fstest.MapFile{Data: asJPEG(t, photo(5, 5))}
	}
	for _, f := range files {
		if err := f.Render(io.Discard); !errors.Is(err, errChanged) {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
}

// A picture that is whole from outside and not inside is told by Verify, and by the publication at the latest.
func TestDamageInsideIsFoundWhenPixelsAreRead(t *testing.T) {
	good := asPNG(t, photo(50, 50))
	at := bytes.Index(good, []byte("IDAT"))
	size := int(binary.BigEndian.Uint32(good[at-4:]))
	data := slices.Concat(good[:at-4], chunk("IDAT", bytes.Repeat([]byte{7}, size)), chunk("IEND", nil))
	s := Open(fstest.MapFS{"static/a.png": {Data: data}, "static/b.png": {Data: good}})
	if problems := s.Problems(); len(problems) > 0 {
		t.Fatal(problems)
	}
	if problems := s.Verify("a.png"); len(problems) != 1 || problems[0].Code != codeDamaged || problems[0].At.Path() != "static/a.png" {
		t.Errorf("verify: %v", problems)
	}
	if problems := slices.Concat(s.Verify("b.png"), s.Verify("absent.png")); len(problems) > 0 {
		t.Errorf("verify: %v", problems)
	}
	for _, f := range s.Files() {
		err := f.Render(io.Discard)
		var damaged *DamagedError
		if errors.As(err, &damaged) != (f.From.Path == "static/a.png") {
			t.Errorf("%s: %v", f.Path, err)
		}
		if damaged != nil && (damaged.Problem.Code != codeDamaged || !strings.Contains(err.Error(), "static/a.png")) {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
}

func TestALargeFileIsNotRead(t *testing.T) {
	fsys := &counted{FS: fstest.MapFS{"static/a.pdf": {Data: make([]byte, MaxBytes+1)}, "static/b.jpg": {Data: make([]byte, MaxBytes+1)}}}
	problems := Open(fsys).Problems()
	if len(problems) != 2 || problems[0].Code != codeHeavy || problems[1].Code != codeHeavy || fsys.opened.Load() > 0 {
		t.Errorf("%v, %d read", problems, fsys.opened.Load())
	}
}

func TestANetworkWithoutStaticHasNoPictures(t *testing.T) {
	s := Open(fstest.MapFS{"site.yaml": {}})
	if len(s.Files()) != 0 || len(s.Problems()) != 0 {
		t.Errorf("%v %v", s.Files(), s.Problems())
	}
}

func BenchmarkOnePhoto(b *testing.B) {
	fsys := fstest.MapFS{"static/a.jpg": {Data: asJPEG(b, smooth(4000, 3000))}}
	for b.Loop() {
		published(b, Open(fsys))
	}
}

// smooth returns a picture that weighs as much as a photograph does.
func smooth(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{byte(x * y / 900), byte(x / 9), byte(y / 7), 255})
		}
	}
	return m
}
