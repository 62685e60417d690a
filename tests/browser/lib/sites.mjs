// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The sites that tests/browser.sh built, and their pages by type. A type is found, not listed: the first page of each section, once
// as the section's list and once as one of its entries. A new section has its tests the day it exists.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = process.env.MAILLAGE_SITES;
if (!root) throw new Error("run tests/browser.sh, or name the folder of built sites in MAILLAGE_SITES");

/** The demo on a day with events to come and ads on the board, built for a path below its host. */
export const demo = { folder: join(root, "demo"), base: "/reseau/" };
/** A generated network of 500 places. */
export const large = { folder: join(root, "large"), base: "/" };
/** The network whose texts try to be something else. */
export const hostile = { folder: join(root, "hostile"), base: "/" };
/** The network that nothing suits, and one place alone. */
export const awkward = { folder: join(root, "awkward"), base: "/" };
export const alone = { folder: join(root, "alone"), base: "/" };

/** The documentation, in French and in English. */
export const docs = ["fr", "en"].map((lang) => ({ folder: join(root, `docs-${lang}`), base: `/${lang}/` }));

/** The files of a site whose names end so, as paths below it, sorted. */
export function files(site, end) {
  return readdirSync(site.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => "/" + relative(site.folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** The text of a file of a site. */
export const text = (site, path) => readFileSync(join(site.folder, path), "utf8");

const example = /^\/guide\/[^/]+\/\d+\/index\.html$/;

/** The pages of the style guide that show one example each: no pages for readers. */
export const examples = (site) => files(site, ".html").filter((path) => example.test(path)).map((path) => path.replace(/index\.html$/, ""));

/** The addresses of a site's pages for readers without those that only send elsewhere. */
export function addresses(site) {
  return files(site, ".html")
    .filter((path) => !example.test(path))
    .filter((path) => !/http-equiv="?refresh/i.test(text(site, path)))
    .map((path) => path.replace(/index\.html$/, ""));
}

/** Pages that stand in a section without being one of its entries. */
const single = new Set(["/agenda/s-abonner/", "/lieux/carte/", "/lieux/integrer/"]);

/** One page of each type: [{type, path}]. Of the pages of a type the longest one is taken: it shows most. */
export function types(site) {
  const longest = new Map();
  for (const path of addresses(site)) {
    const parts = path.split("/").filter(Boolean);
    const alone = parts.length < 2 || single.has(path);
    const type = /^\/agenda\/\d{4}-\d{2}\/$/.test(path) ? "/agenda/<month>/" : alone ? path : `/${parts[0]}/${"*/".repeat(parts.length - 1)}`;
    const size = text(site, path.endsWith("/") ? path + "index.html" : path).length;
    if (!(longest.get(type)?.size >= size)) longest.set(type, { type, path, size });
  }
  return [...longest.values()];
}
