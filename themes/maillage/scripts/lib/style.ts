// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Style sheets that only some pages need, and only with scripts.

import { site } from "maillage:site";
import { make } from "./element";

/** Brings a style sheet of the site into the page. */
export function style(name: string): Promise<void> {
  const href = site.assets[name];
  if (!href) return Promise.reject(new Error(name));
  return new Promise((resolve, reject) => {
    const link = make("link", { rel: "stylesheet", href });
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => reject(new Error(href)));
    document.head.append(link);
  });
}
