/** What the gestures share: the entry behind a node, and changes below it. */
import type { Change, JsonValue } from '../../../core/model/change';
import type { Entry, Path } from '../../../core/model/entry';
import { entityWord, type CollectionName } from '../../../core/model/ids';
import type { Session } from '../../session';
import { entryOf } from '../nodeIds';

/** The entry a node stands for, or why there is none. */
export function findEntry(session: Session, node: string): Entry | string {
  const name = entryOf(node);
  if (!name) return 'This is a group the diagram makes; it is no entry of the text.';
  return session.estate.find(name.collection, name.id) ?? missing(name.collection, name.id);
}

export function missing(collection: CollectionName, id: string): string {
  return `There is no ${entityWord[collection]} "${id}" any more.`;
}

export function set(entry: Entry, path: Path, value: JsonValue): Change {
  return { kind: 'set', file: entry.file, path: [entry.collection, entry.id, ...path], value };
}

/** Adds an item to a list of an entry, behind the others. */
export function append(entry: Entry, list: Path, value: JsonValue): Change {
  return { kind: 'insert', file: entry.file, path: [entry.collection, entry.id, ...list], value };
}

export function removeField(entry: Entry, path: Path): Change {
  return { kind: 'remove', file: entry.file, path: [entry.collection, entry.id, ...path] };
}

/** Writes a field, or removes it, where that changes anything. */
export function makeField(entry: Entry, field: string, value: string | undefined): readonly Change[] {
  const now = (entry.value as Readonly<Record<string, unknown>>)[field];
  if (now === value) return [];
  return [value === undefined ? removeField(entry, [field]) : set(entry, [field], value)];
}
