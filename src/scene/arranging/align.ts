import { extentOf, otherAxis, startingAt, type Axis } from './axis';
import { makeRoom } from './makeRoom';
import type { Arranged, Setting } from './setting';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/**
 * Lines boxes up by an edge or by their middles. The line is within what they take up now: their outermost edge, or the middle between
 * the two. What would come to lie on something gives way at right angles to the line, and to nothing else does anything happen.
 */
export function align({ moving, others, gap }: Setting, how: Alignment): Arranged {
  const { axis, part } = lines[how];
  const extents = moving.map((box) => extentOf(box, axis));
  const [start, end] = [Math.min(...extents.map((extent) => extent.start)), Math.max(...extents.map((extent) => extent.end))];
  const longest = Math.max(...extents.map(({ length }) => length));
  // The longest box stands at a whole number, so that the middle does not wander when it is lined up by again.
  const middle = Math.round((start + end - longest) / 2) + longest / 2;
  const startOf = (length: number): number => (part === 'start' ? start : part === 'end' ? end - length : middle - length / 2);
  return makeRoom(moving.map((box) => startingAt({ ...box, x: Math.round(box.x), y: Math.round(box.y) }, axis, Math.round(startOf(extentOf(box, axis).length)))), others, otherAxis(axis), gap);
}

/** Which coordinate is made the same, and of which part of a box. */
const lines: Readonly<Record<Alignment, { readonly axis: Axis; readonly part: 'start' | 'middle' | 'end' }>> = {
  left: { axis: 'x', part: 'start' }, centre: { axis: 'x', part: 'middle' }, right: { axis: 'x', part: 'end' },
  top: { axis: 'y', part: 'start' }, middle: { axis: 'y', part: 'middle' }, bottom: { axis: 'y', part: 'end' },
};
