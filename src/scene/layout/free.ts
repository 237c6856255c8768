import type { Point, Rect, Size } from '../types';
import type { Taken } from './taken';

/** Looks for a corner where a box of `size` stands at least `gap` away from everything taken. */
export interface Search {
  readonly taken: Taken;
  readonly size: Size;
  readonly gap: number;
}

/**
 * A free place inside `room`: the first in reading order, or the one nearest to `near`; null where there is none. Looks at the
 * heights at which the box would stand right below another.
 */
export function freeCorner({ taken, size, gap }: Search, room: Size, near: Point | null): Point | null {
  let found: Point | null = null;
  for (const y of heights(taken, gap, near)) {
    if (y + size.height > room.height) continue;
    if (found && near && Math.abs(y - near.y) >= apart(found, near)) continue;
    const blocked = taken.between(y - gap, y + size.height + gap)
      .filter((box) => box.y < y + size.height + gap && y < box.y + box.height + gap)
      .sort((a, b) => a.x - b.x);
    let from = 0;
    for (let at = 0; at <= blocked.length; at++) {
      const box = blocked[at];
      const to = (box ? box.x - gap : room.width) - size.width;
      if (from <= to && from + size.width <= room.width) {
        if (!near) return { x: from, y };
        const corner = { x: Math.max(from, Math.min(to, near.x)), y };
        if (!found || apart(corner, near) < apart(found, near)) found = corner;
      }
      if (box) from = Math.max(from, box.x + box.width + gap);
    }
  }
  return found;
}

/** Where a room grows that is full. */
export type Growth = 'below' | 'beside' | 'either';

/** A free place beyond `room`, below or beside what is there: the one that needs least `spread`. */
export function cornerBeyond({ taken, size, gap }: Search, room: Size, grows: Growth, spread: (room: Size) => number): Point {
  const all = [...taken.values()];
  const corners: Point[] = [];
  if (grows === 'beside') return cornerBeside({ taken, size, gap }, room);
  for (const x of new Set([0, ...all.map((box) => box.x)])) {
    if (x < 0 || (x > 0 && x + size.width > room.width)) continue;
    let y = 0;
    for (const box of all) if (box.x < x + size.width + gap && x < box.x + box.width + gap) y = Math.max(y, box.y + box.height + gap);
    corners.push({ x, y });
  }
  if (grows === 'either') corners.push({ x: room.width + gap, y: 0 });
  const needs = (corner: Point): number => spread({
    width: Math.max(room.width, corner.x + size.width),
    height: Math.max(room.height, corner.y + size.height),
  });
  return corners.reduce((least, corner) => (needs(corner) < needs(least) ? corner : least));
}

/** The nearest to the left edge of those beside what is there; of several the topmost. */
function cornerBeside({ taken, size, gap }: Search, room: Size): Point {
  const all = [...taken.values()];
  const heights = [...new Set([0, ...all.map(({ y }) => y)])].filter((y) => y === 0 || (y > 0 && y + size.height <= room.height)).sort((a, b) => a - b);
  const corners = heights.map((y): Point => ({
    x: Math.max(0, ...all.filter((box) => box.y < y + size.height + gap && y < box.y + box.height + gap).map((box) => box.x + box.width + gap)), y,
  }));
  return corners.reduce((least, corner) => (corner.x < least.x ? corner : least));
}

export function overlap(a: Rect, b: Rect, gap = 0): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

function heights(taken: Taken, gap: number, near: Point | null): readonly number[] {
  const all = new Set([0]);
  for (const box of taken.values()) all.add(box.y + box.height + gap);
  if (near) all.add(near.y);
  const sorted = [...all].filter((y) => y >= 0);
  return near ? sorted.sort((a, b) => Math.abs(a - near.y) - Math.abs(b - near.y) || a - b) : sorted.sort((a, b) => a - b);
}

const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
