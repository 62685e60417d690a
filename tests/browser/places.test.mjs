// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The list of places narrowed by its form, and what pages say of the time of reading.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, watch } from "./lib/browser.mjs";
import { none, violations } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";

const hostile = `</script><img src=x onerror="alert(1)">`;

// Always open, never open, open on Mondays: the tests choose the moment of reading. Names sort as they stand.
const places = {
  etage: { name: "L’Étage", city: "Lille", lat: 50.63, lon: 3.06, more: `hours: 24/7\ntelework: {desks: 12}\nopened: 2019` },
  hostile: { name: hostile, city: hostile, lat: 50.4, lon: 1.6, more: "hours: Mo-Su 00:00-24:00 off\nopened: 1995\nmember: 2026-03-01" },
  lundi: { name: "Le Lundi", city: "Amiens", lat: 49.89, lon: 2.3, more: `hours: Mo 09:00-12:00,14:00-18:00\naccess: {wheelchair: yes}\nlabels: [label]` },
  oeuvre: { name: "L’Œuvre", city: "Arras", lat: 50.29, lon: 2.78, activity: "atelier", more: "" },
  projet: { name: "Un projet", city: "Roubaix", more: "status: project" },
};
const monday = Date.UTC(2026, 10, 23, 9, 30); // 10:30 in Paris
let server;
let browser;

before(async () => {
  const folder = join(process.env.MAILLAGE_SITES, "filtered");
  mkdirSync(join(folder, "places"), { recursive: true });
  mkdirSync(join(folder, "content", "ads"), { recursive: true });
  writeFileSync(
    join(folder, "site.yaml"),
    `name: Filtres\nlang: fr\nbase_url: https://example.org\nactivities:\n  - {id: cafe, title: Café}\n  - {id: atelier, title: Atelier}\nlabels:\n  - {id: label, title: Un label}\nad_kinds:\n  - {id: job, title: Emploi}\nevent_kinds:\n  - {id: apero, title: Apéro}\n`,
  );
  for (const [id, { name, city, lat, lon, activity, more }] of Object.entries(places)) {
    const where = lat ? `lat: ${lat}\nlon: ${lon}\n` : "";
    writeFileSync(
      join(folder, "places", `${id}.md`),
      `---\nname: ${JSON.stringify(name)}\nsummary: ${JSON.stringify(name)}\nactivities: [${activity ?? "cafe"}]\naddress: {postcode: "59000", city: ${JSON.stringify(city)}}\n${where}${more}\n---\n`,
    );
  }
  writeFileSync(join(folder, "content", "ads", "poste.md"), "---\ntitle: Un poste\nkind: job\npublished: 2026-11-20\nexpires: 2026-11-25\ncontact: {email: a@example.org}\n---\n");
  mkdirSync(join(folder, "content", "events"), { recursive: true });
  writeFileSync(join(folder, "content", "events", "apero.md"), "---\ntitle: Un apéro\nkind: apero\nstart: 2026-11-25 18:00\nend: 2026-11-25 20:00\nplace: lundi\n---\n");
  execFileSync(join(process.env.MAILLAGE_SITES, "maillage"), ["build", "--quiet", "--source", folder, "--date", "2026-11-23", "-o", `${folder}-public`], { stdio: "inherit" });
  server = await serve(`${folder}-public`);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page as it is read at a moment. */
async function open(path, at = monday) {
  const page = await browser.newPage();
  const faults = watch(page, new URL(server.url("/")).origin);
  await page.evaluateOnNewDocument((moment) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...args) {
        super(...(args.length ? args : [moment]));
      }
      static now() {
        return moment;
      }
    };
  }, at);
  await page.goto(server.url(path), { waitUntil: "networkidle0" });
  return { page, faults };
}

const names = (page) => page.$$eval(".places-list .cards:not([hidden]) .card-title", (titles) => titles.map((t) => t.textContent));
const count = (page) => page.$eval("[data-count]", (e) => e.textContent.replace(/[\u00a0\u202f]/g, " "));
const settled = (page, text) => page.waitForFunction((want) => document.querySelector("[data-count]").textContent.includes(want), { timeout: 20_000 }, text);

