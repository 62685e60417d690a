// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The editor at /admin/ of networks that switch it on: its configuration is what Sveltia CMS says that one is, and its page runs nothing
// that is not the site's.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

const require = createRequire(import.meta.url);
const Ajv = createRequire(require.resolve("html-validate"))("ajv");
const folder = join(process.env.MAILLAGE_SITES, "edited");

function build(forge) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "site.yaml"), `name: Éditeur\nlang: fr\nbase_url: https://example.org\nactivities: [{id: cafe, title: Café}]
event_kinds: [{id: apero, title: Apéro}]\nad_kinds: [{id: job, title: Emploi}]\ncms: true\nforge: {kind: ${forge}, url: "https://forge.example/reseau/site", branch: main}\n`);
  execFileSync(join(process.env.MAILLAGE_SITES, "maillage"), ["build", "--quiet", "--source", folder, "--date", "2026-11-23", "-o", `${folder}-public`], { stdio: "inherit" });
  return JSON.parse(readFileSync(join(`${folder}-public`, "admin", "config.yml"), "utf8"));
}

/** Returns the schema of the very version that is installed. */
function schema() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "maillage");
  const file = readdirSync(cache).map((name) => join(cache, name, "node_modules", "@sveltia", "cms", "schema", "sveltia-cms.json")).find(existsSync);
  return JSON.parse(readFileSync(file, "utf8"));
}

test("the configuration is one, on each forge", () => {
  const configurations = ["github", "gitlab", "forgejo"].map(build);
  const validate = new (Ajv.default ?? Ajv)({ strict: false, validateFormats: false }).compile(schema());
  for (const configuration of configurations) {
    assert.ok(validate(configuration), JSON.stringify(validate.errors));
    configuration.collections[0].typo = true;
    assert.equal(validate(configuration), false, "the schema takes everything");
  }
});

test("the editor shows the questions of the schema with the site's own files", async () => {
  const configuration = build("github");
  writeFileSync(join(`${folder}-public`, "admin", "config.yml"), JSON.stringify({ ...configuration, backend: { name: "test-repo" } }));
  const server = await serve(`${folder}-public`);
  const browser = await launch();
  const page = await browser.newPage();
  const loaded = [];
  page.on("requestfinished", (request) => { if (/^https?:/.test(request.url())) loaded.push(request.url()); });
  await page.goto(server.url("/admin/"), { waitUntil: "load" });
  await page.waitForFunction(() => {
    if (document.body.innerText.includes("lieux")) return true;
    // The button is there before it listens.
    [...document.querySelectorAll("button")].find((b) => b.textContent.toLowerCase().includes("test"))?.click();
    return false;
  }, { timeout: 20000, polling: 500 });
  await page.goto(server.url("/admin/#/collections/place/new"));
  await page.waitForFunction(() => document.body.innerText.includes("Le nom du lieu, comme les gens le disent."), { timeout: 20000 });
  await page.waitForFunction(() => [...document.fonts].some((face) => face.family.includes("Material Symbols") && face.status === "loaded"), { timeout: 20000 });
  const origin = new URL(server.url("/")).origin;
  assert.deepEqual(loaded.filter((url) => !url.startsWith(origin)), []);
  await browser.close();
  await server.close();
});
