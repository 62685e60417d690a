// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// What holds on every type of page: accessibility, room, keyboard, silence, and all of it without scripts.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, openMap, sweep, watch } from "./lib/browser.mjs";
import { none, openIn, overflow, violations, widths, windows } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";
import { demo, types } from "./lib/sites.mjs";

const pages = types(demo);

/** The type of page that shows each layout of the theme. base is in all of them; redirect only sends elsewhere; guide.test.mjs has the examples. */
const layouts = {
  404: "/404.html",
  ad: "/annonces/*/",
  article: "/actualites/*/",
  contribute: "/contribuer/",
  charter: "/charte/",
  credits: "/credits/",
  data: "/donnees/",
  dataset: "/donnees/*/",
  directory: "/annuaire/",
  embed: "/lieux/integrer/",
  embedded: "/lieux/carte/",
  episode: "/ecouter/*/",
  event: "/agenda/*/",
  figures: "/flux-financiers/",
  home: "/",
  form: "/contribuer/lieux/",
  guide: "/guide/",
  list: "/agenda/",
  month: "/agenda/<month>/",
  newsletter: "/newsletters/*/",
  page: "/la-compagnie/",
  person: "/accompagnateurs/*/",
  place: "/lieux/*/",
  places: "/lieux/",
  report: "/rapports/*/",
  resource: "/ressources/*/",
  route: "/parcours/*/",
  search: "/recherche/",
  subscribe: "/agenda/s-abonner/",
};

let server;
let browser;
before(async () => {
  server = await serve(demo.folder, demo.base);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const open = (page, path) => page.goto(server.url(path), { waitUntil: "load" });

test("every layout of the theme has a page here", () => {
  const names = readdirSync(new URL("../../themes/maillage/layouts/", import.meta.url))
    .map((file) => file.replace(/\.html$/, ""))
    .filter((name) => !["base", "redirect", "example"].includes(name));
  for (const name of names) assert.ok(pages.some(({ type, path }) => type === layouts[name] || path === layouts[name]), `no type of page shows the layout ${name}`);
});

for (const width of widths) {
  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing at ${width} px, ${scheme}`, async () => {
      none(
        await sweep(browser, pages, async (page, { path }) => {
          await page.setViewport({ width, height: 900 });
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await open(page, path);
          return violations(page);
        }),
      );
    });
  }
}

for (const one of windows) {
  test(`nothing scrolls sideways ${one.name}`, async () => {
    none(
      await sweep(browser, pages, async (page, { path }) => {
        await openIn(page, one, server.url(path));
        return overflow(page);
      }),
    );
  });
}

for (const width of [360, 1280]) {
  test(`nothing shifts at ${width} px when scripts come late`, async () => {
    none(
      await sweep(browser, pages, async (page, { path }) => {
        await page.setViewport({ width, height: 900 });
        await page.setRequestInterception(true);
        page.on("request", (request) => setTimeout(() => request.continue(), request.resourceType() === "script" ? 250 : 0));
        await page.evaluateOnNewDocument(() => {
          globalThis.shifts = [];
          new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
        });
        await page.goto(server.url(path), { waitUntil: "networkidle0" });
        // What has ended since the build says so, which may lengthen a card.
        // One line may come: what the hour alone tells, that an ad has expired. Search engines call 0.1 good.
        return page.evaluate(() => globalThis.shifts.filter(({ value }) => value > 0.02).map(({ value, sources }) => `${value.toFixed(3)} ${sources.map(({ node }) => `${node?.localName}.${node?.className}`).join(", ")}`));
      }),
    );
  });
}

test("forced colours keep words and focus visible", async () => {
  none(
    await sweep(browser, pages, async (page, { path }) => {
      const client = await page.createCDPSession();
      await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
      await page.setViewport({ width: 1280, height: 900 });
      await open(page, path);
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        if (!matchMedia("(forced-colors: active)").matches) return ["forced colours are not on"];
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return outlineStyle === "none" || parseFloat(outlineWidth) < 1 ? ["no focus ring"] : [];
      });
      return found;
    }),
  );
});

test("nothing moves when less motion is asked for", async () => {
  none(
    await sweep(browser, pages, async (page, { path }) => {
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await open(page, path);
      return page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .filter((element) => {
            const style = getComputedStyle(element);
            const longest = Math.max(...`${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat));
            return longest > 0.01 || style.scrollBehavior === "smooth";
          })
          .slice(0, 3)
          .map((element) => `${element.localName}.${element.className} moves`),
      );
    }),
  );
});

