// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// exchange puts the folder fresh in the place of dir in one call, and the old site in the place of fresh.
func exchange(fresh, dir string) error {
	err := unix.RenamexNp(fresh, dir, unix.RENAME_SWAP)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.ENOENT): // there was no site
		err = os.Rename(fresh, dir)
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOTSUP): // HFS+, network folders
		return swap(fresh, dir)
	}
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return nil
}
