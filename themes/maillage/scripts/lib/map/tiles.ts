// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The marks of a network with very many places: read tile by tile, as the map moves. See build/output/maps.

import { type Activity, fetchJSON, type Network, type Place } from "../places";
import { type Mark, type Marks, single, spread } from "./marks";
import type { Bounds } from "./sheet";

type Name = readonly [z: number, x: number, y: number];

export interface Index {
  version: number;
  day: string;
  days: number;
  activities: readonly Activity[];
  origins?: readonly string[]; // other networks
  count: number;
  bounds?: readonly [west: number, south: number, east: number, north: number];
  roots?: readonly Name[];
}

interface Tile {
  places?: readonly Place[];
  clusters?: readonly { g: readonly [lon: number, lat: number]; k: number; c?: string }[];
  children?: readonly Name[];
}

/** Returns the index of the places, which says whether there are tiles. */
export async function readIndex(): Promise<Index> {
  const index = await fetchJSON<Index>("/data/map/index.json");
  if (index.version !== 1) throw new Error(`index.json: version ${index.version}`);
  return index;
}

/** Returns what marks and their cards need of a network whose places are in tiles. */
export function networkOf(index: Index): Network {
  return { version: index.version, day: index.day, days: index.days, activities: index.activities, origins: index.origins ?? [], labels: [], areas: [], places: [] };
}

/** Returns the marks in tiles below some roots. */
export function tiled(roots: readonly Name[]): Marks {
  const kept = new Map<string, Promise<Tile>>();
  const read = (name: Name): Promise<Tile> => {
    const key = name.join("/");
    let tile = kept.get(key);
    if (!tile) {
      tile = fetchJSON<Tile>(`/data/map/${key}.json`);
      kept.set(key, tile);
      tile.catch(() => kept.delete(key)); // to be asked for again
    }
    return tile;
  };
  // A tile that is cut shows cells of 64 pixels at the scale after its own: farther in, the tiles below it are wanted.
  const walk = async (names: readonly Name[], bounds: Bounds, zoom: number): Promise<Mark[]> => {
    const found = await Promise.all(names.filter((name) => meets(name, bounds)).map(async (name) => {
      const tile = await read(name);
      if (tile.children && name[0] < zoom - 1) return walk(tile.children, bounds, zoom);
      return [...(tile.places ?? []).map(single), ...(tile.clusters ?? []).map((c, i): Mark => ({
        key: `${name.join("/")}#${i}`, lon: c.g[0], lat: c.g[1], count: c.k, place: null, town: c.c ?? "", members: () => [], opensAt: zoom + 2,
      }))];
    }));
    return found.flat();
  };
  return {
    in: async (b, zoom, xy) => {
      const marks = await walk(roots, b, zoom);
      return spread(marks.filter((m) => m.lon >= b.west && m.lon <= b.east && m.lat >= b.south && m.lat <= b.north), zoom, xy);
    },
  };
}

function meets([z, x, y]: Name, b: Bounds): boolean {
  const n = 2 ** z;
  const row = (lat: number): number => {
    const s = Math.sin(Math.max(-85, Math.min(85, lat)) * Math.PI / 180);
    return (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * n;
  };
  const column = (lon: number): number => (lon + 180) / 360 * n;
  return column(b.west) < x + 1 && column(b.east) > x && row(b.north) < y + 1 && row(b.south) > y;
}
