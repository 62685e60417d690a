// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Asks the service that the network allows where an address is, when the reader wants to know.

import { make } from "../element";
import { t } from "../words";

export interface Found {
  label: string;
  lon: number;
  lat: number;
  precision: "exact" | "street" | "commune";
  postcode: string;
  city: string;
}

const SHORTEST = 3; // characters of a question, as the service asks
const LONGEST = 200;
const MOST = 5; // answers
const PATIENCE = 10_000; // milliseconds

/** Joins the button and the list of an element with the question that the form asks at that moment. */
export function addresses(part: HTMLElement, service: string, question: () => string, choose: (found: Found) => void): void {
  const button = part.querySelector("button");
  const said = part.querySelector<HTMLElement>("[role=status]");
  const list = part.querySelector("ul");
  if (!button || !said || !list) return;
  button.addEventListener("click", async () => {
    list.replaceChildren();
    const asked = question().slice(0, LONGEST);
    if (asked.length < SHORTEST) {
      said.textContent = t("form.say.address");
      return;
    }
    said.textContent = t("form.say.asking");
    const found = await ask(service, asked);
    if (!found) said.textContent = t("form.say.silent");
    else said.textContent = found.length ? t("form.say.answers", { count: found.length }) : t("form.say.unknown");
    list.replaceChildren(...(found ?? []).map((f) => {
      const answer = make("button", { type: "button", class: "form-suggestion" }, f.label);
      answer.addEventListener("click", () => { choose(f); });
      return make("li", {}, answer);
    }));
  });
  part.hidden = false;
}

/** Returns the answers of the service, undefined when there is none. */
async function ask(service: string, question: string): Promise<Found[] | undefined> {
  try {
    const answer = await fetch(`${service}/search?${new URLSearchParams({ q: question, limit: String(MOST), autocomplete: "0" }).toString()}`, {
      credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) return undefined;
    const { features } = await answer.json() as { features?: unknown };
    return Array.isArray(features) ? features.slice(0, MOST).flatMap(understand) : undefined;
  } catch (reason) {
    console.info("addresses", reason);
    return undefined;
  }
}

/** How precise an answer is, by what it is (documentation of the service, `type`). */
const precisions: Readonly<Record<string, Found["precision"] | undefined>> = { housenumber: "exact", street: "street", locality: "street", municipality: "commune" };

/** Returns an answer as we need it, none when it is something else: what a service says is no more trusted than what a stranger says. */
function understand(feature: unknown): Found[] {
  const { geometry, properties } = feature as { geometry?: { coordinates?: unknown[] }; properties?: Record<string, unknown> };
  const [lon, lat] = geometry?.coordinates ?? [];
  const text = (name: string): string => {
    const value = properties?.[name];
    return typeof value === "string" ? value.slice(0, LONGEST) : "";
  };
  const precision = precisions[text("type")];
  if (typeof lon !== "number" || typeof lat !== "number" || Math.abs(lon) > 180 || Math.abs(lat) > 85 || !precision || !text("label")) return [];
  return [{ label: text("label"), lon, lat, precision, postcode: text("postcode"), city: text("city") }];
}
