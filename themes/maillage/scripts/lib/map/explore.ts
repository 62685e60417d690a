// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The map that moves: places over the outlines of the land, and over tiles where the network chose some. It is fetched when
// somebody wants it; until then, and without scripts, the drawn map stands in its place.

import { site } from "maillage:site";
import { get, listen, set } from "../choice";
import { make } from "../element";
import { fetchJSON, load } from "../places";
import { t } from "./words";
import { card } from "./card";
import { layer } from "./layer";
import { ground, type Outlines } from "./ground";
import { boundsOf, cluster, type Mark, type Marks, shownOf } from "./marks";
import { remember } from "./permalink";
import { type Bounds, open, type Sheet, type View } from "./sheet";
import { type Index, networkOf, readIndex, tiled } from "./tiles";
import { toolbar } from "./toolbar";
import { towns } from "./towns";
import { calm, guard } from "./touch";
import { MAX_ZOOM } from "./zoom";

export interface Options {
  view: View | null; // from the address of the page
  target: string | undefined; // where links open
  leave(): void; // the reader wants the drawn map back
  after: HTMLElement; // where the skip link leads
}

/** Builds the map in an element that is empty and on the page. */
export async function explore(region: HTMLElement, options: Options): Promise<void> {
  const [index, land] = await Promise.all([readIndex(), fetchJSON<Outlines>("/data/outlines.json")]);
  // Of very many places the map reads those that it shows; the filters need all of them.
  const roots = index.roots;
  let network = roots && get().shown === null ? networkOf(index) : await load();
  const told = make("p", { class: "visually-hidden", role: "status" });
  const say = (text: string): void => { told.textContent = text; };
  const help = make("p", { class: "visually-hidden", id: "carte-help" }, t("explorer.help"));
  const canvas = make("div", { class: "carte-canvas" });
  const skip = make("a", { class: "skip carte-skip", href: "#" }, t("explorer.skip"));
  skip.addEventListener("click", (event) => { event.preventDefault(); options.after.focus(); });

  region.setAttribute("role", "region");
  region.setAttribute("aria-label", t("explorer.name"));
  region.setAttribute("aria-describedby", help.id);
  const frame = make("div", { class: "carte-frame" }, canvas);
  region.append(help, skip, frame, told);

  const start = options.view ?? { zoom: 8, lon: 3, lat: 50.4 };
  const sheet = open(canvas, start, calm());
  guard(canvas, sheet);
  ground(sheet, land);
  if (site.basemap) {
    sheet.tiles(site.basemap);
    region.classList.add("has-tiles");
    frame.append(make("p", { class: "carte-attribution" }, site.basemap.attribution));
  }

  const places = layer(sheet, network);
  const names = towns(sheet, land.towns);
  const shownCard = card(network, options.target, () => undefined);
  frame.append(shownCard.element);
  let touched = options.view !== null; // by the reader: then the filters do not move the map
  for (const kind of ["pointerdown", "keydown", "wheel"]) {
    region.addEventListener(kind, () => { touched = true; }, { once: true, passive: true });
  }
  let shown = shownOf(network, get().shown);
  let marks: Marks = roots && get().shown === null ? tiled(roots) : cluster(shown);

  let turn = 0; // of the last request: an answer that comes after it is late
  const render = async (): Promise<void> => {
    const mine = ++turn;
    const found = marks.in(sheet.bounds(0.15), sheet.view().zoom, sheet.xy);
    const standing = found instanceof Promise ? await found : found;
    if (mine !== turn) return;
    const held = document.activeElement;
    const lost = held instanceof HTMLElement && canvas.contains(held) ? places.markOf(held) : undefined;
    places.show(standing);
    region.classList.toggle("is-far", sheet.view().zoom < 10);
    if (site.basemap === undefined) names(standing);
    if (lost && held instanceof HTMLElement && !held.isConnected) { // its mark came apart or left: the focus goes to the nearest one
      const next = places.near(sheet.xy(lost.lon, lost.lat));
      if (next) { places.current(next); next.focus({ preventScroll: true }); }
    }
  };
  const draw = (): void => { render().catch((reason: unknown) => { console.warn("map", reason); say(t("script.map.failed")); }); };
  const everything = (): void => {
    const around = boundsOf(shown) ?? boundsOf(network.places) ?? boundsOfIndex(index);
    if (around) sheet.fit(around);
  };
  sheet.moved(() => { draw(); remember(sheet.view()); });
  if (!options.view) everything();
  draw();

  const filter = async (ids: ReadonlySet<string> | null): Promise<void> => {
    if (ids && roots && network.places.length === 0) network = await load();
    if (last !== ids) return; // the filters have moved on
    shown = shownOf(network, ids);
    marks = roots && ids === null ? tiled(roots) : cluster(shown);
    shownCard.hide(false);
    if (!touched) everything();
    draw();
    say(t("script.map.shown", { count: ids === null ? index.count : shown.filter((p) => p.g).length }));
  };
  listen((choice) => {
    if (choice.shown !== last) {
      last = choice.shown;
      filter(choice.shown).catch((reason: unknown) => { console.warn("map", reason); });
    }
    places.point(choice.hovered);
  });
  let last = get().shown;
  places.point(get().hovered);

  const activate = (mark: Mark, element: HTMLElement, byKey: boolean): void => {
    if (mark.place === null && (mark.opensAt <= MAX_ZOOM || mark.members().length === 0)) {
      shownCard.hide(false);
      sheet.go({ lon: mark.lon, lat: mark.lat, zoom: Math.max(mark.opensAt, sheet.view().zoom + 1) });
      return;
    }
    shownCard.show(mark.members(), element, byKey);
  };
  canvas.addEventListener("click", (event) => {
    const element = (event.target as Element).closest<HTMLElement>(".carte-mark");
    if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (sheet.dragged()) return;
    const mark = places.markOf(element);
    places.current(element);
    if (mark) activate(mark, element, event.detail === 0);
  });
  canvas.addEventListener("keydown", (event) => { keys(event); });
  const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const keys = (event: KeyboardEvent): void => {
    const element = (event.target as Element).closest<HTMLElement>(".carte-mark");
    if (!element || event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = arrows[event.key];
    if (arrow) {
      event.preventDefault();
      const next = places.beside(element, ...arrow);
      if (next) { places.current(next); next.focus({ preventScroll: true }); } else {
        const size = sheet.size();
        sheet.slide(arrow[0] * size.x / 3, arrow[1] * size.y / 3);
      }
    } else if (event.key === "+" || event.key === "=") sheet.zoomBy(1);
    else if (event.key === "-") sheet.zoomBy(-1);
    else if (event.key === " " && element instanceof HTMLAnchorElement) { event.preventDefault(); element.click(); }
  };
  // Escape goes back a step: from the card to its mark, from a mark to the buttons, from the buttons to the drawn map.
  region.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (!shownCard.element.hidden) shownCard.hide(true);
    else if (canvas.contains(document.activeElement)) buttons.focus();
    else options.leave();
  });

  const point = (event: Event): void => {
    const element = (event.target as Element).closest<HTMLElement>(".carte-place");
    set({ hovered: element?.dataset.place ?? null });
  };
  for (const kind of ["pointerover", "focusin"]) canvas.addEventListener(kind, point);
  for (const kind of ["pointerleave", "focusout"]) canvas.addEventListener(kind, () => set({ hovered: null }));

  const buttons = toolbar([
    { name: "zoom_in", act: () => { sheet.zoomBy(1); } },
    { name: "zoom_out", act: () => { sheet.zoomBy(-1); } },
    { name: "all", act: everything },
    { name: "locate", act: () => { locate(sheet, say); } },
    { name: "leave", act: options.leave },
  ]);
  frame.before(buttons.element);
  new ResizeObserver(() => {
    sheet.resized();
    if (!touched) everything();
  }).observe(canvas);
}

function boundsOfIndex({ bounds }: Index): Bounds | null {
  return bounds ? { west: bounds[0], south: bounds[1], east: bounds[2], north: bounds[3] } : null;
}

/** Goes to where the reader is, when they allow it. Their position stays in the page. */
function locate(sheet: Sheet, say: (text: string) => void): void {
  say(t("script.map.locating"));
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    here?.remove();
    here = sheet.pin(make("span", { class: "carte-here" }), coords.longitude, coords.latitude);
    sheet.go({ lon: coords.longitude, lat: coords.latitude, zoom: 13 });
    say(t("explorer.located"));
  }, () => { say(t("explorer.not_located")); }, { timeout: 10_000, maximumAge: 300_000 });
}

let here: { remove(): void } | undefined;
