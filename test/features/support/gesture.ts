import { applyChanges } from '../../../src/core/document/applyChanges';
import type { Change } from '../../../src/core/model/change';
import { changesFor, type GestureOutcome } from '../../../src/features/diagram/gestures';
import type { Session } from '../../../src/features/session';
import type { Gesture } from '../../../src/protocol/messages';
import type { ViewName } from '../../../src/protocol/view';
import { sessionOf, type Files } from '../../support/estate';

/** When gestures are made in tests: what they lead to depends on no clock. */
export const now = '2026-04-01T09:30:00.000Z';

/** The lines a gesture takes out ("-") and puts in ("+"), file by file; or why not, or what it asks. */
export function gestured(files: Files, gesture: Gesture, view: ViewName = 'compute'): string {
  const session = sessionOf(files);
  const outcome = changesFor(session, gesture, now, { view, selected: [] });
  switch (outcome.kind) {
    case 'refused': return `refused: ${outcome.reasons.join(' ')}`;
    case 'outside': case 'referenced': return outcome.references.map(({ from, field, to }) => `${from} ${field} → ${to}`).join('\n');
    case 'unanswered': return outcome.problems.map(({ question, reason }) => `${question}? ${reason}`).join('\n');
    case 'changes': return [...textsAfter(session, outcome.changes)].map(([file, after]) => changedLines(session.document(file)?.text ?? '', after)).filter((lines) => lines !== '').join('\n---\n');
  }
}

/** What a gesture leads to that is carried out; anything else fails the test. */
export function carriedOut(files: Files, gesture: Gesture): Extract<GestureOutcome, { kind: 'changes' }> {
  const outcome = changesFor(sessionOf(files), gesture, now);
  if (outcome.kind !== 'changes') throw new Error(`It was ${outcome.kind}: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** The texts of the files that changes touch, afterwards. */
export function textsAfter(session: Session, changes: readonly Change[]): ReadonlyMap<string, string> {
  return new Map([...new Set(changes.map((change) => change.file))].map((file) => {
    const document = session.document(file);
    if (!document) throw new Error(`${file} is not open.`);
    const edits = applyChanges({ text: document.text, tree: document.tree }, changes.filter((change) => change.file === file));
    return [file, [...edits].reverse().reduce((text, edit) => text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length), document.text)];
  }));
}

/** Lines that are only in one of two texts, in the order of the text. */
export function changedLines(before: string, after: string): string {
  const a = before.split('\n');
  const b = after.split('\n');
  const common: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) (common[i] ?? [])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) [i, j] = [i + 1, j + 1];
    else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) lines.push(`- ${(a[i++] ?? '').trim()}`);
    else lines.push(`+ ${(b[j++] ?? '').trim()}`);
  }
  return lines.join('\n');
}
