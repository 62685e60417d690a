// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
)

// ErrNoDocument says that a path is not that of a document of the network.
var ErrNoDocument = errors.New("not a document of the network")

// Format writes documents as a network keeps them, all of them or those that are named, and returns the paths of those that were
// written otherwise; with look it changes nothing. What cannot be read stays as it is: the problems say why.
func Format(root *os.Root, themes fs.FS, names []string, look bool) (changed []string, problems []diag.Diagnostic, err error) {
	reader, err := openReader(root.FS(), themes)
	if err != nil {
		return nil, nil, err
	}
	all := reader.Paths().Documents
	if len(names) == 0 {
		names = all
	}
	for _, name := range names {
		if !slices.Contains(all, name) {
			return changed, problems, fmt.Errorf("%s: %w", name, ErrNoDocument)
		}
		matter, of := reader.Matter(name)
		problems = append(problems, of...)
		if matter == nil {
			continue
		}
		text := reader.Write(matter)
		if bytes.Equal(matter.File.Text, text) {
			continue
		}
		changed = append(changed, name)
		if look {
			continue
		}
		if err := Replace(root, name, text); err != nil {
			return changed, problems, fmt.Errorf("write %s: %w", name, err)
		}
	}
	return changed, problems, nil
}

// openReader returns the reader of a network whose pictures and address do not matter.
func openReader(fsys, themes fs.FS) (*source.Reader, error) {
	look, err := Look(themes)
	if err != nil {
		return nil, err
	}
	reader, _, err := source.NewReader(fsys, look, nil, "")
	return reader, err
}
