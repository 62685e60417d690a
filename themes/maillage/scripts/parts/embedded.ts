// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The map in a frame of another site: shows what the address asks for, ?activite=…&territoire=…

import { set } from "../lib/choice";
import { make } from "../lib/element";
import { hrefOf, load, type Network, type Place } from "../lib/places";
import { t } from "../lib/words";

const MOST = 200; // places in the list; the whole list is a link away

export async function start(element: HTMLElement): Promise<void> {
  const list = element.querySelector(".embedded-list ul");
  const count = element.querySelector<HTMLElement>("[role=status]");
  const asked = new URLSearchParams(location.search);
  const value = (name: "activity" | "area"): string | null => asked.get(t(`script.embed.${name}`)) ?? asked.get(name);
  const activity = value("activity");
  const area = value("area");
  if (activity === null && area === null || !list || !count) return;
  const network = await load();
  const places = filter(network, activity, area);
  set({ shown: new Set(places.map((p) => p.i)) });
  count.textContent = t("script.map.shown", { count: places.length });
  list.replaceChildren(...places.slice(0, MOST).map((place) => row(network, place)));
}

function filter(network: Network, activity: string | null, area: string | null): Place[] {
  const activityAt = network.activities.findIndex((a) => a.id === activity);
  const areaAt = network.areas.findIndex((a) => a.code === area);
  return network.places.filter((p) =>
    (activity === null || p.a?.includes(activityAt)) && (area === null || p.z?.includes(areaAt)));
}

function row(network: Network, place: Place): HTMLElement {
  const activity = network.activities[place.a?.[0] ?? -1]?.title;
  const item = make("li", {}, make("a", { href: hrefOf(place) }, place.n));
  item.append(" ", make("span", { class: "quiet" }, [activity, place.c].filter(Boolean).join(", ")));
  return item;
}
