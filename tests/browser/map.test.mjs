// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The map that moves: by keyboard, under a strict policy, with tiles that do not answer, with names that try to be something else.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, openMap, watch } from "./lib/browser.mjs";
import { none, overflow, violations } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";
import { large } from "./lib/sites.mjs";

const hostile = `</script><img src=x onerror="alert(1)">`;

// Far from each other, but for two at one point; one project has no point.
const places = {
  lille: { name: "Au nord", lat: 50.63, lon: 3.06 },
  amiens: { name: "Au sud", lat: 49.89, lon: 3.0 },
  hostile: { name: hostile, lat: 50.4, lon: 1.6 },
  voisin: { name: "Voisin du haut", lat: 50.2, lon: 4.0 },
  voisine: { name: "Voisine du bas", lat: 50.2, lon: 4.0 },
  projet: { name: "Un projet" },
};

const land = {
  type: "FeatureCollection",
  features: [{ type: "Feature", properties: { code: "59", nom: "Nord" }, geometry: { type: "Polygon", coordinates: [[[1, 49], [5, 49], [5, 51.5], [1, 51.5], [1, 49]]] } }],
};
const tiles = "https://tuiles.example.org";
let sites;
let browser;

function network(name, basemap) {
  const folder = join(process.env.MAILLAGE_SITES, `map-${name}`);
  mkdirSync(join(folder, "places"), { recursive: true });
  writeFileSync(join(folder, "site.yaml"), `name: Carte\nlang: fr\nbase_url: https://example.org\nactivities:\n  - {id: fablab, title: Fablab, colour: "#b5421b"}\n${basemap}`);
  mkdirSync(join(folder, "content", "territories"), { recursive: true });
  writeFileSync(join(folder, "content", "territories", "departements.geojson"), JSON.stringify(land));
  for (const [id, { name, lat, lon }] of Object.entries(places)) {
    const where = lat ? `lat: ${lat}\nlon: ${lon}` : "status: project";
    writeFileSync(
      join(folder, "places", `${id}.md`),
      `---\nname: ${JSON.stringify(name)}\nsummary: ${JSON.stringify(name)}\nactivities: [fablab]\naddress: {postcode: "59000", city: ${JSON.stringify(`Ville ${name}`)}}\n${where}\n---\n`,
    );
  }
  execFileSync(join(process.env.MAILLAGE_SITES, "maillage"), ["build", "--quiet", "--source", folder, "--date", "2026-11-23", "-o", `${folder}-public`]);
  return serve(`${folder}-public`);
}

before(async () => {
  sites = {
    plain: await network("plain", ""),
    tiled: await network("tiled", `basemap:\n  url: "${tiles}/{z}/{x}/{y}.png"\n  attribution: "© Les tuiles"\n`),
    large: await serve(large.folder, large.base),
  };
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const site of Object.values(sites ?? {})) await site.close();
});

/** Opens the list of places with its map, in less motion: nothing has to be waited for. */
async function open(site, { width = 1280, scheme = "light", hash = "", from = browser } = {}) {
  const page = await from.newPage();
  await page.setViewport({ width, height: 900 });
  if (from === browser) await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }, { name: "prefers-color-scheme", value: scheme }]);
  await page.goto(site.url(`/lieux/${hash}`), { waitUntil: "load" });
  if (!hash) {
    await page.waitForSelector("[data-map-open]:not([hidden])");
    await openMap(page);
  }
  await page.waitForSelector(".carte-mark");
  return page;
}

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
const focusMark = (page, name) => page.evaluate((n) => [...document.querySelectorAll(".carte-mark")].find((m) => m.getAttribute("aria-label").startsWith(n)).focus(), name);
const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 400)));

test("arrows lead from place to place, Enter opens, Escape goes back a step at a time", async () => {
  const page = await open(sites.plain);
  await focusMark(page, "Au nord");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page), /^Au sud, Fablab, Ville Au sud$/);
  await page.keyboard.press("ArrowUp");
  assert.match(await focused(page), /^Au nord/);
  await page.keyboard.press("Enter");
  assert.equal(await page.$eval(".carte-card", (card) => card.getAttribute("aria-label")), "Au nord");
  assert.equal(await focused(page), "Au nord");
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval(".carte-card", (card) => card.hidden), true);
  assert.match(await focused(page), /^Au nord, Fablab/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.closest("[role=toolbar]") !== null), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.matches("[data-map-open]") && !document.querySelector("svg.map").hasAttribute("hidden")), true);
  await page.close();
});