/** Where focus stands: its ring, its size, and whether its element is in a map. */
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  element.dataset.stops = Number(element.dataset.stops ?? 0) + 1;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const shape = element instanceof SVGElement || element.querySelector("svg.map") !== null;
  const inline = style.display === "inline" && !shape;
  // A link that covers its card by a pseudo-element has the card's size.
  const after = getComputedStyle(element, "::after");
  const covers = after.content !== "none" && after.position === "absolute";
  return {
    name: `${element.localName}.${element.getAttribute("class") ?? ""} “${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}”`,
    again: Number(element.dataset.stops) > 1,
    ring: [style, after].some((where) => where.outlineStyle !== "none" && parseFloat(where.outlineWidth) >= 1),
    inline: inline || shape || covers,
    width: box.width,
    height: box.height,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    // The legend under the map is a list of links like any other.
    map: element.closest("[data-script~=map], svg.map") !== null && element.closest(".map-legend") === null,
    order: [...document.querySelectorAll("*")].indexOf(element),
  };
}

/** What the keyboard meets on each page; `crossing` holds what the map costs, `faults` the rest. */
async function walk() {
  const crossing = [];
  const faults = await sweep(browser, pages, async (page, { type, path }) => {
    await page.setViewport({ width: 1280, height: 900 });
    await open(page, path);
    if (await page.$('[data-map="open"]')) await page.waitForSelector(".carte .carte-button", { visible: true }); // a map that opens by itself
    const faults = [];
    const inMap = [];
    let last = -1;
    for (let i = 0; ; i++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(stop);
      if (!at || at.again) break;
      if (i === 400) return ["more than 400 stops"];
      if (at.map) inMap.push(at.name);
      if (!at.ring) faults.push(`no focus ring on ${at.name}`);
      if (!at.seen) faults.push(`focus out of sight on ${at.name}`);
      if (!at.inline && (at.width < 24 || at.height < 24)) faults.push(`${at.width.toFixed()} × ${at.height.toFixed()} px: ${at.name}`);
      if (at.order < last) faults.push(`order jumps back to ${at.name}`);
      last = at.order;
    }
    if (last < 0) faults.push("no stop at all");
    if (inMap.length > 0) crossing.push({ type, stops: inMap.length });
    return faults;
  });
  return { faults, crossing };
}

test("the keyboard reaches everything, visibly and in order, and crosses a map in three stops", async () => {
  const { faults, crossing } = await walk();
  none(faults);
  assert.ok(crossing.some(({ type }) => type === "/lieux/"), "no map was met");
  none(crossing.filter(({ stops }) => stops > 3).map(({ type, stops }) => `${type}: ${stops} stops to cross the map`));
});

