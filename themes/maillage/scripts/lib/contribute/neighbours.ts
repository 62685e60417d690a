// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Finds a place that may be the same as the one that somebody adds.

import { fold } from "../fold";
import { load } from "../places";
import { t } from "../words";
import type { Problem } from "./check";
import { slug } from "./document";
import type { Answers, Model } from "./model";

const NEAR = 60; // metres within which two places are worth a question

/** Says when a page has the name already, and asks about a place beside the point. Without the network it says nothing. */
export async function neighbours(model: Model, answers: Answers, path: string): Promise<Problem[]> {
  if (model.type !== "place" || typeof answers.name !== "string") return [];
  const id = path.slice(path.lastIndexOf("/") + 1, -model.extension.length);
  const found: Problem[] = [];
  try {
    const { places } = await load();
    const same = places.find((p) => p.i === id || slug(p.n) === id && p.p === postcode(answers));
    if (same) return [{ path: "name", text: t("form.say.taken", { name: same.n }) }];
    const [lat, lon] = [Number(answers.lat), Number(answers.lon)];
    for (const p of places) {
      if (!p.g || !answers.lat || !answers.lon) continue;
      const distance = metres([lon, lat], p.g);
      if (distance <= NEAR && words(p.n).some((w) => words(String(answers.name)).includes(w))) {
        found.push({ path: "name", text: t("form.say.near", { name: p.n, distance: Math.round(distance) }), mild: true });
      }
    }
  } catch (reason) {
    console.warn("contribute", reason); // the check of the pull request will say it
  }
  return found;
}

function postcode(answers: Answers): string | undefined {
  const { address } = answers;
  return typeof address === "object" && !Array.isArray(address) && typeof address.postcode === "string" ? address.postcode : undefined;
}

function words(name: string): string[] {
  return fold(name).split(/[^a-z0-9]+/).filter((w) => w.length > 3);
}

/** Metres between two points, on a sphere: exact to half a percent. */
export function metres(a: readonly [lon: number, lat: number], b: readonly [lon: number, lat: number]): number {
  const rad = Math.PI / 180;
  const x = (b[0] - a[0]) * rad * Math.cos((a[1] + b[1]) / 2 * rad);
  const y = (b[1] - a[1]) * rad;
  return Math.hypot(x, y) * 6_371_000;
}
