// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The site while it is written: maillage serve beside a browser.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, watch } from "./lib/browser.mjs";
import { none, violations } from "./lib/judge.mjs";

const sites = process.env.MAILLAGE_SITES;
let dir;
let server;
let url;
let browser;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "maillage-serve-"));
  await cp(join(sites, "network-alone"), dir, { recursive: true });
  await mkdir(join(dir, "theme"));
  server = spawn(join(sites, "maillage"), ["serve", "--source", dir, "--port", "0", "--date", "2026-11-23", "--lang", "fr"]);
  url = await new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (text) => {
      said += text;
      const found = /http:\/\/localhost:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    server.on("exit", (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server) {
    const ended = new Promise((resolve) => server.on("exit", resolve));
    server.kill("SIGINT");
    assert.equal(await ended, 0, "Ctrl-C does not end the server well");
  }
  await rm(dir, { recursive: true, force: true });
});

/** The only place of the network: its file and its text. */
async function place() {
  const { readdir } = await import("node:fs/promises");
  const [name] = (await readdir(join(dir, "places"))).filter((file) => file.endsWith(".md"));
  const file = join(dir, "places", name);
  return { file, path: `lieux/${name.replace(/\.md$/, "")}/`, text: await readFile(file, "utf8") };
}

const named = (text, name) => text.replace(/^name: .*$/m, `name: ${name}`);
const heading = (page, words) => page.waitForFunction((w) => document.querySelector("h1")?.textContent === w, { timeout: 20_000 }, words);

/** What the overlay says; "" without one. */
const overlay = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("maillage-problems")?.shadowRoot;
    return root ? [root.querySelector("summary"), ...root.querySelectorAll("pre")].map((e) => e.textContent).join("\n") : "";
  });
const overlaid = (page, wanted) =>
  page.waitForFunction((on) => (document.querySelector("maillage-problems")?.shadowRoot?.querySelector("details") != null) === on, { timeout: 20_000 }, wanted);

test("an edit appears by itself, where the reader was", async () => {
  const { file, path, text } = await place();
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 300 });
  const faults = watch(page, new URL(url).origin);
  await page.goto(url + path, { waitUntil: "load" });
  await page.evaluate(() => scrollTo({ top: 200, behavior: "instant" }));
  await writeFile(file, named(text, "Le Lieu Nouveau"));
  await heading(page, "Le Lieu Nouveau");
  await page.waitForFunction(() => Math.abs(scrollY - 200) < 2, { timeout: 20_000 });
  assert.deepEqual(faults, []);
  await writeFile(file, text);
  await page.close();
});

test("a problem shows with its line over the last good page, and goes when it is mended", async () => {
  const { file, path, text } = await place();
  const page = await browser.newPage();
  await page.goto(url + path, { waitUntil: "load" });
  const before = await page.$eval("h1", (e) => e.textContent);
  assert.equal(await overlay(page), "");

  await writeFile(file, text.replace(/^summary:/m, "sumary:"));
  await overlaid(page, true);
  const said = await overlay(page);
  assert.match(said, /sumary/);
  assert.match(said, /\.md:\d+:\d+/, "it says neither file nor line");
  assert.match(said, /\^\^/, "no frame marks the place");
  assert.equal(await page.$eval("h1", (e) => e.textContent), before, "the last good page is gone");
  await page.reload({ waitUntil: "load" });
  assert.equal(await page.$eval("h1", (e) => e.textContent), before, "the last good page is gone after a reload");
  await overlaid(page, true);
  none(await violations(page));

  await writeFile(file, text);
  await overlaid(page, false);
  await heading(page, before);
  await page.close();
});

test("a style of the network is exchanged without a reload", async () => {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => {
    globalThis.stayed = true;
  });
  await writeFile(join(dir, "theme", "styles.css"), "h1 { letter-spacing: 7px }");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).letterSpacing === "7px", { timeout: 20_000 });
  assert.equal(await page.evaluate(() => globalThis.stayed), true, "the page was loaded again");
  assert.equal(await page.$$eval('link[rel="stylesheet"][href*="/site-"]', (list) => list.length), 1);
  await page.close();
});
