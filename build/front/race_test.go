// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build race

package front

// raceDetector says that all is slower by a factor of ten.
const raceDetector = true
