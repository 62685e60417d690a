// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The page scrolls over the map: the wheel zooms with Ctrl only, and a finger moves the page, two fingers the map.

import { make } from "../element";
import { t } from "./words";
import type { Sheet } from "./sheet";

/** Reports whether the reader's device asks for less motion. */
export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function guard(canvas: HTMLElement, sheet: Sheet): void {
  const hint = make("p", { class: "carte-hint", hidden: true, "aria-hidden": "true" });
  canvas.after(hint);
  let waiting: number | undefined;
  const show = (text: string): void => {
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(waiting);
    waiting = setTimeout(() => { hint.hidden = true; }, 1500);
  };
  // In the capture phase, so that the library hears of the wheel only when it may use it.
  canvas.addEventListener("wheel", (event) => {
    const zooms = event.ctrlKey || event.metaKey;
    sheet.allowWheel(zooms);
    if (!zooms) show(t("explorer.wheel"));
  }, { capture: true, passive: true });
  canvas.addEventListener("pointerdown", (event) => { sheet.allowDrag(event.pointerType !== "touch"); }, { capture: true });
  canvas.addEventListener("touchmove", (event) => {
    if (event.touches.length === 1) show(t("explorer.fingers"));
  }, { capture: true, passive: true });
}
