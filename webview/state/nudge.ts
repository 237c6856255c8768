import { around, liesOn, nextClear, placesAt, settingOf } from '../../src/scene';
import type { Direction, Rect } from '../../src/scene';
import { isPlacedByHand, keepsPlaces, placesFollow } from './arranging';
import { perform } from './gestures';
import { labelOf } from './labels';
import { chosen } from './selection';
import type { Session } from './session';

/** One press moves by this, in scene units: what is dragged stops at its multiples too. */
export const stepUnits = 8;
/** How many steps one goes at once. */
const stepsOf = { near: 1, far: 5 } as const;

const ways: Readonly<Record<Direction, readonly [number, number]>> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/**
 * Moves what is chosen a step, or several, and pins it there. What lies in one container moves as one, up to the corner of that; where it
 * would come to lie on something, past that.
 */
export async function nudge(session: Session, direction: Direction, how: keyof typeof stepsOf = 'near'): Promise<void> {
  const { arrangement, view } = session.store.get();
  if (!keepsPlaces(view)) return session.announcer.say(placesFollow);
  const ids = chosen(session).filter((id) => isPlacedByHand(arrangement.scene, view, id));
  const [first] = ids;
  if (first === undefined) return session.announcer.say('What stands in rows has no place of its own. VMs and containers are moved to another host by M.');
  const [dx, dy] = ways[direction];
  const containerOf = (id: string): string | null => arrangement.find(id)?.box.parent ?? null;
  const passed: string[] = [];
  const blocked: string[] = [];
  const positions = [...new Set(ids.map(containerOf))].flatMap((container) => {
    const together = ids.filter((id) => containerOf(id) === container);
    const setting = settingOf(arrangement, together);
    if (!setting) return [];
    const { moving, others, corner, gap } = setting;
    const { x, y }: Rect = around(moving);
    const step = { x: stepped(x, dx * stepsOf[how], corner.x) - x, y: stepped(y, dy * stepsOf[how], corner.y) - y };
    const [under] = liesOn(moving, others, step);
    const by = under ? nextClear({ moving, others, gap, by: step, least: { x: corner.x - x, y: corner.y - y } }, dx === 0 ? 'y' : 'x', dx + dy > 0 ? 1 : -1) : step;
    if (under) (by ? passed : blocked).push(labelOf(session, under.id));
    return by ? placesAt(moving, by).map((place) => ({ node: place.id, at: [place.x, place.y] as [number, number] })) : [];
  });
  const isMoved = positions.some(({ node, at: [x, y] }) => arrangement.find(node)?.x !== x || arrangement.find(node)?.y !== y);
  if (!isMoved) return session.announcer.say(blocked.length > 0 ? `There is no room beyond ${blocked.join(' and ')}` : `${ids.length === 1 ? 'It is' : 'They are'} at the edge already`);
  const what = ids.length === 1 ? labelOf(session, first) : `${ids.length} nodes`;
  await perform(session, { kind: 'pin', positions }, { refusal: `${what} cannot be pinned`, said: [`${what} moved ${direction}`, ...(passed.length > 0 ? [`past ${passed.join(' and ')}`] : [])].join(', ') });
}

/** The multiple of the step so many steps on, never beyond the corner of what it lies in; where it is if none. */
function stepped(value: number, by: number, corner: number): number {
  if (by === 0) return value;
  const steps = value / stepUnits;
  return Math.max(corner, ((by > 0 ? Math.floor(steps) : Math.ceil(steps)) + by) * stepUnits);
}
