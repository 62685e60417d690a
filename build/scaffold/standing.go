// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// A Standing is what has become of a file that the program keeps.
type Standing string

// The standings of kept files.
const (
	Same    Standing = "same"    // as this version writes it
	Behind  Standing = "behind"  // as an earlier version wrote it
	New     Standing = "new"     // no earlier version wrote it, and it is not there
	Own     Standing = "own"     // changed by the network, and the version has nothing new for it
	Changed Standing = "changed" // changed by the network, or perhaps: the version writes it otherwise than the one before did
	Deleted Standing = "deleted" // taken away by the network
	Over    Standing = "over"    // this version no longer writes it, and the network has not changed it
)

// A KeptFile is a file that the program keeps, beside what the network has.
type KeptFile struct {
	Path     string
	Standing Standing
	Has      []byte // what the network has; nil for nothing
	Wants    []byte // what this version writes; nil for nothing
}

// Compare says how the files stand that a version writes, by what the lock knows of them.
func Compare(fsys fs.FS, lock Lock, files []File) ([]KeptFile, error) {
	var all []KeptFile
	wanted := make(map[string]bool)
	for _, f := range files {
		wanted[f.Path] = true
		has, err := fs.ReadFile(fsys, f.Path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read %s: %w", f.Path, err)
		}
		k := KeptFile{Path: f.Path, Has: has, Wants: f.Text}
		known, locked := lock.Files[f.Path]
		switch {
		case err != nil && locked:
			k.Standing = Deleted
		case err != nil:
			k.Standing = New
		case bytes.Equal(has, f.Text):
			k.Standing = Same
		case known == Digest(has):
			k.Standing = Behind
		case known == Digest(f.Text):
			k.Standing = Own
		default:
			k.Standing = Changed
		}
		all = append(all, k)
	}
	for _, name := range slices.Sorted(maps.Keys(lock.Files)) {
		if wanted[name] {
			continue
		}
		if !fs.ValidPath(name) {
			return nil, fmt.Errorf("%s names %q, which is no path of the repository", LockFile, name)
		}
		if has, err := fs.ReadFile(fsys, name); err == nil && Digest(has) == lock.Files[name] {
			all = append(all, KeptFile{Path: name, Standing: Over, Has: has})
		}
	}
	return all, nil
}
