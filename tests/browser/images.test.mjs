// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// The photos of a telephone as pictures of a place: upright, in the sizes of the page, without what the camera wrote, made once.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, watch } from "./lib/browser.mjs";
import { none, overflow, violations } from "./lib/judge.mjs";
import { serve } from "./lib/server.mjs";

const folder = join(process.env.MAILLAGE_SITES, "photos");
const secret = "Chez Camille, 14 rue des Lilas";
let server;
let browser;

/** A photo as a telephone keeps it: lying, with the order to turn it by 90 degrees (orientation 6), a place on earth and a remark. */
function told(jpeg) {
  const entry = (tag, type, count, value) => {
    const b = Buffer.alloc(12);
    b.writeUInt16BE(tag, 0);
    b.writeUInt16BE(type, 2);
    b.writeUInt32BE(count, 4);
    if (typeof value === "string") b.write(value, 8, "latin1");
    else if (type === 3) b.writeUInt16BE(value, 8);
    else b.writeUInt32BE(value, 8);
    return b;
  };
  const count = (n) => Buffer.from([0, n]);
  const end = Buffer.alloc(4);
  const remark = Buffer.from(`${secret}\0`, "latin1");
  const gpsAt = 8 + 2 + 3 * 12 + 4;
  const remarkAt = gpsAt + 2 + 2 * 12 + 4;
  const degrees = Buffer.alloc(24);
  [50, 1, 38, 1, 10, 1].forEach((n, i) => degrees.writeUInt32BE(n, 4 * i));
  const tiff = Buffer.concat([
    Buffer.from("MM\0*\0\0\0\x08", "latin1"),
    count(3), entry(0x010e, 2, remark.length, remarkAt), entry(0x0112, 3, 1, 6), entry(0x8825, 4, 1, gpsAt), end,
    count(2), entry(1, 2, 2, "N\0"), entry(2, 5, 3, remarkAt + remark.length), end,
    remark, degrees,
  ]);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Draws what a photo holds: light that changes everywhere, red at its left and blue at its right. */
async function photo(page, width, height, seed) {
  const url = await page.evaluate((w, h, start) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
    const context = canvas.getContext("2d");
    const sky = context.createLinearGradient(0, 0, w, h / 3);
    sky.addColorStop(0, "#c0392b");
    sky.addColorStop(0.5, "#f0e0c0");
    sky.addColorStop(1, "#1f4e9e");
    context.fillStyle = sky;
    context.fillRect(0, 0, w, h);
    let state = start;
    const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let i = 0; i < 4000; i++) {
      context.fillStyle = `hsl(${random() * 360} 40% ${20 + random() * 60}% / 12%)`;
      context.fillRect(w * 0.2 + random() * w * 0.6, random() * h, random() * w / 8, random() * h / 8);
    }
    return canvas.toDataURL("image/jpeg", 0.9);
  }, width, height, seed);
  return Buffer.from(url.split(",")[1], "base64");
}

const build = () => JSON.parse(execFileSync(join(process.env.MAILLAGE_SITES, "maillage"), ["build", "--quiet", "--json", "--stats", "--source", folder, "--date", "2026-11-23", "-o", `${folder}-public`], { encoding: "utf8" }));
const pictures = () => readdirSync(`${folder}-public`, { recursive: true, encoding: "utf8" }).filter((name) => /\.(jpe?g|webp)$/.test(name));

