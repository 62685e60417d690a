// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build !unix

package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// lock takes a file for this build alone; [ErrLocked] when another one has it. Windows removes no file that is open: one that a
// killed build left can be removed, one that is held cannot.
func lock(name string) (unlock func(), err error) {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, ErrLocked
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, ErrLocked
	}
	if err != nil {
		return nil, fmt.Errorf("lock the site: %w", err)
	}
	return func() {
		_ = f.Close()
		_ = os.Remove(name)
	}, nil
}
