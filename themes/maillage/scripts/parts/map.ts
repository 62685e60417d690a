// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The map of places: follows the filters while it is a drawing, and turns into one that moves when the reader asks for it.

import { site } from "maillage:site";
import { type Choice, get, listen, set } from "../lib/choice";
import { make } from "../lib/element";
import { read } from "../lib/map/permalink";
import { t } from "../lib/words";

const explorer = PACKAGES ? () => import("../lib/map/explore") : undefined;

/** Enhances a figure that holds a drawn map: <figure data-script="map" data-target="_top">. */
export function start(figure: HTMLElement): void {
  const drawing = figure.querySelector<SVGSVGElement>("svg.map");
  if (!drawing) return;
  follow(drawing);
  if (!explorer) return;
  const button = figure.querySelector<HTMLButtonElement>("[data-map-open]");
  const after = make("span", { class: "carte-after", tabindex: "-1" });
  figure.append(after);
  let region: HTMLElement | undefined;

  const leave = (): void => {
    region?.setAttribute("hidden", "");
    drawing.removeAttribute("hidden");
    history.replaceState(history.state, "", location.pathname + location.search);
    if (button) { button.hidden = false; button.focus(); }
  };
  const enter = async (focus: boolean): Promise<void> => {
    if (!region) {
      region = make("div", { class: "carte" });
      if (button) { button.disabled = true; button.setAttribute("aria-busy", "true"); }
      try {
        const [{ explore }] = await Promise.all([explorer(), style("map.css")]);
        drawing.before(region);
        drawing.setAttribute("hidden", "");
        await explore(region, { view: read(location.hash), target: figure.dataset.target, leave, after });
      } catch (reason) {
        console.warn("map", reason);
        region.remove();
        region = undefined;
        drawing.removeAttribute("hidden");
        figure.append(make("p", { class: "map-note", role: "status" }, t("script.map.failed")));
        return;
      } finally {
        if (button) { button.disabled = false; button.removeAttribute("aria-busy"); }
      }
    }
    region.hidden = false;
    drawing.setAttribute("hidden", "");
    if (button) button.hidden = true;
    if (focus) region.querySelector<HTMLElement>(".carte-button")?.focus({ preventScroll: true });
  };
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => { void enter(true); });
  }
  if (read(location.hash) || figure.dataset.map === "open") void enter(false);
}

/** Dims the places that the filters leave out, and lights up the one that is pointed at. */
function follow(drawing: SVGSVGElement): void {
  const marks = [...drawing.querySelectorAll<SVGAElement>("a.map-place")];
  const idOf = new Map(marks.map((a) => [a, a.href.baseVal.split("/").at(-2) ?? ""]));
  const show = (choice: Choice): void => {
    for (const [mark, id] of idOf) {
      mark.classList.toggle("is-out", choice.shown !== null && !choice.shown.has(id));
      mark.classList.toggle("is-pointed", choice.hovered === id);
    }
  };
  for (const [mark, id] of idOf) {
    for (const kind of ["pointerenter", "focus"]) mark.addEventListener(kind, () => set({ hovered: id }));
    for (const kind of ["pointerleave", "blur"]) mark.addEventListener(kind, () => set({ hovered: null }));
  }
  show(get());
  listen(show);
}

/** Brings a style sheet of the site into the page. */
function style(name: string): Promise<void> {
  const href = site.assets[name];
  if (!href) return Promise.reject(new Error(name));
  return new Promise((resolve, reject) => {
    const link = make("link", { rel: "stylesheet", href });
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => reject(new Error(href)));
    document.head.append(link);
  });
}
