// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build unix

package main

import (
	"runtime"
	"syscall"
)

// peakMemory returns the most memory that this process had in RAM until now, in bytes; 0 when the system does not tell.
func peakMemory() int64 {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	peak := int64(use.Maxrss) //nolint:unconvert // an int32 on some systems
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return peak // getrusage(2) of macOS: bytes; elsewhere kilobytes
	}
	return 1024 * peak
}
