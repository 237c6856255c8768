/** What files say beside their entries: names, policies, imports, where things are drawn. */
import { toValue } from '../../core/document/json/node';
import type { JsonValue } from '../../core/model/change';
import { isCollectionName } from '../../core/model/ids';
import type { Session } from '../session';
import { besideMain } from './besideMain';
import { fieldChanges } from './fieldChanges';
import type { Difference } from './types';

/** One difference for each file of both versions that says something else beside its entries, the main one first. */
export function documentChanges(before: Session, after: Session): readonly Difference[] {
  const earlier = new Map(before.files().map((file) => [nameOf(before, file), file]));
  return after.files().flatMap((file): readonly Difference[] => {
    const old = earlier.get(nameOf(after, file));
    if (old === undefined) return [];
    const fields = fieldChanges(headerOf(before, old), headerOf(after, file));
    const label = file === after.main ? 'Document' : besideMain(after, file);
    return fields.length === 0 ? [] : [{ node: null, collection: null, change: 'changed', was: null, label, word: 'document', where: [], from: [], fields, appeared: [], gone: [] }];
  });
}

/** The main file by no name: the two versions of it may be called differently. */
function nameOf(session: Session, file: string): string {
  return file === session.main ? '' : besideMain(session, file);
}

function headerOf(session: Session, file: string): { readonly written: JsonValue; readonly read: unknown } {
  const document = session.document(file);
  const root = document?.root;
  if (root?.kind !== 'object') return { written: {}, read: undefined };
  const fields = root.keys.flatMap((key, i) => {
    const value = root.values[i];
    return isCollectionName(key) || value === undefined ? [] : [[key, toValue(value) as JsonValue] as const];
  });
  return { written: Object.fromEntries(fields), read: document?.document.problems.length === 0 ? document.document.header : undefined };
}
