// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// What the build says of a type of document: form.json, see build/output/pages/field.go.

export interface Field {
  name: string;
  kind: "string" | "integer" | "number" | "boolean" | "array" | "object";
  format?: string;
  required?: boolean;
  length?: number; // characters of a text, or of each of a list
  items?: number;
  min?: number;
  max?: number;
  example?: string;
  fields?: readonly Field[];
}

export interface Forge { kind: "github" | "gitlab" | "forgejo"; url: string; branch: string }

export interface Model {
  version: number;
  type: "place" | "event" | "ad";
  folder: string;
  extension: string;
  forge?: Forge;
  mail?: string;
  bounds?: readonly [west: number, south: number, east: number, north: number];
  territory?: string; // its name
  addresses?: string; // address of the service that says where an address is
  pages: string; // path below which such documents have their page
  fields: readonly Field[];
  messages: Readonly<Record<string, { message: string; hints: readonly string[] } | undefined>>;
  words: Record<string, { other: string } | undefined>; // that forms say
}

/** What somebody answered: texts as they were written, lists without empty lines; what has no answer is absent. */
export interface Answers { [name: string]: string | boolean | string[] | Answers }

/** Calls f for every question that is no group, with the path of its key and its answer. */
export function each(fields: readonly Field[], answers: Answers, f: (field: Field, path: string, answer: string | boolean | string[] | undefined, within: Answers | undefined) => void, above = ""): void {
  for (const field of fields) {
    const answer = answers[field.name];
    if (field.kind === "object") {
      each(field.fields ?? [], group(answer), f, `${above}${field.name}.`);
    } else {
      f(field, above + field.name, typeof answer === "object" && !Array.isArray(answer) ? undefined : answer, above ? answers : undefined);
    }
  }
}

/** Returns the answers of a group, none for anything else. */
export function group(answer: Answers[string] | undefined): Answers {
  return typeof answer === "object" && !Array.isArray(answer) ? answer : {};
}
