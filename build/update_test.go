// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func openBase(t *testing.T) (*build.Project, fstest.MapFS) {
	t.Helper()
	c := readCase(t, "_base.txtar")
	return c.open(t), c.files
}

// After an edit the state is that of a network that is opened anew, and the state before is as it was.
func TestAnUpdateEqualsANewStart(t *testing.T) {
	p, fsys := openBase(t)
	before := p.State()
	was := manifest(t, before)

	place := string(fsys["places/la-coroutine.md"].Data)
	fsys["places/la-coroutine.md"] = &fstest.MapFile{Data: []byte(replaceOnce(t, place, "L’autre lieu", "Un autre nom"))}
	fsys["places/nouveau.md"] = &fstest.MapFile{Data: []byte(replaceOnce(t, place, "L’autre lieu", "Un lieu de plus"))}
	if err := p.Update(context.Background(), "places/la-coroutine.md", "places/nouveau.md"); err != nil {
		t.Fatal(err)
	}
	fresh, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), Today: november,
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(manifest(t, fresh.State()), manifest(t, p.State())); diff != "" {
		t.Error(diff)
	}
	if manifest(t, before) != was {
		t.Error("the state before has changed")
	}

	// site.yaml is part of every document.
	fsys["site.yaml"] = &fstest.MapFile{Data: []byte(replaceOnce(t, string(fsys["site.yaml"].Data), "Le réseau", "Le maillage"))}
	if err := p.Update(context.Background(), "site.yaml"); err != nil {
		t.Fatal(err)
	}
	if got := p.State().Site.Config.Name; got != "Le maillage" {
		t.Errorf("the network is still called %s", got)
	}
}

// A new picture is shown by the documents that name it; the others, and the configuration, stay as they are.
func TestAPictureIsExchanged(t *testing.T) {
	p, fsys := openBase(t)
	place := string(fsys["places/la-coroutine.md"].Data)
	fsys["places/la-coroutine.md"] = &fstest.MapFile{Data: []byte(place + "\n![Un atelier](photos/atelier.png)\n")}
	fsys["static/photos/atelier.png"] = picture(t, 40)
	if err := p.Update(context.Background()); err != nil {
		t.Fatal(err)
	}
	config := p.State().Site.Config
	for _, edit := range []func(){
		func() { fsys["static/photos/atelier.png"] = picture(t, 90) },
		func() { delete(fsys, "static/photos/atelier.png") },
		func() { fsys["static/photos/atelier.png"] = picture(t, 20) },
	} {
		edit()
		if err := p.Update(context.Background(), "static/photos/atelier.png"); err != nil {
			t.Fatal(err)
		}
		fresh, err := build.Open(context.Background(), build.Options{FS: fsys, Themes: themes.FS(), Today: november})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(manifest(t, fresh.State()), manifest(t, p.State())); diff != "" {
			t.Error(diff)
		}
		if p.State().Site.Config != config {
			t.Error("a picture changes the configuration")
		}
	}
}

// picture returns a PNG of so many pixels a side.
func picture(t *testing.T, side int) *fstest.MapFile {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, side, side))); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes(), ModTime: time.Unix(int64(side), 0)}
}

func replaceOnce(t *testing.T, text, from, to string) string {
	t.Helper()
	for i := range text {
		if len(text[i:]) >= len(from) && text[i:i+len(from)] == from {
			return text[:i] + to + text[i+len(from):]
		}
	}
	t.Fatalf("%q is not in %q", from, text)
	return ""
}

// Somebody may have kept the address of a page: one that goes away without a redirect is named.
func TestVanishedPagesAreNamed(t *testing.T) {
	p, fsys := openBase(t)
	dir := filepath.Join(t.TempDir(), "public")
	vanished := func() []string {
		t.Helper()
		problems, err := p.Vanished(dir)
		if err != nil {
			t.Fatal(err)
		}
		out := []string{}
		for _, d := range problems {
			out = append(out, string(d.Code)+" "+d.Args[1].(string))
		}
		return out
	}
	if diff := cmp.Diff([]string{}, vanished()); diff != "" {
		t.Errorf("before the first publication: %s", diff)
	}
	if _, err := p.Publish(context.Background(), dir, output.PublishOptions{}); err != nil {
		t.Fatal(err)
	}
	fsys["places/nouveau-nom.md"] = fsys["places/la-coroutine.md"]
	delete(fsys, "places/la-coroutine.md")
	if err := p.Update(context.Background(), "places/la-coroutine.md", "places/nouveau-nom.md"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"O110 /lieux/la-coroutine/"}, vanished()); diff != "" {
		t.Errorf("after a new name: %s", diff)
	}
	fsys["content/redirects.yaml"] = &fstest.MapFile{Data: []byte("redirects:\n  - {from: /lieux/la-coroutine/, to: /lieux/nouveau-nom/}\n")}
	if err := p.Update(context.Background(), "content/redirects.yaml"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{}, vanished()); diff != "" {
		t.Errorf("with a redirect: %s", diff)
	}
}

// The way of a route is read again when its file changes, and when it comes after the route.
func TestAWayIsExchanged(t *testing.T) {
	p, fsys := openBase(t)
	fsys["content/routes/a-velo.md"] = &fstest.MapFile{Data: []byte("---\ntitle: À vélo\npath: traces/boucle.geojson\nstops:\n  - place: la-coroutine\n---\n")}
	if err := p.Update(context.Background(), "content/routes/a-velo.md"); err != nil {
		t.Fatal(err)
	}
	way := func(text string) int {
		fsys["static/traces/boucle.geojson"] = &fstest.MapFile{Data: []byte(text)}
		if err := p.Update(context.Background(), "static/traces/boucle.geojson"); err != nil {
			t.Fatal(err)
		}
		return len(p.State().Site.Routes[0].Line)
	}
	if n := way(`{"type":"LineString","coordinates":[[3.1,50.6],[3.2,50.7]]}`); n != 2 {
		t.Errorf("the way has %d points", n)
	}
	if n := way(`{"type":"LineString","coordinates":[[3.1,50.6],[3.2,50.7],[3.3,50.6]]}`); n != 3 {
		t.Errorf("the new way has %d points", n)
	}
	if n := way(`{"type":"Point","coordinates":[3.1,50.6]}`); n != 0 || !slices.ContainsFunc(p.State().Problems, func(d diag.Diagnostic) bool { return d.Code == "G116" }) {
		t.Errorf("what is no way has %d points, and nobody says so", n)
	}
}
