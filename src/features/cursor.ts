/** Between the text and the diagram: the node under the cursor, and the text of a node. */
import type { Range } from '../core/document/json/lines';
import type { Path } from '../core/model/entry';
import type { ViewName } from '../protocol/view';
import { entryOf } from './diagram/nodeIds';
import { pathOf } from './diagram/parts';
import { shownAt } from './diagram/shownAt';
import type { Session } from './session';

/** The narrowest node of a view whose text holds `offset`; undefined outside the entries it shows. */
export function nodeAt(session: Session, file: string, offset: number, view: ViewName = 'compute'): string | undefined {
  const node = shownAt(session.estate, session.document(file)?.at(offset)?.path ?? [], view);
  const name = node === undefined ? undefined : entryOf(node);
  // An entry typed just now may not be one yet: while brackets are open, those of the last whole text count.
  return name && session.estate.find(name.collection, name.id) ? node : undefined;
}

/**
 * Where the text of a node is: key and value of its entry or of the part it is, or the value of the field at `path` below the
 * entry. A field that is not written is shown at the nearest thing that is. Undefined for a group, and for what is no longer in the text.
 */
export function placeOf(session: Session, node: string, path: Path): { readonly file: string; readonly range: Range } | undefined {
  const name = entryOf(node);
  const entry = name && session.estate.find(name.collection, name.id);
  const document = entry && session.document(entry.file);
  if (!entry || !document) return undefined;
  const below = path.length > 0 ? path : pathOf(session.estate, name);
  if (below === undefined) return undefined;
  const isList = typeof below[below.length - 1] === 'number';
  const range = document.rangeOf({ path: [entry.collection, entry.id, ...below], at: path.length === 0 && !isList ? 'entry' : 'value' });
  return { file: entry.file, range };
}
