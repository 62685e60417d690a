// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The map of places: follows the filters while it is a drawing, and turns into one that moves when the reader asks for it.

import { type Choice, get, listen, set } from "../lib/choice";
import { make } from "../lib/element";
import { nearest, type XY } from "../lib/map/direction";
import { read } from "../lib/map/permalink";
import { idOf as placeOf } from "../lib/places";
import { style } from "../lib/style";
import { t } from "../lib/words";

const explorer = PACKAGES ? () => import("../lib/map/explore") : undefined;

/** Enhances what holds a drawn map: <div data-script="map" data-target="_top">. */
export function start(stage: HTMLElement): void {
  const drawing = stage.querySelector<SVGSVGElement>("svg.map");
  if (!drawing) return;
  follow(drawing);
  rove(drawing);
  if (!explorer) return;
  const button = stage.querySelector<HTMLButtonElement>("[data-map-open]");
  const after = make("span", { class: "carte-after", tabindex: "-1" });
  stage.append(after);
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
        await explore(region, { view: read(location.hash), target: stage.dataset.target, leave, after });
      } catch (reason) {
        console.warn("map", reason);
        region.remove();
        region = undefined;
        drawing.removeAttribute("hidden");
        stage.append(make("p", { class: "map-note", role: "status" }, t("script.map.failed")));
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
  if (read(location.hash) || stage.dataset.map === "open") void enter(false);
}

/** Dims the places that the filters leave out, and lights up the one that is pointed at. */
function follow(drawing: SVGSVGElement): void {
  const marks = [...drawing.querySelectorAll<SVGAElement>("a.map-place")];
  const idOf = new Map(marks.map((a) => [a, placeOf(a.href.baseVal)]));
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

const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Makes the links of the drawing one stop of Tab; arrow keys lead from one to the next. */
function rove(drawing: SVGSVGElement): void {
  const links = [...drawing.querySelectorAll<SVGAElement>("a")];
  const stop = (link: SVGAElement | undefined): void => {
    for (const other of links) other.setAttribute("tabindex", other === link ? "0" : "-1");
  };
  stop(links[0]);
  drawing.addEventListener("focusin", (event) => { stop(links.find((link) => link === event.target)); });
  drawing.addEventListener("keydown", (event) => {
    const arrow = arrows[event.key];
    const from = links.find((link) => link === event.target);
    if (!arrow || !from) return;
    event.preventDefault();
    nearest(middle(from), links.map((link) => ({ item: link, at: middle(link) })), ...arrow)?.focus();
  });
}

function middle(element: Element): XY {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
