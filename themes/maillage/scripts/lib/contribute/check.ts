// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Finds what is wrong with answers, as package schema does with a file and in the same words. What only the whole network can tell
// is left to the check of the pull request.

import { t } from "../words";
import { type Answers, each, type Field, group, type Model } from "./model";
import { next } from "./recurrence";

/** What is wrong with one answer: the path of its key, what to do, and what was probably meant. What is mild stops nobody. */
export interface Problem { path: string; text: string; suggestion?: string; mild?: boolean }

/** A fault is a code of the catalogue; suggestion is what was probably meant. */
interface Fault { code: string; suggestion?: string; reason?: string }

/** Returns all that is wrong, in the order of the questions. */
export function check(model: Model, answers: Answers): Problem[] {
  const found: Problem[] = [];
  each(model.fields, answers, (field, path, answer, within) => {
    const say = (text: string, suggestion?: string): void => { found.push(suggestion === undefined ? { path, text } : { path, text, suggestion }); };
    const fault = (value: string, f: Fault): void => say(sentenceOf(model, field, value, f), f.suggestion);
    if (answer === undefined || answer === "" || Array.isArray(answer) && answer.length === 0) {
      // A group that nobody began needs no answers, but for the address of a place.
      if (field.required && (!within || Object.keys(within).length > 0 || path.startsWith("address.") && model.type === "place")) say(t("form.say.missing"));
    } else if (Array.isArray(answer)) {
      if (field.items && answer.length > field.items) say(t("form.say.items", { max: field.items, number: answer.length }));
      const twice = answer.find((item, i) => answer.indexOf(item) < i);
      if (twice !== undefined) say(t("form.say.twice", { value: twice }));
      for (const item of answer) {
        const f = faultOf(field, item);
        if (f) fault(item, f);
      }
    } else if (typeof answer === "string") {
      const f = faultOf(field, answer);
      if (f) fault(answer, f);
    }
  });
  return [...found, ...together(model, answers)];
}

/** What answers say together. */
function together(model: Model, answers: Answers): Problem[] {
  const found: Problem[] = [];
  const point = (): void => {
    if (!answers.lat || !answers.lon) found.push({ path: answers.lat ? "lon" : "lat", text: t("form.say.point") });
  };
  if (model.type === "place" && answers.status !== "project") point();
  else if (answers.lat || answers.lon) point();
  if (model.type === "event" && !answers.place && !answers.online && Object.keys(group(answers.address)).length === 0) {
    found.push({ path: "place", text: t("form.say.somewhere") });
  }
  if (model.type === "event" && Array.isArray(answers.except)) {
    const { start, recurrence } = answers;
    if (typeof recurrence !== "string") found.push({ path: "recurrence", text: t("form.say.rhythm") });
    for (const value of typeof start === "string" && typeof recurrence === "string" ? answers.except : []) {
      if (formats.moment?.(value)) continue; // said already
      const suggestion = next(recurrence as string, start as string, value);
      if (suggestion !== value.slice(0, 10)) found.push({ path: "except", text: sentence(model, "E106", { value, suggestion }), mild: true });
    }
  }
  for (const [from, to] of [["start", "end"], ["published", "expires"]] as const) {
    const [a, b] = [answers[from], answers[to]];
    if (typeof a === "string" && typeof b === "string" && a && b && b < a) found.push({ path: to, text: t("form.say.before") });
  }
  return found;
}

/** Returns what is wrong with a text. */
export function faultOf(field: Field, text: string): Fault | undefined {
  if (field.kind === "integer" || field.kind === "number") return number(field, text);
  const tooLong = field.length ? [...text].length > field.length : false;
  if (tooLong && !field.format) return { code: "V013" };
  const format = formats[field.format ?? ""];
  const fault = format?.(text);
  if (fault) return fault.suggestion !== undefined && (fault.suggestion === text || format?.(fault.suggestion)) ? { code: fault.code } : fault;
  return tooLong ? { code: "V013" } : undefined;
}

const blank = /[\s.\-\u00a0\u202f]+/g;

// What opening hours are made of; who writes a comment in quotes may say anything there.
const ofHours = /^(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|easter|off|closed|open|unknown|dawn|dusk|sunrise|sunset|day|days|\d+)$/i;
const clock = /^(?:[01]?\d|2\d):[0-5]\d$/;

