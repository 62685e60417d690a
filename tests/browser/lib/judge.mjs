// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// What holds on any page that is open in Chromium. Each function returns the faults it found, in words.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Widths in px at which pages are judged: a small telephone, a tablet, a desk. */
export const widths = [320, 768, 1280];

/** Fails unless a list of faults is empty. */
export const none = (faults) => assert.equal(faults.length, 0, "\n" + faults.join("\n"));

/** What axe finds, by WCAG 2.2 AA and good practice. */
export async function violations(page) {
  await page.evaluate(axe);
  const { passes, lines } = await page.evaluate(async (values) => {
    const { violations, passes } = await globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return { passes: passes.length, lines: violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].target} ${v.nodes[0].failureSummary.replace(/\s+/g, " ")}`) };
  }, tags);
  return passes > 0 ? lines : ["axe ran no rule"];
}

/** What reaches over the right edge of the window. */
export function overflow(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const root = document.scrollingElement;
    if (root.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > room + 1);
    return [`${root.scrollWidth} px wide in ${room}: ${wide.slice(0, 3).map((element) => `${element.localName}.${element.className}`).join(", ")}`];
  });
}

/** Whether the example of a component shows anything. */
export function empty() {
  const main = document.querySelector(".example-main") ?? document.body;
  const shown = [...main.querySelectorAll("*")].some((e) => !e.closest(".visually-hidden") && e.getBoundingClientRect().width > 4 && e.getBoundingClientRect().height > 4);
  return shown ? [] : ["shows nothing"];
}

const spacing = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

/** The windows in which nothing may scroll sideways. 320 × 256 is 1280 × 1024 at 400 % (WCAG 1.4.10); the style is WCAG 1.4.12. */
export const windows = [
  { name: "at 320 px", size: { width: 320, height: 640 } },
  { name: "at 400 % zoom", size: { width: 320, height: 256 } },
  { name: "with text spacing at 320 px", size: { width: 320, height: 640 }, style: spacing },
  { name: "with text spacing at 1280 px", size: { width: 1280, height: 900 }, style: spacing },
];

/** Opens an address in one of the windows. */
export async function openIn(page, { size, style }, address) {
  await page.setViewport(size);
  await page.setBypassCSP(true);
  await page.goto(address, { waitUntil: "load" });
  if (style) await page.addStyleTag({ content: style });
}
