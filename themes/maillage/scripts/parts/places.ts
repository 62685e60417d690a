// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The list of places, narrowed by a form: data-script="places". Until the reader asks for something, the list is what the build wrote.

import { site } from "maillage:site";
import { listen, set } from "../lib/choice";
import { make, symbol } from "../lib/element";
import { choose, distanceTo, everything, type Names, narrows, nearest, newest, type Point, type Query, read, write } from "../lib/filter";
import { read as view } from "../lib/map/permalink";
import { narrow } from "../lib/narrow";
import { clock, hrefOf, idOf, load, type Network, type Place, spansOn, stateAt } from "../lib/places";
import { t } from "../lib/words";

const names: Names = {
  text: t("script.filter.text"), activity: t("script.embed.activity"), area: t("script.embed.area"), label: t("script.filter.label"),
  open: t("script.filter.open"), wheelchair: t("script.filter.wheelchair"), telework: t("script.filter.telework"), sort: t("script.filter.sort"),
};
const byDistance = t("script.filter.near");

export function start(page: HTMLElement): void {
  let here: Point | undefined;
  const list = narrow<Query>(page, (form) => {
    const near = form.querySelector<HTMLButtonElement>("[data-near]");
    const field = (key: keyof Query): Element | RadioNodeList | null => form.elements.namedItem(names[key]);
    const text = (key: keyof Query): string => { const e = field(key); return e instanceof HTMLInputElement || e instanceof HTMLSelectElement ? e.value.trim() : ""; };
    const flag = (key: keyof Query): boolean => { const e = field(key); return e instanceof HTMLInputElement && e.checked; };
    const press = (on: boolean): void => near?.setAttribute("aria-pressed", String(on));
    return {
      everything,
      narrows,
      read: (search) => {
        const asked = read(search, names);
        return asked.sort === byDistance && !here ? { ...asked, sort: "" } : asked; // nobody is asked where they are by an address
      },
      write: (query) => write(query, names),
      current: () => ({
        text: text("text"), activity: text("activity"), area: text("area"), label: text("label"),
        open: flag("open"), wheelchair: flag("wheelchair"), telework: flag("telework"), sort: text("sort"),
      }),
      fill: (query) => {
        for (const key of Object.keys(everything) as (keyof Query)[]) {
          const e = field(key);
          const value = query[key];
          if (e instanceof HTMLInputElement && e.type === "checkbox") e.checked = value === true;
          else if ((e instanceof HTMLInputElement || e instanceof HTMLSelectElement) && typeof value === "string") e.value = value;
        }
        press(query.sort === byDistance && here !== undefined);
      },
      find: async (query) => {
        const network = await load();
        const now = new Date();
        let places = choose(network, { ...query, activity: form.dataset.activity || query.activity, area: form.dataset.area || query.area }, now);
        if (query.sort === byDistance) {
          here ??= await import("../lib/here").then(({ locate }) => locate((words) => list?.say(words)));
          if (here) places = nearest(places, here);
          else { // the reason was said
            sortBy(list?.form, "");
            list?.change(true);
          }
        } else if (query.sort) places = newest(places);
        press(query.sort === byDistance && here !== undefined);
        set({ shown: new Set(places.map((p) => p.i)) });
        return { total: places.length, words: t("script.filter.found", { count: places.length }), card: (at) => card(network, places[at] as Place, here, now) };
      },
      shown: (found) => {
        if (found) return;
        press(false);
        set({ shown: null });
      },
    };
  });
  if (!list) return;
  list.form.querySelector("[data-near]")?.addEventListener("click", ({ currentTarget }) => {
    sortBy(list.form, currentTarget instanceof Element && currentTarget.getAttribute("aria-pressed") === "true" ? "" : byDistance);
    list.change(false);
  });
  switchable(page);
  for (const [event, id] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]] as const) {
    page.addEventListener(event, ({ target }) => {
      const link = target instanceof Element ? target.closest(".place-card")?.querySelector<HTMLAnchorElement>(".card-link") : null;
      if (link) set({ hovered: id ? idOf(link.getAttribute("href") ?? "") : null });
    });
  }
  listen(({ hovered }) => {
    for (const link of page.querySelectorAll<HTMLAnchorElement>(".place-card .card-link")) {
      link.closest(".card")?.classList.toggle("is-pointed", idOf(link.getAttribute("href") ?? "") === hovered);
    }
  });
}

