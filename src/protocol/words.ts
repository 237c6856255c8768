/** Finding nodes by words: the same for the search and the filter, on whichever side they are looked for. */

/** What of a node is looked through; a node of the protocol or of the scene. */
export interface Worded {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly state: string;
  readonly layers?: readonly (readonly [layer: string, label: string])[] | undefined;
}

/** The words of a query, letters' case aside. */
export function wordsOf(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter((word) => word !== '');
}

/** Whether every word occurs in name, id, figures, state or what a host stands on; with no word, everything does. */
export function hasWords({ id, label, detail, state, layers = [] }: Worded, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = `${label} ${id} ${detail} ${state} ${layers.map(([, name]) => name).join(' ')}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
