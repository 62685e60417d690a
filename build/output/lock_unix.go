// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build unix

package output

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// lock takes a file for this build alone; [ErrLocked] when another one has it. The system gives it back when the process
// ends, however it ends: a file that was left locks nothing.
func lock(name string) (unlock func(), err error) {
	for {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o644)
		if err != nil {
			return nil, fmt.Errorf("lock the site: %w", err)
		}
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
			_ = f.Close()
			if errors.Is(err, unix.EWOULDBLOCK) {
				return nil, ErrLocked
			}
			return nil, fmt.Errorf("lock the site: %w", err)
		}
		// The build before may have removed the file between the two calls: then this lock holds nothing.
		mine, err := f.Stat()
		if err != nil {
			_ = f.Close()
			return nil, fmt.Errorf("lock the site: %w", err)
		}
		if there, err := os.Stat(name); err == nil && os.SameFile(mine, there) {
			return func() {
				_ = os.Remove(name) // while it is still locked
				_ = f.Close()
			}, nil
		}
		_ = f.Close()
	}
}
