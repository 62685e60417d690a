// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The script that other sites load to show the map: it puts a frame in its own place. It is copied to an address that stays.
//   <script src="https://…/lieux/integrer.js" data-map="https://…/lieux/carte/?activite=fablab" data-title="…" data-height="640" async></script>

const scripts = document.querySelectorAll<HTMLScriptElement>("script[data-map]");
for (const script of scripts) {
  const map = new URL(script.dataset.map ?? "", location.href);
  // A frame of the site that the script comes from, and of no other; once.
  if (map.origin !== new URL(script.src, location.href).origin || script.dataset.shown) continue;
  script.dataset.shown = "true";
  const frame = document.createElement("iframe");
  frame.src = map.href;
  frame.title = script.dataset.title ?? "";
  frame.width = "100%";
  frame.height = String(Math.min(2000, Math.max(240, Number(script.dataset.height) || 640)));
  frame.loading = "lazy";
  frame.allow = "geolocation";
  frame.style.border = "0";
  script.after(frame);
}
