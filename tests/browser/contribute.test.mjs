// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The way of somebody who has never used git: a form, its file, the forge; and back into the site.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { launch, watch } from "./lib/browser.mjs";
import { none, overflow, violations } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";

const tool = join(process.env.MAILLAGE_SITES, "maillage");
const folder = join(process.env.MAILLAGE_SITES, "contributed");
const site = `name: Formulaires
lang: fr
base_url: https://example.org
email: bonjour@example.org
territory: {name: Le Nord}
activities:
  - {id: cafe, title: Café}
  - {id: atelier, title: Atelier}
event_kinds:
  - {id: apero, title: Apéro}
ad_kinds:
  - {id: job, title: Emploi}
forge: {kind: github, url: "https://forge.example/reseau/site", branch: main}
`;
let server;
let browser;

before(async () => {
  put("site.yaml", site);
  put("content/territories/departements.geojson", JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { code: "59", nom: "Le Nord" },
    geometry: { type: "Polygon", coordinates: [[[-6, 48.5], [9.9, 48.5], [9.9, 51.5], [-6, 51.5], [-6, 48.5]]] } }] }));
  put("places/deja-la.md", `---\nname: Déjà là\nsummary: Un lieu.\nactivities: [cafe]\naddress: {postcode: "59000", city: Lille}\nlat: 50.63\nlon: 3.06\n---\n`);
  build();
  server = await serve(`${folder}-public`);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

