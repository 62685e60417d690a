// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Keeps a page true while its network is edited: reloads it where it was, exchanges its style sheet, shows problems over it.
(() => {
  const version = Number(document.currentScript.dataset.version);
  const own = new URL(".", document.currentScript.src);
  const place = "maillage scroll " + location.pathname;
  let source, host, dismissed = "";

  // Browsers keep the place after a reload, but not where a script changes the height of the page later.
  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    addEventListener("load", () => scrollTo({ top: Number(kept), behavior: "instant" }));
  }

  async function reload() {
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (answer.status >= 500) return; // the good page stays; why comes as a problem
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  }

  function exchange(style) {
    const stem = (path) => path.replace(/-[0-9a-z]+\.css$/, "");
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const path = new URL(link.href).pathname;
      if (path === style || stem(path) !== stem(style)) continue;
      const next = link.cloneNode();
      next.href = style;
      next.addEventListener("load", () => link.remove()); // no moment without style
      link.after(next);
    }
  }

  function show(message) {
    const text = message.problems.join("\n\n");
    host?.remove();
    host = undefined;
    if (text === "" || text === dismissed) return;
    host = document.createElement("maillage-problems");
    const root = host.attachShadow({ mode: "open" });
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("client.css", own).href });
    const box = document.createElement("details");
    box.open = message.failed;
    box.className = message.failed ? "failed" : "";
    const summary = document.createElement("summary");
    const status = document.createElement("span"); // a summary has a role of its own
    status.textContent = message.summary;
    status.setAttribute("role", "status");
    summary.append(status);
    box.append(summary);
    for (const problem of message.problems) {
      const pre = document.createElement("pre");
      pre.tabIndex = 0;
      pre.textContent = problem;
      box.append(pre);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = message.close;
    close.addEventListener("click", () => { dismissed = text; host.remove(); });
    box.append(close);
    const aside = document.createElement("aside");
    aside.setAttribute("aria-label", message.summary);
    aside.append(box);
    root.append(link, aside);
    document.body.append(host);
  }

  function listen() {
    source?.close();
    source = new EventSource(new URL("events", own));
    source.onmessage = (event) => {
      const message = JSON.parse(event.data);
      show(message);
      if (message.version !== version) reload();
      else exchange(message.style);
    };
  }

  // A browser opens few connections to one host: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => (document.hidden ? source?.close() : listen()));
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  listen();
})();
