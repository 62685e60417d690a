// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Finds a point that is outside of the network's territory, as package source does and in the same words.

import { fetchJSON } from "../places";
import { type Problem, sentence } from "./check";
import type { Answers, Model } from "./model";
import { metres } from "./neighbours";

type Ring = readonly number[]; // longitude, latitude, longitude, latitude…

const TOLERANCE = 500; // metres: outlines are simplified

/** Asks about a point that is far from home. Without outlines it says nothing. */
export async function outside(model: Model, answers: Answers): Promise<Problem[]> {
  const [lon, lat] = [Number(answers.lon), Number(answers.lat)];
  if (!model.territory || !answers.lat || !answers.lon || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return [];
  try {
    const { territory } = await fetchJSON<{ territory: readonly Ring[] }>("/data/outlines.json");
    const distance = away(territory, lon, lat);
    if (distance <= TOLERANCE) return [];
    const values = { lat: String(answers.lat), lon: String(answers.lon), territory: model.territory, distance: Math.round(distance / 1000) };
    return [{ path: "lat", text: sentence(model, "G101", values), mild: true }];
  } catch (reason) {
    console.warn("contribute", reason); // the check of the pull request will say it
    return [];
  }
}

/** Returns how far a point is from an area, in metres: 0 inside of it, and where nothing is drawn. */
export function away(rings: readonly Ring[], lon: number, lat: number): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
      if ((y1 > lat) !== (y2 > lat) && lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1) inside = !inside;
      const wide = Math.cos(lat * Math.PI / 180); // of a degree of longitude beside one of latitude
      const [dx, dy] = [(x2 - x1) * wide, y2 - y1];
      const along = Math.min(1, Math.max(0, ((lon - x1) * wide * dx + (lat - y1) * dy) / (dx * dx + dy * dy || 1)));
      nearest = Math.min(nearest, metres([lon, lat], [x1 + along * (x2 - x1), y1 + along * (y2 - y1)]));
    }
  }
  return inside || nearest === Infinity ? 0 : nearest;
}