function put(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function build(out = `${folder}-public`) {
  execFileSync(tool, ["build", "--quiet", "--source", folder, "--date", "2026-11-23", "-o", out], { stdio: "inherit" });
}

/** Returns what check says of the network. */
function problems() {
  return JSON.parse(spawnSync(tool, ["check", "--source", folder, "--date", "2026-11-23", "--format", "json"], { encoding: "utf8" }).stdout);
}

/** Holds what forms write to what `maillage fmt` would. */
function tidy() {
  const fmt = spawnSync(tool, ["fmt", "--check", "--source", folder], { encoding: "utf8" });
  assert.equal(fmt.stdout, "", fmt.stderr);
}

async function open(path, from = server) {
  const page = await browser.newPage();
  const faults = watch(page, new URL(from.url("/")).origin);
  await page.goto(from.url(path), { waitUntil: "networkidle0" });
  await page.evaluate(() => localStorage.clear());
  await page.reload({ waitUntil: "networkidle0" });
  await page.waitForSelector("form[data-form]:not([hidden])");
  return { page, faults };
}

/** Answers questions as scripts of the page would see it, then asks for the file. */
function answer(page, answers, body = "") {
  return page.evaluate((given, prose) => {
    const form = document.querySelector("form[data-form]");
    form.reset();
    for (const [name, value] of Object.entries(given)) {
      for (const control of form.querySelectorAll(`[name="${name}"]`)) {
        if (control.type === "checkbox") control.checked = [].concat(value).includes(control.value);
        else control.value = Array.isArray(value) ? value.join("\n") : value;
      }
    }
    document.querySelector("[data-body]").value = prose;
    form.requestSubmit();
  }, answers, body);
}

const place = { name: "Le Phare", summary: "Un café et un atelier.", activities: ["atelier"], "address.postcode": "62200", "address.city": "Boulogne-sur-Mer", lat: "50.7264", lon: "1.6147" };
const shown = (page) => page.waitForSelector("[data-result]:not([hidden])", { timeout: 20_000 });
const text = (page) => page.$eval("[data-text]", (e) => e.textContent);

test("with the keyboard: the answers become a file, the forge gets it, check takes it and the site shows the place", async () => {
  const { page, faults } = await open("/contribuer/lieux/");
  await page.focus("[name=name]");
  await page.keyboard.type("Le Phare n° 2");
  await page.focus("[name=summary]");
  await page.keyboard.type("On y boit : du café, du thé.");
  await page.focus("[name=activities][value=cafe]");
  await page.keyboard.press("Space");
  await page.focus('[name="address.postcode"]');
  await page.keyboard.type("62200");
  await page.focus('[name="address.city"]');
  await page.keyboard.type("Boulogne-sur-Mer");
  await page.focus("[data-stage] .carte-canvas");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  const [lat, lon] = await page.evaluate(() => ["lat", "lon"].map((n) => Number(document.querySelector(`[name=${n}]`).value)));
  assert.ok(lat > 41 && lat < 52 && lon > -6 && lon < 10, `${lat} ${lon}`);
  await page.click('.form-hours input[value="Tu"]');
  await page.click('.form-hours input[value="We"]');
  await page.click('.form-hours input[value="Th"]');
  await page.click(".form-hours button");
  await page.focus("[data-body]");
  await page.keyboard.type("## La vue\n\nOn voit la mer.");
  await page.focus("form [type=submit]");
  await page.keyboard.press("Enter");
  await shown(page);
  assert.equal(await page.evaluate(() => document.activeElement.hasAttribute("data-result")), true);

  const link = new URL(await page.$eval('[data-way="forge"] a', (a) => a.href));
  assert.equal(`${link.origin}${link.pathname}`, "https://forge.example/reseau/site/new/main/places");
  assert.equal(link.searchParams.get("filename"), "le-phare-n-2.md");
  const file = link.searchParams.get("value");
  assert.equal(file, await text(page));
  assert.equal(decodeURIComponent((await page.$eval('[data-way="mail"] a', (a) => a.href)).split("body=")[1]).includes(file), true);
  put("places/le-phare-n-2.md", file);
  assert.deepEqual(problems(), []);
  tidy();
  build();
  const made = JSON.parse(readFileSync(join(`${folder}-public`, "data", "places.geojson"), "utf8")).features.find((f) => f.id === "le-phare-n-2");
  assert.deepEqual(made.geometry.coordinates, [lon, lat]);
  assert.equal(made.properties.summary, "On y boit : du café, du thé.");
  assert.equal(made.properties.opening_hours, "Tu-Th 09:00-18:00");
  assert.match(readFileSync(join(`${folder}-public`, "lieux", "le-phare-n-2", "index.html"), "utf8"), /On voit la mer/);
  rmSync(join(folder, "places", "le-phare-n-2.md"));
  assert.deepEqual(faults, []);
  await page.close();
});

test("the address is looked up where the network allows it, when somebody asks", async () => {
  const service = "https://data.geopf.fr";
  const closed = await open("/contribuer/lieux/");
  assert.equal(await closed.page.$("[data-addresses]"), null);
  await closed.page.close();

  put("site.yaml", `${site}address_search: geoplateforme\n`);
  build(`${folder}-asking`);
  put("site.yaml", site);
  const asking = await serve(`${folder}-asking`);
  const { page, faults } = await open("/contribuer/lieux/", asking);
  const policy = await page.$eval("meta[http-equiv]", (m) => m.content);
  assert.match(policy, /connect-src 'self' https:\/\/data\.geopf\.fr;/);
  const asked = [];
  let features = [
    { geometry: { coordinates: [1.613334, 50.725619] }, properties: { type: "housenumber", label: "8 <b>Rue</b> du Port 62200 Boulogne-sur-Mer", postcode: "62200", city: "Boulogne-sur-Mer" } },
    { geometry: { coordinates: [1.6, 50.7] }, properties: { type: "municipality", label: "Boulogne-sur-Mer", postcode: "62200", city: "Boulogne-sur-Mer" } },
    { geometry: { coordinates: ["1", 950] }, properties: { type: "street", label: "nulle part" } },
    null,
  ];
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== service) return void request.continue();
    asked.push(`${url.pathname} ${url.searchParams.get("q")} ${request.headers().referer ?? ""}`);
    if (!features) return void request.abort();
    return void request.respond({ status: 200, contentType: "application/json", headers: { "access-control-allow-origin": "*" }, body: JSON.stringify({ features: features.filter(Boolean) }) });
  });
  const said = () => page.$eval("[data-addresses] [role=status]", (e) => e.textContent);
  const look = async (expected) => {
    await page.click("[data-addresses] .button");
    await page.waitForFunction((text) => document.querySelector("[data-addresses] [role=status]").textContent.startsWith(text), { timeout: 20_000 }, expected);
  };
  await look("Écrivez d’abord");
  assert.deepEqual(asked, [], "nothing is asked before there is an address");
  await page.type('[name="address.street"]', "8 rue du Port");
  await page.type('[name="address.city"]', "Boulogne");
  await look("2 réponses");
  assert.deepEqual(asked, ["/geocodage/search 8 rue du Port Boulogne "]);
  assert.deepEqual(await page.$$eval("[data-addresses] li", (all) => all.map((e) => e.textContent)), ["8 <b>Rue</b> du Port 62200 Boulogne-sur-Mer", "Boulogne-sur-Mer"]);
  none(await violations(page));
  const value = (name) => page.$eval(`[name="${name}"]`, (e) => e.value);
  await page.focus("[data-addresses] li:last-child button");
  await page.keyboard.press("Enter");
  assert.deepEqual(await Promise.all(["lat", "lon", "precision", "address.postcode", "address.city"].map(value)), ["50.70000", "1.60000", "commune", "62200", "Boulogne"]);
  await page.focus("[data-addresses] li button");
  await page.keyboard.press("Enter");
  assert.deepEqual(await Promise.all(["lat", "lon", "precision"].map(value)), ["50.72562", "1.61333", ""]);
  features = [];
  await look("Le service ne connaît pas");
  features = undefined;
  await look("Le service ne répond pas");
  assert.match(await said(), /Placez le point/);
  assert.deepEqual(faults.filter((f) => !f.startsWith(`asks ${service}/`) && !f.includes("ERR_FAILED")), []);
  await page.close();
  await asking.close();
});

