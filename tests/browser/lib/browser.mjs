// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Browsers of the system, driven without downloads: Chromium by its own protocol, Firefox by WebDriver BiDi.

import puppeteer from "puppeteer-core";

/** Starts "chromium" or "firefox". */
export function launch(name = "chromium") {
  if (name === "firefox") {
    return puppeteer.launch({ browser: "firefox", executablePath: process.env.FF_PATH ?? "/usr/bin/firefox-esr", protocol: "webDriverBiDi", headless: true });
  }
  return puppeteer.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"],
  });
}

/** Calls work(page, item) in Chromium for every item, each on a new tab, four at a time. The faults that work returns are gathered, each with its item's name. */
export async function sweep(browser, items, work, tabs = 4) {
  const queue = [...items];
  const faults = [];
  await Promise.all(
    Array.from({ length: Math.min(tabs, queue.length) }, async () => {
      for (let item = queue.shift(); item; item = queue.shift()) {
        const page = await browser.newPage();
        // Only one tab is in front; all of them have to show their focus.
        await (await page.createCDPSession()).send("Emulation.setFocusEmulationEnabled", { enabled: true });
        const found = await work(page, item);
        faults.push(...found.map((fault) => `${item.name ?? item.type}: ${fault}`));
        await page.close();
      }
    }),
  );
  return faults.sort();
}

/** Notes from now on what a page must never do: ask a third party, write an error, show a dialog. Returns the living list. */
export function watch(page, origin) {
  const faults = [];
  page.on("request", (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(`asks ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  return faults;
}

/** Opens the map that moves; on a narrow screen the drawn one is shown first, instead of the list. */
export async function openMap(page) {
  await page.$$eval('[data-view="map"]', (buttons) => buttons.filter((b) => b.checkVisibility()).forEach((b) => b.click()));
  await page.click("[data-map-open]");
}
