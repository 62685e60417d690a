// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The main paths of a reader in Firefox, with the pointer and with the keyboard.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { demo } from "./lib/sites.mjs";

let server;
let browser;
let page;
before(async () => {
  server = await serve(demo.folder, demo.base);
  browser = await launch("firefox");
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const path = () => new URL(page.url()).pathname.slice(demo.base.length - 1);
const follow = (selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);

test("from home to the places to a place", async () => {
  await page.goto(server.url("/"));
  await follow(`header a[href="${demo.base}lieux/"]`);
  assert.equal(path(), "/lieux/");
  await follow("main .card-link");
  assert.match(path(), /^\/lieux\/[^/]+\/$/);
  assert.ok(await page.$eval("h1", (heading) => heading.textContent.trim()));
});

test("from the agenda to an event", async () => {
  await page.goto(server.url("/agenda/"));
  await follow("main .card-link");
  assert.match(path(), /^\/agenda\/[^/]+\/$/);
  assert.ok(await page.$eval("main time", (time) => time.getAttribute("datetime")));
});

test("the keyboard skips to the content and follows a card", async () => {
  await page.goto(server.url("/agenda/"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#content");
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches(".card-link"))) break;
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  assert.match(path(), /^\/agenda\/[^/]+\/$/);
});

const counted = (want) => page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector("[data-count]").textContent), {}, want.source);

test("the list of places is narrowed and sorted, and the address keeps it", async () => {
  await page.goto(server.url("/lieux/"), { waitUntil: "load" });
  await page.waitForSelector("[data-filter]:not([hidden])");
  const [value] = await page.$$eval("#filter-activity option", (options) => options.map((o) => o.value).filter(Boolean));
  await page.select("#filter-activity", value);
  await counted(/correspond/);
  assert.equal(new URL(page.url()).searchParams.get("activite"), value);
  await page.click("[type=reset]");
  await page.waitForFunction(() => location.search === "");
});

test("the agenda, people and resources are narrowed", async () => {
  for (const [at, field] of [["/agenda/", "#filter-kind"], ["/accompagnateurs/", "#filter-skill"], ["/ressources/", "#filter-kind"]]) {
    await page.goto(server.url(at), { waitUntil: "load" });
    await page.waitForSelector("[data-filter]:not([hidden])");
    const [value] = await page.$$eval(`${field} option`, (options) => options.map((o) => o.value).filter(Boolean));
    await page.select(field, value);
    await counted(/résultat/);
  }
});

test("the search finds a place and leads there", async () => {
  await page.goto(server.url("/recherche/"), { waitUntil: "load" });
  await page.waitForSelector("[data-form]:not([hidden])");
  await page.type("#search-text", "coroutine");
  await page.waitForSelector("[data-results] .search-title a, [data-results] a");
  await follow("[data-results] a");
  assert.equal(path(), "/lieux/la-coroutine/");
});

test("the menu of a telephone opens and closes", async () => {
  await page.setViewport({ width: 360, height: 740 });
  await page.goto(server.url("/"), { waitUntil: "load" });
  await page.click(".menu-button:not(.menu-close)");
  await page.waitForSelector(".site-menu .menu-link", { visible: true });
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".site-menu .menu-link").checkVisibility());
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.setViewport({ width: 1280, height: 900 });
});
