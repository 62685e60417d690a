// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Where arrows lead, which marks stand on the map, and its view in the address.

import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./lib/script.mjs";

const { nearest } = await script("map/direction");
const { APART, boundsOf, shownOf, single, spread, townOf } = await script("map/marks");
const { read, write } = await script("map/permalink");

const place = (i, lon, lat, c = "Lille") => ({ i, u: "", n: i, c, g: [lon, lat] });
const pixels = (lon, lat) => ({ x: lon * 100, y: -lat * 100 });

test("an arrow leads ahead, not aside and not behind", () => {
  const items = [["behind", -50, 0], ["ahead", 90, 5], ["aside", 40, 200], ["near", 60, 50]].map(([item, x, y]) => ({ item, at: { x, y } }));
  assert.equal(nearest({ x: 0, y: 0 }, items, 1, 0), "ahead");
  assert.equal(nearest({ x: 0, y: 0 }, items, -1, 0), "behind");
  assert.equal(nearest({ x: 0, y: 0 }, items, 0, -1), null);
});

test("marks are a finger apart, the largest keeps its place, and nobody is lost", () => {
  const places = [place("a", 0, 0), place("b", 0.2, 0), place("c", 0.3, 0), place("d", 3, 0)];
  const marks = spread([...places.map(single), { ...single(place("e", 0.1, 0)), key: "+1:7", count: 5, place: null, members: () => [] }], 9, pixels);
  assert.deepEqual(marks.map(({ count }) => count), [8, 1]);
  assert.equal(marks[0].lon, 0.1);
  assert.equal(marks[1].place.i, "d");
  for (const [i, a] of marks.entries()) for (const b of marks.slice(i + 1)) assert.ok(Math.abs(a.lon - b.lon) * 100 >= APART);
  assert.deepEqual(marks[0].members().map(({ i }) => i), ["a", "b", "c"]);
  assert.deepEqual(spread([...places].map(single), 9, pixels).map(({ key }) => key), spread([...places].map(single), 9, pixels).map(({ key }) => key), "keys are the same each time");
});

test("a group is named after the town of most", () => {
  assert.equal(townOf([place("a", 0, 0, "Roubaix"), place("b", 0, 0), place("c", 0, 0)]), "Lille");
  assert.equal(townOf([]), "");
});

test("bounds hold the points that are known", () => {
  assert.deepEqual(boundsOf([place("a", 1, 50), { i: "b" }, place("c", -2, 51)]), { west: -2, south: 50, east: 1, north: 51 });
  assert.equal(boundsOf([{ i: "b" }]), null);
  const network = { places: [place("a", 1, 50), place("b", 1, 50)] };
  assert.deepEqual(shownOf(network, new Set(["b"])).map(({ i }) => i), ["b"]);
  assert.equal(shownOf(network, null).length, 2);
});

test("a view is written into the address and read back; nonsense is no view", () => {
  const view = { zoom: 9, lat: 50.63, lon: -3.06 };
  assert.equal(write(view), "#carte=9/50.63000/-3.06000");
  assert.deepEqual(read(write(view)), view);
  for (const hash of ["", "#carte", "#carte=9/95/3", "#carte=9/50/200", "#carte=x/50/3", "#carte=9/50/3/4", "#carte=9/5e1/3"]) assert.equal(read(hash), null, hash);
  assert.ok(read("#carte=99/50/3").zoom < 30);
});
