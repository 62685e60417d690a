// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build !linux && !darwin

package output

// exchange puts the folder fresh in the place of dir, and the old site in the place of fresh.
func exchange(fresh, dir string) error { return swap(fresh, dir) }
