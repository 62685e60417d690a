// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Texts that try to be something else stay text: in lists, on entries, in the map that moves.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openMap, sweep, watch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { addresses, hostile } from "./lib/sites.mjs";

let server;
let browser;
before(async () => {
  server = await serve(hostile.folder, hostile.base);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Scripts that a text became, and handlers. */
const strangers = () => [
  ...[...document.querySelectorAll("script")]
    .filter((script) => script.type !== "application/ld+json" && !new URL(script.src, location.href).pathname.startsWith("/assets/"))
    .map((script) => `script element: ${script.outerHTML.slice(0, 60)}`),
  ...[...document.querySelectorAll("*")]
    .filter((element) => element.getAttributeNames().some((name) => name.startsWith("on")))
    .map((element) => `handler: ${element.outerHTML.slice(0, 60)}`),
  ...[...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    try {
      JSON.parse(script.textContent);
      return [];
    } catch (reason) {
      return [`linked data: ${reason.message}`];
    }
  }),
];

test("hostile texts stay text on every page", async () => {
  const pages = addresses(hostile).map((path) => ({ name: path, path }));
  for (const path of ["/lieux/lieu/", "/agenda/evenement/", "/annonces/annonce/", "/actualites/article/"]) {
    assert.ok(pages.some((page) => page.path === path), `${path} is missing`);
  }
  const faults = await sweep(browser, pages, async (page, { path }) => {
    const seen = watch(page, server.origin);
    await page.goto(server.url(path), { waitUntil: "networkidle0" });
    const found = [...seen, ...(await page.evaluate(strangers))];
    const entry = /^\/(lieux\/lieu|agenda\/evenement|annonces\/annonce|actualites\/article)\/$/.test(path);
    const title = await page.$eval("h1", (heading) => heading.textContent);
    if (entry && !title.includes("<script>alert(1)</script>")) found.push(`the title reads ${title}`);
    return found;
  });
  assert.deepEqual(faults, []);
});

test("hostile texts stay text in the map that moves", async () => {
  const page = await browser.newPage();
  const seen = watch(page, server.origin);
  await page.goto(server.url("/lieux/"), { waitUntil: "networkidle0" });
  await openMap(page);
  await page.waitForSelector(".carte .carte-button", { visible: true });
  await page.waitForNetworkIdle();
  const found = [...seen, ...(await page.evaluate(strangers))];
  await page.close();
  assert.deepEqual(found, []);
});

test("hostile texts stay text in the card of a place on the map", async () => {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  const seen = watch(page, server.origin);
  await page.goto(server.url("/lieux/"), { waitUntil: "networkidle0" });
  await openMap(page);
  await page.waitForSelector(".carte-mark");
  const names = [];
  for (let i = 0; i < 14 && names.length === 0; i++) {
    await page.$eval(".carte-mark[tabindex='0']", (mark) => mark.focus());
    await page.keyboard.press("Enter");
    await new Promise((done) => setTimeout(done, 300));
    names.push(...(await page.$$eval(".carte-card:not([hidden]) a", (links) => links.map((a) => a.textContent))));
  }
  const found = [...seen, ...(await page.evaluate(strangers)), ...(await page.$$eval(".carte :is(img, iframe, form)", (all) => all.map((e) => e.outerHTML)))];
  await page.close();
  assert.ok(names.some((name) => name.includes("<script>")), `the card names ${names.join(" | ") || "nothing"}`);
  assert.deepEqual(found, []);
});

test("hostile texts stay text in what the search finds", async () => {
  const page = await browser.newPage();
  const seen = watch(page, server.origin);
  for (const asked of ["alert", "script", '"><img src=x onerror=alert(1)>']) {
    await page.goto(server.url(`/recherche/?q=${encodeURIComponent(asked)}`), { waitUntil: "networkidle0" });
    const titles = await page.$$eval("[data-results] .search-title", (all) => all.map((e) => e.textContent));
    if (!asked.startsWith('"')) assert.ok(titles.some((title) => title.includes("<script>alert(1)</script>")), `${asked} finds ${titles.join(" | ")}`);
    assert.deepEqual([...seen, ...(await page.evaluate(strangers)), ...(await page.$$eval("main :is(img[src=x], iframe)", (all) => all.map((e) => e.outerHTML)))], []);
  }
  await page.close();
});
