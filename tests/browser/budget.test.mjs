// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// What pages weigh, and that the list, the drawn map, the map that moves, the open data and the search have the same places.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { launch, openMap } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { addresses, demo, files, large, text, types } from "./lib/sites.mjs";

const kB = 1000;
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Loads a page and returns the bytes, packed, of what it fetched by kind of resource. */
async function fetched(site, path, act) {
  const server = await serve(site.folder, site.base);
  const page = await browser.newPage();
  const sizes = {};
  const pending = [];
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    pending.push(response.buffer().then((bytes) => { sizes[kind] = (sizes[kind] ?? 0) + gzip(bytes); }));
  });
  try {
    await page.goto(server.url(path), { waitUntil: "networkidle0" });
    await act?.(page);
    await Promise.all(pending);
    return { sizes, nodes: await page.evaluate(() => document.querySelectorAll("*").length) };
  } finally {
    await page.close();
    await server.close();
  }
}

/** The guide is for designers; the pages of the embed and of the forms show the map that moves at once. */
const others = new Set(["/guide/", "/lieux/carte/", "/lieux/integrer/", "/contribuer/*/"]);

/** The report of a year is fourteen sheets of paper on one page. */
const room = { "/rapports/*/": 28 * kB };

test("a content page is at most 20 kB of HTML and CSS, and 10 kB of scripts", async (t) => {
  for (const { type, path } of types(demo).filter(({ type }) => !others.has(type))) {
    const { sizes } = await fetched(demo, path);
    const { document: html = 0, stylesheet: css = 0, script = 0 } = sizes;
    t.diagnostic(`${type} html ${html} css ${css} script ${script} bytes`);
    assert.ok(html > 0 && css > 0 && script > 0, `${path} came without its parts`);
    assert.ok(html + css <= (room[type] ?? 20 * kB), `${path}: ${html + css} bytes of HTML and CSS`);
    assert.ok(script <= 10 * kB, `${path}: ${script} bytes of scripts`);
  }
});

test("the script of the map is at most 60 kB and comes when it is wanted", async (t) => {
  const closed = await fetched(demo, "/lieux/");
  const open = await fetched(demo, "/lieux/", async (page) => {
    await openMap(page);
    await page.waitForSelector(".carte .carte-button", { visible: true });
    await page.waitForNetworkIdle();
  });
  const more = open.sizes.script - closed.sizes.script;
  t.diagnostic(`the map brings ${more} bytes of scripts`);
  assert.ok(more > 1 * kB, "opening the map fetched no script");
  assert.ok(more <= 60 * kB, `${more} bytes`);
});

test("a list of 500 places is at most 1,500 nodes", async (t) => {
  const { nodes } = await fetched(large, "/lieux/");
  t.diagnostic(`${nodes} nodes`);
  assert.ok(nodes <= 1500, `${nodes} nodes`);
});

for (const [name, site, least] of [["the demo", demo, 10], ["500 places", large, 500]]) {
  test(`list, drawn map, map that moves, open data and search have the same places: ${name}`, async () => {
    const list = addresses(site).filter((path) => /^\/lieux\/(page\/\d+\/)?$/.test(path));
    const links = (html, pattern) => [...html.matchAll(pattern)].map((match) => match[1]);
    const below = site.base.slice(0, -1);
    const listed = list.flatMap((path) => links(text(site, path + "index.html"), /<a class="card-link" href="([^"]+)"/g));
    const [, drawing] = text(site, "/lieux/index.html").match(/(<svg[^>]*class="[^"]*\bmap\b[^]*?<\/svg>)/) ?? [];
    assert.ok(drawing, "the list has no drawn map");
    const drawn = links(drawing, /<a [^>]*class="map-place[^>]*href="([^"]+)"/g);
    const grouped = links(drawing, /class="map-group"[^]*?<text[^>]*>(\d+)<\/text>/g).reduce((sum, count) => sum + Number(count), 0);
    const open = files(site, "places.geojson").flatMap((path) => JSON.parse(text(site, path)).features);
    const moving = JSON.parse(text(site, "/data/map.json")).places;

    const path = (address) => new URL(address, "https://example.org").pathname;
    const all = listed.map(path).sort();
    assert.ok(all.length >= least, `${all.length} places are listed`);
    assert.deepEqual(all, [...new Set(all)], "a place is listed twice");
    assert.deepEqual(moving.map((place) => below + place.u).sort(), all, "the map that moves");
    assert.deepEqual(open.map((place) => path(place.properties.url)).sort(), all, "GeoJSON");
    const found = files(site, ".json").filter((path) => /\/index\/pages-\d+\.json$/.test(path)).flatMap((path) => JSON.parse(text(site, path)));
    const [, , kind] = found.find(([url]) => below + url === all[0]) ?? [];
    assert.deepEqual(found.filter((page) => page[2] === kind).map(([url]) => below + url).sort(), all, "search");
    // A drawing and a pin need to know where: places without a point are in the lists only.
    const located = moving.filter((place) => place.g).map((place) => below + place.u).sort();
    assert.deepEqual(open.filter((place) => place.geometry).map((place) => path(place.properties.url)).sort(), located, "points of GeoJSON");
    // The drawing names places that stand alone and counts those that stand together.
    for (const address of drawn.map(path)) assert.ok(located.includes(address), `${address} is drawn`);
    assert.equal(drawn.length + grouped, located.length, "the drawn map");
  });
}
