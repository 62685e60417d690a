// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The search over everything, on the demo; and the page for addresses that do not exist.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, watch } from "./lib/browser.mjs";
import { none, violations } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";
import { demo, hostile } from "./lib/sites.mjs";

let server;
let browser;
before(async () => {
  server = await serve(demo.folder, demo.base);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path, site = server) {
  const page = await browser.newPage();
  const faults = watch(page, new URL(site.url("/")).origin);
  await page.goto(site.url(path), { waitUntil: "networkidle0" });
  return { page, faults };
}

const titles = (page) => page.$$eval("[data-results] .search-title", (list) => list.map((e) => e.textContent));
const said = (page) => page.$eval("[data-count]", (e) => e.textContent.replace(/[\u00a0\u202f]/g, " "));

test("an address searches, accents and endings aside, and one wrong letter is forgiven", async () => {
  for (const [asked, want] of [
    ["coroutine", "La Coroutine"],
    ["COOPÉRATIVES baraka", "Coopérative Baraka"],
    ["numeriques citoyens", "ANIS"],
    ["coroutinne", "La Coroutine"],
    ["corou", "La Coroutine"],
  ]) {
    const { page, faults } = await open(`/recherche/?q=${encodeURIComponent(asked)}`);
    assert.ok((await titles(page)).slice(0, 3).includes(want), `${asked}: ${await titles(page)}`);
    assert.match(await said(page), /résultat/);
    assert.equal(await page.$eval("input[name=q]", (e) => e.value), asked);
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("typing searches, the address follows, and back leads back", async () => {
  const { page } = await open("/recherche/");
  assert.equal(await page.$("[data-without]"), null);
  await page.type("input[name=q]", "coworking");
  await page.waitForFunction(() => document.querySelectorAll("[data-results] li").length > 0);
  assert.match(page.url(), /\?q=coworking$/);
  assert.ok((await page.$$("[data-results] mark")).length > 0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("[data-results]") !== null), true);
  await page.$eval("input[name=q]", (e) => (e.value = "roubaix"));
  await page.click("[type=submit]");
  await page.waitForFunction(() => document.querySelector("[data-count]").textContent.includes("roubaix"));
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("[data-count]").textContent.includes("coworking"));
  await page.close();
});

test("what is not there is said, and hostile words stay words", async () => {
  const { page } = await open(`/recherche/?q=${encodeURIComponent("<img src=x onerror=alert(1)>zzqq")}`);
  assert.match(await said(page), /Rien n’a été trouvé pour « <img/);
  assert.equal(await page.$("main img[src=x]"), null);
  await page.close();

  const other = await serve(hostile.folder, hostile.base);
  const { page: titled, faults } = await open("/recherche/?q=script", other);
  assert.ok((await titles(titled)).length > 0);
  assert.equal(await titled.$("[data-results] script, [data-results] img"), null);
  assert.deepEqual(faults, []);
  await titled.close();
  await other.close();
});

test("axe finds nothing in the results", async () => {
  const { page } = await open("/recherche/?q=lille");
  none(await violations(page));
  await page.close();
});

test("an address that does not exist offers those that are near", async () => {
  const { page } = await open("/lieux/la-coroutin/");
  await page.waitForSelector("[data-script=notfound]:not([hidden])");
  assert.ok((await page.$$eval("[data-results] a", (links) => links.map((a) => a.pathname))).includes("/reseau/lieux/la-coroutine/"));
  await page.close();
});
