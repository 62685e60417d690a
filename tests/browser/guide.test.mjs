// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Every example of every component, alone: accessible, and no wider than a small telephone, whatever its texts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, sweep, watch } from "./lib/browser.mjs";
import { empty, none, overflow, violations } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";
import { demo, examples } from "./lib/sites.mjs";

const pages = examples(demo).map((path) => ({ name: path, path }));
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

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing in any example, ${scheme}`, async () => {
    assert.ok(pages.length > 30, "there are hardly any examples");
    const faults = await sweep(browser, pages, async (page, { path }) => {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(server.url(path), { waitUntil: "load" });
      return violations(page);
    });
    none(faults);
  });
}

test("every example shows something, writes no error and is no wider than 320 px", async () => {
  const faults = await sweep(browser, pages, async (page, { path }) => {
    await page.setViewport({ width: 320, height: 800 });
    const seen = watch(page, server.origin);
    await page.goto(server.url(path), { waitUntil: "load" });
    return [...seen, ...(await overflow(page)), ...(await page.evaluate(empty))];
  });
  none(faults);
});

test("the scales show the tokens themselves", async () => {
  const page = await browser.newPage();
  await page.goto(server.url("/guide/"), { waitUntil: "load" });
  const [sizes, widths] = await page.evaluate(() => {
    const of = (kind, read) => [...document.querySelectorAll(`.guide-scale-${kind}`)].map((e) => parseFloat(read(e)));
    return [of("text", (e) => getComputedStyle(e).fontSize), of("space", (e) => e.getBoundingClientRect().width)];
  });
  assert.ok(sizes.length > 5 && widths.length > 5);
  assert.deepEqual(sizes, [...sizes].sort((a, b) => a - b));
  assert.equal(new Set(sizes).size, sizes.length, `two sizes of type are one: ${sizes}`);
  assert.ok(widths.every((w) => w > 2), `a space shows nothing: ${widths}`);
  await page.close();
});
