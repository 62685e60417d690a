// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// What the build gives to scripts. It replaces PACKAGES by true where the npm packages are installed: what needs them is
// `PACKAGES ? () => import("./parts/…") : undefined` and disappears without them.

declare const PACKAGES: boolean;

declare module "maillage:site" {
  /** Facts of the site. */
  export const site: {
    base: string; // before every path of the site: "" or "/reseau"
    lang: string; // "fr"
    timezone: string; // of the network: "Europe/Paris"
    basemap?: { url: string; attribution: string; max_zoom: number }; // tiles that the network chose; absent for none
    assets: Record<string, string>; // paths of the style sheets that parts fetch: { "map.css": "/assets/map-….css" }
  };
}

declare module "maillage:words" {
  /** Sentences by their keys, with {arguments}. */
  export const words: Record<string, { zero?: string; one?: string; other: string } | undefined>;
}

/** Likewise, those that one part says: it brings them along. */
declare module "maillage:words/*" {
  export const words: typeof import("maillage:words").words;
}
