// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// A static server on loopback, as a host would serve a published site: compressed, typed, below its path, with the headers of its file _headers.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/geo+json",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mp3": "audio/mpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
const packed = new Set([".jpg", ".png", ".webp", ".woff2"]);
const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Reads a _headers file, as Netlify and Cloudflare Pages do: a path, whose * stands for anything, and below it its headers. */
async function rules(folder) {
  const found = [];
  for (const line of (await readFile(join(folder, "_headers"), "utf8").catch(() => "")).split("\n").filter(Boolean)) {
    const [, name, value] = /^\s+([^:]+): (.*)$/.exec(line) ?? [];
    if (name) found.at(-1).headers[name] = value;
    else found.push({ path: new RegExp(`^${line.split("*").map((text) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`), headers: {} });
  }
  return found;
}

/** Answers from a folder; `base` is the path of the site, with both slashes. Returns the site's address and how to stop. */
export async function serve(folder, base = "/") {
  const told = await rules(folder);
  const ready = new Map(); // what a host has packed before it is asked for, by coding and file
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let status = 200;
    let file = path.startsWith(base) ? join(folder, normalize("/" + path.slice(base.length))) : undefined;
    let found = file && (await stat(file).catch(() => undefined));
    if (found?.isDirectory()) {
      if (!path.endsWith("/")) {
        response.writeHead(301, { Location: path + "/" }).end();
        return;
      }
      file = join(file, "index.html");
      found = await stat(file).catch(() => undefined);
    }
    if (!found?.isFile()) {
      status = 404;
      file = join(folder, "404.html");
    }
    const kind = extname(file);
    const headers = { "Content-Type": types[kind] ?? "application/octet-stream", "Cache-Control": "no-cache", Vary: "Accept-Encoding" };
    Object.assign(headers, ...told.filter((rule) => rule.path.test(path)).map((rule) => rule.headers));
    const accepted = request.headers["accept-encoding"] ?? "";
    const coding = packed.has(kind) ? undefined : ["br", "gzip"].find((name) => accepted.includes(name));
    if (coding) headers["Content-Encoding"] = coding;
    try {
      const key = `${coding} ${file}`;
      if (!ready.has(key)) ready.set(key, coding ? pack[coding](await readFile(file)) : readFile(file));
      const bytes = await ready.get(key);
      response.writeHead(status, { ...headers, "Content-Length": bytes.length }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: (path) => origin + base + path.replace(/^\//, ""),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
