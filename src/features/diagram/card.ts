/** What a card beside a node says of it: its most telling figures, and what was found on it. */
import type { Answer } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';
import type { Session } from '../session';
import { inspect } from './inspection';

type Card = Extract<Answer, { kind: 'card' }>;

const linesAtMost = 6;
const findingsAtMost = 4;

/** Without lines where the node is no longer there. */
export function cardOf(session: Session, node: string, view: ViewName): Card {
  const found = inspect(session, node, view);
  if (!found) return { kind: 'card', title: '', word: '', lines: [], findings: [], more: 0 };
  const figures = [...found.figures, ...(found.figures.length > 0 ? [] : found.sections.flatMap((section) => section.figures))];
  return {
    kind: 'card', title: found.title, word: found.word,
    lines: figures.slice(0, linesAtMost).map(({ name, value }): [string, string] => [name, value]),
    findings: found.findings.slice(0, findingsAtMost).map(({ severity, message }) => ({ severity, message })),
    more: Math.max(0, found.findings.length - findingsAtMost),
  };
}
