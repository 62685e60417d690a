// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The page for addresses that do not exist offers pages whose words are in the address.

import { site } from "maillage:site";
import { make } from "../lib/element";
import { search } from "../lib/search";

export async function start(element: HTMLElement): Promise<void> {
  const results = element.querySelector("[data-results]");
  const folder = element.dataset.index;
  if (!results || !folder) return;
  const asked = decodeURIComponent(location.pathname).split("/").filter(Boolean).at(-1)?.replace(/\.\w+$/, "").replace(/[-_+.]/g, " ") ?? "";
  const found = await search(folder, asked, 5);
  if (found.hits.length === 0) return;
  results.replaceChildren(...found.hits.map((hit) => make("li", {}, make("a", { href: site.base + hit.url }, hit.title), " ", make("span", { class: "quiet" }, hit.kind))));
  element.hidden = false;
}
