// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Composes opening hours as OpenStreetMap writes them: "Mo-Fr 09:00-18:00; Sa 10:00-13:00".

import { make } from "../element";
import { t } from "../words";

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/** Returns days and times as one rule: consecutive days become a range. */
export function rule(days: readonly boolean[], from: string, to: string): string {
  const parts: string[] = [];
  for (let i = 0; i < DAYS.length; i++) {
    if (!days[i]) continue;
    let end = i;
    while (days[end + 1]) end++;
    parts.push(end === i ? DAYS[i]! : end === i + 1 ? `${DAYS[i]!},${DAYS[end]!}` : `${DAYS[i]!}-${DAYS[end]!}`);
    i = end;
  }
  return `${parts.join(",")} ${from}-${to}`;
}

/** Adds a rule to hours. Of the same days it is a second opening: "Mo-Fr 09:00-12:00,14:00-18:00". */
export function join(hours: string, added: string): string {
  const before = hours.trim().replace(/;$/, "");
  if (before === "") return added;
  const last = before.split(/;\s*/).at(-1)!;
  const days = added.split(" ")[0]!;
  if (last.startsWith(`${days} `)) return `${before},${added.slice(days.length + 1)}`;
  return `${before}; ${added}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Returns the days of a closure as a rule: "2026 Dec 24-2027 Jan 02 off". */
export function closure(from: string, to: string): string {
  const written = (day: string): string => `${day.slice(0, 4)} ${MONTHS[Number(day.slice(5, 7)) - 1]!} ${day.slice(8)}`;
  return `${written(from)}${to > from ? `-${written(to)}` : ""} off`;
}

/** Puts an editor after the field, which it writes into. */
export function edit(field: HTMLInputElement): void {
  const words = t("form.say.days").split(" ");
  const days = words.map((_, i) => make("input", { type: "checkbox", value: DAYS[i] }));
  const from = make("input", { class: "control", type: "time", value: "09:00", id: `${field.id}-from` });
  const to = make("input", { class: "control", type: "time", value: "18:00", id: `${field.id}-to` });
  const add = make("button", { class: "button button-outline", type: "button" }, t("form.say.add"));
  const put = (hours: string): void => {
    field.value = hours;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  add.addEventListener("click", () => {
    if (!days.some((d) => d.checked) || !from.value || !to.value) return;
    put(join(field.value, rule(days.map((d) => d.checked), from.value, to.value)));
  });
  // A rule wins over those before it: what closes stands at the end, however often it is asked for once.
  const close = (rule: string): void => {
    const before = field.value.trim().replace(/;$/, "");
    if (before && !before.split(/;\s*/).includes(rule)) put(`${before}; ${rule}`);
  };
  const holidays = make("button", { class: "button button-outline", type: "button" }, t("form.say.holidays"));
  holidays.addEventListener("click", () => { close("PH off"); });
  const first = make("input", { class: "control", type: "date", id: `${field.id}-first` });
  const last = make("input", { class: "control", type: "date", id: `${field.id}-last` });
  const shut = make("button", { class: "button button-outline", type: "button" }, t("form.say.shut"));
  shut.addEventListener("click", () => {
    if (first.value && (!last.value || last.value >= first.value)) close(closure(first.value, last.value));
  });
  const editor = make("fieldset", { class: "form-fields form-hours" },
    make("legend", {}, t("form.say.hours")),
    make("span", { class: "form-choices" }, ...days.map((d, i) => make("label", { class: "form-choice" }, d, make("span", {}, words[i]!)))),
    make("span", { class: "form-times" },
      make("label", { for: from.id }, t("form.say.from")), from, make("label", { for: to.id }, t("form.say.to")), to, add),
    make("span", { class: "form-times" },
      make("label", { for: first.id }, t("form.say.first")), first, make("label", { for: last.id }, t("form.say.last")), last, shut, holidays));
  field.closest(".form-field")?.after(editor);
}
