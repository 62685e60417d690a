// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// A list of events or of other cards, narrowed by a form: data-script="list". A card says what it is in its data-… attributes, values
// apart by spaces: <article data-kind="apero" data-area="59 200093201">. The other pages of the list are fetched when something is asked for.

import { fold } from "../lib/fold";
import { narrow } from "../lib/narrow";
import { t } from "../lib/words";

/** What is asked for, by the names of the form's fields. */
type Query = Record<string, string>;

export function start(page: HTMLElement): void {
  narrow<Query>(page, (form) => {
    const fields = [...form.elements].filter((e): e is HTMLInputElement | HTMLSelectElement => (e instanceof HTMLInputElement || e instanceof HTMLSelectElement) && e.name !== "");
    let cards: Promise<HTMLElement[]> | undefined;
    return {
      everything: {},
      narrows: (query) => Object.values(query).some(Boolean),
      current: () => Object.fromEntries(fields.map((e) => [e.name, e.value.trim()])),
      fill: (query) => { for (const e of fields) e.value = query[e.name] ?? ""; },
      read: (search) => {
        const asked = new URLSearchParams(search);
        return Object.fromEntries(fields.map((e) => [e.name, (asked.get(e.name) ?? "").slice(0, 80)]));
      },
      write: (query) => {
        const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
        return text && `?${text}`;
      },
      find: async (query) => {
        cards ??= gather(page, form);
        const all = await cards.catch((reason: unknown) => { cards = undefined; throw reason; });
        const chosen = all.filter((card) => fields.every((e) => fits(card, e.dataset.of, query[e.name] ?? "")));
        return {
          total: chosen.length,
          words: t("script.list.found", { count: chosen.length }),
          card: (at) => chosen[at]?.cloneNode(true) as HTMLLIElement,
        };
      },
    };
  });
}

/** Says whether a card has a value; without the name of an attribute, whether its words begin with all of the value's words. */
function fits(card: HTMLElement, attribute: string | undefined, value: string): boolean {
  if (!value) return true;
  if (attribute) return card.querySelector<HTMLElement>(`[data-${attribute}]`)?.dataset[attribute]?.split(" ").includes(value) ?? false;
  const text = ` ${fold(card.textContent ?? "").replace(/[^\p{L}\p{N}]+/gu, " ")}`;
  return fold(value).split(/[^\p{L}\p{N}]+/u).every((word) => text.includes(` ${word}`));
}

/** The cards of all pages of the list: those that are here, and those behind the links of the pager. */
async function gather(page: HTMLElement, form: HTMLFormElement): Promise<HTMLElement[]> {
  const items = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-cards] > li")];
  const numbers = Array.from({ length: Number(form.dataset.pages ?? 1) - 1 }, (_, i) => i + 2);
  const others = await Promise.all(numbers.map(async (n) => {
    const answer = await fetch(`${form.dataset.page ?? ""}${n}/`);
    if (!answer.ok) throw new Error(`page ${n}: ${answer.status}`);
    return items(new DOMParser().parseFromString(await answer.text(), "text/html")).map((item) => document.importNode(item, true));
  }));
  return [...items(page), ...others.flat()];
}
