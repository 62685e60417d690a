// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The land below the places: /data/outlines.json, see build/output/maps.

import type { Ring, Sheet } from "./sheet";
import type { Town } from "./towns";

export interface Outlines {
  territory: readonly Ring[];
  areas: readonly { kind: string; rings: readonly Ring[] }[];
  towns: readonly Town[];
}

/** Draws the territory and the borders in it. */
export function ground(sheet: Sheet, land: Outlines): void {
  sheet.draw(land.territory, "carte-territory", true);
  for (const kind of ["commune", "departement"]) {
    const rings = land.areas.filter((a) => a.kind === kind).flatMap((a) => a.rings);
    sheet.draw(rings, `carte-border carte-border-${kind}`, false);
  }
}
