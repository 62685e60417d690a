// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// How often an event comes: the few rhythms that the form offers, as rules of RFC 5545 and as days.

const NAMES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const DAY = 86_400_000; // milliseconds
const AHEAD = 62; // days in which each rhythm comes back

/** Returns how often an event comes as a rule, by the day on which it first does. In a month, the fifth of a day is the last. */
export function recurrence(often: string, start: string): string {
  const first = noon(start);
  const day = NAMES[first.getUTCDay()] ?? "MO";
  if (often === "weekly") return `FREQ=WEEKLY;BYDAY=${day}`;
  if (often === "fortnightly") return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`;
  return `FREQ=MONTHLY;BYDAY=${week(first)}${day}`;
}

/** Returns the first day from another one on, that included, on which the event takes place; none where there is no such day. */
export function next(often: string, start: string, from: string): string | undefined {
  const first = noon(start);
  for (let day = Math.max(noon(from).getTime(), first.getTime()), left = AHEAD; left > 0; day += DAY, left--) {
    const at = new Date(day);
    if (at.getUTCDay() !== first.getUTCDay()) continue;
    const weeks = Math.round((day - first.getTime()) / DAY / 7);
    const inMonth = week(first) < 0 ? last(at) : Math.ceil(at.getUTCDate() / 7) === week(first);
    if (often === "weekly" || (often === "fortnightly" ? weeks % 2 === 0 : inMonth)) return at.toISOString().slice(0, 10);
  }
  return undefined;
}

/** Returns which of its month's Mondays (Tuesdays…) a day is, -1 for a fifth, which not every month has. */
function week(day: Date): number {
  const nth = Math.ceil(day.getUTCDate() / 7);
  return nth > 4 ? -1 : nth;
}

/** Reports whether the same day of the next week is in another month. */
function last(day: Date): boolean {
  return new Date(day.getTime() + 7 * DAY).getUTCMonth() !== day.getUTCMonth();
}

function noon(day: string): Date {
  return new Date(`${day.slice(0, 10)}T12:00:00Z`);
}
