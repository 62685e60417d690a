// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// A static server on loopback, as a host would serve a published site: compressed, typed, below its path, never cached.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createBrotliCompress, createGzip } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/geo+json",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
const packed = new Set([".jpg", ".png", ".webp", ".woff2"]);

/** Answers from a folder; `base` is the path of the site, with both slashes. Returns the site's address and how to stop. */
export async function serve(folder, base = "/") {
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
    const headers = { "Content-Type": types[kind] ?? "application/octet-stream", "Cache-Control": "no-store", Vary: "Accept-Encoding" };
    const accepted = request.headers["accept-encoding"] ?? "";
    const coding = packed.has(kind) ? undefined : ["br", "gzip"].find((name) => accepted.includes(name));
    if (coding) headers["Content-Encoding"] = coding;
    response.writeHead(status, headers);
    const bytes = createReadStream(file).on("error", () => response.destroy());
    if (coding) bytes.pipe(coding === "br" ? createBrotliCompress() : createGzip()).pipe(response);
    else bytes.pipe(response);
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
