import type { Point, Rect } from '../types';
import { pointOn } from './shape';
import type { Route } from './types';

/** Lengths that are on and off in turn; none: on all the way. */
export type Dashes = readonly number[];

/** Gives where it is on between two places, from a beginning at 0. */
export function eachDash(dashes: Dashes, from: number, to: number, give: (from: number, to: number) => void): void {
  const period = dashes.reduce((sum, length) => sum + length, 0);
  if (period <= 0) return give(from, to);
  for (let start = Math.floor(from / period) * period; start < to; start += period) {
    let at = start;
    for (let each = 0; each < dashes.length; each += 2) {
      const end = at + (dashes[each] ?? 0);
      if (end > from && at < to) give(Math.max(at, from), Math.min(end, to));
      at = end + (dashes[each + 1] ?? 0);
    }
  }
}

/** A bend by how far one has gone on it. */
export interface Course {
  readonly length: number;
  /** Where one is after that length, from 0 to `length`. */
  readonly at: (length: number) => Point;
  /** Stretches of it, as lengths, outside which it is not in a window. */
  readonly within: (window: Rect) => readonly (readonly [number, number])[];
}

/** Measured once for a route. */
export function courseOf(route: Route): Course {
  let course = courses.get(route);
  if (!course) courses.set(route, (course = measure(route)));
  return course;
}
const courses = new WeakMap<Route, Course>();

/** The bend is cut into so many pieces, and each measured by as many chords. */
const pieces = 32;
const chords = 4;

function measure(route: Route): Course {
  const ends = new Float64Array(pieces + 1);
  let before = pointOn(route, 0);
  for (let at = 1; at <= pieces * chords; at++) {
    const point = pointOn(route, at / (pieces * chords));
    const piece = Math.ceil(at / chords);
    ends[piece] = (at % chords === 1 ? ends[piece - 1]! : ends[piece]!) + Math.hypot(point.x - before.x, point.y - before.y);
    before = point;
  }
  const partAt = (length: number): number => {
    let [low, high] = [0, pieces];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= length) low = middle;
      else high = middle;
    }
    const [from, to] = [ends[low]!, ends[high]!];
    return (low + (to === from ? 0 : Math.min(1, (length - from) / (to - from)))) / pieces;
  };
  return {
    length: ends[pieces]!,
    at: (length) => pointOn(route, partAt(length)),
    within: (window) => {
      const found: [number, number][] = [];
      for (let piece = 0; piece < pieces; piece++) {
        const [from, to] = [ends[piece]!, ends[piece + 1]!];
        // Between its ends it is nowhere farther from them than it is long.
        if (!isNear(window, pointOn(route, piece / pieces), to - from)) continue;
        const last = found.at(-1);
        if (last && last[1] === from) last[1] = to;
        else found.push([from, to]);
      }
      return found;
    },
  };
}

function isNear({ x, y, width, height }: Rect, point: Point, reach: number): boolean {
  return point.x >= x - reach && point.x <= x + width + reach && point.y >= y - reach && point.y <= y + height + reach;
}
