// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Pages on paper: everything that they say, in dark letters, and nothing that wants a finger.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { launch, openMap, sweep } from "./lib/browser.mjs";
import { none, overflow } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";
import { awkward, demo, large, types } from "./lib/sites.mjs";

const sites = [demo, awkward, large];
/** The page of the style guide is read on screens; the large network is there for its directory. */
const items = [
  ...[demo, awkward].flatMap((site) => types(site).filter(({ type }) => type !== "/guide/").map(({ path }) => ({ name: path, site, path }))),
  { name: "500 places /annuaire/", site: large, path: "/annuaire/" },
];
const servers = new Map();
let browser;
before(async () => {
  for (const site of sites) servers.set(site, await serve(site.folder, site.base));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
});

/** Opens a page as it is laid out on A4 with margins of 15 mm: 180 mm are 680 px. */
async function open(page, { site, path }) {
  await page.setViewport({ width: 680, height: 1009 });
  await page.goto(servers.get(site).url(path), { waitUntil: "networkidle0" });
  await page.emulateMediaType("print");
  assert.equal(await page.evaluate(() => matchMedia("print").matches), true);
}

/** The letters and digits of a page on paper, in the order of the PDF; hyphens and spaces depend on lines. */
async function letters(page) {
  const margin = "15mm";
  const loading = getDocument({ data: await page.pdf({ format: "A4", margin: { top: margin, right: margin, bottom: margin, left: margin } }), verbosity: 0 });
  const pdf = await loading.promise;
  let text = "";
  for (let number = 1; number <= pdf.numPages; number++) text += (await (await pdf.getPage(number)).getTextContent()).items.map(({ str }) => str).join("");
  const pages = pdf.numPages;
  await loading.destroy();
  return { pages, text: bare(text) };
}

/** What a text says without what lines change; a PDF has letters from right to left in the order of their places. */
const bare = (text) => text.normalize("NFKD").replace(/[^\p{L}\p{N}]|[\p{Script=Arabic}\p{Script=Hebrew}]/gu, "").toLowerCase();

test("pages on paper are dark on white, show their addresses and no controls, and fit", async () => {
  none(
    await sweep(browser, items, async (page, item) => {
      await open(page, item);
      const found = await page.evaluate(() => {
        const faults = [];
        const shown = (element) => element.checkVisibility({ visibilityProperty: true });
        for (const element of document.querySelectorAll("nav:not(.prose nav), .skip, .carte, .carte-toolbar, .map-open, iframe, video, audio, main button, [type=submit], .place-filter, .search-form, .mesh")) {
          if (shown(element) && element.getBoundingClientRect().width > 1 && !element.closest(".visually-hidden") && !element.matches("main nav:has(h2)")) faults.push(`${element.localName}.${element.className} is printed`);
        }
        // Backgrounds are not printed: letters are read on white (WCAG 1.4.3).
        const luminance = (colour) => {
          const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => Number(part) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const pale = new Set();
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const element = node.parentElement;
          if (!node.data.trim() || element.closest("svg, script, .visually-hidden, option") || !shown(element)) continue;
          if (1.05 / (luminance(getComputedStyle(element).color) + 0.05) < 4.5) pale.add(`${element.localName}.${element.className} in ${element.parentElement.className} is pale`);
        }
        for (const link of document.querySelectorAll(".prose a[href^=http], .facts a[href^=http]")) {
          if (shown(link) && getComputedStyle(link, "::after").content === "none" && link.textContent !== link.href) faults.push(`the address of ${link.textContent} is missing`);
        }
        return [...faults, ...pale];
      });
      return [...found, ...(await overflow(page))];
    }),
  );
});

test("nothing is cut or lost between pages", async () => {
  none(
    await sweep(browser, items, async (page, item) => {
      await open(page, item);
      const said = await page.evaluate(() =>
        [...document.querySelectorAll("main :is(h1, h2, h3, p, dt, dd, td, th, figcaption, .card-link)")]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden") && element.childElementCount === 0 && !/^\d+ [\p{Script=Arabic}]/u.test(element.innerText))
          .map((element) => element.innerText),
      );
      const { text, pages } = await letters(page);
      assert.ok(pages > 0 && said.length > 0);
      return said.filter((words) => !text.includes(bare(words))).map((words) => `“${words.slice(0, 60)}” is not on paper`);
    }),
  );
});

test("the directory on paper is whole", async () => {
  for (const site of sites) {
    const page = await browser.newPage();
    await open(page, { site, path: "/annuaire/" });
    const { text } = await letters(page);
    const { features } = JSON.parse(readFileSync(join(site.folder, "data", "places.geojson"), "utf8"));
    assert.deepEqual(features.map(({ properties }) => properties.name).filter((name) => !text.includes(bare(name))), []);
    await page.close();
  }
});

test("the map that moves is drawn on paper", async () => {
  const page = await browser.newPage();
  await page.goto(servers.get(demo).url("/lieux/"), { waitUntil: "networkidle0" });
  await openMap(page);
  await page.waitForSelector(".carte-mark");
  await page.emulateMediaType("print");
  assert.deepEqual(await page.$$eval(".carte, svg.map", (parts) => parts.map((part) => [part.classList[0], part.checkVisibility()])), [["carte", false], ["map", true]]);
  await page.close();
});
