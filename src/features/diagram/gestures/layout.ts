import { schemaAt } from '../../../core/model/schemaAt';
import type { Gesture } from '../../../protocol/messages';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';

/** Writes how a view is laid out; null removes it, and what would be left empty by that. */
export function layout(session: Session, { view, option, value }: Extract<Gesture, { kind: 'layout' }>): GestureOutcome {
  const file = session.main;
  if (value !== null) {
    const options = schemaAt(['diagram', 'layout', view, option])?.enum ?? [];
    if (!options.includes(value)) return { kind: 'refused', reasons: [`${JSON.stringify(value)} is none of ${options.join(', ')}.`] };
    return { kind: 'changes', changes: [{ kind: 'set', file, path: ['diagram', 'layout', view, option], value, sorted: true }], node: null, message: `Laid out: ${words[option]} ${value}.` };
  }
  const diagram = session.document(file)?.document.header.diagram ?? {};
  const ofView = diagram.layout?.[view];
  if (ofView?.[option] === undefined) return { kind: 'changes', changes: [], node: null, message: `${words[option]}: as usual already.` };
  const levels: readonly (readonly [path: readonly string[], size: number])[] = [
    [['diagram'], Object.keys(diagram).length],
    [['diagram', 'layout'], Object.keys(diagram.layout ?? {}).length],
    [['diagram', 'layout', view], Object.keys(ofView).length],
    [['diagram', 'layout', view, option], 2],
  ];
  // The outermost that would hold nothing without it goes with it.
  const keeps = levels.findLastIndex(([, size], at) => at < levels.length - 1 && size > 1);
  const path = levels[keeps + 1]?.[0] ?? ['diagram'];
  return { kind: 'changes', changes: [{ kind: 'remove', file, path }], node: null, message: `Laid out: ${words[option]} as usual.` };
}

const words = { groupBy: 'grouped by', direction: 'direction', spacing: 'spacing' } as const;
