// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package bench

import (
	"embed"
	"io/fs"
)

//go:embed all:awkward all:alone
var written embed.FS

// Awkward returns a network that nothing suits: names of 90 letters and of one, fourteen activities, words without end, scripts from
// right to left, places closed for good, every field filled or none, and no picture at all.
func Awkward() (fs.FS, error) { return fs.Sub(written, "awkward") }

// Alone returns the smallest network: one place, and nothing else.
func Alone() (fs.FS, error) { return fs.Sub(written, "alone") }