before(async () => {
  browser = await launch();
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["places", "static/photos"]) mkdirSync(join(folder, name), { recursive: true });
  const page = await browser.newPage();
  for (let i = 0; i < 8; i++) writeFileSync(join(folder, "static", "photos", `photo-${i}.jpg`), told(await photo(page, 2000, 1200 + 60 * i, i + 1)));
  await page.close();
  writeFileSync(join(folder, "site.yaml"), "name: Photos\nlang: fr\nbase_url: https://example.org\nactivities:\n  - {id: cafe, title: Café}\n");
  const photos = Array.from({ length: 7 }, (_, i) => `\n  - {src: photos/photo-${i + 1}.jpg, alt: "La salle ${i + 1}", credit: Camille}`).join("");
  writeFileSync(join(folder, "places", "photographie.md"), `---\nname: Le lieu photographié\nsummary: Un lieu avec des photos.\nactivities: [cafe]\naddress: {postcode: "59000", city: Lille}\nlat: 50.63\nlon: 3.06\nimage: {src: photos/photo-0.jpg, alt: La façade, credit: Camille}\nphotos:${photos}\n---\n\nDu texte.\n`);
  build();
  server = await serve(`${folder}-public`);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("nothing that a camera wrote is published", () => {
  const files = pictures();
  assert.ok(files.length >= 16, `${files.length} pictures`);
  for (const name of files) {
    const bytes = readFileSync(join(`${folder}-public`, name));
    for (const trace of ["Exif", "GPS", secret, "Camille"]) assert.equal(bytes.includes(Buffer.from(trace, "latin1")), false, `${trace} in ${name}`);
    assert.ok(bytes.length > 1000, name);
  }
});

test("photos stand upright, in a size for the page, with room before they come", async () => {
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 640 });
  const faults = watch(page, server.origin);
  const asked = [];
  page.on("request", (request) => { if (request.resourceType() === "image") asked.push(request.url()); });
  await page.goto(server.url("/lieux/photographie/"), { waitUntil: "networkidle0" });
  assert.ok(asked.filter((url) => /\.(jpg|webp)$/.test(url)).length < 8, `photos far below are fetched at once: ${asked.length}`);
  const [first, ...gallery] = await page.$$eval(".picture > img", (images) => images.map((i) => ({
    width: i.getAttribute("width"), height: i.getAttribute("height"), srcset: i.srcset, sizes: i.sizes, loading: i.loading, alt: i.alt, credit: i.parentElement.textContent.trim(),
  })));
  assert.equal(gallery.length, 7);
  assert.notEqual(first.loading, "lazy", "the picture at the head waits");
  for (const image of [first, ...gallery]) {
    assert.ok(Number(image.height) > Number(image.width), `${image.alt} is ${image.width} × ${image.height}: lying`);
    assert.ok(image.srcset.split(",").length > 1 && image.sizes, `${image.alt} has one size`);
    assert.ok(image.alt && image.credit.includes("Camille"));
  }
  assert.deepEqual(gallery.map((i) => i.loading), Array(7).fill("lazy"));
  // The left side of the file, red, is the top of what the camera saw.
  const tops = await page.$eval(".picture > img", async (image) => {
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const at = (y) => [...context.getImageData(canvas.width - 12, y, 1, 1).data];
    return { top: at(8), bottom: at(canvas.height - 8), current: image.currentSrc, wide: image.naturalWidth };
  });
  assert.ok(tops.top[0] > tops.top[2] + 40, `the top is ${tops.top}`);
  assert.ok(tops.bottom[2] > tops.bottom[0] + 40, `the bottom is ${tops.bottom}`);
  assert.ok(tops.wide <= 800, `a telephone got ${tops.wide} px`);
  none([...faults, ...(await overflow(page)), ...(await violations(page))]);
  await page.close();
});

test("a second build takes its pictures from the cache, and the same bytes come out", () => {
  const read = () => Object.fromEntries(pictures().map((name) => [name, readFileSync(join(`${folder}-public`, name)).toString("base64")]));
  const before = read();
  rmSync(`${folder}-public`, { recursive: true });
  const { stats: { pictures: use } } = build();
  assert.ok(use, "the build does not say where its pictures came from");
  assert.equal(use.made, 0, `${use.made} pictures were made again`);
  assert.ok(use.cached >= Object.keys(before).length - 1);
  assert.deepEqual(read(), before);
});
