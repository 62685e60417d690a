// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// What stands on the map: an element for each mark, one of them in the way of Tab, the others by arrow keys.

import { make, symbol } from "../element";
import { hrefOf, type Network } from "../places";
import { t } from "./words";
import { nearest, type XY } from "./direction";
import type { Mark } from "./marks";
import type { Pin, Sheet } from "./sheet";

interface Standing { mark: Mark; element: HTMLElement; pin: Pin }

export interface Layer {
  show(marks: readonly Mark[]): void;
  near(at: XY): HTMLElement | null; // the element nearest to a point of the sheet
  beside(element: HTMLElement, dx: number, dy: number): HTMLElement | null; // the next one in a direction
  current(element: HTMLElement): void; // makes it the one that Tab reaches
  point(place: string | null): void;
  markOf(element: Element): Mark | undefined;
  elements(): HTMLElement[];
}

export function layer(sheet: Sheet, network: Network): Layer {
  let standing = new Map<string, Standing>();
  let stop: HTMLElement | null = null;
  let pointed: string | null = null;

  const at = ({ mark }: Standing): XY => sheet.xy(mark.lon, mark.lat);
  const onSheet = (s: Standing): boolean => {
    const { x, y } = at(s);
    const size = sheet.size();
    return x >= 0 && y >= 0 && x <= size.x && y <= size.y;
  };
  const current = (element: HTMLElement): void => {
    if (stop) stop.tabIndex = -1;
    stop = element;
    stop.tabIndex = 0;
  };
  const light = (s: Standing): void => {
    s.element.classList.toggle("is-pointed", pointed !== null && s.mark.members().some((p) => p.i === pointed));
  };
  const visible = (): { item: HTMLElement; at: XY }[] =>
    [...standing.values()].filter(onSheet).map((s) => ({ item: s.element, at: at(s) }));
  const closest = (to: XY): HTMLElement | null => {
    let best: HTMLElement | null = null;
    let least = Infinity;
    for (const { item, at } of visible()) {
      const distance = Math.hypot(at.x - to.x, at.y - to.y);
      if (distance < least) [best, least] = [item, distance];
    }
    return best;
  };
  return {
    show(marks) {
      const next = new Map<string, Standing>();
      for (const mark of marks) {
        const kept = standing.get(mark.key);
        if (kept) {
          standing.delete(mark.key);
          next.set(mark.key, kept);
          continue;
        }
        const element = mark.place ? placeMark(mark, network) : clusterMark(mark);
        const s = { mark, element, pin: sheet.pin(element, mark.lon, mark.lat) };
        if (pointed) light(s);
        next.set(mark.key, s);
      }
      for (const { element, pin } of standing.values()) {
        if (stop === element) stop = null;
        pin.remove();
      }
      standing = next;
      if (!stop || ![...standing.values()].some((s) => s.element === stop && onSheet(s))) {
        const size = sheet.size();
        const middle = closest({ x: size.x / 2, y: size.y / 2 });
        if (middle) current(middle);
      }
    },
    near: closest,
    beside(element, dx, dy) {
      const from = [...standing.values()].find((s) => s.element === element);
      return from ? nearest(at(from), visible(), dx, dy) : null;
    },
    current,
    point(place) {
      if (place === pointed) return;
      pointed = place;
      for (const s of standing.values()) light(s);
    },
    markOf: (element) => [...standing.values()].find((s) => s.element === element)?.mark,
    elements: () => [...standing.values()].map((s) => s.element),
  };
}

function placeMark(mark: Mark, network: Network): HTMLElement {
  const place = mark.place!;
  const activity = network.activities[place.a?.[0] ?? -1];
  const name = [place.n, activity?.title, place.c].filter(Boolean).join(", ");
  const element = make("a", {
    class: "carte-mark carte-place", href: hrefOf(place), tabindex: "-1", "aria-label": name, "aria-haspopup": "dialog",
    "data-place": place.i, "data-colour": activity && `activity-${activity.id}`,
  }, symbol(activity?.symbol ?? "M0 0m-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z", "carte-symbol"), make("span", { class: "carte-name" }, place.n));
  element.classList.toggle("is-pale", place.v === true);
  return element;
}

function clusterMark(mark: Mark): HTMLElement {
  const name = t("explorer.group", { count: mark.count, town: mark.town });
  const size = mark.count < 10 ? "s" : mark.count < 100 ? "m" : "l";
  return make("button", { type: "button", class: `carte-mark carte-group carte-group-${size}`, tabindex: "-1", "aria-label": name },
    make("span", { class: "carte-count" }, t("explorer.number", { number: mark.count })), make("span", { class: "carte-name" }, name));
}
