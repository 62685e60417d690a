// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The documentation, which is two sites made with maillage: its pages are as good as those of a network, and a reader gets through the books.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, sweep, watch } from "./lib/browser.mjs";
import { none, overflow, violations } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";
import { addresses, docs, text } from "./lib/sites.mjs";

const all = docs.flatMap((site) => addresses(site).map((path) => ({ name: site.base.slice(0, -1) + path, site, path })));

/** A page of each kind: tables, consoles, long contents, long lists, code that is wider than a telephone. */
const kinds = /^\/(|guide-d-utilisation\/|user-guide\/|commencer\/|server\/|commandes\/|keys-place\/|problemes-v\/|architecture\/|recherche\/)$/;
const items = all.filter(({ path }) => kinds.test(path));

const servers = new Map();
let browser;
before(async () => {
  for (const site of docs) servers.set(site, await serve(site.folder, site.base));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
});
const address = ({ site, path }) => servers.get(site).url(path);

test("axe finds nothing on a telephone and on a desk, light and dark", async () => {
  assert.ok(items.length >= 10, `only ${items.length} pages`);
  none(
    await sweep(browser, items, async (page, item) => {
      const faults = watch(page, servers.get(item.site).origin);
      await page.goto(address(item), { waitUntil: "load" });
      for (const [width, scheme] of [[320, "light"], [1280, "light"], [1280, "dark"]]) {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        faults.push(...(await violations(page)).map((fault) => `${width} px, ${scheme}: ${fault}`));
      }
      return faults;
    }),
  );
});

test("no page scrolls sideways, with scripts or without", async () => {
  none(
    await sweep(browser, all, async (page, item) => {
      const faults = [];
      for (const [width, scripts] of [[320, false], [1280, true]]) {
        await page.setJavaScriptEnabled(scripts);
        await page.setViewport({ width, height: 900 });
        await page.goto(address(item), { waitUntil: "load" });
        faults.push(...(await overflow(page)).map((fault) => `${width} px: ${fault}`));
      }
      return faults;
    }),
  );
});

test("contents lead to headings, the books from their first page to their last", () => {
  for (const site of docs) {
    const pages = new Map(addresses(site).map((path) => [path, text(site, path.endsWith("/") ? path + "index.html" : path)]));
    for (const [path, page] of pages) {
      for (const [, id] of page.matchAll(/<a href="#([^"]+)"/g)) assert.ok(page.includes(` id="${id}"`), `${path} leads to #${id}`);
    }
    const before = new Map();
    let steps = 0;
    for (const [path, page] of pages) {
      const next = page.match(/href="([^"]+)" rel="next"/)?.[1].replace(site.base, "/");
      if (!next) continue;
      steps += 1;
      assert.ok(pages.get(next)?.includes(`href="${site.base.slice(0, -1)}${path}" rel="prev"`), `${next} does not lead back to ${path}`);
      assert.ok(!before.has(next), `${path} and ${before.get(next)} both lead to ${next}`);
      before.set(next, path);
    }
    assert.ok(steps > 30, `only ${steps} steps`);
  }
});
