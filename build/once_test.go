// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// demo opens the network of this repository on a day of 2020 when events are to come and ads are on the board.
func demo(t *testing.T, fsys fs.FS, today time.Time) *build.State {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), Today: when.Moment{Time: today.UTC(), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.State()
}

// autumn is a day of 2020 when events are to come and ads are on the board.
var autumn = time.Date(2020, 11, 18, 12, 0, 0, 0, time.UTC)

// manifest returns the digest and the path of every file of a state.
func manifest(t *testing.T, s *build.State) string {
	t.Helper()
	var b strings.Builder
	for _, f := range s.Plan.Files() {
		var text bytes.Buffer
		if err := f.Render(&text); err != nil {
			t.Errorf("%s: %v", f.Path, err) // not Fatal: this may be another goroutine than the test's
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(text.Bytes()), f.Path)
	}
	return b.String()
}

// The repository is a network without a problem.
func TestTheDemoHasNoProblem(t *testing.T) {
	for _, today := range []time.Time{autumn, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)} {
		if problems := demo(t, os.DirFS(".."), today).Problems; len(problems) > 0 {
			var b bytes.Buffer
			if err := diag.Write(&b, diag.Options{}, problems); err != nil {
				t.Fatal(err)
			}
			t.Errorf("on %s:\n%s", today.Format(time.DateOnly), b.String())
		}
	}
}

// reversed is a file system that lists folders from the end.
type reversed struct{ fs.FS }

func (r reversed) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.FS, name)
	slices.Reverse(entries)
	return entries, err
}

// Same input, same bytes: on one core and on all, in another zone, whatever the order in which the disk lists files.
func TestSameBytesOnAnyMachine(t *testing.T) {
	want := manifest(t, demo(t, os.DirFS(".."), autumn))
	if strings.Count(want, "\n") < 100 {
		t.Fatalf("only %d files", strings.Count(want, "\n"))
	}
	t.Run("one core", func(t *testing.T) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		if diff := cmp.Diff(want, manifest(t, demo(t, os.DirFS(".."), autumn))); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("other order of files", func(t *testing.T) {
		if diff := cmp.Diff(want, manifest(t, demo(t, reversed{os.DirFS("..")}, autumn))); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("other zone", func(t *testing.T) {
		kiritimati := autumn.In(time.FixedZone("Kiritimati", 14*60*60))
		if diff := cmp.Diff(want, manifest(t, demo(t, os.DirFS(".."), kiritimati))); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("rendered twice, from all cores", func(t *testing.T) {
		state := demo(t, os.DirFS(".."), autumn)
		manifests := make([]string, 4)
		done := make(chan int)
		for i := range manifests {
			go func() {
				manifests[i] = manifest(t, state)
				done <- i
			}()
		}
		for range manifests {
			<-done
		}
		for _, got := range manifests {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		}
	})
}
