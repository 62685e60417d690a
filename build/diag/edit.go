// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"errors"
	"fmt"
	"slices"
)

// ErrEdits says that a set of edits cannot be applied: two overlap, or one lies outside the text.
var ErrEdits = errors.New("edits do not fit the text")

// Apply returns text with the edits made; text itself stays as it is. Edits may come in any order and must not
// overlap; of several insertions at one place the first given comes first. All edits must be of one file.
func Apply(text []byte, edits []Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int { return a.At.Start - b.At.Start })
	mended := make([]byte, 0, len(text))
	done := 0 // text[:done] is in mended
	for _, e := range sorted {
		switch {
		case e.At.File != sorted[0].At.File:
			return nil, fmt.Errorf("%w: %q and %q are two files", ErrEdits, sorted[0].At.Path(), e.At.Path())
		case e.At.Start < 0 || e.At.End < e.At.Start || e.At.End > len(text):
			return nil, fmt.Errorf("%w: %d to %d of %d bytes", ErrEdits, e.At.Start, e.At.End, len(text))
		case e.At.Start < done:
			return nil, fmt.Errorf("%w: two change byte %d", ErrEdits, e.At.Start)
		}
		mended = append(mended, text[done:e.At.Start]...)
		mended = append(mended, e.New...)
		done = e.At.End
	}
	return append(mended, text[done:]...), nil
}
