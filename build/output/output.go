// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package output holds files that do not exist yet. A [File] is a path and a function; a [Plan] has each path once;
// [Publish] writes a plan beside the published folder and exchanges the two at once, so that the site is the old
// one or the new one, whatever happens.
package output

import (
	"io"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A File is a file to be: where, and how to write it.
type File struct {
	Path   string                // slash-separated, clean, relative to the published folder
	From   *diag.File            // what asked for it; nil for the program itself
	Render func(io.Writer) error // may be called many times, from any goroutine

	Written func(text []byte) // is told what was published, from any goroutine; the text is not its own; nil for nobody
	Last    bool              // is published when all others are: what it says of them is known by then
}
