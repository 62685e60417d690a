// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// How far the map goes.

export const MIN_ZOOM = 5;
export const MAX_ZOOM = 18;
