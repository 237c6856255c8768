import type { Change } from '../../../core/model/change';
import type { Gesture } from '../../../protocol/messages';
import type { ViewName } from '../../../protocol/view';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';
import { pinKey, pinKeys, pinsUnder } from '../pins';

type Positions = Extract<Gesture, { kind: 'pin' }>['positions'];

/** Writes where the user dragged nodes of a view, rounded; without a position, lets the layout decide again. */
export function pin(session: Session, positions: Positions, view: ViewName): GestureOutcome {
  const key = pinKey(session, view);
  const placed = positions.flatMap(({ node, at }): Change[] =>
    at ? [{ kind: 'set', file: session.main, path: ['diagram', 'pins', key, node], value: at.map(Math.round), sorted: true }] : [],
  );
  const freed = positions.flatMap(({ node, at }) => (at ? [] : [node]));
  const changes = [...placed, ...unpin(session, freed, [key], placed.length > 0)];
  const what = positions.length === 1 ? 'the position' : `${positions.length} positions`;
  return { kind: 'changes', changes, node: null, message: placed.length > 0 ? `Pinned ${what}.` : `Let the layout decide ${what}.` };
}

/** Removes pins of nodes and of their parts, and what would be left empty by that unless `others` are being pinned. @param keys where pins are written: of views, and of their groupings */
export function unpin(session: Session, nodes: readonly string[], keys: readonly string[] = pinKeys(session), others = false): readonly Change[] {
  const remove = (...path: readonly string[]): Change => ({ kind: 'remove', file: session.main, path: ['diagram', ...path] });
  const wanted = new Set(nodes);
  const isWanted = (pinned: string): boolean => wanted.has(pinned) || wanted.has(pinned.split('/').slice(0, 2).join('/'));
  const emptied: string[] = [];
  const single: Change[] = [];
  for (const key of keys) {
    const pinned = [...pinsUnder(session, key).keys()];
    const gone = pinned.filter(isWanted);
    if (gone.length === 0) continue;
    if (others || gone.length < pinned.length) single.push(...gone.map((node) => remove('pins', key, node)));
    else emptied.push(key);
  }
  const diagram = session.document(session.main)?.document.header.diagram ?? {};
  if (emptied.length === 0 || Object.keys(diagram.pins ?? {}).length > emptied.length) return [...single, ...emptied.map((key) => remove('pins', key))];
  return [Object.keys(diagram).length > 1 ? remove('pins') : remove()];
}
