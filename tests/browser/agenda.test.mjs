// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The agenda narrowed by its form, the pages of kinds, and the choice between list and map on a telephone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, watch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { demo, large } from "./lib/sites.mjs";

let sites;
let browser;

before(async () => {
  sites = { demo: await serve(demo.folder, demo.base), large: await serve(large.folder, large.base) };
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await Promise.all(Object.values(sites ?? {}).map((s) => s.close()));
});

async function open(site, path, { width = 1280, script = true } = {}) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.setJavaScriptEnabled(script);
  const faults = watch(page, sites[site].origin);
  await page.goto(sites[site].url(path), { waitUntil: "networkidle0" });
  return { page, faults };
}

const count = (page) => page.$eval("[data-count]", (e) => e.textContent.trim());
const titles = (page) => page.$$eval(".cards:not([hidden]) > li", (items) => items.map((item) => item.querySelector(".card-title").textContent));

test("the agenda is narrowed by the keyboard alone, says how many are left and keeps it in the address", async () => {
  const { page } = await open("demo", "/agenda/");
  const all = await count(page);
  assert.equal(await page.$eval("[data-count]", (e) => e.getAttribute("role")), "status");
  await page.focus("#filter-kind");
  await page.keyboard.type("Formation");
  await page.waitForFunction((before) => document.querySelector("[data-count]").textContent.trim() !== before, {}, all);
  assert.match(await count(page), /^1 résultat$/);
  assert.equal(new URL(page.url()).search, "?type=formation");
  assert.equal((await titles(page)).length, 1);
  await page.goBack();
  await page.waitForFunction((before) => document.querySelector("[data-count]").textContent.trim() === before, {}, all);
  assert.equal(await page.$eval("#filter-kind", (e) => e.value), "");
  await page.close();
});

test("an address opens the agenda narrowed, by words and online", async () => {
  const { page } = await open("demo", "/agenda/?texte=ripar&comment=en-ligne");
  await page.waitForFunction(() => /Rien ne correspond/.test(document.querySelector("[data-count]").textContent));
  await page.goto(sites.demo.url("/agenda/?texte=repair&comment=en-ligne"), { waitUntil: "networkidle0" });
  await page.waitForFunction(() => /^1 résultat$/.test(document.querySelector("[data-count]").textContent));
  assert.deepEqual((await titles(page)).map((t) => /Repair/.test(t)), [true]);
  await page.close();
});

test("the agenda has what is free or asks for a registration", async () => {
  const { page } = await open("large", "/agenda/");
  const asked = await page.$$eval("#filter-terms option", (options) => options.map((o) => o.value).filter(Boolean));
  assert.ok(asked.length > 0, "no event of the network says how one takes part");
  for (const terms of asked) {
    await page.select("#filter-terms", terms);
    await page.waitForFunction((t) => location.search.includes(`conditions=${t}`) && /résultat/.test(document.querySelector("[data-count]").textContent) && !document.querySelector("[data-reset]").hidden, {}, terms);
    const want = { gratuit: /Gratuit/, inscription: /Sur inscription/ }[terms];
    assert.ok((await page.$$eval(".cards:not([hidden]) .card-foot", (feet) => feet.map((e) => e.textContent))).every((text) => want.test(text)));
    assert.ok((await titles(page)).length > 0);
  }
  await page.close();
});

test("people are found by what they know, resources by what they are, with a form and without", async () => {
  for (const [path, field, below] of [["/accompagnateurs/", "#filter-skill", "competences"], ["/ressources/", "#filter-kind", "types"]]) {
    const { page, faults } = await open("demo", path);
    const [value] = await page.$$eval(`${field} option`, (options) => options.map((o) => o.value).filter(Boolean));
    await page.select(field, value);
    await page.waitForFunction(() => /^1 résultat$/.test(document.querySelector("[data-count]").textContent));
    const found = await titles(page);
    assert.deepEqual(faults, []);
    await page.close();
    const { page: plain } = await open("demo", path, { script: false });
    const link = await plain.$$eval(".group-link", (links, end) => links.map((l) => l.href).find((h) => h.endsWith(end)), `${path}${below}/${value}/`);
    assert.ok(link, `no link to ${path}${below}/${value}/`);
    await plain.goto(link);
    assert.deepEqual(await titles(plain), found);
    await plain.close();
  }
});

test("what stands on other pages of the list is found too", async () => {
  const { page, faults } = await open("large", "/agenda/");
  const pages = await page.$eval("[data-filter]", (e) => Number(e.dataset.pages));
  assert.ok(pages > 1, "the large network has one page of events only");
  const all = Number((await count(page)).replace(/\D/g, ""));
  const kinds = await page.$$eval("#filter-kind option", (options) => options.map((o) => o.value).filter(Boolean));
  let found = 0;
  for (const kind of kinds) {
    await page.select("#filter-kind", kind);
    await page.waitForFunction((k) => location.search.includes(k) && /résultat/.test(document.querySelector("[data-count]").textContent) && !document.querySelector("[data-reset]").hidden, {}, kind);
    await new Promise((done) => setTimeout(done, 200));
    found += Number((await count(page)).replace(/\D/g, ""));
  }
  assert.equal(found, all, "the kinds together are not all of the events");
  assert.deepEqual(faults, []);
  await page.close();
});

test("without scripts the form is not there, and links lead to the kinds", async () => {
  const { page } = await open("demo", "/agenda/", { script: false });
  assert.equal(await page.$eval("[data-filter]", (e) => getComputedStyle(e).display), "none");
  const link = await page.$$eval(".group-link", (links) => links.map((l) => l.getAttribute("href")).find((h) => h.endsWith("/agenda/types/apero/")));
  assert.ok(link);
  await page.goto(new URL(link, page.url()).href);
  assert.match(await page.$eval("h1", (e) => e.textContent), /Apéros/);
  assert.ok((await titles(page)).every((t) => /^Apéro/.test(t)));
  await page.close();
});

test("on a telephone the list is near, and a button shows the map instead", async () => {
  const { page } = await open("demo", "/lieux/", { width: 360 });
  await page.waitForSelector("[data-views]:not([hidden])");
  const shown = (selector) => page.$eval(selector, (e) => e.checkVisibility());
  assert.equal(await shown(".places-list"), true);
  assert.equal(await shown(".places-map"), false);
  assert.ok(await page.$eval(".places-list", (e) => e.getBoundingClientRect().top + scrollY) < 900, "the list begins too far down");
  await page.click('[data-view="map"]');
  assert.equal(await shown(".places-map"), true);
  assert.equal(await shown(".places-list"), false);
  assert.equal(await page.$eval('[data-view="map"]', (e) => e.getAttribute("aria-pressed")), "true");
  await page.setViewport({ width: 1280, height: 900 });
  assert.equal(await shown(".places-map") && await shown(".places-list"), true);
  await page.close();
  const plain = await open("demo", "/lieux/", { width: 360, script: false });
  assert.equal(await plain.page.$eval(".places-map", (e) => e.checkVisibility()), true);
  await plain.page.close();
});

test("more criteria open on a telephone", async () => {
  const { page } = await open("demo", "/lieux/", { width: 360 });
  assert.equal(await page.$eval("#filter-activity", (e) => e.checkVisibility()), false);
  await page.click("[data-more]");
  assert.equal(await page.$eval("#filter-activity", (e) => e.checkVisibility()), true);
  assert.equal(await page.$eval("[data-more]", (e) => e.getAttribute("aria-expanded")), "true");
  await page.close();
});
