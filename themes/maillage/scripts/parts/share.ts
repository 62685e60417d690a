// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Offers the page to the reader's device to share, or copies its address where the device cannot.

import { t } from "../lib/words";

export function start(button: HTMLElement): void {
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "share-said";
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const url = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
    if (navigator.share) {
      await navigator.share({ title: document.title, url }).catch(() => undefined); // the reader changed their mind
      return;
    }
    await navigator.clipboard.writeText(url);
    said.textContent = t("script.share.copied");
  });
}
