// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The list of places, narrowed by a form: data-script="places". Until the reader asks for something, the list is what the build wrote.

import { site } from "maillage:site";
import { listen, set } from "../lib/choice";
import { make, symbol } from "../lib/element";
import { choose, distanceTo, everything, type Names, narrows, nearest, type Point, type Query, read, write } from "../lib/filter";
import { load, type Network, type Place, stateAt } from "../lib/places";
import { t } from "../lib/words";

const PAGE = 24; // cards at a time

const names: Names = {
  text: t("script.filter.text"), activity: t("script.embed.activity"), area: t("script.embed.area"), label: t("script.filter.label"),
  open: t("script.filter.open"), wheelchair: t("script.filter.wheelchair"), telework: t("script.filter.telework"), near: t("script.filter.near"),
};

export function start(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>("[data-filter]");
  const count = page.querySelector<HTMLElement>("[data-count]");
  const written = page.querySelector<HTMLElement>("[data-cards]");
  const pager = page.querySelector<HTMLElement>("[data-pager]");
  if (!form || !count || !written) return;
  const near = form.querySelector<HTMLButtonElement>("[data-near]");
  const reset = form.querySelector<HTMLButtonElement>("[data-reset]");
  const note = form.querySelector<HTMLElement>("[data-note]");
  const all = count.textContent ?? "";
  const found = make("ul", { class: "cards", hidden: true });
  const more = make("button", { type: "button", class: "button", hidden: true }, t("script.filter.more"));
  written.after(found, more);
  let here: Point | undefined;
  let places: Place[] = [];
  let shown = 0;
  let asked = 0;

  const fixed: Partial<Query> = { activity: form.dataset.activity ?? "", area: form.dataset.area ?? "" };
  const field = (key: keyof Query): Element | RadioNodeList | null => form.elements.namedItem(names[key]);
  const say = (text: string): void => { if (note) note.textContent = text; };

  /** What the form asks for. */
  const current = (): Query => {
    const text = (key: keyof Query): string => { const e = field(key); return e instanceof HTMLInputElement || e instanceof HTMLSelectElement ? e.value.trim() : ""; };
    const flag = (key: keyof Query): boolean => { const e = field(key); return e instanceof HTMLInputElement && e.checked; };
    return {
      text: text("text"), activity: text("activity"), area: text("area"), label: text("label"),
      open: flag("open"), wheelchair: flag("wheelchair"), telework: flag("telework"), near: near?.getAttribute("aria-pressed") === "true",
    };
  };

  /** Writes a query into the form. */
  const fill = (query: Query): void => {
    for (const key of Object.keys(everything) as (keyof Query)[]) {
      const e = field(key);
      const value = query[key];
      if (e instanceof HTMLInputElement && e.type === "checkbox") e.checked = value === true;
      else if ((e instanceof HTMLInputElement || e instanceof HTMLSelectElement) && typeof value === "string") e.value = value;
    }
    near?.setAttribute("aria-pressed", String(query.near));
  };

  const grow = (network: Network): void => {
    const now = new Date();
    const next = places.slice(shown, shown + PAGE);
    found.append(...next.map((place) => card(network, place, here, now)));
    shown += next.length;
    more.hidden = shown >= places.length;
  };

  /** Shows what a query asks for. */
  const show = async (query: Query): Promise<void> => {
    const turn = ++asked;
    const narrowed = narrows(query);
    if (reset) reset.hidden = !narrowed;
    written.hidden = narrowed;
    found.hidden = !narrowed;
    if (pager) pager.hidden = narrowed;
    if (!narrowed) {
      more.hidden = true;
      count.textContent = all;
      set({ shown: null });
      return;
    }
    let network: Network;
    try {
      network = await load();
    } catch (reason) {
      console.warn("places", reason);
      written.hidden = false;
      if (pager) pager.hidden = false;
      say(t("script.filter.failed"));
      return;
    }
    if (turn !== asked) return; // the reader has gone on
    places = choose(network, { ...query, activity: fixed.activity || query.activity, area: fixed.area || query.area }, new Date());
    if (query.near && here) places = nearest(places, here);
    found.replaceChildren();
    shown = 0;
    grow(network);
    count.textContent = t("script.filter.found", { count: places.length });
    set({ shown: new Set(places.map((p) => p.i)) });
  };

  /** Shows what the form asks for, and keeps it in the address: a new one for the button « back », unless the reader is typing. */
  const change = (typing: boolean): void => {
    const query = current();
    const address = location.pathname + write(query, names) + location.hash;
    if (typing) history.replaceState(history.state, "", address);
    else if (address !== location.pathname + location.search + location.hash) history.pushState(null, "", address);
    void show(query);
  };

  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener("submit", (event) => { event.preventDefault(); change(false); });
  form.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== "search") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => change(true), 150);
  });
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "search") return;
    say("");
    change(false);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    fill(everything);
    say("");
    change(false);
    form.querySelector<HTMLElement>("input, select")?.focus();
  });
  near?.addEventListener("click", () => {
    if (near.getAttribute("aria-pressed") === "true") {
      near.setAttribute("aria-pressed", "false");
      say("");
      change(false);
      return;
    }
    locate(say).then((point) => {
      here = point;
      near.setAttribute("aria-pressed", "true");
      change(false);
    }, () => undefined); // the reason was said
  });
  more.addEventListener("click", () => {
    const last = found.lastElementChild;
    void load().then((network) => {
      grow(network);
      (last?.nextElementSibling?.querySelector("a") ?? more).focus();
    });
  });
  for (const [event, id] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]] as const) {
    page.addEventListener(event, ({ target }) => {
      const link = target instanceof Element ? target.closest(".place-card")?.querySelector<HTMLAnchorElement>(".card-link") : null;
      if (link) set({ hovered: id ? idOf(link) : null });
    });
  }
  listen(({ hovered }) => {
    for (const link of page.querySelectorAll<HTMLAnchorElement>(".place-card .card-link")) {
      link.closest(".card")?.classList.toggle("is-pointed", idOf(link) === hovered);
    }
  });
  addEventListener("popstate", () => {
    const query = read(location.search, names);
    fill({ ...query, near: query.near && here !== undefined });
    void show(current());
  });

  form.hidden = false;
  const first = read(location.search, names);
  fill({ ...first, near: false }); // where the reader is stays with the reader
  if (narrows(current())) void show(current());
}

