import type { Direction } from '../../src/scene';
import { perform } from './gestures';
import { labelOf } from './labels';
import { chosen } from './selection';
import type { Session } from './session';

/** One press moves by this, in scene units: what is dragged stops at its multiples too. */
const stepUnits = 8;

const ways: Readonly<Record<Direction, readonly [number, number]>> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/** What has a place of its own that the user may choose; all else lies where what it belongs to is. */
const placedByHand: ReadonlySet<string> = new Set(['site', 'cluster', 'host']);

/** Moves what is chosen a step, and pins it there. */
export async function nudge(session: Session, direction: Direction): Promise<void> {
  const { arrangement, view } = session.store.get();
  const [dx, dy] = ways[direction];
  const positions = chosen(session).flatMap((id) => {
    const placed = arrangement.find(id);
    if (view !== 'compute' || !placed || !placedByHand.has(placed.box.node.kind)) return [];
    const at: [number, number] = [stepped(placed.x, dx), stepped(placed.y, dy)];
    return [{ node: id, at }];
  });
  const [first] = positions;
  if (!first) return session.announcer.say('Only sites, clusters and hosts of the compute view are placed by hand. VMs and containers are moved to another host by M.');
  const what = positions.length === 1 ? labelOf(session, first.node) : `${positions.length} nodes`;
  await perform(session, { kind: 'pin', positions }, { refusal: `${what} cannot be pinned` });
}

/** The next multiple of the step that way, never beyond the corner of what it lies in. */
function stepped(value: number, by: number): number {
  const steps = value / stepUnits;
  const from = by > 0 ? Math.floor(steps) : by < 0 ? Math.ceil(steps) : Math.round(steps);
  return Math.max(0, (from + by) * stepUnits);
}
