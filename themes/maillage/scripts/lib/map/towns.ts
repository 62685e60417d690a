// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Names of towns under the marks, as many as there is room for: those with many places first.

import { make } from "../element";
import type { Mark } from "./marks";
import type { Pin, Sheet } from "./sheet";

export interface Town {
  n: string; // name
  g: readonly [lon: number, lat: number];
  k: number; // places
}

interface Box { left: number; top: number; right: number; bottom: number }

const HEIGHT = 18;
const LETTER = 7; // about the width of a letter
const MARK = 20; // about half of a mark: less than what parts a name below from its point

// Where a name may stand beside its point, the best first: on it, below a mark that stands there, above.
const sides = [["", 0], ["is-below", 30], ["is-above", -30]] as const;

/** Returns a function that writes the names around some marks. */
export function towns(sheet: Sheet, list: readonly Town[]): (marks: readonly Mark[]) => void {
  const standing = new Map<Town, { element: HTMLElement; pin: Pin }>();
  return (marks) => {
    const taken: Box[] = marks.map((m) => around(sheet.xy(m.lon, m.lat), MARK, MARK));
    const size = sheet.size();
    const written = new Set<Town>();
    for (const town of list) {
      const at = sheet.xy(...town.g);
      if (at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) continue;
      const half = town.n.length * LETTER / 2 + 4;
      const side = sides.find(([, dy]) => !taken.some((other) => meet(other, around({ x: at.x, y: at.y + dy }, half, HEIGHT / 2))));
      if (!side) continue;
      taken.push(around({ x: at.x, y: at.y + side[1] }, half, HEIGHT / 2));
      written.add(town);
      let name = standing.get(town);
      if (!name) {
        const element = make("span", { "aria-hidden": "true" }, make("span", {}, town.n));
        name = { element, pin: sheet.pin(element, ...town.g) };
        standing.set(town, name);
      }
      name.element.classList.add("carte-town");
      for (const [where] of sides) if (where) name.element.classList.toggle(where, where === side[0]);
    }
    for (const [town, { pin }] of standing) {
      if (written.has(town)) continue;
      pin.remove();
      standing.delete(town);
    }
  };
}

function around({ x, y }: { x: number; y: number }, w: number, h: number): Box {
  return { left: x - w, top: y - h, right: x + w, bottom: y + h };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
