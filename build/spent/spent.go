// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package spent says what a call costs the processor, for tests that want hostile input to be cheap: what else a machine does meanwhile
// is not counted, so that no busy moment fails them.
package spent

import (
	"runtime"
	"time"
)

// By returns the time that the processor spends on a call, without what it hands to other goroutines.
func By(call func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := ofThread()
	call()
	return ofThread() - before
}
