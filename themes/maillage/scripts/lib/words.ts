// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The words that scripts say: those of words/<lang>.yaml whose keys begin with "script.", and those that a part brings.

import { words } from "maillage:words";
import { site } from "maillage:site";

const plural = new Intl.PluralRules(site.lang);
const numbers = new Intl.NumberFormat(site.lang);

/** Adds words that only one part says and fetches with its data. */
export function learn(more: typeof words): void {
  Object.assign(words, more);
}

/** Returns the words of a key. The argument `count` chooses the plural; numbers are written as people write them. */
export function t(key: string, args: Record<string, string | number> = {}): string {
  const phrase = words[key];
  if (!phrase) return `⟦${key}⟧`;
  const { count } = args;
  let text = phrase.other;
  if (typeof count === "number") {
    if (count === 0 && phrase.zero) text = phrase.zero;
    else if (phrase.one && plural.select(count) === "one") text = phrase.one;
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = args[name] ?? "";
    return typeof value === "number" ? numbers.format(value) : value;
  });
}
