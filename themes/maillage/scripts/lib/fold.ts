// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Texts for comparing: as words.Fold does in the build.

/** The letters that decomposition (NFKD) leaves whole, as in words.Fold: a test compares the two. */
const unfold: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'" };

/** Returns a text in lower case, without accents; œ is oe and ’ is '. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[œæßøłđðþı’]/g, (letter) => unfold[letter] ?? letter);
}
