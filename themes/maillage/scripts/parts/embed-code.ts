// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Builds the code that shows the map on another site, and its preview.

import { t } from "../lib/words";

export function start(fields: HTMLElement): void {
  const codes = [...document.querySelectorAll<HTMLTextAreaElement>("[data-code]")];
  const written = new Map(codes.map((code) => [code, code.value]));
  const preview = document.querySelector<HTMLIFrameElement>("[data-preview]");
  const from = preview?.getAttribute("src") ?? "";

  const build = (): void => {
    const field = (name: string): string => fields.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value ?? "";
    const query = new URLSearchParams();
    for (const name of ["activity", "area"] as const) {
      if (field(name)) query.set(t(`script.embed.${name}`), field(name));
    }
    const asked = query.toString() ? `?${query.toString()}` : "";
    const height = String(Math.min(2000, Math.max(240, Number(field("height")) || 640)));
    const path = new URL(from, location.href).pathname;
    for (const [code, text] of written) {
      // The address ends at the quote after it; the values of the form are ids and codes, URLSearchParams escapes the rest.
      code.value = text.replace(`${path}"`, `${path}${asked.replaceAll("&", "&amp;")}"`).replace(/height="\d+"/, `height="${height}"`);
    }
    if (preview) {
      const next = from + asked;
      if (preview.getAttribute("src") !== next) preview.src = next;
      preview.height = height;
    }
  };
  fields.hidden = false;
  fields.addEventListener("input", build);
  for (const code of codes) {
    const button = document.querySelector<HTMLButtonElement>(`[data-copy="${code.id}"]`);
    const said = button?.nextElementSibling;
    if (!button) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.value);
      if (said) said.textContent = t("script.embed.copied");
    });
  }
}
