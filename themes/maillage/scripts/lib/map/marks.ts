// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Which marks stand on the map: places, and clusters of those that would stand too close to be touched.

import Supercluster from "supercluster";
import type { Network, Place } from "../places";
import type { XY } from "./direction";
import type { Bounds } from "./sheet";
import { MAX_ZOOM } from "./zoom";

/** Marks are this far from each other, in pixels: a finger hits one of them. */
export const APART = 44;

/** A mark is one place, or several. */
export interface Mark {
  key: string;
  lon: number;
  lat: number;
  count: number;
  place: Place | null; // when it is one
  town: string; // that most of its places are in
  members(): readonly Place[]; // as far as they are known: a cluster of a tile does not tell
  opensAt: number; // the zoom at which it comes apart; above MAX_ZOOM when it never does
}

export interface Marks {
  in(bounds: Bounds, zoom: number, xy: (lon: number, lat: number) => XY): Mark[] | Promise<Mark[]>;
}

type Properties = { at: number };

let indexes = 0; // the numbers of clusters begin anew in each index

/** Indexes places: 5,000 of them in some ten milliseconds. */
export function cluster(places: readonly Place[]): Marks {
  const generation = ++indexes;
  const index = new Supercluster<Properties>({ radius: 56, extent: 256, maxZoom: MAX_ZOOM, minPoints: 2 });
  index.load(places.flatMap((p, at) => p.g
    ? [{ type: "Feature" as const, properties: { at }, geometry: { type: "Point" as const, coordinates: [p.g[0], p.g[1]] } }]
    : []));
  return {
    in(b, zoom, xy) {
      const marks = index.getClusters([b.west, b.south, b.east, b.north], zoom).map((f): Mark => {
        const [lon = 0, lat = 0] = f.geometry.coordinates;
        const properties = f.properties;
        if ("cluster_id" in properties) {
          const id = properties.cluster_id;
          let members: Place[] | undefined;
          return {
            key: `+${generation}:${id}`, lon, lat, count: properties.point_count, place: null,
            get town() { return townOf(this.members()); },
            members: () => members ??= index.getLeaves(id, Infinity).map((leaf) => places[leaf.properties.at]!),
            get opensAt() { return index.getClusterExpansionZoom(id); },
          };
        }
        return single(places[properties.at]!);
      });
      return spread(marks, zoom, xy);
    },
  };
}

/** Returns the mark of a place that has a point. */
export function single(place: Place): Mark {
  const [lon, lat] = place.g ?? [0, 0];
  return { key: place.i, lon, lat, count: 1, place, town: place.c ?? "", members: () => [place], opensAt: MAX_ZOOM + 1 };
}

/** Joins marks that still stand too close: clusters move to their middle and may come near each other. */
export function spread(marks: Mark[], zoom: number, xy: (lon: number, lat: number) => XY): Mark[] {
  const kept: { mark: Mark; at: XY }[] = [];
  for (const mark of [...marks].sort((a, b) => b.count - a.count)) {
    const at = xy(mark.lon, mark.lat);
    const near = kept.find((k) => Math.hypot(k.at.x - at.x, k.at.y - at.y) < APART);
    if (near) near.mark = join(near.mark, mark, zoom);
    else kept.push({ mark, at });
  }
  return kept.map((k) => k.mark);
}

function join(a: Mark, b: Mark, zoom: number): Mark {
  const count = a.count + b.count;
  return {
    key: `${a.key.split("&")[0]}&${count}@${zoom}`, lon: a.lon, lat: a.lat, count, place: null, town: a.town,
    members: () => [...a.members(), ...b.members()], opensAt: zoom + 1,
  };
}

/** Returns the town that most of some places are in. */
export function townOf(places: readonly Place[]): string {
  const count = new Map<string, number>();
  let town = "";
  for (const { c = "" } of places) {
    const n = (count.get(c) ?? 0) + 1;
    count.set(c, n);
    if (c && n > (count.get(town) ?? 0) || !town) town = c;
  }
  return town;
}

/** Returns what surrounds places; null when none of them has a point. */
export function boundsOf(places: readonly Place[]): Bounds | null {
  let b: Bounds | null = null;
  for (const { g } of places) {
    if (!g) continue;
    b = b
      ? { west: Math.min(b.west, g[0]), south: Math.min(b.south, g[1]), east: Math.max(b.east, g[0]), north: Math.max(b.north, g[1]) }
      : { west: g[0], south: g[1], east: g[0], north: g[1] };
  }
  return b;
}

/** Returns the places that the filters leave. */
export function shownOf(network: Network, shown: ReadonlySet<string> | null): readonly Place[] {
  return shown ? network.places.filter((p) => shown.has(p.i)) : network.places;
}
