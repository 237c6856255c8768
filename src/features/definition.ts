/** From a name to what it names. */
import type { Range } from '../core/document/json/lines';
import { resolveImport } from '../core/document/imports';
import { declarationsOf } from './names/mentions';
import { nameAt, textAt } from './names/nameAt';
import type { Session } from './session';

export interface Definition {
  /** The text that leads there: the piece of a reference, or an import. */
  readonly origin: Range;
  /** More than one where several files declare the same id. */
  readonly targets: readonly DefinitionTarget[];
}

export interface DefinitionTarget {
  readonly file: string;
  /** The whole of it: key and value of an entry or a part, or the beginning of a file. */
  readonly range: Range;
  /** Its key. */
  readonly key: Range;
}

/** What the text at an offset leads to: an entry, a part of one, or an imported file. Undefined where it leads nowhere. */
export function definitionAt(session: Session, file: string, offset: number): Definition | undefined {
  const document = session.document(file);
  const name = nameAt(session, file, offset);
  if (!document || !name) return importAt(session, file, offset);
  const targets = declarationsOf(session, name.named).flatMap(({ file: where, place: { path } }): DefinitionTarget[] => {
    const target = session.document(where);
    return target ? [{ file: where, range: target.rangeOf({ path, at: 'entry' }), key: target.rangeOf({ path, at: 'key' }) }] : [];
  });
  return targets.length === 0 ? undefined : { origin: document.lines.rangeOf(name.start, name.end), targets };
}

function importAt(session: Session, file: string, offset: number): Definition | undefined {
  const document = session.document(file);
  const found = document?.at(offset);
  const place = found && textAt(found);
  if (!document || !place || place.at !== 'value' || place.path.length !== 2 || place.path[0] !== 'imports') return undefined;
  const target = resolveImport(file, place.text);
  if (!session.document(target)) return undefined;
  return { origin: document.lines.rangeOf(found.start, found.end), targets: [{ file: target, range: beginning, key: beginning }] };
}

const beginning: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
