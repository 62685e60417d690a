// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build !linux

package spent

import "time"

var begun = time.Now()

// ofThread returns the time since the program began: these systems have no clock of a thread, and a busy moment counts.
func ofThread() time.Duration { return time.Since(begun) }
