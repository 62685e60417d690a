// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The file that a form writes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./lib/script.mjs";

const { pathOf, scalar, slug, visible, write } = await script("contribute/document");
const { closure, join, rule } = await script("contribute/hours");
const { next, recurrence } = await script("contribute/recurrence");

const field = (name, kind = "string", more = {}) => ({ name, kind, ...more });
const model = {
  type: "place", folder: "places", extension: ".md",
  fields: [
    field("name"), field("activities", "array"), field("member", "boolean"), field("opened", "string", { format: "year-or-date" }),
    field("address", "object", { fields: [field("street"), field("postcode")] }), field("phone", "string", { format: "phone" }), field("lat", "number", { format: "latitude" }),
  ],
};

test("a file has the order of the schema, and only what was answered", () => {
  const answers = { lat: "50.6312345", address: { postcode: "59000", street: "" }, activities: ["cafe", "on"], name: "Chez « Nous »: le café", member: true, opened: "2019", phone: "+33 3 20 12 34 56" };
  assert.equal(
    write(model, answers, "Bonjour.  \r\n\u202eFin.\n\n"),
    `---\nname: "Chez « Nous »: le café"\nactivities:\n  - cafe\n  - "on"\nmember: true\nopened: 2019\naddress:\n  postcode: "59000"\nphone: "03 20 12 34 56"\nlat: 50.63123\n---\n\nBonjour.\nFin.\n`,
  );
});

test("a text stands in quotes when YAML would take it for something else", () => {
  for (const text of ["La Coroutine", "L’été", "« a »", "un mot#", "a:b"]) assert.equal(scalar(text), text);
  for (const text of ["yes", "No", "null", "true", "~", "1e3", "0x1f", "12:30", "2026-01-01", "- a", "a: b", "a #b", "a:", " a", "[a]", "{a}", "*a", "&a", "!a", "@a", "%a", "|", ">", "'a", '"a', "", "#a", "?"]) assert.equal(scalar(text), JSON.stringify(text), text);
});

test("what nobody sees is left out", () => {
  assert.equal(visible("a\u200bb\u202ec\ufeff\u0000\r\nd\u2028e"), "abc\nd\ne");
});

test("the name of a file is what anybody can type", () => {
  assert.equal(slug("L’Œuvre – Café & Ateliers, à l’Été !"), "l-oeuvre-cafe-ateliers-a-l-ete");
  assert.equal(slug("../../etc/passwd"), "etc-passwd");
  assert.equal(slug("a".repeat(100)).length, 80);
  assert.equal(pathOf(model, { name: "مقهى" }), "places/place.md");
  assert.equal(pathOf({ ...model, type: "event", folder: "content/events" }, { title: "Apéro ".repeat(30), start: "2026-11-23T18:00" }).length, "content/events/".length + 80 + 3);
});

test("hours are composed as OpenStreetMap writes them", () => {
  const days = (text) => [..."LMMJVSD"].map((_, i) => text[i] === "x");
  assert.equal(rule(days("xxxxx"), "09:00", "18:00"), "Mo-Fr 09:00-18:00");
  assert.equal(rule(days("x-xx--x"), "09:00", "12:00"), "Mo,We,Th,Su 09:00-12:00");
  assert.equal(join("", "Mo 09:00-12:00"), "Mo 09:00-12:00");
  assert.equal(join("Mo 09:00-12:00", "Mo 14:00-18:00"), "Mo 09:00-12:00,14:00-18:00");
  assert.equal(join("Mo 09:00-12:00; ", "Tu 14:00-18:00"), "Mo 09:00-12:00; Tu 14:00-18:00");
});

test("closures are rules of opening hours", () => {
  assert.equal(closure("2026-12-24", "2027-01-02"), "2026 Dec 24-2027 Jan 02 off");
  assert.equal(closure("2026-12-24", ""), "2026 Dec 24 off");
});

test("the days of a rhythm are those of its rule", () => {
  const days = (often, start, from, count) => {
    const found = [];
    for (let at = from; found.length < count; at = new Date(Date.parse(found.at(-1)) + 86_400_000).toISOString().slice(0, 10)) found.push(next(often, start, at));
    return found.join(" ");
  };
  assert.equal(days("weekly", "2026-12-03T18:30", "2026-01-01", 2), "2026-12-03 2026-12-10");
  assert.equal(days("fortnightly", "2026-12-03T18:30", "2026-12-04", 3), "2026-12-17 2026-12-31 2027-01-14");
  assert.equal(recurrence("monthly", "2026-12-03"), "FREQ=MONTHLY;BYDAY=1TH");
  assert.equal(days("monthly", "2026-12-03T18:30", "2026-12-04", 3), "2027-01-07 2027-02-04 2027-03-04");
  assert.equal(recurrence("monthly", "2026-12-29"), "FREQ=MONTHLY;BYDAY=-1TU");
  assert.equal(days("monthly", "2026-12-29T18:30", "2026-12-30", 3), "2027-01-26 2027-02-23 2027-03-30");
});
