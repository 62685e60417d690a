// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Other people's programs read what maillage writes: OpenAPI, the catalogue, GeoJSON, calendars and cards.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check } from "@placemarkio/check-geojson";
import { Validator } from "@seriousme/openapi-schema-validator";
import ICAL from "ical.js";
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { demo, files, hostile, text } from "../browser/lib/sites.mjs";

const sites = [["demo", demo], ["hostile", hostile]];

for (const [name, site] of sites) {
  test(`openapi.json is OpenAPI 3.1: ${name}`, async () => {
    const validator = new Validator();
    for (const path of files(site, ".schema.json").filter((path) => path.startsWith("/data/"))) {
      await validator.addSpecRef(JSON.parse(text(site, path)), `../..${path}`);
    }
    const result = await validator.validate(JSON.parse(text(site, "/api/v1/openapi.json")));
    assert.ok(result.valid, JSON.stringify(result.errors, null, 1));
  });

  test(`GeoJSON passes a linter: ${name}`, () => {
    const found = files(site, ".geojson");
    assert.ok(found.length >= 4, `only ${found.length} files`);
    for (const path of found) {
      const object = check(text(site, path)); // a file of static/ may be one feature
      for (const { geometry, id } of object.features ?? [object]) {
        for (const polygon of geometry?.type === "MultiPolygon" ? geometry.coordinates : []) {
          polygon.forEach((ring, i) => {
            // RFC 7946 §3.1.6: closed, four positions or more, exteriors counter-clockwise, holes clockwise.
            const area = ring.slice(1).reduce((sum, [x, y], at) => sum + ring[at][0] * y - x * ring[at][1], 0);
            assert.deepEqual(ring[0], ring.at(-1), `${path} ${id}`);
            assert.ok(ring.length >= 4 && (i === 0 ? area > 0 : area < 0), `${path} ${id}: ring ${i} of ${ring.length} positions turns the wrong way`);
          });
        }
      }
    }
  });

  test(`the catalogue holds the shapes of DCAT-AP, and reads without the network: ${name}`, async () => {
    const catalogue = JSON.parse(text(site, "/data/catalog.jsonld"));
    const quads = await jsonld.toRDF(catalogue, {
      format: "application/n-quads",
      safe: true,
      documentLoader: (url) => Promise.reject(new Error(`the catalogue wants ${url}`)),
    });
    const data = new Store(new Parser({ format: "application/n-quads" }).parse(quads));
    const shapes = new Store(new Parser().parse(readFileSync(new URL("catalog.shapes.ttl", import.meta.url), "utf8")));
    const report = await new SHACLValidator(shapes).validate(data);
    const said = report.results.map((r) => `${r.focusNode?.value} ${r.path?.value}: ${r.message.map((m) => m.value)} (${r.sourceConstraintComponent?.value})`);
    assert.ok(report.conforms, said.join("\n"));
    // What it offers to download is there.
    const below = catalogue["@id"].replace(/\/data\/catalog\.jsonld$/, "");
    const offered = data.getObjects(null, "http://www.w3.org/ns/dcat#downloadURL", null);
    assert.ok(offered.length > 8, `only ${offered.length} downloads`);
    for (const { value } of offered) assert.ok(text(site, value.slice(below.length)).length > 0, value);
  });

  test(`calendars are read: ${name}`, () => {
    const found = files(site, ".ics");
    assert.ok(found.length > 2, `only ${found.length} calendars`);
    for (const path of found) {
      const calendar = new ICAL.Component(ICAL.parse(text(site, path)));
      assert.equal(calendar.getFirstPropertyValue("version"), "2.0", path);
      for (const event of calendar.getAllSubcomponents("vevent")) {
        const { uid, summary, startDate } = new ICAL.Event(event);
        assert.ok(uid && summary && startDate, path);
      }
    }
  });

  test(`cards are read: ${name}`, () => {
    const found = files(site, ".vcf");
    assert.ok(found.length > 1, `only ${found.length} cards`);
    for (const path of found) {
      const cards = ICAL.parse(text(site, path));
      for (const card of Array.isArray(cards[0]) ? cards : [cards]) {
        const read = new ICAL.Component(card);
        assert.equal(read.getFirstPropertyValue("version"), "4.0", path);
        assert.ok(read.getFirstPropertyValue("fn"), path);
      }
    }
    const places = JSON.parse(text(site, "/data/places.json")).items;
    for (const { id, name } of places) {
      const card = new ICAL.Component(ICAL.parse(text(site, `/lieux/${id}.vcf`)));
      assert.equal(card.getFirstPropertyValue("fn"), name);
    }
  });
}
