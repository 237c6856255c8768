import type { Change } from '../../../core/model/change';
import type { Gesture } from '../../../protocol/messages';
import type { ViewName } from '../../../protocol/view';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';
import { looks } from '../looks';
import { pinsOf } from '../pins';

type Positions = Extract<Gesture, { kind: 'pin' }>['positions'];

/** Writes where the user dragged nodes of a view, rounded; without a position, lets the layout decide again. */
export function pin(session: Session, positions: Positions, view: ViewName): GestureOutcome {
  const placed = positions.flatMap(({ node, at }): Change[] =>
    at ? [{ kind: 'set', file: session.main, path: ['diagram', 'pins', view, node], value: at.map(Math.round), sorted: true }] : [],
  );
  const freed = positions.flatMap(({ node, at }) => (at ? [] : [node]));
  const changes = [...placed, ...unpin(session, freed, [view], placed.length > 0)];
  const what = positions.length === 1 ? 'the position' : `${positions.length} positions`;
  return { kind: 'changes', changes, node: null, message: placed.length > 0 ? `Pinned ${what}.` : `Let the layout decide ${what}.` };
}

/** Removes pins of nodes and of their parts, and what would be left empty by that unless `others` are being pinned. */
export function unpin(session: Session, nodes: readonly string[], views: readonly ViewName[] = Object.keys(looks) as ViewName[], others = false): readonly Change[] {
  const remove = (...path: readonly string[]): Change => ({ kind: 'remove', file: session.main, path: ['diagram', ...path] });
  const wanted = new Set(nodes);
  const isWanted = (pinned: string): boolean => wanted.has(pinned) || wanted.has(pinned.split('/').slice(0, 2).join('/'));
  const emptied: ViewName[] = [];
  const single: Change[] = [];
  for (const view of views) {
    const pinned = [...pinsOf(session, view).keys()];
    const gone = pinned.filter(isWanted);
    if (gone.length === 0) continue;
    if (others || gone.length < pinned.length) single.push(...gone.map((node) => remove('pins', view, node)));
    else emptied.push(view);
  }
  const diagram = session.document(session.main)?.document.header.diagram ?? {};
  if (emptied.length === 0 || Object.keys(diagram.pins ?? {}).length > emptied.length) return [...single, ...emptied.map((view) => remove('pins', view))];
  return [Object.keys(diagram).length > 1 ? remove('pins') : remove()];
}
