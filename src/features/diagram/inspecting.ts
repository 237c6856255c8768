/** What the inspector asks, and what is answered. */
import { unreachable } from '../../core/util/unreachable';
import type { Answer, Question } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';
import type { Session } from '../session';
import { inspectAll } from './inspection';
import { choicesFor, meaningOf } from './inspection/typing';

/** @param view which is looked at: a finding stands on another node in each */
export function inspecting(session: Session, question: Extract<Question, { kind: 'inspect' | 'meaning' | 'choices' }>, view: ViewName): Answer {
  const { kind, nodes } = question;
  switch (kind) {
    case 'inspect': return { kind: 'inspection', inspection: inspectAll(session, nodes, { view, within: question.within }) ?? null };
    case 'meaning': return { kind: 'meaning', ...meaningOf(session, nodes, question.path, question.text) };
    case 'choices': return { kind: 'choices', ...choicesFor(session, nodes, question.path, question.text) };
    default: return unreachable(kind);
  }
}
