// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The view of the map in the address of the page: #carte=zoom/latitude/longitude.

import type { View } from "./sheet";
import { MAX_ZOOM, MIN_ZOOM } from "./zoom";

const form = /^#carte=(\d{1,2})\/(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/;

/** Reads a view; null for another or no hash. */
export function read(hash: string): View | null {
  const [, zoom, lat, lon] = form.exec(hash) ?? [];
  if (!zoom || !lat || !lon || Math.abs(Number(lat)) > 85 || Math.abs(Number(lon)) > 180) return null;
  return { zoom: Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Number(zoom))), lat: Number(lat), lon: Number(lon) };
}

/** Writes a view, exact to a pixel or so. */
export function write({ zoom, lat, lon }: View): string {
  return `#carte=${zoom}/${lat.toFixed(5)}/${lon.toFixed(5)}`;
}

let waiting: number | undefined;

/** Puts a view into the address, when the map rests: browsers refuse to be told many times a second. */
export function remember(view: View): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => history.replaceState(history.state, "", write(view)), 300);
}
