import { overlap } from '../layout/free';
import type { Point, Rect } from '../types';
import { extentOf, otherAxis, type Axis } from './axis';
import { gapStarts, gapsAt, type Gaps } from './gaps';

/** A line on which edges or middles of several boxes lie: for the axis x it is upright, at an x, from a y to a y. */
interface GuideLine {
  readonly kind: 'line';
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Why a box is held where it is while it is dragged, relative to the corner of its container. */
export type Guide = GuideLine | Gaps;

interface SnapOptions {
  /** What is nearer than this is taken. */
  readonly reach: number;
  /** Where nothing is near it stands at a multiple of this. */
  readonly step: number;
  /** Nothing lies above it or to the left, and a box is held at it. */
  readonly corner: Point;
  /** What the user sees: what is beside it holds nothing. Without it everything is seen. */
  readonly sight?: Rect;
}

interface Snapped {
  readonly at: Point;
  readonly guides: readonly Guide[];
}

/**
 * Where a box that is dragged is held: at the nearest line with an edge or the middle of a sibling, or where its gaps to those beside it
 * are equal, along each axis by itself. Whole numbers. Siblings that it comes to lie on are not looked at: it is put down beside them.
 */
export function snap(moving: Rect, siblings: readonly Rect[], { reach, step, corner, sight }: SnapOptions): Snapped {
  const others = siblings.filter((other) => (sight === undefined || overlap(sight, other)) && !overlap(moving, other, reach));
  const held = (axis: Axis): number => {
    const start = extentOf(moving, axis).start;
    let best: number | null = null;
    for (const candidate of [corner[axis], ...lineStarts(moving, others, axis), ...gapStarts(moving, others, axis)]) {
      const distance = Math.abs(candidate - start);
      if (distance <= reach && (best === null || distance < Math.abs(best - start))) best = candidate;
    }
    return Math.max(corner[axis], Math.round(best ?? Math.round(start / step) * step));
  };
  const at = { x: held('x'), y: held('y') };
  return { at, guides: guidesAt({ ...moving, ...at }, others) };
}

/** What a box stands in line with, and has equal gaps to. */
export function guidesAt(box: Rect, others: readonly Rect[]): readonly Guide[] {
  return (['x', 'y'] as const).flatMap((axis) => [...linesAt(box, others, axis), ...gapsAt(box, others, axis)]);
}

/** Where an edge would be in line with an edge, or the middle with a middle. */
function lineStarts(moving: Rect, others: readonly Rect[], axis: Axis): readonly number[] {
  const { length } = extentOf(moving, axis);
  return others.flatMap((other) => {
    const { start, end } = extentOf(other, axis);
    return [start, end, start - length, end - length, (start + end - length) / 2];
  });
}

/** By what lies on it; one through middles is shown only where none through edges says the same. */
function linesAt(box: Rect, others: readonly Rect[], axis: Axis): readonly GuideLine[] {
  const { start, end } = extentOf(box, axis);
  const edges = [start, end].flatMap((at) => lineThrough(box, others, axis, at, (other) => isAt(other.start, at) || isAt(other.end, at)));
  if (edges.length > 0) return edges;
  const middle = (start + end) / 2;
  return lineThrough(box, others, axis, middle, (other) => isAt((other.start + other.end) / 2, middle));
}

function lineThrough(box: Rect, others: readonly Rect[], axis: Axis, at: number, isOn: (extent: { readonly start: number; readonly end: number }) => boolean): readonly GuideLine[] {
  const along = others.filter((other) => isOn(extentOf(other, axis))).map((other) => extentOf(other, otherAxis(axis)));
  if (along.length === 0) return [];
  const own = extentOf(box, otherAxis(axis));
  return [{ kind: 'line', axis, at, from: Math.min(own.start, ...along.map(({ start }) => start)), to: Math.max(own.end, ...along.map(({ end }) => end)) }];
}

/** A middle may lie between two whole numbers. */
const isAt = (one: number, other: number): boolean => Math.abs(one - other) <= 0.5;

