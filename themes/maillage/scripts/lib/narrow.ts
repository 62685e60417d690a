// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// A list that a form narrows: until the reader asks for something it is what the build wrote, then its cards are those that were found,
// some at a time. What is asked for stands in the address of the page.

import { make } from "./element";
import { t } from "./words";

const PAGE = 24; // cards at a time

/** What was found, in the order in which it is shown. */
export interface Found {
  total: number;
  words: string; // "12 lieux correspondent"
  card(at: number): HTMLLIElement;
}

/** What a list can be asked for, and its answer. */
export interface Questions<Q> {
  current(): Q; // what the form asks for
  fill(query: Q): void; // writes a query into the form
  read(search: string): Q; // from an address: "?type=apero"
  write(query: Q): string; // for an address, "" for everything
  narrows(query: Q): boolean;
  everything: Q;
  find(query: Q): Promise<Found>;
  shown?(found: Found | null): void; // told what is shown now; null for what the build wrote
}

/** A list at work. */
export interface Narrowed {
  form: HTMLFormElement;
  change(typing: boolean): void; // shows what the form asks for, and keeps it in the address
  say(text: string): void; // to the reader, below the form
}

/** Starts a list: its form, count, cards and pager are in page. Nothing happens where one is missing. */
export function narrow<Q>(page: HTMLElement, questions: (form: HTMLFormElement) => Questions<Q>): Narrowed | undefined {
  const form = page.querySelector<HTMLFormElement>("[data-filter]");
  const count = page.querySelector<HTMLElement>("[data-count]");
  const written = page.querySelector<HTMLElement>("[data-cards]");
  const pager = page.querySelector<HTMLElement>("[data-pager]");
  if (!form || !count || !written) return undefined;
  const reset = form.querySelector<HTMLButtonElement>("[data-reset]");
  const note = form.querySelector<HTMLElement>("[data-note]");
  const list = questions(form);
  const all = count.textContent ?? "";
  const found = make("ul", { class: written.className, hidden: true });
  const more = make("button", { type: "button", class: "button", hidden: true }, t("script.filter.more"));
  written.after(found, more);
  let answer: Found | undefined;
  let grown = 0;
  let asked = 0;

  const say = (text: string): void => { if (note) note.textContent = text; };

  const grow = (): void => {
    if (!answer) return;
    const until = Math.min(grown + PAGE, answer.total);
    for (; grown < until; grown++) found.append(answer.card(grown));
    more.hidden = grown >= answer.total;
  };

  const original = (shown: boolean): void => {
    written.hidden = !shown;
    if (pager) pager.hidden = !shown;
  };

  const show = async (query: Q): Promise<void> => {
    const turn = ++asked;
    const narrowed = list.narrows(query);
    if (reset) reset.hidden = !narrowed;
    if (!narrowed) {
      original(true);
      found.hidden = more.hidden = true;
      count.textContent = all;
      list.shown?.(null);
      return;
    }
    let next: Found;
    try {
      next = await list.find(query);
    } catch (reason) {
      console.warn("list", reason);
      say(t("script.filter.failed"));
      return;
    }
    if (turn !== asked) return; // the reader has gone on
    answer = next;
    grown = 0;
    found.replaceChildren();
    grow();
    original(false);
    found.hidden = false;
    count.textContent = answer.words;
    list.shown?.(answer);
  };

  /** A new address for the button « back », unless the reader is typing. */
  const change = (typing: boolean): void => {
    const query = list.current();
    const address = location.pathname + list.write(query) + location.hash;
    if (typing) history.replaceState(history.state, "", address);
    else if (address !== location.pathname + location.search + location.hash) history.pushState(null, "", address);
    void show(query);
  };

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const isText = (target: EventTarget | null): boolean => target instanceof HTMLInputElement && target.type === "search";
  form.addEventListener("submit", (event) => { event.preventDefault(); change(false); });
  form.addEventListener("input", (event) => {
    if (!isText(event.target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => change(true), 150);
  });
  form.addEventListener("change", (event) => {
    if (isText(event.target)) return;
    say("");
    change(false);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    list.fill(list.everything);
    say("");
    change(false);
    form.querySelector<HTMLElement>("input, select")?.focus();
  });
  more.addEventListener("click", () => {
    const last = found.lastElementChild;
    grow();
    (last?.nextElementSibling?.querySelector("a") ?? more).focus();
  });
  addEventListener("popstate", () => {
    list.fill(list.read(location.search));
    void show(list.current());
  });

  const wider = form.querySelector<HTMLButtonElement>("[data-more]");
  wider?.addEventListener("click", () => wider.setAttribute("aria-expanded", String(form.classList.toggle("is-open"))));

  form.hidden = false;
  list.fill(list.read(location.search));
  if (list.narrows(list.current())) void show(list.current());
  return { form, change, say };
}
