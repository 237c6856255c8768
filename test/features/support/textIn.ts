import type { Range } from '../../../src/core/document/json/lines';
import type { Session } from '../../../src/features/session';

/** The text of a file between two positions. */
export function textIn(session: Session, file: string, { start, end }: Range): string {
  const document = session.document(file);
  if (!document) throw new Error(`"${file}" is not open.`);
  return document.text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end));
}
