// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// What lies where an arrow key points.

export interface XY { x: number; y: number }

/** Returns the nearest item in a direction: what lies straight ahead comes before what lies aside, nothing behind. */
export function nearest<T>(from: XY, items: Iterable<{ item: T; at: XY }>, dx: number, dy: number): T | null {
  let best: T | null = null;
  let least = Infinity;
  for (const { item, at } of items) {
    const ahead = (at.x - from.x) * dx + (at.y - from.y) * dy;
    const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
    if (ahead > 4 && aside <= 2 * ahead && ahead + 2 * aside < least) [best, least] = [item, ahead + 2 * aside];
  }
  return best;
}
