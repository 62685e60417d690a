// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/need"
)

// site returns the plan of a site whose every page says the same word, in many pages for a kill to fall between.
func site(t testing.TB, word string) *Plan {
	t.Helper()
	text := strings.Repeat(word+"\n", 500)
	list := []File{{Path: "index.html"}, {Path: "data/places.geojson"}, {Path: word + "/index.html"}}
	for i := range 80 {
		list = append(list, File{Path: fmt.Sprintf("lieux/lieu-%d/index.html", i)})
	}
	for i := range list {
		list[i].Render = func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	p, problems := NewPlan(list)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

func mustPublish(t testing.TB, p *Plan, dir string) {
	t.Helper()
	if _, err := Publish(t.Context(), p, dir, PublishOptions{}); err != nil {
		t.Fatal(err)
	}
}

func manifest(t testing.TB, dir string) string {
	t.Helper()
	lines, err := Manifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}

// onlySite fails when something stands beside the site.
func onlySite(t testing.TB, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(dir) {
			t.Errorf("%s was left beside the site", e.Name())
		}
	}
}

// A file that speaks of others is made when they are there, wherever its name stands among theirs.
func TestTheLastFilesKnowWhatWasWritten(t *testing.T) {
	var mu sync.Mutex
	told := make(map[string]string)
	list := []File{{Path: "data/a.json", Last: true, Render: func(w io.Writer) error {
		mu.Lock()
		defer mu.Unlock()
		_, err := fmt.Fprint(w, len(told))
		return err
	}}}
	for i := range 40 {
		path := fmt.Sprintf("data/b/%d.csv", i)
		list = append(list, File{
			Path:   path,
			Render: func(w io.Writer) error { _, err := io.WriteString(w, path); return err },
			Written: func(text []byte) {
				mu.Lock()
				defer mu.Unlock()
				told[path] = string(text)
			},
		})
	}
	p, problems := NewPlan(list)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, p, dir)
	if count, err := os.ReadFile(filepath.Join(dir, "data", "a.json")); err != nil || string(count) != "40" {
		t.Errorf("%q of 40 files were there: %v", count, err)
	}
	for path, text := range told {
		if text != path {
			t.Errorf("%s was told %q", path, text)
		}
	}
}

func TestPublishReplacesTheWholeSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	mustPublish(t, site(t, "avant"), dir)
	old := manifest(t, dir)
	var calls []int
	after := site(t, "apres")
	stats, err := Publish(t.Context(), after, dir, PublishOptions{Progress: func(done, total int) { calls = append(calls, done, total) }})
	if err != nil {
		t.Fatal(err)
	}
	if stats.Files != after.Len() || stats.Bytes != int64(after.Len())*500*int64(len("apres\n")) {
		t.Errorf("stats: %+v", stats)
	}
	if !slices.Equal(calls, []int{after.Len(), after.Len()}) {
		t.Errorf("progress: %v", calls)
	}
	if manifest(t, dir) == old {
		t.Error("the site did not change")
	}
	if _, err := os.Stat(filepath.Join(dir, "avant")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a page of the old site is still there")
	}
	again := filepath.Join(t.TempDir(), "public")
	mustPublish(t, after, again)
	if manifest(t, dir) != manifest(t, again) {
		t.Error("the same plan makes two different sites")
	}
	onlySite(t, dir)
}

func TestPublishedListsThePages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if pages, err := Published(dir); err != nil || pages != nil {
		t.Errorf("of nothing: %q, %v", pages, err)
	}
	p := site(t, "mot")
	mustPublish(t, p, dir)
	pages, err := Published(dir)
	if err != nil || len(pages) != p.Len()-1 || !slices.IsSorted(pages) || slices.Contains(pages, "data/places.geojson") {
		t.Errorf("%d pages of %d, %v", len(pages), p.Len(), err)
	}
	if err := os.WriteFile(filepath.Join(dir, marker), []byte(markerHead+"\nok.html\n../../etc/passwd\n\x1b[31m\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if pages, err := Published(dir); err != nil || !slices.Equal(pages, []string{"ok.html"}) {
		t.Errorf("of a forged list: %q, %v", pages, err)
	}
}