const hostile = [
  "null", "no", "~", "- tiret", "# dièse", "a: b", "a #b", "deux points:", "'simple'", '"double"', "C:\\temp", "{a: b}", "[a]", "& * ! | > % @ `", "---", "...", "0123", "1e3", ".inf", "12:30:45",
  "</script><img src=x onerror=alert(1)>", "=HYPERLINK(1)", "\u202ertl\u202c", "\u00a0insécable\u00a0", "עברית", "emoji 🎈", "\u2028ligne", "\ufeffbom", "<<", "? clé", "%TAG", "${{ github.token }}", "{{ template }}", "2020-01-01", "tab\tulation",
];

const phones = ["03.20.00.00.00", "+33 (0)3 20 00 00 00", "0033320000000", "+32 2/123.45.67", "0032 (0)2 123 45 67", "0590 12 34 56", "+1-202-555-0123"];

test("fifty generated places and the hostile ones come back as they were written", async () => {
  const { page, faults } = await open("/contribuer/lieux/");
  const given = Array.from({ length: 50 + hostile.length }, (_, i) => {
    const odd = hostile[i - 50];
    return {
      ...place, name: odd ? `${odd} ${i}` : `Lieu ${i} de l’Étang n° ${i * 7}`, summary: odd ?? `Ici : ${i} idées, « ${i % 7} » par jour — l'été #${i}.`,
      activities: i % 2 ? ["cafe"] : ["cafe", "atelier"], services: odd ? [odd, `autre ${i}`] : [`Wifi ${i}`, "Cuisine: partagée"],
      "address.street": odd ?? `${i} bis, rue du Port`, lat: (49 + i / 100).toFixed(2), lon: (2 + i / 50).toFixed(2), "telework.desks": String(i), phone: phones[i % phones.length], opened: i % 2 ? "2013" : "2013-05-06", "organisation.name": odd ?? `Asso ${i}`,
    };
  });
  const same = (s) => s.replace(/[\u202a-\u202e\ufeff]/g, "").replace(/\s+/g, " ").trim(); // what nobody sees stays out of files
  const ids = new Map();
  for (const one of given) {
    await answer(page, one);
    await shown(page).catch(async () => assert.fail(`${one.name}: ${await page.$eval("[data-problems]", (e) => e.textContent)}`));
    const path = await page.$eval("[data-file]", (e) => e.textContent);
    assert.match(path, /^places\/[a-z0-9-]{1,80}\.md$/);
    ids.set(path.slice(7, -3), one);
    put(path, await text(page));
    await page.click("[data-again]");
  }
  assert.equal(ids.size, given.length, "each has a file of its own");
  const found = problems().filter((p) => p.severity === "error");
  assert.deepEqual(found.map((p) => `${p.file}: ${p.code} ${p.message}`), []);
  tidy();
  build();
  const features = JSON.parse(readFileSync(join(`${folder}-public`, "data", "places.geojson"), "utf8")).features;
  for (const [id, one] of ids) {
    const { geometry, properties } = features.find((f) => f.id === id) ?? assert.fail(`${id} is lost`);
    assert.equal(same(properties.name), same(one.name));
    assert.equal(same(properties.summary), same(one.summary));
    assert.equal(same(properties.street), same(one["address.street"]));
    assert.equal(same(properties.organisation), same(one["organisation.name"]));
    assert.deepEqual(properties.services.map(same), one.services.map(same));
    assert.deepEqual(properties.activities, one.activities);
    assert.equal(String(properties.desks ?? 0), one["telework.desks"]);
    assert.deepEqual(geometry.coordinates.map(String), [one.lon, one.lat].map((n) => String(Number(n))));
    rmSync(join(folder, "places", `${id}.md`));
  }
  assert.deepEqual(faults, []);
  await page.close();
});

