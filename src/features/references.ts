/** Where something is named. */
import type { Range } from '../core/document/json/lines';
import { declarationsOf, mentionsOf, type Mention } from './names/mentions';
import { nameAt, offsetsIn } from './names/nameAt';
import type { Session } from './session';

export interface Location {
  readonly file: string;
  readonly range: Range;
}

/**
 * Every place that names what is named at an offset, in all files of the estate; pinned positions do not count.
 * `declaration` adds the key that makes it exist.
 */
export function referencesAt(session: Session, file: string, offset: number, { declaration }: { readonly declaration: boolean }): readonly Location[] {
  const name = nameAt(session, file, offset);
  if (!name) return [];
  const mentions = mentionsOf(session, name.named).filter(({ place }) => place.path[0] !== 'diagram');
  return [...(declaration ? declarationsOf(session, name.named) : []), ...mentions].flatMap((mention) => locate(session, mention));
}

function locate(session: Session, mention: Mention): readonly Location[] {
  const { file, place } = mention;
  const document = session.document(file);
  if (!document) return [];
  const { start, end } = offsetsIn(document, document.offsetsOf(place), mention, place.text);
  return [{ file, range: document.lines.rangeOf(start, end) }];
}
