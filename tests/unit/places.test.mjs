// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Hours, distances, filters and their addresses.

import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./lib/script.mjs";

const { clock, spansOn, stateAt } = await script("places");
const { choose, distance, everything, narrows, nearest, newest, read, write } = await script("filter");
const names = { text: "texte", activity: "activite", area: "territoire", label: "label", open: "ouvert", wheelchair: "acces", telework: "teletravail", sort: "tri" };

const lille = { i: "lille", u: "/lieux/lille/", n: "L’Œuvre d’été", c: "Lille", p: "59000", a: [0, 1], z: [0], g: [3.06, 50.63], h: { w: [[540, 720], [840, 1080], [1980, 2160, 1]], x: { "2026-12-25": [] } } };
const amiens = { i: "amiens", u: "/lieux/amiens/", n: "Amiens", c: "Amiens", a: [1], g: [2.3, 49.89], w: "yes", t: 0 };
const projet = { i: "projet", u: "/lieux/projet/", n: "Projet", c: "Lille", a: [0], st: "project", l: [0] };
const network = {
  version: 1, day: "2026-11-23", days: 60, activities: [{ id: "cafe", title: "Café", symbol: "" }, { id: "fablab", title: "Fablab", symbol: "" }],
  labels: [{ id: "fabrique", title: "Fabrique" }], areas: [{ kind: "commune", code: "59350", name: "Lille" }], places: [lille, amiens, projet],
};
const ids = (places) => places.map(({ i }) => i);
const at = (iso) => new Date(iso);

test("clocks are the network's, in winter and in summer", () => {
  assert.deepEqual(clock(at("2026-11-22T23:30Z")), { date: "2026-11-23", weekday: 0, minute: 30 });
  assert.deepEqual(clock(at("2026-07-05T21:59Z")), { date: "2026-07-05", weekday: 6, minute: 23 * 60 + 59 });
});

test("a week has its spans by day, a date may have others", () => {
  assert.deepEqual(spansOn(lille.h, "2026-11-23", 0), [[540, 720], [840, 1080]]);
  assert.deepEqual(spansOn(lille.h, "2026-11-24", 1), [[540, 720, 1]]);
  assert.deepEqual(spansOn(lille.h, "2026-12-25", 4), []);
});

test("a place is open, closed, or nobody knows", () => {
  for (const [place, moment, want] of [
    [lille, "2026-11-23T08:00Z", "open"], // 9:00
    [lille, "2026-11-23T07:59Z", "closed"],
    [lille, "2026-11-23T11:00Z", "closed"], // noon: the end is not open any more
    [lille, "2026-11-24T09:00Z", "unknown"], // by appointment
    [lille, "2027-01-21T23:00Z", "unknown"], // the 61st day
    [lille, "2026-11-22T10:00Z", "unknown"], // before the build
    [{ ...lille, h: { ...lille.h, c: "2026-11-24" } }, "2026-11-23T09:00Z", "closed"],
    [amiens, "2026-11-23T09:00Z", "unknown"],
    [projet, "2026-11-23T09:00Z", "closed"],
  ]) assert.equal(stateAt(network, place, at(moment)), want, `${place.i} ${moment}`);
});

test("distances are those of the sphere, and places without a point come last", () => {
  const metres = distance({ lon: 3.06, lat: 50.63 }, { lon: 2.3, lat: 49.89 });
  assert.ok(Math.abs(metres - 98_500) < 500, `${metres} m from Lille to Amiens`);
  assert.equal(distance({ lon: 3, lat: 50 }, { lon: 3, lat: 50 }), 0);
  assert.ok(distance({ lon: -179.9, lat: 0 }, { lon: 179.9, lat: 0 }) < 23_000, "over the line of dates");
  assert.deepEqual(ids(nearest([projet, lille, amiens], { lon: 2.3, lat: 49.9 })), ["amiens", "lille", "projet"]);
});

test("those that came last stand first, those of which nobody knows when at the end", () => {
  const since = [["a", undefined], ["b", "2020"], ["c", "2020-06-12"], ["d", "2019-12-31"]].map(([i, d]) => ({ i, d }));
  assert.deepEqual(ids(newest(since)), ["c", "b", "d", "a"]);
});

test("a query is written into the address and read back", () => {
  for (const query of [everything, { ...everything, text: "œ & « é »?#", open: true }, { ...everything, activity: "cafe", area: "59350", label: "x", wheelchair: true, telework: true, sort: "proches" }]) {
    assert.deepEqual(read(write(query, names), names), query);
    assert.equal(narrows(query), query !== everything);
  }
  assert.equal(write(everything, names), "");
  assert.equal(read(`?texte=${"a".repeat(500)}&ouvert=oui`, names).text.length, 80);
  assert.equal(read("?ouvert=oui", names).open, false);
});

test("places are chosen by each question, and by the beginnings of words", () => {
  const monday = at("2026-11-23T09:00Z");
  const chosen = (change) => ids(choose(network, { ...everything, ...change }, monday));
  assert.deepEqual(chosen({}), ["lille", "amiens", "projet"]);
  assert.deepEqual(chosen({ activity: "fablab" }), ["lille", "amiens"]);
  assert.deepEqual(chosen({ activity: "inconnue" }), []);
  assert.deepEqual(chosen({ area: "59350" }), ["lille"]);
  assert.deepEqual(chosen({ label: "fabrique" }), ["projet"]);
  assert.deepEqual(chosen({ open: true }), ["lille"]);
  assert.deepEqual(chosen({ wheelchair: true, telework: true }), ["amiens"]);
  assert.deepEqual(chosen({ text: "OEUVR ete" }), ["lille"]);
  assert.deepEqual(chosen({ text: "uvre" }), []);
  assert.deepEqual(chosen({ text: "590" }), ["lille"]);
});