// Each answer, and how the same text stands in a file.
const mistakes = [
  ["address.postcode", "59 000", "address: {postcode: 59 000, city: Lille}"],
  ["address.postcode", "5900A", "address: {postcode: 5900A, city: Lille}"],
  ["website", "www.exemple.fr", "website: www.exemple.fr"],
  ["website", "ftp://exemple.fr", "website: ftp://exemple.fr"],
  ["website", "https://exemple", "website: https://exemple"],
  ["email", "bonjour arobase exemple.fr", "email: bonjour arobase exemple.fr"],
  ["phone", "12", "phone: 12"],
  ["organisation.siret", "123 456 789 00012", "organisation: {siret: 123 456 789 00012}"],
  ["organisation.siret", "12345678900011", "organisation: {siret: 12345678900011}"],
  ["telework.desks", "douze", "telework: {desks: douze}"],
  ["telework.desks", "-1", "telework: {desks: -1}"],
  ["summary", "x".repeat(201), `summary: ${"x".repeat(201)}`],
  ["lat", "150", "lat: 150"],
  ["lat", "550.6318", "lat: 550.6318"],
];

test("what is wrong is said in the words of check", async () => {
  const { page, faults } = await open("/contribuer/lieux/");
  for (const [name, value, line] of mistakes) {
    const key = line.split(":")[0];
    const rest = { name: "name: Essai", summary: "summary: Un essai.", activities: "activities: [cafe]", address: `address: {postcode: "59000", city: Lille}`, lat: "lat: 50.63", lon: "lon: 3.06", [key]: line };
    put("places/essai.md", `---\n${Object.values(rest).join("\n")}\n---\n`);
    const [problem] = problems().filter((p) => p.file === "places/essai.md");
    rmSync(join(folder, "places", "essai.md"));
    const sentence = (s) => s.charAt(0).toUpperCase() + s.slice(1) + (/[.?!…]$/.test(s) ? "" : ".");
    const meant = problem.hint ? `${sentence(problem.message)} ${sentence(problem.hint)}` : sentence(problem.message);
    await answer(page, { ...place, [name]: value });
    // What the mistake before said of the same field may still stand.
    const said = () => page.$eval(`[data-field="${name}"] .form-problem`, (e) => (e.hidden ? "" : e.firstChild.textContent));
    for (const end = Date.now() + 5000; (await said()) !== meant && Date.now() < end;) await new Promise((done) => setTimeout(done, 20));
    assert.equal(await said(), meant, line);
  }
  assert.deepEqual(faults, []);
  await page.close();
});

