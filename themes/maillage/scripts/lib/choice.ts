// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// What the filters of the list and the map show each other.

export interface Choice {
  shown: ReadonlySet<string> | null; // ids of the places that the filters leave; null for all
  hovered: string | null; // id of the place that is pointed at
}

let choice: Choice = { shown: null, hovered: null };
const listeners = new Set<(choice: Choice) => void>();

export function get(): Choice {
  return choice;
}

/** Changes a part of the choice and tells everybody who listens. */
export function set(change: Partial<Choice>): void {
  const next = { ...choice, ...change };
  if (next.shown === choice.shown && next.hovered === choice.hovered) return;
  choice = next;
  for (const listen of listeners) listen(choice);
}

/** Calls f after each change, until the function that it returns is called. */
export function listen(f: (choice: Choice) => void): () => void {
  listeners.add(f);
  return () => listeners.delete(f);
}
