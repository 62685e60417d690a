// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// TestCommonMistakes shows what people get wrong most, what they read of it, and the file that `check --fix` leaves: a case of
// testdata/mistakes stands on the network of testdata/codes. "fr" is empty where nothing is wrong at all; what a person must mend has no
// "fixed/…", and where something is left to say after the repair, it is in "left".
func TestCommonMistakes(t *testing.T) {
	cases, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var mended atomic.Int32
	t.Run("each", func(t *testing.T) {
		for _, name := range cases {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
				t.Parallel()
				if mistake(t, name) {
					mended.Add(1)
				}
			})
		}
	})
	if len(cases) < 50 || mended.Load() < 30 {
		t.Errorf("%d mistakes, of which %d are mended: 50 and 30 are promised", len(cases), mended.Load())
	}
}

// mistake holds a case against its golden file and reports whether the repair leaves nothing to say.
func mistake(t *testing.T, name string) bool {
	t.Helper()
	c := readNetwork(t, filepath.Join(codesFolder, "_base.txtar"), name)
	dir := t.TempDir()
	if err := os.CopyFS(dir, c.files); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	problems := c.problems(t)
	got := &txtar.Archive{Comment: c.archive.Comment, Files: append(c.original(), txtar.File{Name: "fr", Data: french(t, problems)})}
	left := problems
	for repaired := true; repaired; {
		n, err := build.Mend(root, left)
		if err != nil {
			t.Fatal(err)
		}
		if repaired = n > 0; repaired {
			left = c.again(t, root).problems(t)
		}
	}
	for _, f := range got.Files {
		path := strings.TrimSuffix(f.Name, ".quoted")
		text, err := root.ReadFile(path)
		if before, there := c.files[path]; there && err == nil && !bytes.Equal(before.Data, text) {
			got.Files = append(got.Files, txtar.File{Name: "fixed/" + path, Data: text})
			if len(left) > 0 {
				got.Files = append(got.Files, txtar.File{Name: "left", Data: french(t, left)})
			}
		}
	}
	compare(t, name, txtar.Format(got))
	return len(problems) > 0 && len(left) == 0
}

// french returns what a person reads.
func french(t *testing.T, problems []diag.Diagnostic) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := diag.Write(&b, diag.Options{Lang: "fr"}, problems); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// again returns the network as it is in a folder now.
func (n network) again(t *testing.T, root *os.Root) network {
	t.Helper()
	n.files = maps.Clone(n.files)
	for name, file := range n.files {
		text, err := root.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n.files[name] = &fstest.MapFile{Data: text, Mode: file.Mode}
	}
	return n
}
