import type { Change } from '../../../core/model/change';
import type { Gesture } from '../../../protocol/messages';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';
import { pinnedView, pinsOf } from '../pins';

type Positions = Extract<Gesture, { kind: 'pin' }>['positions'];

/** Writes where the user dragged nodes, rounded; without a position, lets the layout decide again. */
export function pin(session: Session, positions: Positions): GestureOutcome {
  const placed = positions.flatMap(({ node, at }): Change[] =>
    at ? [{ kind: 'set', file: session.main, path: ['diagram', 'pins', pinnedView, node], value: at.map(Math.round), sorted: true }] : [],
  );
  const freed = positions.flatMap(({ node, at }) => (at ? [] : [node]));
  const changes = [...placed, ...unpin(session, freed, placed.length > 0)];
  const what = positions.length === 1 ? 'the position' : `${positions.length} positions`;
  return { kind: 'changes', changes, node: null, message: placed.length > 0 ? `Pinned ${what}.` : `Let the layout decide ${what}.` };
}

/** Removes pins, and what would be left empty by that. */
export function unpin(session: Session, nodes: readonly string[], others = false): readonly Change[] {
  const pins = pinsOf(session);
  const gone = nodes.filter((node) => pins.has(node));
  if (gone.length === 0) return [];
  const remove = (...path: readonly string[]): Change => ({ kind: 'remove', file: session.main, path: ['diagram', ...path] });
  if (others || gone.length < pins.size) return gone.map((node) => remove('pins', pinnedView, node));
  const diagram = session.document(session.main)?.document.header.diagram ?? {};
  if (Object.keys(diagram.pins ?? {}).length > 1) return [remove('pins', pinnedView)];
  return [Object.keys(diagram).length > 1 ? remove('pins') : remove()];
}