// The command asks what was published first: it is Publish that says what is wrong with the folder.
func TestPublishedFindsNothingInAFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "public")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if pages, err := Published(name); err != nil || pages != nil {
		t.Errorf("got %q, %v", pages, err)
	}
}

func TestTheFolderMayBeNamedAsPeopleNameIt(t *testing.T) {
	home := t.TempDir()
	t.Chdir(home)
	dir := filepath.Join(home, "public")
	for i, name := range []string{"public", "public/", "./public", "a/../public", dir + "//"} {
		word := fmt.Sprintf("mot-%d", i)
		mustPublish(t, site(t, word), name)
		if _, err := os.Stat(filepath.Join(dir, word)); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		onlySite(t, dir)
	}
}

func TestWhatIsNotASiteIsNeverReplaced(t *testing.T) {
	p := site(t, "mot")
	base := t.TempDir()
	at := func(name string) string { return filepath.Join(base, name) }
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(at(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at(name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("thesis/chapter.txt", "years of work")
	write("file", "years of work")
	write("marked/"+marker, "something else")
	write("network/site.yaml", "")
	write("network/"+marker, markerHead+"\n")
	write("home/network/site.yaml", "")
	write("home/"+marker, markerHead+"\n")
	mustPublish(t, p, at("real"))
	for name, target := range map[string]string{"link": "real", "dangling": "nowhere", "alias": "."} {
		if err := os.Symlink(at(target), at(name)); err != nil {
			need.Missing(t, err)
		}
	}
	root, _ := filepath.Abs("/")
	for _, c := range []struct {
		name, dir string
		o         PublishOptions
		want      error
	}{
		{"a folder with other files", at("thesis"), PublishOptions{}, ErrNotOurs},
		{"a file", at("file"), PublishOptions{}, ErrNotOurs},
		{"a folder with another's marker", at("marked"), PublishOptions{}, ErrNotOurs},
		{"the root", root, PublishOptions{}, ErrUnsafe},
		{"the network", at("network"), PublishOptions{Source: at("network")}, ErrUnsafe},
		{"the network under another name", at("alias/network"), PublishOptions{Source: at("network")}, ErrUnsafe},
		{"a folder around the network", at("home"), PublishOptions{Source: at("home/network")}, ErrUnsafe},
		{"a link to a site", at("link"), PublishOptions{}, ErrUnsafe},
		{"a link to nothing", at("dangling"), PublishOptions{}, ErrUnsafe},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Publish(t.Context(), p, c.dir, c.o); !errors.Is(err, c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
	for _, name := range []string{"thesis/chapter.txt", "file"} {
		if text, err := os.ReadFile(at(name)); err != nil || string(text) != "years of work" {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}

func TestAnEmptyFolderIsReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, site(t, "mot"), dir)
	if !ours(dir) {
		t.Error("there is no site")
	}
	onlySite(t, dir)
}

// A publication that fails leaves the old site and nothing else.
func TestAFailureLeavesTheOldSite(t *testing.T) {
	broken := errors.New("broken")
	failing := func(path string, render func(io.Writer) error) *Plan {
		files := slices.Insert(slices.Clone(site(t, "neuf").Files()), 40, File{Path: path, Render: render})
		return &Plan{files: files, sorted: func() []File { return files }} // paths that NewPlan refuses
	}
	ctx, cancel := context.WithCancel(t.Context())
	last, _ := NewPlan([]File{{Path: "index.html", Render: func(io.Writer) error { cancel(); return nil }}})
	for _, c := range []struct {
		name     string
		plan     *Plan
		exchange func(fresh, dir string) error
		want     error
	}{
		{"a page breaks half-way", failing("lieux/x.html", func(w io.Writer) error { _, _ = io.WriteString(w, "<html>"); return broken }), exchange, broken},
		{"a page cannot be rendered", failing("lieux/x.html", func(io.Writer) error { return broken }), exchange, broken},
		{"a page cannot be written", failing("lieux", func(io.Writer) error { return nil }), exchange, nil},
		{"a folder cannot be made", failing("index.html/x", func(io.Writer) error { return nil }), exchange, nil},
		{"a path leads out", failing("../x", func(io.Writer) error { return nil }), exchange, nil},
		{"the exchange fails", site(t, "neuf"), func(string, string) error { return broken }, broken},
		{"somebody presses Ctrl-C during the last page", last, exchange, context.Canceled},
		{"somebody presses Ctrl-C", failing("lieux/x.html", func(io.Writer) error { cancel(); return nil }), exchange, context.Canceled},
		{"it was stopped before", site(t, "neuf"), exchange, context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, site(t, "vieux"), dir)
			old := manifest(t, dir)
			ctx := ctx
			if !errors.Is(c.want, context.Canceled) {
				ctx = t.Context()
			}
			_, err := publish(ctx, c.plan, dir, PublishOptions{}, c.exchange)
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("got %v", err)
			}
			if manifest(t, dir) != old {
				t.Error("the old site changed")
			}
			onlySite(t, dir)
		})
	}
}

func TestASecondBuildAtOnceIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	started, release, done := make(chan bool), make(chan bool), make(chan error)
	slow, _ := NewPlan([]File{{Path: "index.html", Render: func(io.Writer) error { close(started); <-release; return nil }}})
	go func() {
		_, err := Publish(context.Background(), slow, dir, PublishOptions{})
		done <- err
	}()
	select {
	case <-started:
	case err := <-done:
		t.Fatal("the first: ", err)
	}
	if _, err := Publish(t.Context(), site(t, "mot"), dir, PublishOptions{}); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v", err)
	}
	close(release)
	if err := <-done; err != nil {
		t.Error("the first: ", err)
	}
	onlySite(t, dir)
	mustPublish(t, site(t, "mot"), dir)
}

