// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package bench_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

var today = when.Moment{Time: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), Precision: when.Instant}

// network writes a network and opens its folder.
func network(tb testing.TB, places int) build.Options {
	tb.Helper()
	dir := filepath.Join(tb.TempDir(), "network")
	if err := bench.Write(dir, bench.Of(places)); err != nil {
		tb.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { root.Close() })
	return build.Options{FS: root.FS(), Themes: themes.FS(), Today: today}
}

// A measured network must be a good one: problems would be measured instead of pages.
func TestGeneratedNetworkHasNoProblem(t *testing.T) {
	o := network(t, 100)
	p, err := build.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if problems := p.State().Problems; len(problems) > 0 {
		if err := diag.Write(os.Stderr, diag.Options{Max: 5}, problems); err != nil {
			t.Fatal(err)
		}
		t.Fatalf("%d problems", len(problems))
	}
	if got, want := len(p.State().Site.Places), 100; got != want {
		t.Errorf("%d places, want %d", got, want)
	}
}

// What nothing suits is no mistake either.
func TestWrittenNetworksHaveNoProblem(t *testing.T) {
	for name, open := range map[string]func() (fs.FS, error){"awkward": bench.Awkward, "alone": bench.Alone} {
		t.Run(name, func(t *testing.T) {
			fsys, err := open()
			if err != nil {
				t.Fatal(err)
			}
			p, err := build.Open(context.Background(), build.Options{FS: fsys, Themes: themes.FS(), Today: today})
			if err != nil {
				t.Fatal(err)
			}
			if problems := p.State().Problems; len(problems) > 0 {
				if err := diag.Write(os.Stderr, diag.Options{Max: 5}, problems); err != nil {
					t.Fatal(err)
				}
				t.Fatalf("%d problems", len(problems))
			}
		})
	}
}

// BenchmarkCheck reads and checks a whole network, as `maillage check` does.
func BenchmarkCheck(b *testing.B) {
	for _, places := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("places=%d", places), func(b *testing.B) {
			o := network(b, places)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := build.Open(context.Background(), o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCheckFile checks one file of a network, as `maillage check FILE` does.
func BenchmarkCheckFile(b *testing.B) {
	for _, places := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("places=%d", places), func(b *testing.B) {
			o := network(b, places)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := build.CheckFiles(context.Background(), o, []string{"places/lieu-00000.md"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBuild reads, checks and publishes a whole network, as `maillage build` does.
func BenchmarkBuild(b *testing.B) {
	for _, places := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("places=%d", places), func(b *testing.B) {
			o := network(b, places)
			out := filepath.Join(b.TempDir(), "public")
			b.ReportAllocs()
			for b.Loop() {
				p, err := build.Open(context.Background(), o)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := p.Publish(context.Background(), out, output.PublishOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
