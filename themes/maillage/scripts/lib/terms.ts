// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The words of a text as the index has them: as words.Terms and words.Stem in the build, letter by letter.

import { fold } from "./fold";

/** Returns the words of a text in their shortest form, without single letters. */
export function terms(text: string): string[] {
  return split(text).map(stem);
}

/** Returns the folded words of a text, without single letters. */
export function split(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length > 1);
}

/** Returns the shortest form of a folded word. */
export function stem(word: string): string {
  if ([...word].length > 3) word = word.replace(/s$/, "");
  if (word.endsWith("ux")) return [...word].length >= 6 && /[^e]aux$/.test(word) ? `${word.slice(0, -2)}l` : word.slice(0, -1);
  if ([...word].length < 6) return word;
  const short = word.replace(/r$/, "").replace(/e$/, "").replace(/e$/, "");
  const letters = [...short];
  return letters.at(-1) === letters.at(-2) ? letters.slice(0, -1).join("") : short;
}

/** Returns the 32 bits that say in which file a word is: the FNV-1a hash of its first three letters. */
export function hash(word: string): number {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode([...word].slice(0, 3).join(""))) h = Math.imul(h ^ byte, 0x01000193);
  return h >>> 0;
}