// Builds begin while others end: each takes and removes the lock from under the others.
func TestManyBuildsAtOnceLeaveOneWholeSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	words := []string{"un", "deux", "trois", "quatre"}
	wants := map[string]bool{}
	var builds sync.WaitGroup
	for _, word := range words {
		alone := filepath.Join(t.TempDir(), "public")
		plan := site(t, word)
		mustPublish(t, plan, alone)
		wants[manifest(t, alone)] = true
		builds.Go(func() {
			for range 10 {
				if _, err := Publish(context.Background(), plan, dir, PublishOptions{}); err != nil && !errors.Is(err, ErrLocked) {
					t.Error(err)
				}
			}
		})
	}
	builds.Wait()
	if !wants[manifest(t, dir)] {
		t.Error("the site is a mixture")
	}
	onlySite(t, dir)
}

func TestALockIsHeldByOneAtATime(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	var holders, most, taken atomic.Int64
	var builds sync.WaitGroup
	for range 8 {
		builds.Go(func() {
			for range 2000 {
				unlock, err := lock(name)
				if errors.Is(err, ErrLocked) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				taken.Add(1)
				if n := holders.Add(1); n > 1 {
					most.Store(n)
				}
				runtime.Gosched()
				holders.Add(-1)
				unlock()
			}
		})
	}
	builds.Wait()
	if most.Load() > 0 || taken.Load() < 100 {
		t.Errorf("%d held it at once; it was taken %d times", most.Load(), taken.Load())
	}
}

func TestManifestRefusesLinks(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, site(t, "mot"), dir)
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "link")); err != nil {
		need.Missing(t, err)
	}
	if _, err := Manifest(dir); err == nil {
		t.Error("a link is taken for a file")
	}
}

func TestWhatOthersPutBesideTheSiteStays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	others := []string{
		dir + freshMark + "7/thesis", dir + oldMark + "/thesis", dir + freshMark + "old/" + marker, dir + freshMark + "8",
		dir + ".before/" + marker, dir + ".lock", dir + ".new-1/" + marker, // a copy of the site, a lock of somebody else
	}
	for _, name := range others {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(markerHead+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mustPublish(t, site(t, "mot"), dir)
	mustPublish(t, site(t, "mot"), dir)
	for _, name := range others {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

// What somebody puts into the site while a build runs is not deleted unseen.
func TestAFolderThatWasFilledMeanwhileIsNotReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	p, _ := NewPlan([]File{{Path: "index.html", Render: func(io.Writer) error {
		return errors.Join(os.Mkdir(dir, 0o755), os.WriteFile(filepath.Join(dir, "thesis"), nil, 0o644))
	}}})
	if _, err := Publish(t.Context(), p, dir, PublishOptions{}); !errors.Is(err, ErrNotOurs) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "thesis")); err != nil {
		t.Error(err)
	}
	onlySite(t, dir)
}