function sortBy(form: HTMLFormElement | undefined, value: string): void {
  const choice = form?.elements.namedItem(names.sort);
  if (choice instanceof HTMLSelectElement) choice.value = value;
}

/** On narrow screens the list or the map is shown, not one below the other: buttons choose. Style sheets know whether it is narrow. */
function switchable(page: HTMLElement): void {
  const views = page.querySelector<HTMLElement>("[data-views]");
  const buttons = views?.querySelectorAll<HTMLButtonElement>("[data-view]") ?? [];
  if (!views) return;
  const choose = (view: string): void => {
    page.dataset.shows = view;
    for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.view === view));
  };
  for (const b of buttons) b.addEventListener("click", () => choose(b.dataset.view ?? "list"));
  choose(view(location.hash) ? "map" : "list"); // a permalink asks for the map
  views.hidden = false;
}

const kilometres = new Intl.NumberFormat(site.lang, { maximumFractionDigits: 1 });

const week = [0, 1, 2, 3, 4, 5, 6, 7]; // days from today on, up to the same weekday

/** Says whether a place is open, where that is sure. */
function opening(where: HTMLElement, network: Network, place: Place, now: Date): void {
  const { date, weekday, minute } = clock(now);
  if (!place.h || place.h.c && date < place.h.c || stateAt(network, place, now) === "unknown") return;
  const hours = place.h;
  const days = week.map((later) => spansOn(hours, new Date(Date.parse(date) + later * 864e5).toISOString().slice(0, 10), (weekday + later) % 7));
  if (days.some((spans) => spans.some(([, , uncertain]) => uncertain))) return;
  const line = make("span", { class: "card-now" });
  void import("../lib/opening").then(({ sayOpening }) => sayOpening(line, days.map((spans) => spans.map(([from, to]) => [from, to] as const)), minute, weekday));
  where.append(" ", line);
}

/** The card of a place, as the build writes it. */
function card(network: Network, place: Place, here: Point | undefined, now: Date): HTMLLIElement {
  const activities = (place.a ?? []).flatMap((at) => network.activities[at] ?? []);
  const [main, ...others] = activities;
  const article = make("article", { class: "card place-card", "data-colour": main && `activity-${main.id}` },
    make("h2", { class: "card-title" }, make("a", { class: "card-link", href: hrefOf(place) }, place.n)));
  if (main) article.append(make("p", { class: "card-tab" }, symbol(main.symbol, "map-symbol", "-10 -10 20 20"), make("span", {}, main.title)));
  const where = make("p", { class: "card-where" }, place.c ?? "");
  const far = here && distanceTo(place, here);
  if (far !== undefined) {
    where.append(" ", make("span", { class: "card-distance" },
      far < 950 ? t("script.filter.metres", { number: Math.max(10, Math.round(far / 10) * 10) }) : t("script.filter.kilometres", { number: kilometres.format(far < 9950 ? far / 1000 : Math.round(far / 1000)) })));
  }
  if (place.st) where.append(" ", make("span", { class: `status status-${place.st}` }, t(`script.map.${place.st}`)));
  else opening(where, network, place, now);
  article.append(where);
  const origin = network.origins?.[place.o ?? -1];
  if (origin) article.append(make("p", { class: "card-origin" }, t("script.map.origin", { name: origin })));
  if (place.s) article.append(make("p", { class: "card-text" }, place.s));
  if (others.length > 0) {
    article.append(make("ul", { class: "card-also" }, ...others.map((a) =>
      make("li", { "data-colour": `activity-${a.id}` }, symbol(a.symbol, "map-symbol", "-10 -10 20 20"), make("span", {}, a.title)))));
  }
  return make("li", {}, article);
}