test("the keyboard crosses a drawn map in three stops without scripts, too; its places are named links that a list has as well", async () => {
  let maps = 0;
  none(
    await sweep(browser, pages, async (page, { path }) => {
      await page.setJavaScriptEnabled(false);
      await open(page, path);
      const { marks, names, elsewhere } = await page.evaluate(() => ({
        marks: document.querySelectorAll("svg.map a").length,
        names: document.querySelectorAll("svg.map a > title:not(:empty)").length,
        elsewhere: [...document.querySelectorAll("main a[href]")].some((a) => !a.closest("svg") && /\/lieux\//.test(a.href)),
      }));
      if (marks === 0) return [];
      maps++;
      let stops = 0;
      for (let i = 0; i < 400; i++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(stop);
        if (!at || at.again) break;
        if (at.map) stops++;
      }
      return [
        ...(stops > 3 ? [`${stops} stops to cross a map of ${marks} links`] : []),
        ...(names < marks ? [`${marks - names} links of the map have no name`] : []),
        ...(elsewhere ? [] : ["the places are nowhere but in the picture"]),
      ];
    }),
  );
  assert.ok(maps >= 5, `only ${maps} types of pages have a drawn map`);
});

test("the first stop skips to the content", async () => {
  none(
    await sweep(browser, pages, async (page, { path }) => {
      await open(page, path);
      if (path === layouts.embedded) return []; // nothing stands before its content
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      // Chromium goes to a fragment, and takes the focus there, in a frame of its own: on a busy machine after the next key.
      await page.waitForFunction(() => location.hash === "#content" && !document.activeElement.matches(".skip"), { timeout: 20_000 }).catch(() => undefined);
      await page.keyboard.press("Tab");
      return page.evaluate(() => {
        const at = document.activeElement;
        const passed = at.closest("main, footer") !== null;
        return location.hash === "#content" && passed ? [] : [`focus stands on ${at.outerHTML.slice(0, 80)} at “${location.hash}”`];
      });
    }),
  );
});

test("pages ask nobody else, write no error and break no policy", async () => {
  none(
    await sweep(browser, pages, async (page, { path }) => {
      const faults = watch(page, server.origin);
      await page.goto(server.url(path), { waitUntil: "networkidle0" });
      return faults;
    }),
  );
});

test("pages are whole without scripts", async () => {
  none(
    await sweep(browser, pages, async (page, { path }) => {
      const measure = () => {
        const main = document.querySelector("main");
        // The map that moves has a link of its own, past itself; it may be there already.
        const links = [...main.querySelectorAll("a[href]:not(.carte *)")].map((link) => link.getAttribute("href"));
        const heading = main.querySelector("h1")?.innerText.trim();
        const count = (element) => element.innerText.split(/\s+/).filter(Boolean).length; // forms are there for scripts alone
        return { heading, words: count(main) - [...main.querySelectorAll("form, fieldset:not(form *)")].filter((form) => form.offsetParent).reduce((sum, form) => sum + count(form), 0), links: [...new Set(links)], dead: main.querySelectorAll("form:not([action], [hidden]), button:not([hidden], [hidden] *, form *)").length };
      };
      await page.setJavaScriptEnabled(false);
      await open(page, path);
      // The page's own scripts are off; ours are not.
      const bare = await page.evaluate(measure);
      await page.setJavaScriptEnabled(true);
      await open(page, path);
      const full = await page.evaluate(measure);
      const faults = [];
      if (!bare.heading || bare.heading !== full.heading) faults.push(`heading “${bare.heading}”, with scripts “${full.heading}”`);
      if (bare.words < 15 || bare.words < full.words * 0.9 - 20) faults.push(`${bare.words} words, with scripts ${full.words}`);
      const lost = full.links.filter((link) => !bare.links.includes(link));
      if (lost.length > 0) faults.push(`links only with scripts: ${lost.slice(0, 3)}`);
      if (bare.dead > 0) faults.push(`${bare.dead} controls that do nothing without scripts`);
      return faults;
    }),
  );
});

test("what waits for scripts gives its room back when none come, and says how to do without", async () => {
  const waiting = pages.filter(({ type }) => ["/", "/lieux/", "/agenda/", "/recherche/", "/lieux/integrer/", "/contribuer/*/"].includes(type));
  assert.equal(waiting.length, 6, waiting.map(({ type }) => type).join());
  none(
    await sweep(browser, waiting.flatMap((item) => [360, 1280].map((width) => ({ ...item, width }))), async (page, { path, width }) => {
      await page.setViewport({ width, height: 900 });
      await page.setRequestInterception(true);
      page.on("request", (request) => (request.resourceType() === "script" ? request.abort() : request.continue()));
      await open(page, path);
      await new Promise((done) => setTimeout(done, 6500));
      return page.evaluate(() => {
        const held = [...document.querySelectorAll("main [hidden]")].filter((e) => !/none/.test(getComputedStyle(e).display) && getComputedStyle(e).position !== "absolute" && e.getBoundingClientRect().height > 1);
        const unseen = [...document.querySelectorAll("[data-without], .places-map")].filter((e) => !e.checkVisibility({ visibilityProperty: true }) || e.getBoundingClientRect().height < 10);
        return [...held.map((e) => `${e.localName}.${e.className} holds ${e.getBoundingClientRect().height} px`), ...unseen.map((e) => `${e.localName}.${e.className} is not seen`)];
      });
    }),
  );
});

test("axe finds nothing on the map that moves, which asks nobody else", async () => {
  none(
    await sweep(browser, widths.flatMap((width) => ["light", "dark"].map((scheme) => ({ name: `${width} px, ${scheme}`, width, scheme }))), async (page, { width, scheme }) => {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const faults = watch(page, server.origin);
      await open(page, "/lieux/");
      await page.waitForSelector("[data-map-open]:not([hidden])");
      await openMap(page);
      await page.waitForSelector(".carte .carte-button", { visible: true });
      await page.waitForNetworkIdle();
      const found = [...faults, ...(await violations(page)), ...(await overflow(page))];
      return found;
    }),
  );
});
