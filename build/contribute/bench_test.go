// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/contribute"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// BenchmarkContribution measures what the job of a pull request does with one changed place among 1,000: check, and diff.
func BenchmarkContribution(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "network")
	if err := bench.Write(dir, bench.Of(1_000)); err != nil {
		b.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "base"}} {
		if out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	places, err := filepath.Glob(filepath.Join(dir, "places", "*.md"))
	if err != nil || len(places) == 0 {
		b.Fatal(places, err)
	}
	text, err := os.ReadFile(places[0])
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(places[0], append(text, "Une ligne.\n"...), 0o644); err != nil {
		b.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	ctx, today := context.Background(), when.Moment{Time: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), Precision: when.Instant}
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			r, base := since(ctx, b, dir)
			if _, err := r.Changed(ctx, base); err != nil {
				b.Fatal(err)
			}
			if _, err := build.Open(ctx, build.Options{FS: contribute.Trusted(base, root.FS()), Themes: themes.FS(), Today: today, Drafts: true}); err != nil {
				b.Fatal(err)
			}
			_ = r.Close()
		}
	})
	b.Run("diff", func(b *testing.B) {
		for b.Loop() {
			r, base := since(ctx, b, dir)
			changed, err := r.Changed(ctx, base)
			if err != nil {
				b.Fatal(err)
			}
			report, err := contribute.Compare(ctx, contribute.Sides{Base: base, Head: root.FS(), Changed: changed, Themes: themes.FS(), Today: today, Lang: "fr"})
			if err != nil || len(report.Entries) != 1 {
				b.Fatal(report, err)
			}
			_ = r.Close()
		}
	})
}

func since(ctx context.Context, b *testing.B, dir string) (*contribute.Repository, *contribute.Tree) {
	b.Helper()
	r, err := contribute.Open(ctx, dir)
	if err != nil {
		b.Fatal(err)
	}
	base, err := r.Since(ctx, "HEAD", "")
	if err != nil {
		b.Fatal(err)
	}
	return r, base
}
