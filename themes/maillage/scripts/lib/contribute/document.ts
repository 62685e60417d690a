// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Writes the file of a document: front matter in the order of the schema, then the text.

import { fold } from "../fold";
import { type Answers, type Field, group, type Model } from "./model";
import { recurrence } from "./recurrence";

// What nobody sees or means: controls, marks of direction, letters without width, halves of letters. No file may have them.
const unseen = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;

/** Returns a text without what nobody sees. */
export function visible(text: string): string {
  return text.replace(unseen, "").replace(/\r\n?|[\u2028\u2029]/g, "\n");
}

/** Returns a text as the name of a file: lower case, without accents, hyphens between words. */
export function slug(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "").slice(0, 80).replace(/-+$/, "");
}

/** Returns the path of the file in the repository; a date tells apart what happens more than once. */
export function pathOf(model: Model, answers: Answers): string {
  const name = text(answers.name) || text(answers.title);
  const day = model.type === "event" ? text(answers.start).slice(0, 10) : "";
  const end = day ? `-${day}` : "";
  const head = slug(name).slice(0, 80 - end.length).replace(/-+$/, "");
  return `${model.folder}/${(head || model.type) + end}${model.extension}`;
}

/** Returns the whole file. */
export function write(model: Model, answers: Answers, body: string): string {
  const prose = visible(body).replace(/[ \t]+$/gm, "").trim();
  return `---\n${lines(model.fields, answers, "").join("\n")}\n---\n${prose ? `\n${prose}\n` : ""}`;
}

function lines(fields: readonly Field[], answers: Answers, indent: string): string[] {
  const all: string[] = [];
  for (const field of fields) {
    const answer = answers[field.name];
    if (answer === undefined || answer === "" || answer === false) continue;
    const key = `${indent}${field.name}:`;
    if (field.kind === "object") {
      const inner = lines(field.fields ?? [], group(answer), indent + "  ");
      if (inner.length > 0) all.push(key, ...inner);
    } else if (Array.isArray(answer)) {
      if (answer.length > 0) all.push(key, ...answer.map((item) => `${indent}  - ${value(field, item)}`));
    } else if (answer === true) {
      all.push(`${key} true`);
    } else if (typeof answer === "string") {
      all.push(`${key} ${field.format === "rrule" ? recurrence(answer, text(answers.start)) : value(field, answer)}`);
    }
  }
  return all;
}

function value(field: Field, answer: string): string {
  if (field.format === "latitude" || field.format === "longitude") return String(Math.round(Number(answer) * 1e5) / 1e5);
  if (field.kind === "integer" || field.kind === "number") return answer;
  // A moment and a day stand without quotes, as people write them; a year too.
  if (field.format === "moment") return answer.replace("T", " ");
  if (field.format === "date" || field.format === "year-or-date") return /^\d{4}(-\d\d-\d\d)?$/.test(answer) ? answer : scalar(answer);
  return scalar(field.format === "phone" ? phone(answer) : answer);
}

// A French number by two digits, another as it was grouped.
function phone(answer: string): string {
  const digits = answer.replace(/\(0\)|[\s.\-/()\u00a0\u202f\u2011\u2013]/g, "").replace(/^00/, "+").replace(/^\+33(?=[1-9]\d{8}$)/, "0");
  if (/^0[1-9]\d{8}$/.test(digits)) return digits.replace(/\d\d(?=\d)/g, "$& ");
  return `+${answer.replace(/\s*\(0\)\s*|[\s.\-/()\u00a0\u202f\u2011\u2013]+/g, " ").replace(/^[+0 ]+/, "").replace(/ +/g, " ").trim()}`;
}

// By the same rules as package front (quote.go), so that « maillage fmt » has nothing to change.
const notText = /^(?:\+?[0-9.][0-9a-fox_.:tz +-]*|y|n|yes|no|on|off|true|false|null)$/i; // for YAML, in any of its versions
const plain = /^[\p{L}\p{N}+(/«][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*$/u;

/** Returns a text as YAML on one line, in quotes unless every reader takes it for that text without. */
export function scalar(text: string): string {
  if (plain.test(text) && !notText.test(text) && !/: | #|:$/.test(text) && text.trim() === text) return text;
  return JSON.stringify(text); // JSON is YAML
}

function text(answer: Answers[string] | undefined): string {
  return typeof answer === "string" ? answer : "";
}
