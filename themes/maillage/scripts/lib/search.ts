// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Searches the index that the build wrote (build/output/search): a search reads a file for each word, and those of the pages that it shows.

import { hash, split, stem } from "./terms";

interface Index {
  version: number;
  documents: number;
  shards: number;
  block: number; // pages in a file
}

/** Documents and weights in turn; a document is the distance from the one before. */
type Postings = readonly number[];
type Shard = Record<string, Postings>;
type Page = readonly [url: string, title: string, kind: string, detail: string, summary: string];

export interface Hit {
  url: string; // path from the site's root
  title: string;
  kind: string;
  detail: string;
  summary: string;
}

export interface Found {
  hits: Hit[];
  total: number;
  words: string[]; // what was looked for, folded
}

const files = new Map<string, Promise<unknown>>();

/** Fetches a file once; after a failure the next one tries again. */
function get<T>(address: string): Promise<T> {
  let file = files.get(address);
  if (!file) {
    file = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json() as Promise<unknown>;
    });
    file.catch(() => files.delete(address));
    files.set(address, file);
  }
  return file as Promise<T>;
}

/** Searches; folder is the address of the index, with a slash at the end. Pages that have all words come first. */
export async function search(folder: string, text: string, most: number): Promise<Found> {
  const words = split(text).slice(0, 8);
  const index = await get<Index>(`${folder}index.json`);
  if (index.version !== 1) throw new Error(`index.json: version ${index.version}`);
  const scores = new Map<number, number>();
  const matched = new Map<number, number>();
  for (const weights of await Promise.all(words.map((word) => weigh(folder, index, word)))) {
    for (const [page, weight] of weights) {
      scores.set(page, (scores.get(page) ?? 0) + weight);
      matched.set(page, (matched.get(page) ?? 0) + 1);
    }
  }
  let all = 0; // no spreading: a hundred thousand pages are more than a call takes
  for (const count of matched.values()) all = Math.max(all, count);
  const ranked = [...scores].filter(([page]) => matched.get(page) === all).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const shown = ranked.slice(0, most).map(([page]) => page);
  const blocks = new Map<number, Promise<readonly Page[]>>();
  for (const page of shown) {
    const n = Math.floor(page / index.block);
    if (!blocks.has(n)) blocks.set(n, get<readonly Page[]>(`${folder}pages-${n}.json`));
  }
  const hits: Hit[] = [];
  for (const page of shown) {
    const found = (await blocks.get(Math.floor(page / index.block)))?.[page % index.block];
    if (found) hits.push({ url: found[0], title: found[1], kind: found[2], detail: found[3], summary: found[4] });
  }
  return { hits, total: ranked.length, words };
}

/** Returns how well pages go with a word: rare words say more than frequent ones. */
async function weigh(folder: string, index: Index, word: string): Promise<Map<number, number>> {
  const n = Math.floor(hash(stem(word)) / 2 ** 32 * index.shards);
  const shard = await get<Shard>(`${folder}words-${n}.json`);
  const weights = new Map<number, number>();
  for (const [term, part] of matches(shard, word)) {
    const postings = shard[term] ?? [];
    const rare = Math.log(1 + index.documents / (postings.length / 2));
    for (let at = 0, page = 0; at < postings.length; at += 2) {
      page += postings[at] ?? 0;
      weights.set(page, Math.max(weights.get(page) ?? 0, part * rare * (postings[at + 1] ?? 0)));
    }
  }
  return weights;
}

/** Returns the words of a file that a word means, and how much: itself, those that it begins, else those with another letter. */
function matches(shard: Shard, word: string): [string, number][] {
  const short = stem(word);
  const found: [string, number][] = [];
  for (const term of Object.keys(shard)) {
    if (term === short || term === word) found.push([term, 1]);
    else if (term.startsWith(short)) found.push([term, 0.6]);
  }
  if (found.length > 0 || short.length < 5) return found;
  return Object.keys(shard).filter((term) => near(term, short)).map((term) => [term, 0.4]);
}

/** Says whether one letter was forgotten, added, changed, or two were exchanged. */
export function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const rest = (s: string, skip: number): string => s.slice(at + skip);
  if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
  return rest(a, 1) === rest(b, 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2));
}
