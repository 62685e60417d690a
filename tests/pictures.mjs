// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Pictures to look at: every example of every component and every type of page, side by side on contact sheets in tests/pictures/. Fails
// where an example shows nothing, is wider than its window or writes an error. `make pictures` runs it on the demo.
//
//   tests/browser.sh pictures.mjs [components | pages]…

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, sweep, watch } from "./browser/lib/browser.mjs";
import { empty, overflow } from "./browser/lib/judge.mjs";
import { serve } from "./browser/lib/server.mjs";
import { demo, examples, types } from "./browser/lib/sites.mjs";

const folder = fileURLToPath(new URL("pictures/", import.meta.url));

/** In which a page is seen: its window, its colours, its medium. */
const lights = {
  light: { width: 1280 },
  dark: { width: 1280, scheme: "dark" },
  360: { width: 360 },
  print: { width: 794, media: "print" }, // A4 at 96 dpi
  plain: { width: 1280, script: false },
};

/** Takes a picture of each page in one light; faults are gathered. Components are cut out, pages are whole. */
async function take(browser, server, items, { width, scheme = "light", media = "screen", script = true }, part) {
  const taken = new Map();
  const faults = await sweep(browser, items, async (page, { name, path }) => {
    await page.setViewport({ width, height: 900 });
    if (media === "print") await page.emulateMediaType(media);
    else await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setJavaScriptEnabled(script);
    const seen = watch(page, server.origin);
    await page.goto(server.url(path), { waitUntil: part ? "load" : "networkidle0" });
    const found = [...seen, ...(await overflow(page))];
    const box = part && script && (await page.$(part));
    if (part) {
      found.push(...(await page.evaluate(empty)));
      // A form waits for its script, which examples do not have.
      await page.$$eval("[hidden]", (all) => all.forEach((e) => (e.hidden = false)));
    }
    taken.set(name, await (box ?? page).screenshot({ encoding: "base64", ...(box ? {} : { fullPage: true }) }));
    return found;
  }, 1); // only the tab in front is painted
  return { taken: items.map(({ name }) => [name, taken.get(name)]), faults };
}

/** Lays pictures out on sheets and writes these: name-1.png, name-2.png… */
async function lay(browser, name, taken, { columns, each, cell, crop }) {
  const page = await browser.newPage();
  await page.setViewport({ width: columns * (cell + 16) + 16, height: 600 });
  for (let at = 0, n = 1; at < taken.length; at += each, n++) {
    const figures = taken.slice(at, at + each).map(([title, png]) => `<figure><figcaption>${title.replaceAll("<", "&lt;")}</figcaption><div><img src="data:image/png;base64,${png}"></div></figure>`);
    await page.setContent(`<style>
      body { margin: 16px; display: grid; grid-template-columns: repeat(${columns}, ${cell}px); gap: 16px; align-items: start; background: #888; font: 13px sans-serif }
      figure { margin: 0 } figcaption { color: #fff; background: #222; padding: 2px 6px } div { max-height: ${crop}px; overflow: hidden } img { width: 100%; display: block }
    </style>${figures.join("")}`);
    writeFileSync(`${folder}${name}-${n}.png`, await page.screenshot({ fullPage: true }));
  }
  await page.close();
}

const wanted = process.argv.slice(2);
const wants = (what) => wanted.length === 0 || wanted.includes(what);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await serve(demo.folder, demo.base);
const browser = await launch();
const faults = [];
try {
  if (wants("components")) {
    const items = examples(demo).map((path) => ({ name: path.replace(/^\/guide\/|\/$/g, ""), path }));
    for (const [light, cell, columns] of [["light", 620, 3], ["dark", 620, 3], ["360", 360, 5]]) {
      const found = await take(browser, server, items, lights[light], ".example-main");
      faults.push(...found.faults.map((fault) => `${light}: ${fault}`));
      await lay(browser, `components-${light}`, found.taken, { columns, cell, each: columns * 6, crop: 420 });
    }
  }
  if (wants("pages")) {
    const items = types(demo).map(({ type, path }) => ({ name: type, path }));
    for (const [light, cell, columns] of [["light", 620, 3], ["dark", 620, 3], ["360", 320, 6], ["print", 500, 4], ["plain", 620, 3]]) {
      const found = await take(browser, server, items, lights[light]);
      faults.push(...found.faults.map((fault) => `${light}: ${fault}`));
      await lay(browser, `pages-${light}`, found.taken, { columns, cell, each: columns, crop: 1900 });
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`contact sheets are in ${folder}`);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 1;
}