test("places at one point are listed", async () => {
  const page = await open(sites.plain);
  await focusMark(page, "2 tiers-lieux");
  for (let i = 0; i < 12 && (await page.$eval(".carte-card", (card) => card.hidden)); i++) {
    await page.keyboard.press("Enter");
    await settle(page);
  }
  assert.deepEqual(await page.$$eval(".carte-card a", (links) => links.map((a) => a.textContent)), ["Voisin du haut", "Voisine du bas"]);
  await page.close();
});

test("the map is crossed in three stops, and skipped in one", async () => {
  const page = await open(sites.large);
  await page.evaluate(() => { const a = document.querySelector(".carte-skip"); a.focus(); });
  const stops = [];
  while (await page.evaluate(() => document.activeElement.closest(".carte") !== null)) {
    stops.push(await focused(page));
    assert.ok(stops.length < 10, stops.join(" | "));
    await page.keyboard.press("Tab");
  }
  assert.equal(stops.length, 3, stops.join(" | "));
  await page.evaluate(() => { document.querySelector(".carte-skip").focus(); });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".carte") === null), true);
  await page.close();
});

for (const width of [320, 768, 1280]) {
  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing with a card open at ${width} px, ${scheme}, and nobody else is asked`, async () => {
      const page = await open(sites.large, { width, scheme });
      const faults = watch(page, sites.large.origin);
      await page.click(".carte-button-zoom_in");
      await settle(page);
      for (let i = 0; i < 14 && (await page.$eval(".carte-card", (card) => card.hidden)); i++) {
        await page.$eval(".carte-mark[tabindex='0']", (mark) => mark.focus());
        await page.keyboard.press("Enter");
        await settle(page);
      }
      assert.equal(await page.$eval(".carte-card", (card) => card.hidden), false, "no card opened");
      none([...(await violations(page)), ...(await overflow(page)), ...faults]);
      await page.close();
    });
  }
}

test("marks are apart enough for a finger", async () => {
  const page = await open(sites.large);
  for (let i = 0; i < 3; i++) {
    const points = await page.$$eval(".carte-mark", (marks) => marks.map((m) => m.getBoundingClientRect()).map((r) => [r.left + r.width / 2, r.top + r.height / 2]));
    assert.ok(points.length > 3, `${points.length} marks`);
    for (const [i, [x, y]] of points.entries()) {
      for (const [u, v] of points.slice(i + 1)) assert.ok(Math.hypot(x - u, y - v) >= 43, `marks at ${x},${y} and ${u},${v}`);
    }
    await page.click(".carte-button-zoom_in");
    await settle(page);
  }
  await page.close();
});

test("marks of the drawn map do not cover each other, on a telephone either", async () => {
  for (const width of [320, 360, 768, 1280]) {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    await page.goto(sites.large.url("/"), { waitUntil: "load" });
    const marks = await page.$$eval("svg.map .map-group > circle, svg.map .map-place > path", (shapes) => shapes.map((e) => e.getBoundingClientRect()).map((r) => ({ x: r.left + r.width / 2, y: r.top + r.height / 2, r: Math.min(r.width, r.height) / 2 })));
    assert.ok(marks.length > 10, `${marks.length} marks at ${width} px`);
    for (const [i, a] of marks.entries()) {
      for (const b of marks.slice(i + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= a.r + b.r - 1, `at ${width} px marks cover each other: ${JSON.stringify([a, b])}`);
    }
    await page.close();
  }
});

test("names stay text on the map and in its card", async () => {
  const page = await open(sites.plain);
  const faults = watch(page, sites.plain.origin);
  await focusMark(page, hostile);
  await page.keyboard.press("Enter");
  assert.equal(await page.$eval(".carte-card-link", (link) => link.textContent), hostile);
  assert.equal(await page.$$eval(".carte img", (images) => images.length), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test("list, drawn map, map that moves and open data have the same places", async () => {
  const page = await open(sites.plain);
  const [listed, drawn, marked] = await page.evaluate(() => {
    const ids = (links) => [...new Set([...links].map((a) => (a.href.baseVal ?? a.href).split("/").at(-2)))].sort();
    return [ids(document.querySelectorAll(".place-card .card-link")), ids(document.querySelectorAll("svg a.map-place")), ids(document.querySelectorAll("a.carte-mark"))];
  });
  const data = await page.evaluate(async () => {
    const [map, open] = await Promise.all(["/data/map.json", "/data/places.geojson"].map((path) => fetch(path).then((answer) => answer.json())));
    return [map.places.map((p) => p.i).sort(), open.features.map((f) => f.id).sort()];
  });
  const all = Object.keys(places).sort();
  assert.deepEqual(listed, all);
  assert.deepEqual(data, [all, all]);
  assert.deepEqual(drawn, all.filter((id) => id !== "projet"));
  assert.deepEqual(marked, all.filter((id) => !["projet", "voisin", "voisine"].includes(id)));
  assert.equal(await page.$eval("button.carte-mark", (mark) => mark.textContent.startsWith("2")), true);
  await page.close();
});

test("the wheel scrolls the page, with Ctrl the map zooms", async () => {
  const page = await open(sites.plain);
  const zoom = () => page.evaluate(() => Number(/#carte=(\d+)/.exec(location.hash)?.[1]));
  await page.waitForFunction(() => location.hash.startsWith("#carte="));
  const before = await zoom();
  await page.hover(".carte-canvas");
  await page.mouse.wheel({ deltaY: 200 });
  await settle(page);
  assert.equal(await zoom(), before);
  assert.ok(await page.evaluate(() => scrollY > 0));
  await page.hover(".carte-canvas");
  await page.keyboard.down("Control");
  await page.mouse.wheel({ deltaY: -300 });
  await page.keyboard.up("Control");
  await page.waitForFunction((z) => Number(/#carte=(\d+)/.exec(location.hash)?.[1]) > z, {}, before);
  await page.close();
});

test("a permalink opens the map where it says, and follows it", async () => {
  const page = await open(sites.plain, { hash: "#carte=9/50.63000/3.06000" });
  await page.click(".carte-button-zoom_out");
  await page.waitForFunction(() => location.hash.startsWith("#carte=8/"));
  assert.match(await page.evaluate(() => location.hash), /^#carte=8\/50\.6\d*\/3\.0\d*$/);
  await page.close();
});

test("tiles that do not answer leave the outlines and the places, and their source is named", async () => {
  const page = await browser.newPage();
  const asked = [];
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url().startsWith(sites.tiled.origin)) return request.continue();
    asked.push(new URL(request.url()).origin);
    return request.abort();
  });
  await page.goto(sites.tiled.url("/lieux/#carte=8/50.3/2.9"), { waitUntil: "load" });
  await page.waitForSelector(".carte-mark");
  await settle(page);
  assert.deepEqual([...new Set(asked)], [tiles]);
  const outlines = await page.$eval(".carte-territory", (path) => path.getBoundingClientRect().width * (getComputedStyle(path).visibility === "visible"));
  assert.ok(outlines > 300, `outlines ${outlines} px wide`);
  assert.equal(await page.$eval(".carte-attribution", (p) => p.textContent), "© Les tuiles");
  assert.ok((await page.$$(".carte-mark")).length >= 3);
  await page.close();
});

test("the map in a frame shows what its address asks for", async () => {
  const page = await browser.newPage();
  await page.goto(sites.plain.url("/lieux/carte/?territoire=99999"));
  await page.waitForFunction(() => document.querySelector(".embedded-list [role=status]").textContent.trim() === "Aucun tiers-lieu sur la carte");
  assert.equal(await page.$$eval(".embedded-list li", (list) => list.length), 0);
  await page.goto(sites.plain.url("/lieux/carte/?activite=fablab"), { waitUntil: "networkidle0" });
  assert.equal(await page.$$eval(".embedded-list li", (list) => list.length), Object.keys(places).length);
  await page.close();
});

test("the main path in Firefox", async () => {
  const firefox = await launch("firefox");
  try {
    const page = await open(sites.plain, { from: firefox });
    await settle(page);
    await focusMark(page, "Au nord");
    await page.keyboard.press("Enter");
    assert.equal(await page.$eval(".carte-card-link", (link) => link.textContent), "Au nord");
    await page.keyboard.press("Escape");
    assert.match(await focused(page), /^Au nord/);
    await page.keyboard.press("ArrowDown");
    assert.match(await focused(page), /^Au sud/);
  } finally {
    await firefox.close();
  }
});
