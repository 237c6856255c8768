/** What a reference leads to, and who refers to an entry: the one notion of reference that every feature shares. */
import type { Entry, Reference } from './entry';
import type { Estate } from './estate';
import { collectionNames, type CollectionName } from './ids';

export type Resolution =
  | { readonly kind: 'found'; readonly entry: Entry }
  /** No entry of these collections has the id. */
  | { readonly kind: 'no-entry'; readonly id: string; readonly collections: readonly CollectionName[] }
  /** The entry is there but has no such part. */
  | { readonly kind: 'no-part'; readonly entry: Entry; readonly parts: readonly string[] }
  /** The entry is there, but one of its parts has to be named. */
  | { readonly kind: 'part-unnamed'; readonly entry: Entry; readonly parts: readonly string[] };

/** What `reference` leads to in `estate`; of several collections, the first that has the id. */
export function resolve(estate: Estate, reference: Reference): Resolution {
  return reference.kind === 'entry' ? resolveEntry(estate, reference.id, reference.collections) : resolvePart(estate, reference);
}

function resolveEntry(estate: Estate, id: string, collections: readonly CollectionName[]): Resolution {
  for (const collection of collections) {
    const entry = estate.find(collection, id);
    if (entry) return { kind: 'found', entry };
  }
  return { kind: 'no-entry', id, collections };
}

function resolvePart(estate: Estate, reference: Extract<Reference, { kind: 'part' }>): Resolution {
  const collections = Object.keys(reference.parts) as CollectionName[];
  let nearest: Resolution = { kind: 'no-entry', id: reference.owner, collections };
  for (const collection of collections) {
    const entry = estate.find(collection, reference.owner);
    if (!entry) continue;
    const fields = reference.parts[collection] ?? [];
    const parts = partsOf(entry, fields);
    if (reference.part === undefined ? mayNameWhole(fields) : parts.includes(reference.part)) return { kind: 'found', entry };
    nearest = { kind: reference.part === undefined ? 'part-unnamed' : 'no-part', entry, parts };
  }
  return nearest;
}

/** Whether a reference to parts in these fields may name the owner alone. */
export const mayNameWhole = (fields: readonly string[]): boolean => fields.length === 0 || fields.includes('');

/** Names of the parts of an entry that are keys of the given fields. */
export function partsOf(entry: Entry, fields: readonly string[]): readonly string[] {
  const value = entry.value as Readonly<Record<string, unknown>>;
  return fields.flatMap((field) => {
    const parts = value[field];
    return typeof parts === 'object' && parts !== null ? Object.keys(parts) : [];
  });
}

/** A reference and the entry it stands in. */
export interface Mention {
  readonly entry: Entry;
  readonly reference: Reference;
}

/** A part of an entry: the field it is a key of, and the key. */
export interface Part {
  readonly field: string;
  readonly name: string;
}

/** Every mention of an entry, its parts included, or with `part` of that part alone, in all files. It looks at the whole estate. */
export function mentionsOf(estate: Estate, collection: CollectionName, id: string, part?: Part): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const name of collectionNames) {
    for (const key of estate.ids(name)) {
      for (const entry of estate.all(name, key)) {
        for (const reference of entry.references) if (isMention(estate, reference, collection, id, part)) mentions.push({ entry, reference });
      }
    }
  }
  return mentions;
}

function isMention(estate: Estate, reference: Reference, collection: CollectionName, id: string, part: Part | undefined): boolean {
  if (reference.kind === 'part') {
    if (reference.owner !== id || !(collection in reference.parts)) return false;
    return part === undefined || (reference.part === part.name && reference.parts[collection]?.includes(part.field) === true);
  }
  if (part !== undefined || reference.id !== id || !reference.collections.includes(collection)) return false;
  const target = resolve(estate, reference);
  return target.kind === 'found' && target.entry.collection === collection;
}