test("the form narrows the list, says how many are left and keeps it in the address", async () => {
  const { page, faults } = await open("/lieux/");
  assert.equal((await names(page)).length, 5);
  await page.select("[name=activite]", "atelier");
  await settled(page, "correspond");
  assert.deepEqual(await names(page), ["L’Œuvre"]);
  assert.equal(await count(page), "1 tiers-lieu correspond");
  assert.match(page.url(), /\?activite=atelier$/);

  await page.select("[name=activite]", "");
  await page.click("[name=ouvert]");
  await settled(page, "2 tiers-lieux correspondent");
  assert.deepEqual(await names(page), ["L’Étage", "Le Lundi"]);
  await page.click("[name=acces]");
  await settled(page, "1 tiers-lieu correspond");
  assert.match(page.url(), /\?ouvert=1&acces=1$/);

  await page.goBack();
  await settled(page, "2 tiers-lieux");
  assert.equal(await page.$eval("[name=acces]", (e) => e.checked), false);
  await page.click("[type=reset]");
  await settled(page, "5 tiers-lieux");
  assert.equal(new URL(page.url()).search, "");
  assert.equal(await page.evaluate(() => document.activeElement.id), "filter-text");
  assert.deepEqual(faults, []);
  await page.close();
});

test("an address that somebody shared shows the same places", async () => {
  const { page } = await open("/lieux/?texte=oeuvr&label=");
  await settled(page, "1 tiers-lieu correspond");
  assert.deepEqual(await names(page), ["L’Œuvre"]);
  const { page: none } = await open("/lieux/?texte=introuvable");
  await settled(none, "Aucun");
  assert.deepEqual(await names(none), []);
  await Promise.all([page.close(), none.close()]);
});

test("words are found whatever their accents, and hostile ones stay words", async () => {
  const { page, faults } = await open("/lieux/");
  for (const [typed, want] of [["etage", ["L’Étage"]], ["ÉTA lil", ["L’Étage"]], ["tage", []], ["onerror", [hostile]]]) {
    await page.$eval("[name=texte]", (e) => (e.value = ""));
    await page.type("[name=texte]", typed);
    await settled(page, want.length ? "1 tiers-lieu correspond" : "Aucun");
    assert.deepEqual(await names(page), want, typed);
  }
  assert.equal(await page.$("main img[src=x]"), null);
  assert.deepEqual(faults, []);
  await page.close();
});

test("the list is sorted by name, by arrival, by distance, and the address keeps the order", async () => {
  await browser.defaultBrowserContext().overridePermissions(new URL(server.url("/")).origin, ["geolocation"]);
  const { page } = await open("/lieux/");
  await page.setGeolocation({ latitude: 49.9, longitude: 2.3 });
  await page.select("[name=tri]", "recents");
  await settled(page, "5 tiers-lieux correspondent");
  assert.deepEqual((await names(page)).slice(0, 2), [hostile, "L’Étage"]);
  assert.match(page.url(), /\?tri=recents$/);
  await page.select("[name=tri]", "proches");
  await page.waitForSelector("[data-near][aria-pressed=true]");
  assert.equal((await names(page))[0], "Le Lundi");
  await page.select("[name=tri]", "");
  await page.waitForSelector("[data-near][aria-pressed=false]");
  await settled(page, "5 tiers-lieux");
  await page.close();
  const { page: shared } = await open("/lieux/?tri=proches"); // an address asks nobody where they are
  assert.equal(await shared.$eval("[name=tri]", (e) => e.value), "");
  await shared.close();
});

test("near me sorts by distance, and says why when it cannot", async () => {
  await browser.defaultBrowserContext().overridePermissions(new URL(server.url("/")).origin, ["geolocation"]);
  const { page } = await open("/lieux/");
  await page.setGeolocation({ latitude: 49.9, longitude: 2.3 });
  await page.click("[data-near]");
  await page.waitForSelector("[data-near][aria-pressed=true]");
  await settled(page, "5 tiers-lieux correspondent");
  assert.deepEqual((await names(page)).slice(0, 3), ["Le Lundi", "L’Œuvre", hostile]);
  assert.match(await page.$eval(".places-list .cards:not([hidden]) .card-distance", (e) => e.textContent), /1,1.km/);
  assert.equal(new URL(page.url()).search, "?tri=proches", "the position stays out of the address");
  await page.close();

  await browser.defaultBrowserContext().overridePermissions(new URL(server.url("/")).origin, []);
  const { page: refused } = await open("/lieux/");
  await refused.click("[data-near]");
  await refused.waitForFunction(() => document.querySelector("[data-note]").textContent.length > 20);
  assert.equal(await refused.$eval("[data-near]", (e) => e.getAttribute("aria-pressed")), "false");
  assert.equal(await refused.$eval("[name=tri]", (e) => e.value), "");
  assert.equal(new URL(refused.url()).search, "");
  await refused.close();
});

test("the drawn map follows the list, and the list the map", async () => {
  const { page } = await open("/lieux/?activite=atelier");
  await settled(page, "correspond");
  const out = await page.$$eval("a.map-place.is-out", (marks) => marks.map((m) => m.href.baseVal));
  assert.ok(out.length >= 3 && !out.some((href) => href.includes("oeuvre")), out.join());
  await page.hover(".places-list .cards:not([hidden]) .card-link");
  assert.equal(await page.$eval("a.map-place.is-pointed", (m) => m.href.baseVal), "/lieux/oeuvre/");
  await page.close();
});

