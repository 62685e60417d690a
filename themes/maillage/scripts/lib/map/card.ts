// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The card of a place, or of several that stand at one point: a dialog that does not hold anybody back.

import { make, symbol } from "../element";
import { hrefOf, type Network, type Place, stateAt } from "../places";
import { t } from "./words";

export interface Card {
  element: HTMLElement;
  show(places: readonly Place[], from: HTMLElement, focus: boolean): void;
  hide(back: boolean): void; // back: the focus returns to where the card came from
  shows(place: string): boolean;
}

/** Makes the card; target is where its links open: "_top" in a page inside of another one. */
export function card(network: Network, target: string | undefined, closed: () => void): Card {
  const body = make("div", { class: "carte-card-body" });
  const close = make("button", { type: "button", class: "carte-card-close", "aria-label": t("explorer.close_card") }, symbol("M-5-5L5 5M5-5L-5 5", "carte-cross"));
  const element = make("div", { class: "carte-card", role: "dialog", hidden: true }, body, close);
  let from: HTMLElement | null = null;
  let shown: readonly Place[] = [];
  const hide = (back: boolean): void => {
    if (element.hidden) return;
    element.hidden = true;
    shown = [];
    closed();
    if (back) from?.focus();
  };
  close.addEventListener("click", () => hide(true));
  return {
    element,
    hide,
    shows: (place) => shown.some((p) => p.i === place),
    show(places, opener, focus) {
      from = opener;
      shown = places;
      const [first] = places;
      if (!first) return;
      element.setAttribute("aria-label", places.length === 1 ? first.n : t("explorer.here", { count: places.length }));
      body.replaceChildren(...(places.length === 1 ? one(network, first, target) : several(network, places, target)));
      element.hidden = false;
      if (focus) body.querySelector<HTMLElement>("a")?.focus();
    },
  };
}

function link(place: Place, target: string | undefined): HTMLAnchorElement {
  return make("a", { class: "carte-card-link", href: hrefOf(place), target }, place.n);
}

function one(network: Network, place: Place, target: string | undefined): Node[] {
  const list = make("ul", { class: "carte-card-activities" });
  for (const at of place.a ?? []) {
    const activity = network.activities[at];
    if (activity) list.append(make("li", { "data-colour": `activity-${activity.id}` }, symbol(activity.symbol, "map-symbol"), activity.title));
  }
  const nodes: Node[] = [make("p", { class: "carte-card-title" }, link(place, target))];
  const where = make("p", { class: "carte-card-where" }, [place.p, place.c].filter(Boolean).join(" "));
  const state = stateAt(network, place, new Date());
  if (place.st) where.append(" ", make("span", { class: `status status-${place.st}` }, t(`script.map.${place.st}`)));
  else if (state !== "unknown") where.append(" ", make("span", { class: `carte-state carte-state-${state}` }, t(state === "open" ? "script.map.open_now" : "explorer.closed_now")));
  nodes.push(where);
  const origin = network.origins?.[place.o ?? -1];
  if (origin) nodes.push(make("p", { class: "carte-card-where" }, t("script.map.origin", { name: origin })));
  if (place.s) nodes.push(make("p", { class: "carte-card-text" }, place.s));
  nodes.push(list);
  return nodes;
}

function several(network: Network, places: readonly Place[], target: string | undefined): Node[] {
  const list = make("ul", { class: "carte-card-places" });
  for (const place of places) {
    const activity = network.activities[place.a?.[0] ?? -1];
    const item = make("li", activity ? { "data-colour": `activity-${activity.id}` } : {}, link(place, target));
    if (activity) item.prepend(symbol(activity.symbol, "map-symbol"));
    list.append(item);
  }
  return [make("p", { class: "carte-card-where" }, t("explorer.here", { count: places.length })), list];
}