test("a suggestion is one press away, a draft is kept, and a place that is there already is not added twice", async () => {
  const { page, faults } = await open("/contribuer/lieux/");
  await answer(page, { ...place, name: "Déjà là", website: "exemple.fr" });
  await page.waitForSelector('[data-field="website"] .form-suggestion');
  assert.equal(await page.$eval("[data-problems] li a", (a) => a.textContent), "Site web");
  await page.click('[data-field="website"] .form-suggestion');
  assert.equal(await page.$eval("[name=website]", (e) => e.value), "https://exemple.fr");
  await page.click("form [type=submit]");
  await page.waitForFunction(() => document.querySelector("[data-problems]").textContent.includes("Déjà là"), { timeout: 20_000 });

  await page.reload({ waitUntil: "networkidle0" });
  await page.waitForSelector("[data-draft]:not([hidden])");
  assert.equal(await page.$eval("[name=website]", (e) => e.value), "https://exemple.fr");
  await page.click("[data-forget]");
  assert.equal(await page.$eval("[name=website]", (e) => e.value), "");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test("events and ads have their forms", async () => {
  const { page, faults } = await open("/contribuer/agenda/");
  await answer(page, { title: "Le dernier mardi", start: "2026-12-29T18:30", kind: "apero", place: "deja-la", recurrence: "monthly" });
  await shown(page);
  assert.match(await text(page), /^recurrence: FREQ=MONTHLY;BYDAY=-1TU$/m);
  put(await page.$eval("[data-file]", (e) => e.textContent), await text(page));
  await page.click("[data-again]");
  // Days without it, as people write them; one that is none of its days is asked about, in the words of check.
  const weekly = { title: "Permanence", start: "2026-12-08T14:00", end: "2026-12-08T17:00", kind: "apero", place: "deja-la" };
  await answer(page, { ...weekly, except: ["22/12/2026"] });
  await page.waitForSelector('[data-field="recurrence"] .form-problem:not([hidden])');
  await answer(page, { ...weekly, recurrence: "fortnightly", except: ["22/12/2026", "2027-01-04"] });
  await shown(page);
  const doubt = await page.$eval("[data-questions]", (e) => e.textContent);
  assert.match(await text(page), /^except:\n {2}- 2026-12-22\n {2}- 2027-01-04$/m);
  const file = await page.$eval("[data-file]", (e) => e.textContent);
  put(file, await text(page));
  const [warned, ...others] = problems();
  assert.deepEqual([warned?.code, others.length], ["E106", 0], JSON.stringify(others));
  assert.ok([warned.message, warned.hint].every((s) => doubt.includes(s.slice(1))), `${doubt} | ${warned.message} | ${warned.hint}`);
  tidy();
  // A picture has the file's name.
  assert.match(await page.$eval(".form-picture", (e) => e.textContent), /5 Mo.*static\/images\/permanence-2026-12-08\.jpg/s);
  put(file, (await text(page)).replace("\n---\n", `\n${await page.$eval(".form-picture pre", (e) => e.textContent)}\n---\n`).replace("  - 2027-01-04\n", ""));
  assert.deepEqual(problems().map((p) => p.code), ["R104"], "the line of the picture is one that a file may have: only the picture is missing");
  put(file, (await text(page)).replace("  - 2027-01-04\n", ""));
  await page.click("[data-again]");
  await answer(page, { title: "Un apéro : venez", start: "2026-12-03T18:30", recurrence: "weekly", end: "2026-12-03T20:00", kind: "apero", place: "deja-la", "registration.url": "https://example.org/venir" });
  await shown(page);
  put(await page.$eval("[data-file]", (e) => e.textContent), await text(page));
  await page.goto(server.url("/contribuer/annonces/"), { waitUntil: "networkidle0" });
  assert.match(await page.$eval("[name=published]", (e) => e.value), /^\d{4}-\d\d-\d\d$/);
  await answer(page, { title: "Un poste", kind: "job", published: "2026-11-20", expires: "2026-12-20", "contact.email": "a@example.org" }, "Un vrai poste.");
  await shown(page);
  put(await page.$eval("[data-file]", (e) => e.textContent), await text(page));
  assert.deepEqual(problems(), []);
  tidy();
  assert.deepEqual(faults, []);
  await page.close();
});

/** Writes answers as a forge writes those to an issue form. */
function issue(answers) {
  const form = execFileSync(tool, ["schema", "place", "--issue-form", "--source", folder], { encoding: "utf8" });
  const unquote = (text) => (text.startsWith('"') ? JSON.parse(text) : text);
  const parts = form.split(/\n {2}- type: /).slice(2).map((question) => {
    const id = question.match(/\n {4}id: (.+)/)[1];
    const label = unquote(question.match(/\n {6}label: (.+)/)[1]);
    if (!question.startsWith("checkboxes")) return `### ${label}\n\n${answers[id] || "_No response_"}`;
    const boxes = [...question.matchAll(/\n {8}- label: (.+)/g)].map(([, option]) => unquote(option));
    return `### ${label}\n\n${boxes.map((option) => `- [${(answers[id] ?? []).includes(option) ? "X" : " "}] ${option}`).join("\n")}`;
  });
  return parts.join("\n\n");
}

test("an issue form makes the file that the form of the site makes", async () => {
  const { page, faults } = await open("/contribuer/lieux/");
  const git = (...args) => execFileSync("git", ["-C", folder, "-c", "user.name=Test", "-c", "user.email=test@example.org", ...args], { stdio: "ignore" });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "-m", "base");
  for (const odd of ["Le Phare", ...hostile.filter((text, i) => i % 3 === 0 && !/[\u202a-\u202e\ufeff\u2028\u00a0\t]/.test(text))]) {
    const one = { ...place, name: `${odd} et nous`, summary: `Ici ${odd} là`, activities: ["atelier"], services: ["Wifi", `ici ${odd}`], "address.street": `3 rue ${odd} nord` };
    await answer(page, one, "On voit la mer.");
    await shown(page).catch(async () => assert.fail(`${odd}: ${await page.$eval("[data-problems]", (e) => e.textContent)}`));
    const [path, written] = [await page.$eval("[data-file]", (e) => e.textContent), await text(page)];
    await page.click("[data-again]");
    const body = issue({
      name: one.name, summary: one.summary, "main-activities": "Atelier", services: one.services.join("\n"), "address-street": one["address.street"],
      "address-postcode": one["address.postcode"], "address-city": one["address.city"], lat: one.lat.replace(".", ","), lon: one.lon, body: "On voit la mer.",
    });
    const event = `${folder}-event.json`;
    writeFileSync(event, JSON.stringify({ action: "opened", issue: { number: 1, title: odd, body } }));
    const run = spawnSync(tool, ["contribute", "--source", folder, "--event", event], { encoding: "utf8" });
    assert.equal(run.status, 0, `${odd}: ${run.stdout}${run.stderr}`);
    assert.equal(facts(readFileSync(join(folder, path), "utf8")), facts(written), odd);
    rmSync(join(folder, path));
  }
  rmSync(join(folder, ".git"), { recursive: true });
  assert.deepEqual(faults, []);
  await page.close();
});

/** Returns what a file says, however its texts are quoted. */
function facts(file) {
  return file.replace(/^( *(?:- |[a-z_]+: ))"(.*)"$/gm, (_, key, quoted) => key + JSON.parse(`"${quoted}"`));
}

test("hours in plain words and a point far from home are said before the file is sent", async () => {
  const { page, faults } = await open("/contribuer/lieux/");
  await answer(page, { ...place, hours: "tous les jours sauf le lundi" });
  await page.waitForFunction(() => document.querySelector('[data-field="hours"] .form-problem:not([hidden])'), { timeout: 20_000 });
  assert.match(await page.$eval('[data-field="hours"] .form-problem', (e) => e.textContent), /OpenStreetMap/);
  for (const [hours, lat, asked] of [["Mo-Fr 09:00-12:00,14:00-18:00; PH off", "50.7264", false], ['24/7 "sur rendez-vous"', "43.6", true]]) {
    await answer(page, { ...place, hours, lat });
    await shown(page);
    const questions = await page.$eval("[data-questions]", (e) => e.textContent);
    assert.equal(/est à \d+ km du territoire du réseau \(Le Nord\)/.test(questions), asked, questions);
    await page.click("[data-again]");
  }
  // Holidays and closures are composed, once each, and check takes them.
  await page.evaluate((given) => {
    document.querySelector("[name=hours]").value = "Mo-Fr 09:00-18:00";
    document.querySelector("[data-field=hours] + .form-hours [id$=-first]").value = given[0];
    document.querySelector("[data-field=hours] + .form-hours [id$=-last]").value = given[1];
    const buttons = [...document.querySelectorAll("[data-field=hours] + .form-hours button")].slice(-2);
    for (const button of [...buttons, ...buttons]) button.click();
  }, ["2026-12-24", "2027-01-02"]);
  const hours = await page.$eval("[name=hours]", (e) => e.value);
  assert.equal(hours, "Mo-Fr 09:00-18:00; 2026 Dec 24-2027 Jan 02 off; PH off");
  await answer(page, { ...place, hours });
  await shown(page);
  put("places/essai.md", await text(page));
  assert.deepEqual(problems().filter((p) => p.file === "places/essai.md"), []);
  rmSync(join(folder, "places", "essai.md"));
  assert.deepEqual(faults, []);
  await page.close();
});

test("nothing of it is in anybody's way", async () => {
  const { page, faults } = await open("/contribuer/lieux/");
  const judge = async (what) => none([...(await violations(page)), ...(await overflow(page))].map((fault) => `${what}: ${fault}`));
  for (const width of [320, 1280]) {
    for (const scheme of ["light", "dark"]) {
      await page.setViewport({ width, height: 800 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await judge(`${width} ${scheme}`);
    }
  }
  await answer(page, {});
  await page.waitForSelector("[data-problems]:not([hidden])");
  await judge("with problems");
  await answer(page, place);
  await shown(page);
  await judge("with the file");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the file is wider than the window");
  assert.deepEqual(faults, []);
  await page.setJavaScriptEnabled(false);
  await page.goto(server.url("/contribuer/lieux/"));
  assert.equal(await page.$eval("form[data-form]", (e) => e.checkVisibility()), false);
  assert.equal(await page.$eval("[data-without] a", (a) => a.getAttribute("href")), "/contribuer/");
  await page.close();
});
