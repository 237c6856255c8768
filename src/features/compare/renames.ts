/** Entries that only have another id. */
import type { JsonValue } from '../../core/model/change';
import type { Entry, Reference } from '../../core/model/entry';
import { collectionNames, type CollectionName } from '../../core/model/ids';

/** New id by old, of each collection that has any. */
export type Renames = ReadonlyMap<CollectionName, ReadonlyMap<string, string>>;

export const noRenames: Renames = new Map();

/** An entry on one side alone, and what is written in it. */
export interface Lone {
  readonly entry: Entry;
  readonly written: () => JsonValue;
}

/**
 * Pairs what is gone with what came: where one entry of a collection is written exactly like one that came, references to entries
 * with another id followed, and no other is. Which of several equal ones became which, nobody can tell.
 */
export function renamesAmong(gone: readonly Lone[], came: readonly Lone[]): Renames {
  const renames = new Map<CollectionName, Map<string, string>>();
  if (gone.length === 0 || came.length === 0) return renames;
  const cameAs = grouped(came, ({ written }) => written());
  // What refers to an entry with another id is equal once that is known.
  for (let found = true; found; ) {
    found = false;
    const left = gone.filter((lone) => saysSomething(lone) && renames.get(lone.entry.collection)?.has(lone.entry.id) !== true);
    for (const [key, alike] of grouped(left, ({ entry, written }) => renamedIn(written(), entry.references, renames))) {
      const others = cameAs.get(key) ?? [];
      const [one, another] = [alike[0], others[0]];
      if (!one || !another || alike.length > 1 || others.length > 1) continue;
      const { collection, id } = one.entry;
      renames.set(collection, (renames.get(collection) ?? new Map<string, string>()).set(id, another.entry.id));
      cameAs.delete(key);
      found = true;
    }
  }
  return renames;
}

/** Of an entry in which nothing is written nobody can tell which it is. */
function saysSomething({ entry }: Lone): boolean {
  return Object.keys(entry.value).length > 0;
}

/** What is written in an entry, as it would be had the entries it names the ids they have now. */
export function renamedIn(written: JsonValue, references: readonly Reference[], renames: Renames): JsonValue {
  if (renames.size === 0) return written;
  return references.reduce<JsonValue>((value, reference) => {
    const text = renamedText(reference, renames);
    if (text === undefined) return value;
    return reference.kind === 'entry' && reference.isKey === true ? withKey(value, reference.path, text) : withValue(value, reference.path, text);
  }, written);
}

function renamedText(reference: Reference, renames: Renames): string | undefined {
  const collections = reference.kind === 'entry' ? reference.collections : (Object.keys(reference.parts) as CollectionName[]);
  const id = reference.kind === 'entry' ? reference.id : reference.owner;
  const renamed = collections.map((collection) => renames.get(collection)?.get(id)).find((to) => to !== undefined);
  if (renamed === undefined || reference.kind === 'entry') return renamed;
  return reference.part === undefined ? renamed : `${renamed}/${reference.part}`;
}

function withValue(root: JsonValue, path: readonly (string | number)[], text: string): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return text;
  if (isList(root)) return root.map((item, i) => (i === step ? withValue(item, rest, text) : item));
  if (typeof root !== 'object' || root === null) return root;
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, key === step ? withValue(value, rest, text) : value]));
}

function withKey(root: JsonValue, path: readonly (string | number)[], to: string): JsonValue {
  const [step, ...rest] = path;
  if (typeof root !== 'object' || root === null || step === undefined) return root;
  if (isList(root)) return root.map((item, i) => (i === step ? withKey(item, rest, to) : item));
  return Object.fromEntries(Object.entries(root).map(([key, value]) => (key !== step ? [key, value] : rest.length === 0 ? [to, value] : [key, withKey(value, rest, to)])));
}

/** By collection and what is written, whatever the order of its fields. */
function grouped(entries: readonly Lone[], writtenIn: (entry: Lone) => JsonValue): Map<string, readonly Lone[]> {
  const groups = new Map<string, Lone[]>();
  for (const each of entries) {
    const key = `${collectionNames.indexOf(each.entry.collection)} ${JSON.stringify(sorted(writtenIn(each)))}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

function sorted(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
