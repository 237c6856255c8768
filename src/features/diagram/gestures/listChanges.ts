import type { Change, JsonValue } from '../../../core/model/change';
import type { Entry, Path } from '../../../core/model/entry';

/**
 * The changes from one list to another: what both begin and end with stays as it is written, with its comments. A list that is
 * emptied stays, and is empty: that may say something else than none.
 */
export function listChanges(entry: Entry, path: Path, before: readonly JsonValue[], after: readonly JsonValue[]): readonly Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const gone = before.length - start - end;
  const come = after.slice(start, after.length - end);
  const file = entry.file;
  const list = [entry.collection, entry.id, ...path];
  const kept = Math.min(gone, come.length);
  return [
    ...come.slice(0, kept).map((value, i): Change => ({ kind: 'set', file, path: [...list, start + i], value })),
    // The last first, so that the others keep their place.
    ...Array.from({ length: gone - kept }, (_, i): Change => ({ kind: 'remove', file, path: [...list, start + gone - 1 - i] })),
    ...come.slice(kept).map((value, i): Change => ({ kind: 'insert', file, path: list, index: start + kept + i, value })),
  ];
}
