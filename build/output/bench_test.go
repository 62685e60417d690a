// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// large returns the files of a site of n pages of some bytes.
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

func BenchmarkPublish(b *testing.B) {
	p, _ := NewPlan(large(25_000, 10_000))
	dir := filepath.Join(b.TempDir(), "public")
	for b.Loop() {
		if _, err := Publish(context.Background(), p, dir, PublishOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPublishFloor is what the same files cost a program that does nothing but write them, one after another.
func BenchmarkPublishFloor(b *testing.B) {
	p, _ := NewPlan(large(25_000, 10_000))
	text := []byte(strings.Repeat("x", 10_000))
	for b.Loop() {
		dir := filepath.Join(b.TempDir(), "public")
		for path := range p.Paths() {
			name := filepath.Join(dir, path)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(name, text, 0o644); err != nil {
				b.Fatal(err)
			}
		}
		if err := os.RemoveAll(dir); err != nil {
			b.Fatal(err)
		}
	}
}