/** The id of the place that a link leads to. */
function idOf(link: HTMLAnchorElement): string {
  return link.pathname.split("/").at(-2) ?? "";
}

/** Asks the browser where the reader is; what goes wrong is said. The position is used on this page and goes nowhere. */
function locate(say: (text: string) => void): Promise<Point> {
  return new Promise((resolve, reject) => {
    if (!("geolocation" in navigator)) {
      say(t("script.filter.no_position"));
      reject(new Error("no geolocation"));
      return;
    }
    say(t("script.map.locating"));
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      say("");
      resolve({ lon: coords.longitude, lat: coords.latitude });
    }, (error) => {
      say(t(error.code === error.PERMISSION_DENIED ? "script.filter.refused" : "script.filter.no_position"));
      reject(new Error(error.message));
    }, { maximumAge: 300_000, timeout: 15_000 });
  });
}

const kilometres = new Intl.NumberFormat(site.lang, { maximumFractionDigits: 1 });

/** The card of a place, as the build writes it. */
function card(network: Network, place: Place, here: Point | undefined, now: Date): HTMLLIElement {
  const activities = (place.a ?? []).flatMap((at) => network.activities[at] ?? []);
  const [main, ...others] = activities;
  const article = make("article", { class: "card place-card", "data-colour": main && `activity-${main.id}` },
    make("h2", { class: "card-title" }, make("a", { class: "card-link", href: site.base + place.u }, place.n)));
  if (main) article.append(make("p", { class: "card-tab" }, symbol(main.symbol, "map-symbol", "-10 -10 20 20"), make("span", {}, main.title)));
  const where = make("p", { class: "card-where" }, place.c ?? "");
  const far = here && distanceTo(place, here);
  if (far !== undefined) {
    where.append(" ", make("span", { class: "card-distance" },
      far < 950 ? t("script.filter.metres", { number: Math.max(10, Math.round(far / 10) * 10) }) : t("script.filter.kilometres", { number: kilometres.format(far < 9950 ? far / 1000 : Math.round(far / 1000)) })));
  }
  if (place.st) where.append(" ", make("span", { class: `status status-${place.st}` }, t(`script.map.${place.st}`)));
  else if (stateAt(network, place, now) === "open") where.append(" ", make("span", { class: "card-open" }, t("script.map.open_now")));
  article.append(where);
  if (place.s) article.append(make("p", { class: "card-text" }, place.s));
  if (others.length > 0) {
    article.append(make("ul", { class: "card-also" }, ...others.map((a) =>
      make("li", { "data-colour": `activity-${a.id}` }, symbol(a.symbol, "map-symbol", "-10 -10 20 20"), make("span", {}, a.title)))));
  }
  return make("li", {}, article);
}