test("axe finds nothing while the list is narrowed", async () => {
  const { page } = await open("/lieux/?ouvert=1");
  await settled(page, "correspondent");
  none(await violations(page));
  await page.close();
});

test("the page of a place says whether it is open", async () => {
  for (const [path, at, want] of [
    ["/lieux/lundi/", monday, "Ouvert, ferme à 12 h"],
    ["/lieux/lundi/", Date.UTC(2026, 10, 23, 11, 30), "Fermé, ouvre à 14 h"],
    ["/lieux/lundi/", Date.UTC(2026, 10, 23, 18, 0), "Fermé, ouvre lundi à 9 h"],
    ["/lieux/lundi/", Date.UTC(2026, 10, 29, 18, 0), "Fermé, ouvre demain à 9 h"],
    ["/lieux/etage/", monday, "Ouvert en ce moment"],
    ["/lieux/lundi/", Date.UTC(2027, 5, 1), ""], // long after the build nobody knows
  ]) {
    const { page, faults } = await open(path, at);
    if (want) await page.waitForSelector(".sheet-facts [data-now]:not(:empty)");
    assert.equal(await page.$$eval(".sheet-facts [data-now]:not([hidden])", (lines) => lines.map((e) => e.textContent.replaceAll(/\s/gu, " ")).join()), want, `${path} at ${new Date(at).toISOString()}`);
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("the card of a place says whether it is open, in the list of the build and in that of the script", async () => {
  for (const [address, at, want] of [
    ["/lieux/", monday, "Ouvert, ferme à 12 h"],
    ["/lieux/?texte=lundi", monday, "Ouvert, ferme à 12 h"],
    ["/lieux/", Date.UTC(2026, 10, 23, 18, 0), "Fermé, ouvre lundi à 9 h"],
    ["/lieux/?texte=lundi", Date.UTC(2026, 10, 23, 18, 0), "Fermé, ouvre lundi à 9 h"],
  ]) {
    const { page } = await open(address, at);
    if (address.includes("?")) await settled(page, "correspond");
    await page.waitForSelector(".cards:not([hidden]) .card-now:not(:empty)");
    const said = await page.$$eval(".cards:not([hidden]) .place-card", (cards) => cards
      .find((card) => card.querySelector(".card-link").getAttribute("href") === "/lieux/lundi/").querySelector(".card-now").textContent);
    assert.equal(said.replaceAll(/\s/gu, " "), want, address);
    await page.close();
  }
});

test("an event that has ended since the build says so", async () => {
  const { page: before } = await open("/agenda/");
  assert.equal(await before.$(".event-card.is-past"), null);
  const { page: late } = await open("/agenda/", Date.UTC(2026, 10, 28));
  assert.match(await late.$eval(".event-card.is-past", (e) => e.textContent), /Terminé/);
  await Promise.all([before.close(), late.close()]);
});

test("an event says that it is tonight, tomorrow or going on", async () => {
  for (const [at, want] of [
    [Date.UTC(2026, 10, 25, 8), /Ce soir à 18.?h|Ce soir à 18:00/], // 9:00 in Paris
    [Date.UTC(2026, 10, 24, 22, 30), /Demain soir à 18/], // 23:30 in Paris
    [Date.UTC(2026, 10, 25, 18), /En ce moment/],
  ]) {
    const { page } = await open("/agenda/", at);
    await page.waitForSelector(".event-card .soon");
    assert.match(await page.$eval(".event-card .soon", (e) => e.textContent), want);
    await page.close();
  }
  const { page } = await open("/agenda/");
  assert.equal(await page.$(".event-card .soon"), null);
  await page.close();
});

test("an ad that has expired since the build says so", async () => {
  const { page: before } = await open("/annonces/");
  assert.equal(await before.$(".ad-card.is-expired"), null);
  const { page: late } = await open("/annonces/", Date.UTC(2026, 10, 28));
  assert.match(await late.$eval(".ad-card.is-expired", (e) => e.textContent), /a expiré/);
  await Promise.all([before.close(), late.close()]);
});

test("the pages of an event and of an ad say that they are over", async () => {
  for (const [address, want] of [["/agenda/apero/", "Terminé"], ["/annonces/poste/", "Cette annonce a expiré"]]) {
    const { page: before } = await open(address);
    assert.equal(await before.$(".page-head-text .status"), null, address);
    const { page: late, faults } = await open(address, Date.UTC(2026, 10, 28));
    assert.equal(await late.$eval(".page-head-text .status", (e) => e.textContent), want);
    none(await violations(late));
    assert.deepEqual(faults, []);
    await Promise.all([before.close(), late.close()]);
  }
});
