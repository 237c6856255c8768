import type { Rect } from '../types';
import { extentOf, otherAxis, type Axis } from './axis';

/** Gaps of one length between boxes in a row, or in a column. */
export interface Gaps {
  readonly kind: 'gaps';
  readonly axis: Axis;
  readonly length: number;
  /** From edge to edge along the axis, each at a height across it where both boxes are. */
  readonly spans: readonly GapSpan[];
}

interface GapSpan { readonly from: number; readonly to: number; readonly across: number }

/** Where a box would start along an axis to have equal gaps: between its neighbours, or as far from one as that is from the next. */
export function gapStarts(box: Rect, others: readonly Rect[], axis: Axis): readonly number[] {
  const { length } = extentOf(box, axis);
  const { before, beforeThat, after, afterThat } = neighboursOf(box, others, axis);
  const starts: number[] = [];
  const middle = before && after && (endOf(before, axis) + startOf(after, axis) - length) / 2;
  if (before && middle !== undefined && middle > endOf(before, axis)) starts.push(middle);
  if (before && beforeThat) starts.push(endOf(before, axis) + gap(beforeThat, before, axis));
  if (after && afterThat) starts.push(startOf(after, axis) - gap(after, afterThat, axis) - length);
  return starts;
}

/** The equal gaps a box has now: none, those on both sides of it, or those of a row that it continues. */
export function gapsAt(box: Rect, others: readonly Rect[], axis: Axis): readonly Gaps[] {
  const { before, beforeThat, after, afterThat } = neighboursOf(box, others, axis);
  const left = before ? gap(before, box, axis) : null;
  const right = after ? gap(box, after, axis) : null;
  const spansBefore = before && left !== null ? [...(beforeThat && isSame(gap(beforeThat, before, axis), left) ? [span(beforeThat, before, box, axis)] : []), span(before, box, box, axis)] : [];
  const spansAfter = after && right !== null ? [span(box, after, box, axis), ...(afterThat && isSame(gap(after, afterThat, axis), right) ? [span(after, afterThat, box, axis)] : [])] : [];
  if (left !== null && right !== null && isSame(left, right)) return [{ kind: 'gaps', axis, length: left, spans: [...spansBefore, ...spansAfter] }];
  return [{ length: left, spans: spansBefore }, { length: right, spans: spansAfter }].flatMap(({ length, spans }) => (length === null || spans.length < 2 ? [] : [{ kind: 'gaps', axis, length, spans }]));
}

interface Neighbours {
  readonly before: Rect | undefined;
  readonly beforeThat: Rect | undefined;
  readonly after: Rect | undefined;
  readonly afterThat: Rect | undefined;
}

/** The nearest on both sides in the row or column of a box, and those beyond them. */
function neighboursOf(box: Rect, others: readonly Rect[], axis: Axis): Neighbours {
  const own = extentOf(box, otherAxis(axis));
  const row = others.filter((other) => {
    const { start, end } = extentOf(other, otherAxis(axis));
    return start < own.end && end > own.start;
  });
  const nearestBefore = (limit: number): Rect | undefined => row.filter((other) => endOf(other, axis) < limit).reduce<Rect | undefined>((best, other) => (best && endOf(best, axis) >= endOf(other, axis) ? best : other), undefined);
  const nearestAfter = (limit: number): Rect | undefined => row.filter((other) => startOf(other, axis) > limit).reduce<Rect | undefined>((best, other) => (best && startOf(best, axis) <= startOf(other, axis) ? best : other), undefined);
  const before = nearestBefore(startOf(box, axis));
  const after = nearestAfter(endOf(box, axis));
  return { before, beforeThat: before && nearestBefore(startOf(before, axis)), after, afterThat: after && nearestAfter(endOf(after, axis)) };
}

/** At the middle of the height that all three have; where they have none, at that of the box. */
function span(one: Rect, next: Rect, box: Rect, axis: Axis): GapSpan {
  const sides = [one, next, box].map((rect) => extentOf(rect, otherAxis(axis)));
  const [low, high] = [Math.max(...sides.map(({ start }) => start)), Math.min(...sides.map(({ end }) => end))];
  const own = extentOf(box, otherAxis(axis));
  return { from: endOf(one, axis), to: startOf(next, axis), across: low < high ? (low + high) / 2 : (own.start + own.end) / 2 };
}

const startOf = (rect: Rect, axis: Axis): number => extentOf(rect, axis).start;
const endOf = (rect: Rect, axis: Axis): number => extentOf(rect, axis).end;
const gap = (one: Rect, next: Rect, axis: Axis): number => startOf(next, axis) - endOf(one, axis);

/** To a unit: places are whole numbers, and what is left over cannot always be halved. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= 1;
