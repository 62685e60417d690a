// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Networks that nothing suits: names without end, every field or none, no picture; and one place alone. Their pages are as good as others.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openMap, sweep, watch } from "./lib/browser.mjs";
import { none, overflow, violations, widths, windows } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";
import { addresses, alone, awkward, types } from "./lib/sites.mjs";

/** One page of each type but the guide, which is the same everywhere. */
const typesOf = (site) => types(site).map(({ path }) => path).filter((path) => path !== "/guide/");

/** Every entry, for each is awkward in its own way, and one page of each other type. */
const entries = addresses(awkward).filter((path) => /^\/(lieux|agenda|annonces|actualites|accompagnateurs)\/[^/]+\/$/.test(path));
const items = [
  ...[...new Set([...entries, ...typesOf(awkward)])].map((path) => ({ name: `awkward ${path}`, site: awkward, path })),
  ...typesOf(alone).map((path) => ({ name: `alone ${path}`, site: alone, path })),
];

const servers = new Map();
let browser;
before(async () => {
  for (const site of [awkward, alone]) servers.set(site, await serve(site.folder, site.base));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
});

const address = ({ site, path }) => servers.get(site).url(path);

test("axe finds nothing at any width", async () => {
  none(
    await sweep(browser, items, async (page, item) => {
      const faults = watch(page, servers.get(item.site).origin);
      await page.goto(address(item), { waitUntil: "load" });
      for (const [width, scheme] of [...widths.map((width) => [width, "light"]), [320, "dark"]]) {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        faults.push(...(await violations(page)).map((fault) => `${width} px, ${scheme}: ${fault}`));
      }
      return faults;
    }),
  );
});

/** Words that are wider than what they stand in: cut, or over their neighbours. A mark of the map that moves has its name beside it. */
function cut() {
  return [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dd, dt, a, span, label, summary)")]
    .filter((element) => element.offsetParent && element.clientWidth > 0 && !element.closest(".visually-hidden, .skip, .carte-mark, pre"))
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && !/auto|scroll/.test(getComputedStyle(element).overflowX) && getComputedStyle(element).display !== "inline")
    .slice(0, 3)
    .map((element) => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”: ${element.scrollWidth} px in ${element.clientWidth}`);
}

test("nothing scrolls sideways, and no word leaves its card", async () => {
  none(
    await sweep(browser, items, async (page, item) => {
      const faults = [];
      await page.setBypassCSP(true);
      await page.goto(address(item), { waitUntil: "load" });
      for (const { name, size, style } of windows) {
        await page.setViewport(size);
        if (style) await page.addStyleTag({ content: style });
        faults.push(...[...(await overflow(page)), ...(style ? [] : await page.evaluate(cut))].map((fault) => `${name}: ${fault}`));
      }
      return faults;
    }),
  );
});

test("the map that moves shows them, and search finds them", async () => {
  const page = await browser.newPage();
  const server = servers.get(awkward);
  const faults = watch(page, server.origin);
  await page.setViewport({ width: 320, height: 900 });
  await page.goto(server.url("/lieux/"), { waitUntil: "networkidle0" });
  await openMap(page);
  await page.waitForSelector(".carte-mark");
  none([...faults, ...(await violations(page)), ...(await overflow(page))]);
  for (const [asked, want] of [["מקהי", 0], ["مقهى", 1], ["llanfairpwll", 1], ["établissement", 1]]) {
    await page.goto(server.url(`/recherche/?q=${encodeURIComponent(asked)}`), { waitUntil: "networkidle0" });
    const found = await page.$$eval("[data-results] .search-title", (titles) => titles.length);
    assert.ok(want ? found > 0 : found === 0, `${asked}: ${found} results`);
    none(await overflow(page));
  }
  await page.close();
});
