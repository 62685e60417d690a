// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// What is true when the page is read: the build wrote what was true on its day. On the body of every page: data-script="now".

import { clock } from "../lib/places";
import { t } from "../lib/words";

export function start(page: HTMLElement): void {
  const now = new Date();
  for (const e of page.querySelectorAll<HTMLElement>("[data-hours]")) hours(e, now);
  for (const e of page.querySelectorAll<HTMLElement>("[data-until]")) over(e, now);
  if (page.querySelector("[data-soon]")) void import("../lib/soon").then((soon) => soon.start(page, now));
}

/** What has ended since the page was written says so: <article data-until="2026-11-23T18:00:00Z" data-over="expired">. */
function over(element: HTMLElement, now: Date): void {
  const until = Date.parse(element.dataset.until ?? "");
  if (Number.isNaN(until) || until > now.getTime() || element.classList.contains("is-past") || element.classList.contains("is-expired")) return;
  const expired = element.dataset.over === "expired";
  element.classList.add(expired ? "is-expired" : "is-past");
  const said = document.createElement("span");
  said.className = "status status-closed";
  said.textContent = t(expired ? "script.now.expired" : "script.now.ended");
  (element.querySelector(".page-head-text, .card-foot, .card-when") ?? element).append(" ", said);
}

type Span = [from: number, to: number];

/** Says whether a place is open: data-hours has the minutes of each of the next days at which it is, from the day of data-day on. */
function hours(element: HTMLElement, now: Date): void {
  const days = JSON.parse(element.dataset.hours ?? "[]") as Span[][];
  const { date, weekday, minute } = clock(now);
  const today = Math.round((Date.parse(date) - Date.parse(element.dataset.day ?? "")) / 864e5);
  const line = element.querySelector<HTMLElement>("[data-now]");
  if (!(today >= 0) || today >= days.length) { // nobody looked at this day
    line?.remove();
    return;
  }
  element.querySelectorAll("tr")[weekday]?.classList.add("is-today");
  if (line) void import("../lib/opening").then(({ sayOpening }) => sayOpening(line, days.slice(today), minute, weekday));
}
