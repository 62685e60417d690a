// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// before is what the old site is called for the moment between the two renames of swap.
const before = ".before"

// swap does what exchange does where the system has no such call: two renames, between which a kill leaves no site at
// all. The next publication begins by restoring the old one.
func swap(fresh, dir string) error {
	err := os.Rename(dir, dir+before)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err != nil {
		return fmt.Errorf("put the old site aside: %w", err)
	}
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(fmt.Errorf("publish: %w", err), os.Rename(dir+before, dir))
	}
	if err := os.RemoveAll(dir + before); err != nil {
		return fmt.Errorf("remove the site before: %w", err)
	}
	return nil
}

// restore brings back the site that a kill in swap left aside, or removes it when the new one is in place.
func restore(dir string) error {
	if _, err := os.Lstat(dir + before); errors.Is(err, fs.ErrNotExist) || !ours(dir+before) {
		return nil
	}
	if _, err := os.Lstat(dir); err == nil {
		return os.RemoveAll(dir + before)
	}
	if err := os.Rename(dir+before, dir); err != nil {
		return fmt.Errorf("restore the site before: %w", err)
	}
	return nil
}
