// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// A form that writes the file of a place, an event or an ad, checks it, and says where to send it. Nothing leaves the browser
// before that.

import { fill, read } from "../lib/contribute/answers";
import { check, type Problem } from "../lib/contribute/check";
import { pathOf, write } from "../lib/contribute/document";
import { edit } from "../lib/contribute/hours";
import type { Answers, Model } from "../lib/contribute/model";
import { neighbours } from "../lib/contribute/neighbours";
import { ways } from "../lib/contribute/send";
import { outside } from "../lib/contribute/territory";
import { make } from "../lib/element";
import { style } from "../lib/style";
import { learn, t } from "../lib/words";

const pinned = PACKAGES ? () => import("../lib/contribute/pin") : undefined;

/** Enhances what holds the form: <div data-script="contribute" data-model="…/form.json">. */
export async function start(page: HTMLElement): Promise<void> {
  const part = <E extends HTMLElement>(name: string): E => {
    const found = page.querySelector<E>(`[data-${name}]`);
    if (!found) throw new Error(`[data-${name}]`);
    return found;
  };
  const form = part<HTMLFormElement>("form");
  const body = part<HTMLTextAreaElement>("body");
  const without = part("without");
  let model: Model;
  try {
    const [answer] = await Promise.all([fetch(page.dataset.model ?? ""), style("form.css")]);
    model = await answer.json() as Model;
    if (model.version !== 1) throw new Error(`form.json: version ${model.version}`);
    learn(model.words);
  } catch (reason) {
    console.warn("contribute", reason);
    without.prepend(make("p", { role: "status" }, t("script.contribute.failed")));
    return;
  }
  const draft = keep(`maillage:draft:${page.dataset.model ?? ""}`);
  const kept = draft.read();
  if (kept) {
    fill(form, model.fields, kept.answers);
    body.value = kept.body;
    part("draft").hidden = false;
    part("draft").querySelector("[role=status]")?.append(t("form.say.kept"));
  }
  const published = form.querySelector<HTMLInputElement>('[name="published"]');
  if (published && !published.value) published.value = new Date().toLocaleDateString("sv"); // Swedes write 2026-11-23
  part("forget").addEventListener("click", () => {
    draft.forget();
    form.reset();
    part("draft").hidden = true;
    form.querySelector<HTMLElement>("input, textarea, select")?.focus();
  });
  for (const hours of form.querySelectorAll<HTMLInputElement>("[data-compose]")) edit(hours);

  const answers = (): Answers => read(form, model.fields);
  form.addEventListener("input", () => { draft.write({ answers: answers(), body: body.value }); });
  form.addEventListener("change", (event) => {
    // What was wrong and is mended is no longer said; nothing new is said before the reader asks.
    if (event.target instanceof Element && event.target.closest(".is-wrong")) show(check(model, answers()), false);
  });

  const problems = part("problems");
  const show = (found: readonly Problem[], all: boolean): void => {
    const wrong = new Map(found.map((p) => [p.path, p]));
    for (const field of form.querySelectorAll<HTMLElement>("[data-field]")) {
      const problem = wrong.get(field.dataset.field ?? "");
      if (problem && (all || field.classList.contains("is-wrong"))) mark(field, problem);
      else clear(field);
    }
    const list = problems.querySelector("ul");
    list?.replaceChildren(...found.map((p) => {
      const field = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(p.path)}"]`);
      const label = field?.querySelector("label, legend")?.firstChild?.textContent ?? p.path;
      const link = make("a", { href: `#${field?.querySelector("input, textarea, select")?.id ?? ""}` }, label.trim());
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const folded = field?.closest("details");
        if (folded) folded.open = true;
        field?.querySelector<HTMLElement>("input, textarea, select")?.focus();
      });
      return make("li", {}, link, ` : ${p.text}`);
    }));
    problems.hidden = found.length === 0;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void finish();
  });
  const finish = async (): Promise<void> => {
    const given = answers();
    const path = pathOf(model, given);
    const found = [...check(model, given), ...await neighbours(model, given, path), ...await outside(model, given)];
    show(found, true);
    if (found.some((p) => !p.mild)) {
      problems.focus();
      return;
    }
    part("questions").replaceChildren(...found.map((p) => make("li", {}, p.text)));
    part("questions").hidden = found.length === 0;
    present(path, write(model, given, body.value), String(given.name ?? given.title ?? ""));
  };

  const result = part("result");
  const present = (path: string, text: string, name: string): void => {
    part("file").textContent = path;
    part("text").textContent = text;
    for (const name of result.querySelectorAll("[data-id]")) name.textContent = path.slice(path.lastIndexOf("/") + 1, -model.extension.length);
    const found = ways(model, path, text, t("form.say.title", { name }));
    for (const way of ["forge", "issue", "mail"] as const) {
      const item = result.querySelector<HTMLElement>(`[data-way="${way}"]`);
      if (!item) continue;
      item.hidden = found[way] === undefined;
      item.querySelector("a")?.setAttribute("href", found[way] ?? "");
    }
    const download = result.querySelector<HTMLAnchorElement>('[data-way="download"] a');
    if (download) {
      URL.revokeObjectURL(download.href);
      download.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
      download.download = path.slice(path.lastIndexOf("/") + 1);
    }
    form.hidden = true;
    result.hidden = false;
    result.focus();
    result.scrollIntoView();
  };
  result.querySelector('[data-way="copy"]')?.addEventListener("click", async () => {
    await navigator.clipboard.writeText(part("text").textContent);
    part("copied").textContent = t("form.say.copied");
  });
  part("again").addEventListener("click", () => {
    result.hidden = true;
    form.hidden = false;
    form.querySelector<HTMLElement>("input, textarea, select")?.focus();
  });

  without.hidden = true;
  form.hidden = false;
  const map = form.querySelector<HTMLElement>("[data-pin]");
  if (map && pinned) await setPoint(map, form, model, pinned);
  const search = form.querySelector<HTMLElement>("[data-addresses]");
  if (search && model.addresses) await findAddress(search, form, model.addresses);
}

