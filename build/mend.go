// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"fmt"
	"os"
	"path"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Mend writes the corrections of problems into their files and returns how many problems it mended. A correction that
// touches another one waits: mending again after a new check takes it. A file is replaced at once, so a full disk loses nothing.
func Mend(root *os.Root, problems []diag.Diagnostic) (int, error) {
	type repair struct {
		file  *diag.File
		edits []diag.Edit
		count int
	}
	var repairs []*repair
	byPath := make(map[string]*repair)
	for _, d := range problems {
		if len(d.Fix) == 0 {
			continue
		}
		f := d.Fix[0].At.File
		r := byPath[f.Path]
		if r == nil {
			r = &repair{file: f}
			byPath[f.Path] = r
			repairs = append(repairs, r)
		}
		if !slices.ContainsFunc(d.Fix, func(e diag.Edit) bool { return touches(e, r.edits) }) {
			r.edits = append(r.edits, d.Fix...)
			r.count++
		}
	}
	mended := 0
	for _, r := range repairs {
		text, err := diag.Apply(r.file.Text, r.edits)
		if err != nil {
			return mended, fmt.Errorf("mend %s: %w", r.file.Path, err)
		}
		if err := Replace(root, r.file.Path, text); err != nil {
			return mended, fmt.Errorf("mend %s: %w", r.file.Path, err)
		}
		mended += r.count
	}
	return mended, nil
}

// touches reports whether an edit changes or borders on what another one changes.
func touches(e diag.Edit, others []diag.Edit) bool {
	return slices.ContainsFunc(others, func(o diag.Edit) bool {
		return e.At.Start <= o.At.End && o.At.Start <= e.At.End
	})
}

// Replace writes a file beside the old one, which then gives its place at once.
func Replace(root *os.Root, name string, text []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	temporary := name + ".new"
	if err := root.WriteFile(temporary, text, 0o644); err != nil {
		_ = root.Remove(temporary)
		return err
	}
	return root.Rename(temporary, name)
}
