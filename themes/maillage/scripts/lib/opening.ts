// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Whether a place is open, as people say it: « Ouvert, ferme à 18 h », « Fermé, ouvre lundi à 9 h ».

import { site } from "maillage:site";
import { t } from "./words";

type Span = readonly [from: number, to: number]; // minutes since midnight

const midnight = 24 * 60;

/** Says it in line for a minute of a day: days are the spans of that day and of those after it, weekday is 0 on Mondays. */
export function sayOpening(line: HTMLElement, days: readonly (readonly Span[])[], minute: number, weekday: number): void {
  const open = days[0]?.find(([from, to]) => from <= minute && minute < to);
  line.textContent = open ? until(open[1]) : next(days, minute, weekday);
  line.classList.add(open ? "is-open" : "is-shut");
  line.hidden = false;
}

function until(minute: number): string {
  return minute >= midnight ? t("script.now.open") : t("script.now.open_until", { time: time(minute) });
}

/** When a place that is closed opens next. */
function next(days: readonly (readonly Span[])[], minute: number, weekday: number): string {
  for (const [later, spans] of days.entries()) {
    const span = spans.find(([from]) => later > 0 || from > minute);
    if (!span) continue;
    if (later === 0) return t("script.now.opens", { time: time(span[0]) });
    if (later === 1) return t("script.now.opens_tomorrow", { time: time(span[0]) });
    return t("script.now.opens_on", { day: weekdays.format(new Date(Date.UTC(2024, 0, 1 + (weekday + later) % 7))), time: time(span[0]) });
  }
  return t("script.now.closed");
}

const weekdays = new Intl.DateTimeFormat(site.lang, { weekday: "long", timeZone: "UTC" }); // the 1st of January 2024 was a Monday
const times = new Intl.DateTimeFormat(site.lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });

/** An hour as the build writes it: « 18 h », « 9 h 30 ». */
function time(minute: number): string {
  const part: Record<string, string> = {};
  for (const { type, value } of times.formatToParts(new Date(minute * 60_000))) part[type] = value;
  return t(part.minute === "00" ? "script.now.hour" : "script.now.minute", {
    hour: Number(part.hour), minute: part.minute ?? "", half: part.dayPeriod?.toLowerCase() ?? "",
  });
}
