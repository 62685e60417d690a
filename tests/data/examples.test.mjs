// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The examples of the page of the data work as they stand: they are copied from the page and run against a local server.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { serve } from "../browser/lib/server.mjs";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "maillage-data-"));
const site = { folder: join(folder, "site"), base: "/" };
let server;
let page;

before(async () => {
  server = await serve(site.folder, site.base);
  const base = server.url("/").replace(/\/$/, "");
  const maillage = join(process.env.MAILLAGE_SITES, "maillage");
  await run(maillage, ["build", "--quiet", "--date", "2020-11-18", "--base-url", base, "-o", site.folder], { cwd: new URL("../..", import.meta.url) });
  page = await (await fetch(server.url("/donnees/"))).text();
});
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The example in a language, as somebody copies it from the page. */
function example(language) {
  const [, code] = page.match(new RegExp(`<code data-language="${language}">([^<]*)</code>`)) ?? [];
  assert.ok(code, `no example in ${language}`);
  const signs = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'", "#43": "+" };
  return code.replace(/&(#?\w+);/g, (whole, name) => signs[name] ?? whole);
}

/** Runs a program and returns the lines that it prints. */
async function lines(command, file, code) {
  const path = join(folder, file);
  writeFileSync(path, code);
  const { stdout } = await run(command, [path], { cwd: folder, timeout: 30_000 });
  return stdout.trim().split("\n");
}

async function places() {
  const { items } = await (await fetch(server.url("/data/places.json"))).json();
  return items.map(({ name, city }) => `${name} · ${city}`);
}

test("the example in Python prints every place", async () => {
  assert.deepEqual(await lines("python3", "example.py", example("Python")), await places());
});

test("the example in JavaScript prints every place", async () => {
  assert.deepEqual(await lines(process.execPath, "example.mjs", example("JavaScript")), await places());
});

test("the example with curl brings the files", async (t) => {
  try {
    await run("curl", ["--version"]);
  } catch {
    return t.skip("there is no curl here");
  }
  const printed = await lines("bash", "example.sh", example("curl"));
  assert.ok(printed.join("\n").includes('"items":['));
});

test("the addresses in the example in R are there", async () => {
  for (const [address] of example("R").matchAll(/https?:[^"]+/g)) assert.ok((await fetch(address)).ok, address);
});
