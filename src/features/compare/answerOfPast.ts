/** Answers to questions about what only the other version has: it can be looked at and copied, and nothing else. */
import { wentTo } from '../../protocol/comparison';
import type { Answer, Question } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';
import { copy } from '../diagram/clipboard/copy';
import { inspectAll } from '../diagram/inspection';
import type { Session } from '../session';

export interface PastVersion {
  readonly session: Session;
  readonly title: string;
  /** Whether a node is only in this version. */
  readonly isPast: (node: string) => boolean;
}

/** The answer to a question about such nodes, ghosts among them; undefined where it is about none. */
export function answerOfPast(question: Question, { session, title, isPast }: PastVersion, view: ViewName): Answer | undefined {
  const asked = nodesOf(question);
  const past = asked.filter(isPast);
  const [first] = past;
  if (first === undefined) return undefined;
  switch (question.kind) {
    case 'inspect': {
      const inspection = inspectAll(session, past.map((node) => wentTo(node) ?? node), { view, within: question.within });
      return { kind: 'inspection', inspection: inspection ? { ...inspection, nodes: past, word: `${inspection.word} in ${title}` } : null };
    }
    case 'copy': {
      if (question.cut || past.length < asked.length) return refused(title);
      const copied = copy(session, past.map((node) => wentTo(node) ?? node));
      return copied.kind === 'refused' ? { kind: 'refused', reasons: [...copied.reasons] } : { kind: 'copied', text: copied.text, message: copied.message };
    }
    case 'operations': return { kind: 'operations', operations: [] };
    case 'where-fits': return { kind: 'fits', verdicts: [] };
    case 'where-connects': return { kind: 'connects', verdicts: [] };
    default: return refused(title);
  }
}

function refused(title: string): Answer {
  return { kind: 'refused', reasons: [`It is only in ${title}, which is compared with: it can be copied from there, and nothing else can be done to it here.`] };
}

/** Every node that a question is about. */
function nodesOf(question: Question): readonly string[] {
  if (question.kind !== 'gesture') return named(question);
  const { gesture } = question;
  return gesture.kind === 'pin' ? gesture.positions.map(({ node }) => node) : named(gesture);
}

function named(about: object): readonly string[] {
  return Object.entries(about).flatMap(([name, value]: [string, unknown]) => (nodeFields.has(name) ? (Array.isArray(value) ? value : [value]).filter((node) => typeof node === 'string') : []));
}
const nodeFields: ReadonlySet<string> = new Set(['node', 'nodes', 'from', 'to', 'parent', 'into']);
