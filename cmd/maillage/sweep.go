// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"runtime"
	"runtime/debug"
)

// firstSweep is the memory, in bytes, that a build may use before it is swept for the first time. Go sweeps first at 4 MiB and then at
// each doubling: ten sweeps before a small network is read, which make its build slower and the peak of its memory no lower.
const firstSweep = 32 << 20

// putOffSweep lets the heap grow to firstSweep. What is swept after that follows GOGC, as ever.
func putOffSweep() {
	growth := debug.SetGCPercent(-1)
	if growth < 0 { // GOGC=off: somebody measures
		return
	}
	debug.SetGCPercent(100 * firstSweep / (4 << 20))
	runtime.AddCleanup(&struct{ *byte }{}, func(growth int) { debug.SetGCPercent(growth) }, growth)
}
