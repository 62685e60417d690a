// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Modules of the theme's scripts, as the build bundles them, without a site around them.

import { build } from "esbuild";

const site = { base: "/reseau", lang: "fr", timezone: "Europe/Paris", assets: {} };
const words = { "a.count": { zero: "aucun lieu", one: "{count} lieu pour {name}", other: "{count} lieux pour {name}" } };

/** What the build gives, and the npm packages that only a browser needs. */
const given = {
  name: "given",
  setup(build) {
    build.onResolve({ filter: /^(maillage:|leaflet|supercluster)/ }, ({ path }) => ({ path, namespace: "given" }));
    build.onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => ({
      contents: { "maillage:site": `export const site = ${JSON.stringify(site)}`, "maillage:words": `export const words = ${JSON.stringify(words)}` }[path] ?? "export default class {}",
    }));
  },
};

/** Imports a module by its path below scripts/lib. */
export async function script(path) {
  const entry = new URL(`../../../themes/maillage/scripts/lib/${path}.ts`, import.meta.url).pathname;
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm", platform: "neutral", define: { PACKAGES: "true" }, plugins: [given] });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
