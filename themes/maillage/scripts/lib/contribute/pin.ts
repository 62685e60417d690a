// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The map on which the point of a place is set: by a click, by a finger, or with the keys.

import { site } from "maillage:site";
import { make } from "../element";
import { fold } from "../fold";
import { ground, type Outlines } from "../map/ground";
import { open } from "../map/sheet";
import { toolbar } from "../map/toolbar";
import { calm, guard } from "../map/touch";
import { towns } from "../map/towns";
import { fetchJSON } from "../places";
import { t } from "../map/words";

export interface Point { lon: number; lat: number }

export interface Options {
  bounds: readonly [west: number, south: number, east: number, north: number] | undefined;
  point: Point | undefined;
  set(point: Point): void;
}

export interface Setter {
  show(point: Point | undefined): void; // a point that was typed
  look(town: string): void; // goes to a town with a place, while no point is set
}

const STEP = 10; // pixels that an arrow key moves the point

/** Builds the map in an element that is empty and on the page. */
export async function pin(stage: HTMLElement, options: Options): Promise<Setter> {
  const land = await fetchJSON<Outlines>("/data/outlines.json");
  const canvas = make("div", { class: "carte-canvas", tabindex: "0", role: "application", "aria-label": t("explorer.name"), "aria-describedby": "pin-help" });
  const frame = make("div", { class: "carte-frame" }, canvas);
  stage.classList.add("carte");
  stage.append(frame);
  const sheet = open(canvas, { zoom: 5, lon: 2.5, lat: 46.6 }, calm());
  guard(canvas, sheet);
  ground(sheet, land);
  if (site.basemap) {
    sheet.tiles(site.basemap);
    stage.classList.add("has-tiles");
    frame.append(make("p", { class: "carte-attribution" }, site.basemap.attribution));
  }
  const names = towns(sheet, land.towns);
  if (!site.basemap) sheet.moved(() => { names([]); });
  frame.before(toolbar([
    { name: "zoom_in", act: () => { sheet.zoomBy(1); } },
    { name: "zoom_out", act: () => { sheet.zoomBy(-1); } },
  ]).element);

  let standing: { point: Point; pin: { remove(): void } } | undefined;
  const show = (point: Point | undefined): void => {
    standing?.pin.remove();
    standing = point && { point, pin: sheet.pin(make("span", { class: "form-pin", "aria-hidden": "true" }), point.lon, point.lat) };
  };
  const set = (point: Point): void => {
    const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
    const rounded = { lon: round(point.lon), lat: round(point.lat) };
    show(rounded);
    options.set(rounded);
  };
  canvas.addEventListener("click", (event) => {
    if (sheet.dragged()) return;
    const { left, top } = canvas.getBoundingClientRect();
    set(sheet.at({ x: event.clientX - left, y: event.clientY - top }));
  });
  const moves: Readonly<Record<string, readonly [number, number] | undefined>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  canvas.addEventListener("keydown", (event) => {
    const zoom = { "+": 1, "-": -1 }[event.key];
    const move = moves[event.key];
    if (zoom === undefined && !move) return;
    event.preventDefault();
    if (zoom !== undefined) sheet.zoomBy(zoom);
    if (!move) return;
    const { x, y } = sheet.size();
    const from = standing ? sheet.xy(standing.point.lon, standing.point.lat) : { x: x / 2, y: y / 2 };
    const to = { x: from.x + STEP * move[0], y: from.y + STEP * move[1] };
    set(sheet.at(to));
    if (to.x < 0 || to.y < 0 || to.x > x || to.y > y) sheet.slide(to.x - x / 2, to.y - y / 2);
  });

  if (options.bounds) {
    const [west, south, east, north] = options.bounds;
    sheet.fit({ west, south, east, north });
  }
  if (!site.basemap) names([]);
  if (options.point) {
    show(options.point);
    sheet.go({ ...options.point, zoom: 13 });
  }
  return {
    show: (point) => {
      show(point);
      if (point) sheet.go({ ...point, zoom: Math.max(sheet.view().zoom, 11) });
    },
    look: (town) => {
      const known = land.towns.find((other) => fold(other.n) === fold(town));
      if (known && !standing) sheet.go({ lon: known.g[0], lat: known.g[1], zoom: 12 });
    },
  };
}
