import { extentOf, otherAxis, startingAt, type Axis } from './axis';
import { makeRoom } from './makeRoom';
import type { Arranged, Setting, Standing } from './setting';

/**
 * Makes the gaps between boxes equal along an axis, to a unit. The first and the last stay where they are; where there is no room for the
 * rest between them, all stand apart by the gap of the container, and the last moves on. What would come to lie on something that is not
 * being moved gives way across the axis.
 */
export function distribute({ moving, others, gap }: Setting, axis: Axis): Arranged {
  const across = otherAxis(axis);
  const whole = moving.map((box): Standing => ({ ...box, x: Math.round(box.x), y: Math.round(box.y) }));
  const inOrder = whole.toSorted((a, b) => a[axis] - b[axis] || a[across] - b[across] || (a.id < b.id ? -1 : 1));
  const between = gapBetween(inOrder, axis, gap);
  const starts = new Map<string, number>();
  let next = inOrder[0]?.[axis] ?? 0;
  for (const box of inOrder) {
    starts.set(box.id, Math.round(next));
    next += extentOf(box, axis).length + between;
  }
  return makeRoom(whole.map((box) => startingAt(box, axis, starts.get(box.id) ?? box[axis])), others, across, gap);
}

/** What is left between the first and the last for each gap, or the usual gap where nothing is. */
function gapBetween(inOrder: readonly Standing[], axis: Axis, usual: number): number {
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last || first === last) return usual;
  const taken = inOrder.slice(0, -1).reduce((sum, box) => sum + extentOf(box, axis).length, 0);
  const left = (last[axis] - first[axis] - taken) / (inOrder.length - 1);
  return left >= 0 ? left : usual;
}
