// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"
)

// large returns the files of a site of n pages of some bytes, in no order.
func large(n, size int) []File {
	text := strings.Repeat("x", size)
	files := make([]File, n)
	for i := range files {
		files[i] = File{
			Path:   fmt.Sprintf("lieux/lieu-%d/index.html", i*7919%n),
			Render: func(w io.Writer) error { _, err := io.WriteString(w, text); return err },
		}
	}
	return files
}

func BenchmarkNewPlan(b *testing.B) {
	files := large(100_000, 0)
	for b.Loop() {
		if p, problems := NewPlan(files); p.Len() != len(files) || len(problems) > 0 {
			b.Fatal(p.Len(), problems)
		}
	}
}

// BenchmarkPublish holds a publication against a program that does nothing but write the same files on all cores: a first
// site, and one over another, where the other program removes the old files as well.
func BenchmarkPublish(b *testing.B) {
	const pages, size = 25_000, 8_000
	p, _ := NewPlan(large(pages, size))
	text := []byte(strings.Repeat("x", size))
	plain := func(dir string) error {
		var group errgroup.Group
		group.SetLimit(runtime.GOMAXPROCS(0))
		for path := range p.Paths() {
			group.Go(func() error {
				name := filepath.Join(dir, filepath.FromSlash(path))
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					return err
				}
				return os.WriteFile(name, text, 0o644)
			})
		}
		return group.Wait()
	}
	ours := func(dir string) error {
		_, err := Publish(b.Context(), p, dir, PublishOptions{})
		return err
	}
	for _, bench := range []struct {
		name  string
		write func(dir string) error
		over  bool
	}{
		{"first/maillage", ours, false},
		{"first/plain", plain, false},
		{"again/maillage", ours, true},
		{"again/plain", func(dir string) error {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			return plain(dir)
		}, true},
	} {
		b.Run(bench.name, func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			if bench.over {
				if err := bench.write(dir); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				if !bench.over {
					b.StopTimer()
					if err := os.RemoveAll(dir); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
				}
				if err := bench.write(dir); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
