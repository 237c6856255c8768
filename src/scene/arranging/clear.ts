import { otherAxis, type Axis } from './axis';
import type { Point, Rect } from '../types';

/** How boxes that are moved as one must not be moved, for they would lie on others: not further than `from` and less than `to`, along both axes at once. */
type Barred = Readonly<Record<Axis, { readonly from: number; readonly to: number }>>;

export interface Moved {
  readonly moving: readonly Rect[];
  readonly others: readonly Rect[];
  /** How far they are to be moved. */
  readonly by: Point;
  /** They cannot be moved further to the left and up than this. */
  readonly least: Point;
  /** How far they are to stand from the others, where they would lie on them. */
  readonly gap: number;
}

/** What boxes would lie on if they were moved as far. To touch is not to lie on, nor is what comes of rounding. */
export function liesOn<R extends Rect>(moving: readonly Rect[], others: readonly R[], { x, y }: Point): readonly R[] {
  return others.filter((other) => moving.some((box) =>
    box.x + x < other.x + other.width - rounding && other.x < box.x + x + box.width - rounding && box.y + y < other.y + other.height - rounding && other.y < box.y + y + box.height - rounding));
}
const rounding = 0.5;

/**
 * The move nearest to the wanted one after which boxes lie on none of the others, with the gap if there is room for it; null where there is
 * none that differs from the wanted by `reach` at most along each axis. Whole numbers, but for an axis along which it is as wanted.
 */
export function nearestClear(moved: Moved, reach: Point): Point | null {
  return nearest(moved, reach, moved.gap) ?? nearest(moved, reach, 1);
}

/**
 * The first move after which boxes lie on none of the others, from the wanted one on along an axis; null where there is none.
 * @param sign which way they are moved
 */
export function nextClear({ moving, others, by, least, gap }: Moved, axis: Axis, sign: 1 | -1): Point | null {
  const across = otherAxis(axis);
  const onTheWay = barred(moving, others, gap).filter((each) => each[across].from < by[across] && by[across] < each[across].to);
  let at = by[axis];
  for (let blocker = blockerAt(onTheWay, axis, at); blocker; blocker = blockerAt(onTheWay, axis, at)) at = sign > 0 ? blocker[axis].to : blocker[axis].from;
  return at < least[axis] ? null : { ...by, [axis]: at };
}

const blockerAt = (among: readonly Barred[], axis: Axis, at: number): Barred | undefined => among.find((each) => each[axis].from < at && at < each[axis].to);

/** Invariant: the nearest is as wanted along one axis, or at an edge of what is barred along it; so only those lines are looked at. */
function nearest({ moving, others, by, least }: Moved, reach: Point, gap: number): Point | null {
  const near = barred(moving, others, gap).filter(({ x, y }) => x.from < by.x + reach.x && x.to > by.x - reach.x && y.from < by.y + reach.y && y.to > by.y - reach.y);
  const lines = new Set([Math.max(by.x, least.x), ...near.flatMap(({ x }) => [x.from, x.to])]);
  let found: Point | null = null;
  for (const x of lines) {
    if (x < least.x || Math.abs(x - by.x) > (found ? Math.min(reach.x, apart(found, by)) : reach.x)) continue;
    for (const y of freeAlong(near.filter((each) => each.x.from < x && x < each.x.to), by.y, least.y)) {
      const there = { x, y };
      if (Math.abs(y - by.y) <= reach.y && (!found || apart(there, by) < apart(found, by))) found = there;
    }
  }
  return found;
}

/** As wanted down the canvas where nothing is barred there; else the next on either side. */
function freeAlong(onLine: readonly Barred[], wanted: number, least: number): readonly number[] {
  let [above, below] = [Math.max(wanted, least), Math.max(wanted, least)];
  const inOrder = onLine.toSorted((a, b) => a.y.from - b.y.from);
  for (const { y } of inOrder) if (y.from < below && below < y.to) below = y.to;
  for (const { y } of onLine.toSorted((a, b) => b.y.to - a.y.to)) if (y.from < above && above < y.to) above = y.from;
  return above < least ? [below] : [above, below];
}

/** Rounded outwards: what is a whole number and not barred lies on nothing. */
function barred(moving: readonly Rect[], others: readonly Rect[], gap: number): readonly Barred[] {
  return moving.flatMap((box) => others.map((other): Barred => ({
    x: { from: Math.floor(other.x - gap - box.x - box.width), to: Math.ceil(other.x + other.width + gap - box.x) },
    y: { from: Math.floor(other.y - gap - box.y - box.height), to: Math.ceil(other.y + other.height + gap - box.y) },
  })));
}

const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
