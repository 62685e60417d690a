// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// What a publication puts beside the site for a while. The names are such as nobody gives to a folder of their own: a
// "public.before" may be somebody's copy.
const (
	freshMark = ".maillage-new-" // public.maillage-new-1234, the site that is being written
	oldMark   = ".maillage-old"  // public.maillage-old, the old site between the two renames of swap
	lockMark  = ".maillage-lock" // public.maillage-lock, held while a build publishes
)

// swap puts the folder fresh in the place of dir, and the old site in the place of fresh, where the system has no call for it. A
// kill between its renames leaves no site at all until the next publication, which begins by restoring the old one.
func swap(fresh, dir string) error {
	if err := os.Remove(dir); err == nil || errors.Is(err, fs.ErrNotExist) { // there was no site
		if err := os.Rename(fresh, dir); err != nil {
			return fmt.Errorf("publish: %w", err)
		}
		return nil
	}
	if err := os.Rename(dir, dir+oldMark); err != nil {
		return fmt.Errorf("put the old site aside: %w", err)
	}
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(fmt.Errorf("publish: %w", err), os.Rename(dir+oldMark, dir))
	}
	if err := os.Rename(dir+oldMark, fresh); err != nil {
		return fmt.Errorf("remove the old site: %w", err)
	}
	return nil
}

// tidy restores or removes what builds that were killed have left beside a site. The lock says that none of them runs any more.
func tidy(dir string) error {
	old := dir + oldMark
	if ours(old) {
		if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
			if err := os.Rename(old, dir); err != nil {
				return fmt.Errorf("restore the old site: %w", err)
			}
		} else if err := discard(old); err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		return fmt.Errorf("look for unfinished sites: %w", err)
	}
	for _, e := range entries {
		if !e.IsDir() || !unfinished(e.Name(), filepath.Base(dir)) {
			continue
		}
		if err := discard(filepath.Join(filepath.Dir(dir), e.Name())); err != nil && !errors.Is(err, ErrNotOurs) {
			return err
		}
	}
	return nil
}

// unfinished reports whether a name is that of a site being written to a folder: "public.maillage-new-1234" for "public".
func unfinished(name, site string) bool {
	number, found := strings.CutPrefix(name, site+freshMark)
	return found && number != "" && strings.Trim(number, "0123456789") == ""
}

// discard removes a folder of ours. The marker comes first and goes last, so that whatever a kill leaves is known as ours: a folder with
// it, with what a kill left of it, or an empty one.
func discard(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("remove the old site: %w", err)
	}
	begun := len(entries) == 0 || len(entries) == 1 && entries[0].Name() == marker
	if !begun && !ours(dir) {
		return fmt.Errorf("%w, and stays: %s", ErrNotOurs, dir)
	}
	for _, e := range entries {
		if e.Name() == marker {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return fmt.Errorf("remove the old site: %w", err)
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("remove the old site: %w", err)
	}
	return nil
}
