import type { Rect } from '../types';
import { extentOf, otherAxis, startingAt, type Axis } from './axis';
import type { Arranged, Standing } from './setting';

/**
 * Puts boxes where they are wanted, each as little further along the axis as is needed to lie on none of the others and on none before
 * it: then it stands a gap behind that. What lies free stays exactly where it is wanted, so doing it again changes nothing.
 */
export function makeRoom(wanted: readonly Standing[], others: readonly Rect[], axis: Axis, gap: number): Arranged {
  const across = otherAxis(axis);
  const inOrder = wanted.toSorted((a, b) => a[axis] - b[axis] || a[across] - b[across] || (a.id < b.id ? -1 : 1));
  const settled = others.toSorted((a, b) => a[axis] - b[axis]);
  const places = new Map<string, Standing>();
  const gaveWay: string[] = [];
  for (const box of inOrder) {
    const start = freeFrom(box, settled, axis, gap);
    const place = startingAt(box, axis, start);
    if (start !== box[axis]) gaveWay.push(box.id);
    places.set(box.id, place);
    const at = settled.findIndex((other) => other[axis] > start);
    settled.splice(at < 0 ? settled.length : at, 0, place);
  }
  return { places: wanted.map(({ id, x, y }) => ({ id, x: places.get(id)?.x ?? x, y: places.get(id)?.y ?? y })), gaveWay };
}

/** The first place along the axis, from the box's own on, where it lies on none of these, which are in the order of the axis. */
function freeFrom(box: Standing, settled: readonly Rect[], axis: Axis, gap: number): number {
  const [own, side] = [extentOf(box, axis), extentOf(box, otherAxis(axis))];
  let start = own.start;
  let apart = 0;
  for (const other of settled) {
    const [along, beside] = [extentOf(other, axis), extentOf(other, otherAxis(axis))];
    if (along.start >= start + own.length + apart) break;
    if (along.end + apart <= start || beside.start >= side.end || beside.end <= side.start) continue;
    start = Math.ceil(along.end + gap);
    apart = gap;
  }
  return start;
}
