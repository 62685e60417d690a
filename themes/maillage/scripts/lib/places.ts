// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The places of the network as the build wrote them into /data/map.json: see the package comment of build/output/maps.

import { site } from "maillage:site";

/** From, to, and 1 when it is not sure to be open: in minutes since Monday 00:00, or since the midnight of a date. */
export type Span = readonly [from: number, to: number, uncertain?: 1];

export interface Hours {
  w?: readonly Span[]; // a normal week
  x?: Readonly<Record<string, readonly Span[]>>; // by date: "2026-12-25"
  c?: string; // closed until this date
}

export interface Place {
  i: string; // id
  u: string; // path from the site's root
  n: string; // name
  c?: string; // city
  p?: string; // postcode
  s?: string; // summary
  a?: readonly number[]; // activities, the main one first
  l?: readonly number[]; // labels
  z?: readonly number[]; // areas
  g?: readonly [lon: number, lat: number];
  st?: "project" | "seasonal" | "closed"; // absent when open
  w?: "yes" | "limited"; // wheelchair
  t?: number; // telework desks, 0 for an unknown number
  h?: Hours;
  d?: string; // since when it is there: "2020", "2020-06-12"
  v?: true; // nobody checked it for a long time
  o?: number; // the network that it is of, when that is another one: u is then its whole address
}

export interface Activity {
  id: string;
  title: string;
  colour?: string;
  symbol: string; // path data around 0, 0, within 9 units
}

export interface Area {
  kind: "commune" | "epci" | "departement" | "region";
  code: string;
  name: string;
}

export interface Network {
  version: number;
  day: string; // from which hours are exact: "2026-11-23"
  days: number; // for how many days they are
  activities: readonly Activity[];
  labels: readonly { id: string; title: string }[];
  areas: readonly Area[];
  origins?: readonly string[]; // other networks
  places: readonly Place[];
}

/** Returns where the page of a place is, here or at its own network. */
export function hrefOf(place: Place): string {
  return place.o === undefined ? site.base + place.u : place.u;
}

/** Returns the id of the place that a link leads to: the last part of its path here, the whole address elsewhere. */
export function idOf(href: string): string {
  return /^https?:/.test(href) ? href : href.split("/").at(-2) ?? "";
}

let asked: Promise<Network> | undefined;

/** Fetches the network once, whoever asks; after a failure the next one tries again. */
export function load(): Promise<Network> {
  asked ??= fetchJSON<Network>("/data/map.json").then((network) => {
    if (network.version !== 1) throw new Error(`map.json: version ${network.version}`);
    return network;
  }).catch((reason: unknown) => {
    asked = undefined;
    throw reason;
  });
  return asked;
}

/** Fetches a data file of the site by its path from the root. */
export async function fetchJSON<T>(path: string): Promise<T> {
  const answer = await fetch(site.base + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return await answer.json() as T;
}

/** What the clocks of the network show at a moment. */
export interface Clock {
  date: string; // "2026-11-23"
  weekday: number; // 0 is Monday
  minute: number; // since midnight
}

const clocks = new Intl.DateTimeFormat("en-CA", {
  timeZone: site.timezone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

/** Reads the network's clocks. */
export function clock(at: Date): Clock {
  const part: Record<string, string> = {};
  for (const { type, value } of clocks.formatToParts(at)) part[type] = value;
  const date = `${part.year}-${part.month}-${part.day}`;
  return { date, weekday: (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7, minute: 60 * Number(part.hour) + Number(part.minute) };
}

const DAY = 24 * 60;

/** Returns the spans of a date, in minutes since its midnight. */
export function spansOn(hours: Hours, date: string, weekday: number): readonly Span[] {
  const exception = hours.x?.[date];
  if (exception) return exception;
  const from = weekday * DAY;
  return (hours.w ?? []).filter((s) => s[0] >= from && s[0] < from + DAY)
    .map(([a, b, uncertain]): Span => (uncertain ? [a - from, b - from, 1] : [a - from, b - from]));
}

/** Open, closed, or unknown: no hours, by appointment, or a date that the build did not look at. */
export type State = "open" | "closed" | "unknown";

/** Says whether a place is open at a moment. */
export function stateAt(network: Network, place: Place, at: Date): State {
  const { date, weekday, minute } = clock(at);
  if (place.st === "closed" || place.st === "project") return "closed";
  if (place.h?.c && date < place.h.c) return "closed";
  if (!place.h?.w && !place.h?.x) return "unknown";
  const last = new Date(Date.parse(`${network.day}T00:00Z`) + network.days * 864e5).toISOString().slice(0, 10);
  if (date < network.day || date >= last) return "unknown";
  for (const [from, to, uncertain] of spansOn(place.h, date, weekday)) {
    if (from <= minute && minute < to) return uncertain ? "unknown" : "open";
  }
  return "closed";
}
