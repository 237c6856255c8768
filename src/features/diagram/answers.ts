/** What the page asks of an estate, answered: everything that takes neither an edit nor VS Code. */
import { unreachable } from '../../core/util/unreachable';
import type { Answer, Question } from '../../protocol/messages';
import type { DiagramNode, ViewName } from '../../protocol/view';
import { askFor, operationsOn } from '../operations';
import type { Session } from '../session';
import { traceView } from '../trace';
import { cardOf } from './card';
import { whereConnects } from './connect/connect';
import { facetsOf } from './filter/facets';
import { findNodes } from './filter/find';
import type { GestureOutcome } from './gestures';
import { inspecting } from './inspecting';
import { whereFits } from './whereFits';

/** A question that is answered by looking. */
export type Looking = Extract<Question, { kind: 'where-fits' | 'where-connects' | 'trace' | 'operations' | 'ask-for' | 'inspect' | 'meaning' | 'choices' | 'find' | 'facets' | 'card' }>;

/** @param nodes those of the view that is looked at, asked for only where they are needed */
export function answerTo(session: Session, question: Looking, view: ViewName, nodes: () => readonly DiagramNode[]): Answer {
  switch (question.kind) {
    case 'where-fits': return { kind: 'fits', verdicts: [...whereFits(session, question.nodes)] };
    case 'where-connects': return { kind: 'connects', verdicts: [...whereConnects(session, question.node, view)] };
    case 'trace': {
      const traced = traceView(session.estate, question);
      return traced.kind === 'traced' ? { kind: 'trace', trace: traced.trace } : { kind: 'refused', reasons: [...traced.reasons] };
    }
    case 'operations': return { kind: 'operations', operations: operationsOn(session, question.nodes).map((operation) => ({ ...operation, reasons: [...operation.reasons] })) };
    case 'ask-for': return questionsFor(session, question.operation, question.nodes);
    case 'inspect': case 'meaning': case 'choices': return inspecting(session, question, view);
    case 'find': return { kind: 'found', nodes: [...findNodes(session.estate, nodes(), question.filter)] };
    case 'facets': return { kind: 'facets', facets: facetsOf(session.estate, nodes()) };
    case 'card': return cardOf(session, question.node, view);
    default: return unreachable(question);
  }
}

/** Why a gesture was not carried out, or what has to be decided first. */
export function refusalOf(outcome: Exclude<GestureOutcome, { kind: 'changes' }>): Answer {
  switch (outcome.kind) {
    case 'refused': return { kind: 'refused', reasons: [...outcome.reasons] };
    case 'referenced': return { ...outcome, references: [...outcome.references], kinds: outcome.kinds.map(([word, count]) => [word, count]), effects: outcome.effects.map(({ text, nodes }) => ({ text, nodes: [...nodes] })) };
    case 'outside': return { ...outcome, references: [...outcome.references] };
    case 'unanswered': return { kind: 'unanswered', problems: [...outcome.problems] };
    default: return unreachable(outcome);
  }
}

function questionsFor(session: Session, operation: string, nodes: readonly string[]): Answer {
  const asked = askFor(session, operation, nodes);
  if (asked.kind === 'refused') return { kind: 'refused', reasons: [...asked.reasons] };
  const questions = asked.questions.map(({ name, label, kind, options = [], suggested = '', example = '' }) => ({ name, label, kind, options: [...options], suggested, example }));
  return { kind: 'questions', title: asked.title, questions };
}
