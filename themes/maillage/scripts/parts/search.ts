// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The page of the search: data-script="search" data-index="/recherche/index/". What is looked for stands in the address.

import { site } from "maillage:site";
import { make } from "../lib/element";
import { fold } from "../lib/fold";
import { type Hit, search } from "../lib/search";
import { stem } from "../lib/terms";
import { words } from "maillage:words/finder";
import { learn, t } from "../lib/words";

learn(words);

const MOST = 50; // results

export function start(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>("[data-form]");
  const field = form?.querySelector<HTMLInputElement>("input");
  const count = page.querySelector<HTMLElement>("[data-count]");
  const results = page.querySelector<HTMLElement>("[data-results]");
  const folder = page.dataset.index;
  if (!form || !field || !count || !results || !folder) return;
  page.querySelector("[data-without]")?.remove();
  form.hidden = false;
  let turn = 0;

  const show = async (): Promise<void> => {
    const asked = field.value.trim();
    const mine = ++turn;
    if (!asked) {
      count.textContent = "";
      results.replaceChildren();
      return;
    }
    try {
      const found = await search(folder, asked, MOST);
      if (mine !== turn) return; // the reader has gone on
      count.textContent = found.total > 0 ? t("finder.found", { count: found.total, query: asked }) : t("finder.none", { query: asked });
      results.replaceChildren(...found.hits.map((hit) => row(hit, found.words)));
    } catch (reason) {
      console.warn("search", reason);
      count.textContent = t("finder.failed");
    }
  };
  const keep = (push: boolean): void => {
    const address = location.pathname + (field.value.trim() ? `?${new URLSearchParams({ q: field.value.trim() }).toString()}` : "");
    if (push) history.pushState(null, "", address);
    else history.replaceState(history.state, "", address);
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    keep(true);
    void show();
  });
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { keep(false); void show(); }, 200);
  });
  const read = (): void => {
    field.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, 80);
    void show();
  };
  addEventListener("popstate", read);
  read();
}

function row(hit: Hit, words: readonly string[]): HTMLLIElement {
  const title = make("a", { href: site.base + hit.url });
  title.append(...marked(hit.title, words));
  const item = make("li", {},
    make("p", { class: "search-title" }, title),
    make("p", { class: "search-kind" }, [hit.kind, hit.detail].filter(Boolean).join(" · ")));
  if (hit.summary) {
    const summary = make("p", {});
    summary.append(...marked(hit.summary, words));
    item.append(summary);
  }
  return item;
}

/** Marks the words of a text that begin as one of those that were looked for. */
function marked(text: string, words: readonly string[]): (Node | string)[] {
  const stems = words.map(stem);
  return text.split(/([\p{L}\p{N}]+)/u).map((part, at) => {
    const folded = fold(part);
    return at % 2 === 1 && stems.some((s) => folded.startsWith(s)) ? make("mark", {}, part) : part;
  });
}
