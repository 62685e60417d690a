// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// What takes place today or tomorrow, as people say it when they read the page: « ce soir à 18 h ».

import { words } from "maillage:words/soon";
import { site } from "maillage:site";
import { learn, t } from "./words";

learn(words);

const EVENING = 18; // the hour from which one says « ce soir »

const days = new Intl.DateTimeFormat("en-CA", { timeZone: site.timezone, year: "numeric", month: "2-digit", day: "2-digit" }); // 2026-11-23
const hours = new Intl.DateTimeFormat("en-GB", { timeZone: site.timezone, hour: "2-digit", hourCycle: "h23" });
const times = new Intl.DateTimeFormat(site.lang, { timeZone: site.timezone, hour: "numeric", minute: "2-digit" });

/** Says when something begins, written as a day or as a moment; "" for what is neither today nor tomorrow. */
export function soon(written: string, now: Date): string {
  const allDay = written.length === 10;
  const begins = new Date(written);
  if (Number.isNaN(begins.getTime())) return "";
  const day = allDay ? written : days.format(begins);
  const today = day === days.format(now);
  if (!today && day !== days.format(new Date(now.getTime() + 864e5))) return "";
  if (allDay) return t(today ? "soon.today" : "soon.tomorrow");
  if (today && begins <= now) return t("soon.now");
  const evening = Number(hours.format(begins)) >= EVENING;
  return t(`soon.${today ? evening ? "tonight" : "today" : evening ? "tomorrow_evening" : "tomorrow"}_at`, { time: times.format(begins) });
}

/** Says so on the cards of events and on their pages: <p class="card-when"><time datetime="2026-11-23T18:00:00+01:00">. */
export function start(page: ParentNode, now: Date): void {
  for (const time of page.querySelectorAll<HTMLTimeElement>("[data-soon] time")) {
    if (time.closest(".is-past")) continue;
    const said = soon(time.dateTime, now);
    if (!said) continue;
    const badge = document.createElement("strong");
    badge.className = "soon";
    badge.textContent = said;
    time.before(badge, " ");
  }
}