/** Joins the search of an address with the fields that it fills. */
async function findAddress(part: HTMLElement, form: HTMLFormElement, service: string): Promise<void> {
  const { addresses } = await import("../lib/contribute/addresses");
  const field = (name: string): HTMLInputElement | HTMLSelectElement | null => form.querySelector(`[name="${name}"]`);
  const keys = ["address.street", "address.postcode", "address.city"] as const;
  addresses(part, service, () => keys.map((name) => field(name)?.value.trim()).filter(Boolean).join(" "), (found) => {
    const set = (name: string, value: string): void => {
      const f = field(name);
      if (!f || f.value === value) return;
      f.value = value;
      f.dispatchEvent(new Event("input", { bubbles: true }));
      f.dispatchEvent(new Event("change", { bubbles: true }));
    };
    set("lat", found.lat.toFixed(5));
    set("lon", found.lon.toFixed(5));
    set("precision", found.precision === "exact" ? "" : found.precision);
    for (const [name, value] of [["address.postcode", found.postcode], ["address.city", found.city]] as const) {
      if (!field(name)?.value) set(name, value);
    }
    const said = form.querySelector("[data-pin-said]");
    if (said) said.textContent = t("form.say.pinned", { lat: found.lat.toFixed(5), lon: found.lon.toFixed(5) });
  });
}

/** Joins the map and the two fields of the coordinates. */
async function setPoint(map: HTMLElement, form: HTMLFormElement, model: Model, open: NonNullable<typeof pinned>): Promise<void> {
  const lat = form.querySelector<HTMLInputElement>('[name="lat"]');
  const lon = form.querySelector<HTMLInputElement>('[name="lon"]');
  const stage = map.querySelector<HTMLElement>("[data-stage]");
  const said = map.querySelector<HTMLElement>("[data-pin-said]");
  if (!lat || !lon || !stage) return;
  const typed = (): { lon: number; lat: number } | undefined => {
    const [y, x] = [Number(lat.value), Number(lon.value)];
    return lat.value && lon.value && Math.abs(y) <= 85 && Math.abs(x) <= 180 ? { lon: x, lat: y } : undefined;
  };
  map.hidden = false;
  try {
    const [{ pin }] = await Promise.all([open(), style("map.css")]);
    const shown = await pin(stage, {
      bounds: model.bounds, point: typed(),
      set: (point) => {
        lat.value = String(point.lat);
        lon.value = String(point.lon);
        if (said) said.textContent = t("form.say.pinned", { lat: lat.value, lon: lon.value });
        lat.dispatchEvent(new Event("input", { bubbles: true }));
      },
    });
    for (const field of [lat, lon]) field.addEventListener("change", () => { shown.show(typed()); });
    const city = form.querySelector<HTMLInputElement>('[name="address.city"]');
    city?.addEventListener("change", () => { shown.look(city.value.trim()); });
  } catch (reason) {
    console.warn("map", reason);
    map.hidden = true; // the two fields remain
  }
}

function mark(field: HTMLElement, problem: Problem): void {
  field.classList.add("is-wrong");
  const said = field.querySelector<HTMLElement>(":scope > .form-problem");
  const control = field.querySelector<HTMLInputElement>("input, textarea, select");
  control?.setAttribute("aria-invalid", problem.mild ? "false" : "true");
  if (!said) return;
  said.replaceChildren(problem.text);
  if (problem.suggestion && control && control.type !== "checkbox" && control instanceof HTMLInputElement) {
    const { suggestion } = problem;
    const use = make("button", { type: "button", class: "form-suggestion" }, suggestion);
    use.addEventListener("click", () => {
      control.value = suggestion;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
      control.focus();
    });
    said.append(" ", use);
  }
  said.hidden = false;
}

function clear(field: HTMLElement): void {
  if (!field.classList.contains("is-wrong")) return;
  field.classList.remove("is-wrong");
  field.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  const said = field.querySelector<HTMLElement>(":scope > .form-problem");
  if (said) said.hidden = true;
}

interface Draft { answers: Answers; body: string }

/** Keeps the draft in the browser, when the browser allows it. */
function keep(key: string): { read(): Draft | undefined; write(d: Draft): void; forget(): void } {
  const attempt = <T>(f: () => T): T | undefined => {
    try {
      return f();
    } catch {
      return undefined; // storage is off or full: the form works without
    }
  };
  return {
    read: () => attempt(() => {
      const text = localStorage.getItem(key);
      return text ? JSON.parse(text) as Draft : undefined;
    }),
    write: (d) => { attempt(() => { localStorage.setItem(key, JSON.stringify(d)); }); },
    forget: () => { attempt(() => { localStorage.removeItem(key); }); },
  };
}