/** The formats of schema.formats that forms ask for. */
const formats: Readonly<Record<string, ((text: string) => Fault | undefined) | undefined>> = {
  postcode: (s) => (/^\d{5}$/.test(s) ? undefined : { code: "V051", suggestion: s.replace(blank, "").replace(/^F(?:R)?/i, "") }),
  siret: (s) => {
    if (!/^\d{14}$/.test(s)) return { code: "V053", suggestion: s.replace(blank, "") };
    const digits = [...s].map(Number);
    const luhn = digits.reduce((sum, d, i) => sum + (i % 2 === 0 ? (d > 4 ? 2 * d - 9 : 2 * d) : d), 0);
    const post = s.startsWith("356000000") && digits.reduce((sum, d) => sum + d, 0) % 5 === 0;
    return luhn % 10 === 0 || post ? undefined : { code: "V054" };
  },
  email: (s) => {
    const local = s.slice(0, s.lastIndexOf("@"));
    if (mail.test(s) && !local.startsWith(".") && !local.endsWith(".") && !local.includes("..")) return undefined;
    return { code: "V035", suggestion: s.replace(/^mailto:/, "").replace(/\s*[[({<]?\s*(?:arobase|at)\s*[\])}>]?\s*/i, "@").replace(/\s+/g, "").replace(/,/g, ".").replace(/[.;]+$/, "") };
  },
  phone: (s) => {
    const digits = s.replace(/\(0\)|[\s.\-/()\u00a0\u202f\u2011\u2013]/g, "").replace(/^00/, "+");
    if (/^0[1-9]\d{8}$/.test(digits) || /^\+[1-9]\d{6,14}$/.test(digits) && (!digits.startsWith("+33") || /^\+33[1-9]\d{8}$/.test(digits))) return undefined;
    if (/^[1-9]\d{8}$/.test(digits)) return { code: "V036", suggestion: `0${digits}`.replace(/(\d\d)(?=\d)/g, "$1 ") };
    return { code: "V036" };
  },
  uri: web,
  "opening-hours": (s) => {
    const words = s.replace(/"[^"]*"/g, " ").split(/[\s,;\-+/()[\]|–—]+/).filter((w) => w !== "");
    return words.every((w) => ofHours.test(w) || clock.test(w)) ? undefined : { code: "V046" };
  },
  date: (s) => day(s, "V040"),
  moment: (s) => {
    const [date = "", time] = s.split(/[T ]/);
    return day(date, "V044") ?? (time === undefined || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? undefined : { code: "V044" });
  },
  "year-or-date": (s) => (/^[12]\d{3}$/.test(s) ? undefined : day(s, "V045")),
};

const mail = /^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

function web(s: string): Fault | undefined {
  const scheme = /^([A-Za-z][A-Za-z0-9+-]*):/.exec(s);
  if (!scheme) return { code: "V030", suggestion: `https://${s.replace(/^[:/]+/, "")}` };
  if (!/^https?$/i.test(scheme[1]!)) return { code: "V031" };
  if (!/^https?:\/\/[^/]/i.test(s) || /[\s\\<>"`{}|^\p{Cc}\p{Cf}]/u.test(s)) return { code: "V032" };
  let url: URL;
  try {
    url = new URL(s);
  } catch {
    return { code: "V032" };
  }
  if (url.username || url.password) {
    url.username = url.password = "";
    return { code: "V033", suggestion: url.href };
  }
  const labels = url.hostname.split(".");
  const last = labels.at(-1)!;
  return labels.length > 1 && labels.every((l) => l !== "") && last.length > 1 && /[a-z]/i.test(last) ? undefined : { code: "V034" };
}

/** Returns a day that is written as people do, "24/12/2026", as files have it; none for anything else. */
export function dated(s: string): string | undefined {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(s.trim());
  return french ? `${french[3]!}-${french[2]!.padStart(2, "0")}-${french[1]!.padStart(2, "0")}` : undefined;
}

function day(s: string, code: string): Fault | undefined {
  const suggestion = dated(s);
  if (suggestion) return { code, suggestion };
  if (!/^\d{4}-\d\d-\d\d$/.test(s)) return { code };
  const at = new Date(`${s}T00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== s ? { code: "V041" } : undefined;
}

function number(field: Field, text: string): Fault | undefined {
  const form = field.kind === "integer" ? /^-?(?:0|[1-9]\d*)$/ : /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
  const point = field.format === "latitude" || field.format === "longitude";
  if (!form.test(text)) {
    const tidy = text.replace(/[\s'’_\u00a0\u202f]|[€%°]$/g, "").replace(",", ".").replace(/^\+/, "");
    const code = field.kind === "integer" ? "V009" : text.includes(",") ? (point ? "P103" : "V011") : "V010";
    return form.test(tidy) ? { code, suggestion: tidy } : { code };
  }
  const n = Number(text);
  if (field.min !== undefined && n < field.min || field.max !== undefined && n > field.max) return { code: point ? "P105" : "V012" };
  return undefined;
}

/** Says a fault of an answer. */
function sentenceOf(model: Model, field: Field, value: string, fault: Fault): string {
  const count = [...value].length;
  const pointed = fault.code === "P105" && value.includes("."); // it is not the point that is missing
  return sentence(model, fault.code, {
    key: field.name, value, suggestion: fault.suggestion, example: pointed ? undefined : field.example, pointed: pointed ? value : undefined, reason: fault.reason,
    max: fault.code === "V013" ? field.length : field.max, min: field.min, count, over: count - (field.length ?? 0),
  });
}

/** Says a problem as the catalogue does: the message, then the first thing to do whose values are known. */
export function sentence(model: Model, code: string, values: Readonly<Record<string, string | number | undefined>>): string {
  const words = model.messages[code];
  if (!words) return code;
  const fill = (text: string): string | undefined => {
    let whole = true;
    const filled = text.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
      const v = values[name];
      if (v === undefined || v === "") whole = false;
      return String(v ?? "").slice(0, 80);
    });
    return whole ? filled : undefined;
  };
  const hint = words.hints.map(fill).find((filled) => filled !== undefined);
  const said = fill(words.message) ?? "";
  const end = (s: string): string => (/[.?!…]$/.test(s) ? s : `${s}.`);
  const upper = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
  return hint ? `${end(upper(said))} ${end(upper(hint))}` : end(upper(said));
}
