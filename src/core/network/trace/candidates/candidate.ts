/** A change that may let a packet through, and how it is written. */
import type { Change, JsonValue } from '../../../model/change';
import type { Path } from '../../../model/entry';
import type { Estate } from '../../../model/estate';
import type { CollectionName } from '../../../model/ids';
import { writtenPath } from '../../../model/writtenPath';

export interface Candidate {
  /** A sentence without its full stop: "Add VLAN 20 to the trunk leaf-1/eth48". */
  readonly text: string;
  readonly changes: readonly Change[];
}

/** One candidate; none where it would change nothing. */
export const one = (text: string, changes: readonly Change[]): readonly Candidate[] => (changes.length === 0 ? [] : [{ text, changes }]);

/** Fields of an entry, written where the entry is; none where it is not there. */
export function setting(estate: Estate, collection: CollectionName, id: string, fields: readonly (readonly [path: Path, value: JsonValue])[]): readonly Change[] {
  const entry = estate.find(collection, id);
  return entry ? fields.map(([path, value]) => ({ kind: 'set', file: entry.file, path: [collection, id, ...path], value })) : [];
}

/** A field of an entry taken away; nothing where the entry is not there. */
export function erasing(estate: Estate, collection: CollectionName, id: string, path: Path): readonly Change[] {
  const entry = estate.find(collection, id);
  return entry ? [{ kind: 'remove', file: entry.file, path: [collection, id, ...path] }] : [];
}

/** A further item of a list of an entry: before the one with this index in the model, or behind the last. */
export function inserting(estate: Estate, collection: CollectionName, id: string, list: string, value: JsonValue, before?: number): readonly Change[] {
  const entry = estate.find(collection, id);
  if (!entry) return [];
  const index = before === undefined ? undefined : writtenPath(entry, [list, before])[1];
  return [{ kind: 'insert', file: entry.file, path: [collection, id, list], value, ...(typeof index === 'number' ? { index } : {}) }];
}
