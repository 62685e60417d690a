// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// What is true when the page is read: the build wrote what was true on its day. On the body of every page: data-script="now".

import { site } from "maillage:site";
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
  (element.querySelector(".card-foot, .card-when, .page-head-text") ?? element).append(" ", said);
}

type Span = [from: number, to: number];

/** Says whether a place is open: data-hours has the minutes of each of the next days at which it is, from the day of data-day on. */
function hours(element: HTMLElement, now: Date): void {
  const days = JSON.parse(element.dataset.hours ?? "[]") as Span[][];
  const { date, weekday, minute } = clock(now);
  const today = Math.round((Date.parse(date) - Date.parse(element.dataset.day ?? "")) / 864e5);
  if (!(today >= 0) || today >= days.length) return; // nobody looked at this day
  element.querySelectorAll("tr")[weekday]?.classList.add("is-today");
  const line = element.querySelector<HTMLElement>("[data-now]");
  if (!line) return;
  const open = days[today]?.find(([from, to]) => from <= minute && minute < to);
  line.textContent = open ? until(open[1]) : next(days, today, minute, weekday);
  line.classList.add(open ? "is-open" : "is-shut");
  line.hidden = false;
}

const midnight = 24 * 60;

function until(minute: number): string {
  return minute >= midnight ? t("script.now.open") : t("script.now.open_until", { time: time(minute) });
}

/** When a place that is closed opens next. */
function next(days: Span[][], today: number, minute: number, weekday: number): string {
  for (let day = today; day < days.length; day++) {
    const span = days[day]?.find(([from]) => day > today || from > minute);
    if (!span) continue;
    if (day === today) return t("script.now.opens", { time: time(span[0]) });
    if (day === today + 1) return t("script.now.opens_tomorrow", { time: time(span[0]) });
    return t("script.now.opens_on", { day: weekdays.format(new Date(Date.UTC(2024, 0, 1 + (weekday + day - today) % 7))), time: time(span[0]) });
  }
  return t("script.now.closed");
}

const weekdays = new Intl.DateTimeFormat(site.lang, { weekday: "long", timeZone: "UTC" }); // the 1st of January 2024 was a Monday
const times = new Intl.DateTimeFormat(site.lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });

function time(minute: number): string {
  return times.format(new Date(minute * 60_000));
}
