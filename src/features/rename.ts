/** Renaming from the text: what would be renamed, and the changes that do it. */
import type { Range } from '../core/document/json/lines';
import { nameAt } from './names/nameAt';
import { nameOf, renameNamed, type RenameOutcome } from './renameEntry';
import type { Session } from './session';

export type PreparedRename =
  | { readonly kind: 'name'; readonly range: Range; /** The name as it is now. */ readonly name: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** What a rename at an offset would be about: an entry or a part, at its key or at a reference to it. */
export function prepareRename(session: Session, file: string, offset: number): PreparedRename {
  const document = session.document(file);
  const name = nameAt(session, file, offset);
  if (!document || !name) return { kind: 'refused', reasons: [nothingHere] };
  return { kind: 'name', range: document.lines.rangeOf(name.start, name.end), name: nameOf(name.named) };
}

/** The changes, in every file, that give what is named at an offset another name. */
export function renameAt(session: Session, file: string, offset: number, to: string): RenameOutcome {
  const name = nameAt(session, file, offset);
  return name ? renameNamed(session, name.named, to) : { kind: 'refused', reasons: [nothingHere] };
}

const nothingHere = 'Nothing here has a name that can be changed: put the cursor on the key of an entry, or on a reference to one.';
