// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The buttons of the map: one stop of Tab, arrows from one to the next (ARIA practices, toolbar).

import { make } from "../element";
import { t } from "./words";

export interface Button { name: string; act(): void }

export interface Toolbar {
  element: HTMLElement;
  focus(): void;
}

export function toolbar(list: readonly Button[]): Toolbar {
  const buttons = list.map(({ name, act }, at) => {
    const button = make("button", { type: "button", class: `carte-button carte-button-${name}`, tabindex: at === 0 ? "0" : "-1" }, t(`explorer.${name}`));
    button.addEventListener("click", act);
    return button;
  });
  const element = make("div", { class: "carte-toolbar", role: "toolbar", "aria-label": t("explorer.toolbar") }, ...buttons);
  const stop = (): HTMLElement | undefined => buttons.find((b) => b.tabIndex === 0);
  const go = (to: HTMLElement | undefined): void => {
    if (!to) return;
    for (const b of buttons) b.tabIndex = b === to ? 0 : -1;
    to.focus();
  };
  element.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((b) => b === document.activeElement);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(buttons.at(to % buttons.length));
  });
  element.addEventListener("focusin", (event) => {
    for (const b of buttons) b.tabIndex = b === event.target ? 0 : -1;
  });
  return { element, focus: () => { go(stop()); } };
}
