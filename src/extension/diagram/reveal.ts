import type * as vscode from 'vscode';
import { placeOf } from '../../features/cursor';
import type { Session } from '../../features/session';
import type { Answer, Question } from '../../protocol/messages';
import { uriOf } from '../files';
import { rangeOf } from '../ranges';
import { showText } from '../showText';

/** Shows the text of a node, or of a field of it, beside the diagram in that column. */
export async function reveal(session: Session, { node, path }: Extract<Question, { kind: 'reveal' }>, column: vscode.ViewColumn | undefined): Promise<Answer> {
  const place = placeOf(session, node, path);
  if (!place) return { kind: 'refused', reasons: ['It is no longer in the text.'] };
  await showText(uriOf(place.file), rangeOf(place.range), column);
  return { kind: 'done' };
}
