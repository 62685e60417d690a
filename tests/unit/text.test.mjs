// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Letters, words and sentences.

import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./lib/script.mjs";

const { fold } = await script("fold");
const { hash, split, stem, terms } = await script("terms");
const { near } = await script("search");
const { t } = await script("words");

test("accents, ligatures and apostrophes fold", () => {
  assert.equal(fold("L’ŒUVRE Straße Ærø łódź İ"), "l'oeuvre strasse aero lodz i");
  assert.equal(fold(fold("Ça où ?")), fold("Ça où ?"));
});

test("words of a text have their shortest form", () => {
  assert.deepEqual(split("L’atelier à vélo, n° 3 : 2026"), ["atelier", "velo", "2026"]);
  for (const [a, b] of [["coopératives", "coopérative"], ["journaux", "journal"], ["partagées", "partagé"], ["lieux", "lieu"]]) assert.equal(stem(fold(a)), stem(fold(b)), `${a}, ${b}`);
  assert.deepEqual(terms("Les lieux"), terms("les lieu"));
});

test("the file of a word depends on its first three letters", () => {
  assert.equal(hash("atelier"), hash("ate"));
  assert.notEqual(hash("atelier"), hash("jardin"));
  assert.equal(hash("a"), 0xe40c292c); // FNV-1a of one byte, as published
});

test("one wrong letter is near, two are not", () => {
  for (const [a, b, want] of [["coroutine", "coroutinne", true], ["coroutine", "corutine", true], ["coroutine", "coruotine", true], ["coroutine", "caroutina", false]]) assert.equal(near(a, b), want, b);
});

test("sentences choose their plural, and what they are given stays text", () => {
  assert.equal(t("a.count", { count: 0, name: "x" }), "aucun lieu");
  assert.equal(t("a.count", { count: 1, name: "<b>{count}</b>" }), "1 lieu pour <b>{count}</b>");
  assert.equal(t("a.count", { count: 1200, name: "x" }), "1\u202f200 lieux pour x");
  assert.equal(t("absent"), "⟦absent⟧");
});
