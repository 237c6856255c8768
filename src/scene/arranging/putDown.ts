import type { Point, Rect } from '../types';
import { liesOn, nearestClear } from './clear';
import { around, type Setting, type Standing } from './setting';

/** What becomes of boxes that are put down somewhere in their container; nothing that was not dragged moves but by an exchange. */
export type PutDown =
  /** Nothing is there. */
  | { readonly kind: 'free'; readonly places: readonly Place[] }
  /** They come to stand in the nearest free place, which is beside this one. */
  | { readonly kind: 'beside'; readonly of: string; readonly places: readonly Place[] }
  /** The two take each other's places. */
  | { readonly kind: 'exchange'; readonly with: string; readonly places: readonly Place[] }
  | { readonly kind: 'no-room'; readonly on: string };

/** Of a box, whole numbers, relative to its container's corner. */
type Place = Point & { readonly id: string };

/**
 * Puts down boxes that were dragged so far. One that would hide most of another changes places with it; else they stand beside what they
 * would lie on, or change places with that where there is no room beside it. Several stay as they stand to each other where there is room
 * for that, else they come to stand in a column or a row, in their order; they change places with nothing.
 * @param mayMove whether a box may be given another place to exchange it with what is dragged
 */
export function putDown(setting: Setting, by: Point, mayMove: (id: string) => boolean): PutDown {
  const { moving, others, corner, gap } = setting;
  const [under] = byShare(setting, by, liesOn(moving, others, by));
  if (!under) return { kind: 'free', places: placesAt(moving, by) };
  const whole = around(moving);
  // As far as it is to the side of what it was dropped on, wherever on it that was; farther is not beside it.
  const reach = { x: under.width / 2 + whole.width + gap, y: under.height / 2 + whole.height + gap };
  const free = nearestClear({ moving, others, by, gap, least: { x: corner.x - whole.x, y: corner.y - whole.y } }, reach);
  const isBeside = free !== null && standsBy(moved(whole, free), under, gap);
  const places = mayMove(under.id) ? exchanged(setting, under) : null;
  if (places && (!isBeside || hides(moved(whole, by), under))) return { kind: 'exchange', with: under.id, places };
  if (!free) return inRowBeside(setting, by, under) ?? { kind: 'no-room', on: under.id };
  const next = isBeside ? under : others.find((other) => standsBy(moved(whole, free), other, gap)) ?? under;
  return { kind: 'beside', of: next.id, places: placesAt(moving, inLine(setting, free, next)) };
}

/** Several boxes in a column or a row beside another, in the order in which they are read; null where there is no room for that either. */
function inRowBeside({ moving, others, corner, gap }: Setting, by: Point, under: Standing): PutDown | null {
  if (moving.length < 2) return null;
  const whole = around(moving);
  const order = moving.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const found = (['y', 'x'] as const).flatMap((axis) => {
    let at = whole[axis];
    const row = order.map((box): Standing => {
      const standing = { ...box, x: whole.x, y: whole.y, [axis]: at };
      at += (axis === 'x' ? box.width : box.height) + gap;
      return standing;
    });
    const { x, y, width, height } = around(row);
    const free = nearestClear({ moving: row, others, by, gap, least: { x: corner.x - x, y: corner.y - y } }, { x: under.width / 2 + width + gap, y: under.height / 2 + height + gap });
    return free ? [{ row, free, far: Math.hypot(free.x - by.x, free.y - by.y) }] : [];
  });
  const [nearest] = found.sort((a, b) => a.far - b.far);
  if (!nearest) return null;
  const places = new Map(placesAt(nearest.row, nearest.free).map((place) => [place.id, place]));
  const next = [under, ...others].find((other) => standsBy(moved(around(nearest.row), nearest.free), other, gap)) ?? under;
  return { kind: 'beside', of: next.id, places: moving.flatMap(({ id }) => places.get(id) ?? []) };
}

/** As it is to stand, but in line with what it stands beside where it nearly is and nothing is in the way. */
function inLine({ moving, others, gap }: Setting, by: Point, next: Rect): Point {
  const { x, y, width, height } = moved(around(moving), by);
  const isAside = x >= next.x + next.width || x + width <= next.x;
  const off = isAside ? { x: 0, y: next.y - y } : y >= next.y + next.height || y + height <= next.y ? { x: next.x - x, y: 0 } : nowhere;
  const there = { x: by.x + off.x, y: by.y + off.y };
  return Math.abs(off.x) <= gap && Math.abs(off.y) <= gap && liesOn(moving, others, there).length === 0 ? there : by;
}

/** Whether one is no farther from another than boxes are kept apart; one of them to the side of the other, not over the corner. */
function standsBy(one: Rect, other: Rect, gap: number): boolean {
  const apart = { x: Math.max(other.x - one.x - one.width, one.x - other.x - other.width), y: Math.max(other.y - one.y - one.height, one.y - other.y - other.height) };
  return Math.min(apart.x, apart.y) < 0 && Math.max(apart.x, apart.y) <= gap + 1;
}

/** Whether a box would cover most of another, or lie in it for the most part. */
const hides = (box: Rect, other: Rect): boolean => common(box, other) >= most * Math.min(box.width * box.height, other.width * other.height);
const most = 0.6;

const moved = (rect: Rect, { x, y }: Point): Rect => ({ ...rect, x: rect.x + x, y: rect.y + y });

/** The places of boxes moved so far. */
export function placesAt(moving: readonly Standing[], { x, y }: Point): readonly Place[] {
  return moving.map((box) => ({ id: box.id, x: Math.round(box.x + x), y: Math.round(box.y + y) }));
}

/** The one box that is dragged and another, each where the other stood; null where one of them does not go there. */
function exchanged({ moving: [box, ...more], others }: Setting, other: Standing): readonly Place[] | null {
  if (!box || more.length > 0) return null;
  const [there, here] = [{ ...box, x: other.x, y: other.y }, { ...other, x: box.x, y: box.y }];
  const rest = others.filter((each) => each !== other);
  const isClear = liesOn([there], [...rest, here], nowhere).length === 0 && liesOn([here], rest, nowhere).length === 0;
  return isClear ? placesAt([there, here], nowhere) : null;
}
const nowhere: Point = { x: 0, y: 0 };

/** What most of what is dragged would lie on comes first. */
function byShare({ moving }: Setting, by: Point, under: readonly Standing[]): readonly Standing[] {
  const share = (other: Standing): number => moving.reduce((sum, box) => sum + common(moved(box, by), other), 0);
  return under.toSorted((a, b) => share(b) - share(a));
}

function common(a: Rect, b: Rect): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, across) * Math.max(0, down);
}
