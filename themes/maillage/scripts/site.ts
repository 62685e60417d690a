// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The only script that every page loads. It starts the parts that the page asks for with data-script="NAME", each fetched when it is
// wanted. Without it, or when a part fails, the page is what the build wrote: complete.

/** A part enhances an element that is already there. */
type Part = () => Promise<{ start(element: HTMLElement): void | Promise<void> }>;

const parts: Record<string, Part | undefined> = {
  contribute: () => import("./parts/contribute"),
  "embed-code": () => import("./parts/embed-code"),
  embedded: () => import("./parts/embedded"),
  list: () => import("./parts/list"),
  map: () => import("./parts/map"),
  notfound: () => import("./parts/notfound"),
  now: () => import("./parts/now"),
  places: () => import("./parts/places"),
  search: () => import("./parts/search"),
  share: () => import("./parts/share"),
};

for (const element of document.querySelectorAll<HTMLElement>("[data-script]")) {
  for (const name of element.dataset.script?.split(" ") ?? []) {
    parts[name]?.().then((part) => part.start(element)).catch((reason: unknown) => console.warn(name, reason));
  }
}
