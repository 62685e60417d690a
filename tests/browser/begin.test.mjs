// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Another network's site: init, three keys of site.yaml edited, build, and a browser that shows the new name, colours and territory.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, watch } from "./lib/browser.mjs";
import { none, violations } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";

const maillage = (...args) => execFileSync(join(process.env.MAILLAGE_SITES, "maillage"), [...args, "--quiet"], { stdio: ["ignore", "pipe", "inherit"] });

let dir;
let browser;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "maillage-begin-"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await rm(dir, { recursive: true, force: true });
});

/** A square commune at the end of the world, as GeoJSON. */
const outlines = JSON.stringify({
  type: "FeatureCollection",
  features: [{ type: "Feature", properties: { code: "29019", nom: "Brest" }, geometry: { type: "Polygon", coordinates: [[[-4.6, 48.3], [-4.4, 48.3], [-4.4, 48.5], [-4.6, 48.5], [-4.6, 48.3]]] } }],
});

const place = `---
name: Le Phare
summary: Un lieu au bout du monde.
activities: [coworking]
address: {postcode: "29200", city: Brest}
lat: 48.39
lon: -4.49
---
`;

/** What a page shows of the network. */
const shown = (page) =>
  page.evaluate(() => ({
    title: document.title,
    name: document.querySelector("header a[href='/']")?.textContent.trim(),
    text: document.body.innerText,
    brand: getComputedStyle(document.documentElement).getPropertyValue("--brand").trim(),
    drawn: document.querySelectorAll("main svg path").length,
  }));

/** Opens a page of a site, which must be without a fault, and returns what it shows. */
async function visit(folder, path) {
  const site = await serve(folder);
  const page = await browser.newPage();
  try {
    const faults = watch(page, site.origin);
    await page.goto(site.url(path), { waitUntil: "load" });
    none([...faults, ...(await violations(page))]);
    return await shown(page);
  } finally {
    await page.close();
    site.close();
  }
}

test("a network begins, three keys are edited, and the site shows them", async () => {
  const network = join(dir, "reseau");
  const built = join(network, "public");
  maillage("init", network, "--name", "Un réseau", "--territory", "Ici", "--forge", "github", "--forge-url", "https://github.com/reseau/site");
  maillage("build", "--source", network);
  const first = await visit(built, "/");
  assert.match(first.name, /Un réseau/);

  // What a volunteer does: the outlines of the territory, three keys, one place.
  await mkdir(join(network, "content/territories"), { recursive: true });
  await writeFile(join(network, "content/territories/communes.geojson"), outlines);
  await writeFile(join(network, "places/le-phare.md"), place);
  const file = join(network, "site.yaml");
  let text = await readFile(file, "utf8");
  for (const [key, value] of [
    [/^name: Un réseau$/m, "name: Les lieux du bout du monde"],
    [/^ {2}name: Ici$/m, "  name: Finistère"],
    [/^ {2}primary: "#[0-9a-f]{6}"$/m, '  primary: "#7a2e8a"'],
  ]) {
    assert.match(text, key);
    text = text.replace(key, value);
  }
  await writeFile(file, text);
  maillage("build", "--source", network, "--strict");

  const home = await visit(built, "/");
  assert.match(home.name, /Les lieux du bout du monde/);
  assert.match(home.title, /Les lieux du bout du monde/);
  assert.doesNotMatch(home.text, /Un réseau|Ici/);
  assert.match(home.text, /Finistère/);
  assert.notEqual(home.brand, first.brand, "the colour of the house did not change");
  assert.equal(home.brand, "#7a2e8a");
  const places = await visit(built, "/lieux/");
  assert.match(places.text, /Brest/);
  assert.match(places.text, /Le Phare/);
  assert.ok(places.drawn > 0, "the map draws no territory");
});

test("a spreadsheet alone becomes a site in one command", async () => {
  const table = join(dir, "lieux.csv");
  await writeFile(table, "Nom;Description;Type;Code postal;Ville;Latitude;Longitude;Téléphone\nLe Quai;Un lieu au bord de l’eau;Coworking;59000;Lille;50,63;3,06;0320000000\nLa Halle;Machines et café;Fablab;59100;Roubaix;50,69;3,17;\n");
  const network = join(dir, "tableur");
  maillage("init", network, "--name", "Les lieux du tableur", "--from", table);
  maillage("build", "--source", network, "--strict");
  const places = await visit(join(network, "public"), "/lieux/");
  assert.match(places.text, /Le Quai/);
  assert.match(places.text, /La Halle/);
  assert.doesNotMatch(places.text, /exemple/i);
});
