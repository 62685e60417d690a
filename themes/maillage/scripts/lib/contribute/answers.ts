// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Reads the answers from the form, and writes them back into it.

import { dated } from "./check";
import { visible } from "./document";
import { type Answers, type Field, group } from "./model";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controls(form: HTMLFormElement, path: string): Control[] {
  return [...form.querySelectorAll<Control>(`[name="${CSS.escape(path)}"]`)];
}

/** Returns what is answered; a group without an answer is absent. */
export function read(form: HTMLFormElement, fields: readonly Field[], above = ""): Answers {
  const answers: Answers = {};
  for (const field of fields) {
    const path = above + field.name;
    if (field.kind === "object") {
      const inner = read(form, field.fields ?? [], `${path}.`);
      if (Object.keys(inner).length > 0) answers[field.name] = inner;
      continue;
    }
    const found = controls(form, path);
    const [first] = found;
    if (!first) continue;
    if (field.kind === "array") {
      const list = first instanceof HTMLTextAreaElement
        ? visible(first.value).split("\n").map((line) => line.trim()).filter((line) => line !== "")
        : found.filter((c) => c instanceof HTMLInputElement && c.checked).map((c) => c.value);
      if (list.length > 0) answers[field.name] = field.format === "moment" ? list.map((line) => dated(line) ?? line) : list;
    } else if (field.kind === "boolean") {
      if (first instanceof HTMLInputElement && first.checked) answers[field.name] = true;
    } else {
      const text = visible(first.value).replace(/\s+/g, " ").trim();
      if (text !== "") answers[field.name] = text;
    }
  }
  return answers;
}

/** Writes answers into the form. */
export function fill(form: HTMLFormElement, fields: readonly Field[], answers: Answers, above = ""): void {
  for (const field of fields) {
    const path = above + field.name;
    const answer = answers[field.name];
    if (field.kind === "object") {
      fill(form, field.fields ?? [], group(answer), `${path}.`);
      continue;
    }
    for (const control of controls(form, path)) {
      if (control instanceof HTMLInputElement && control.type === "checkbox") {
        control.checked = Array.isArray(answer) ? answer.includes(control.value) : answer === true;
      } else {
        control.value = Array.isArray(answer) ? answer.join("\n") : typeof answer === "string" ? answer : "";
      }
    }
  }
}
