// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Which places a reader asks for, from the address of the page and back to it.

import { fold } from "./fold";
import { type Network, type Place, stateAt } from "./places";

export interface Query {
  text: string;
  activity: string; // id, "" for all
  area: string; // code, "" for all
  label: string; // id, "" for all
  open: boolean;
  wheelchair: boolean;
  telework: boolean;
  sort: string; // a value of the form, "" by name
}

export const everything: Query = { text: "", activity: "", area: "", label: "", open: false, wheelchair: false, telework: false, sort: "" };

/** Names in the address of the page, in the language of the site. */
export type Names = Record<keyof Query, string>;

/** Reads a query from an address. */
export function read(search: string, names: Names): Query {
  const asked = new URLSearchParams(search);
  const text = (key: keyof Query): string => (asked.get(names[key]) ?? "").slice(0, 80);
  const flag = (key: keyof Query): boolean => asked.get(names[key]) === "1";
  return {
    text: text("text"), activity: text("activity"), area: text("area"), label: text("label"),
    open: flag("open"), wheelchair: flag("wheelchair"), telework: flag("telework"), sort: text("sort"),
  };
}

/** Writes a query for an address: "?activite=fablab&ouvert=1", "" for everything. */
export function write(query: Query, names: Names): string {
  const asked = new URLSearchParams();
  for (const key of Object.keys(names) as (keyof Query)[]) {
    const value = query[key];
    if (value) asked.set(names[key], value === true ? "1" : value);
  }
  const text = asked.toString();
  return text && `?${text}`;
}

/** Says whether a query asks for less than everything. */
export function narrows(query: Query): boolean {
  return (Object.keys(everything) as (keyof Query)[]).some((key) => query[key] !== everything[key]);
}

const texts = new WeakMap<Place, string>();

/** Everything by which the words of a reader can find a place. */
function textOf(network: Network, place: Place): string {
  let text = texts.get(place);
  if (text === undefined) {
    const activities = (place.a ?? []).map((at) => network.activities[at]?.title);
    text = ` ${fold([place.n, place.c, place.p, place.s, ...activities].filter(Boolean).join(" "))}`;
    texts.set(place, text);
  }
  return text;
}

/** Returns the places that a query asks for, in the order of the file. Every word has to be the beginning of one of the place's. */
export function choose(network: Network, query: Query, now: Date): Place[] {
  const words = fold(query.text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const activity = network.activities.findIndex((a) => a.id === query.activity);
  const label = network.labels.findIndex((l) => l.id === query.label);
  const areas = new Set(network.areas.flatMap((a, at) => (a.code === query.area ? [at] : [])));
  return network.places.filter((place) =>
    (!query.activity || place.a?.includes(activity))
    && (!query.label || place.l?.includes(label))
    && (!query.area || place.z?.some((at) => areas.has(at)))
    && (!query.wheelchair || place.w !== undefined)
    && (!query.telework || place.t !== undefined)
    && (!query.open || stateAt(network, place, now) === "open")
    && words.every((word) => begins(textOf(network, place), word)));
}

/** Returns places with those that came last first; those of which nobody knows since when they are there come at the end. */
export function newest(places: readonly Place[]): Place[] {
  return [...places].sort((a, b) => (b.d ?? "").localeCompare(a.d ?? ""));
}

function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (/[^\p{L}\p{N}]/u.test(text[at - 1] ?? " ")) return true;
  }
  return false;
}

/** A point on the earth: degrees WGS 84. */
export interface Point {
  lon: number;
  lat: number;
}

/** Returns the metres between two points, on a sphere of the earth's mean radius. */
export function distance(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const h = Math.sin((b.lat - a.lat) * rad / 2) ** 2
    + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin((b.lon - a.lon) * rad / 2) ** 2;
  return 2 * 6371008.8 * Math.asin(Math.sqrt(h));
}

/** Returns how far places are, undefined where nobody knows. */
export function distanceTo(place: Place, from: Point): number | undefined {
  return place.g && distance(from, { lon: place.g[0], lat: place.g[1] });
}

/** Returns places with the nearest first; those without a point come last. */
export function nearest(places: readonly Place[], from: Point): Place[] {
  const far = new Map(places.map((p) => [p, distanceTo(p, from) ?? Infinity]));
  return [...places].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
}
