import { ruleOf } from '../tree/kinds';
import type { Arrangement, Placed, Point, Rect } from '../types';

/** A box with its place, relative to the corner of what it lies in. */
export interface Standing extends Rect {
  readonly id: string;
}

/** Boxes of one container that are to be put elsewhere in it, and what else stands there. */
export interface Setting {
  /** Null where they lie in nothing. */
  readonly container: string | null;
  readonly moving: readonly Standing[];
  /** The others of the container, which stay where they are. */
  readonly others: readonly Standing[];
  /** Nothing lies above it or to the left: the corner of the room for children. Below and to the right a container grows. */
  readonly corner: Point;
  /** How far the layout keeps boxes apart there. */
  readonly gap: number;
}

/** Where an act puts boxes: whole numbers, relative to the container's corner. */
export interface Arranged {
  /** Of every box that was to be moved, in the order of the setting. */
  readonly places: readonly (Point & { readonly id: string })[];
  /** Those that stand further on than the act alone would have them, because something stood there. */
  readonly gaveWay: readonly string[];
}

/** The setting of these boxes; null where there is none of them, or they do not lie in one container. */
export function settingOf(arrangement: Arrangement, ids: readonly string[]): Setting | null {
  const [first, ...more] = ids.flatMap((id) => arrangement.find(id) ?? []);
  if (!first || more.some(({ box }) => box.parent !== first.box.parent)) return null;
  const container = first.box.parent;
  const around = container === null ? undefined : arrangement.find(container);
  const inner = around ? ruleOf(arrangement.scene.rules, around.box).inner : arrangement.scene.rules.top;
  const moving = new Set([first, ...more]);
  return {
    container,
    moving: [...moving].map(standing),
    others: (around ? around.children : arrangement.top).filter((child) => !moving.has(child)).map(standing),
    corner: around ? { x: inner.padding, y: inner.header } : { x: -Infinity, y: -Infinity },
    gap: inner.gap,
  };
}

const standing = ({ box, x, y, width, height }: Placed): Standing => ({ id: box.node.id, x, y, width, height });

/** Whether an act leaves every box where it is. */
export function movesNothing({ moving }: Setting, { places }: Arranged): boolean {
  return moving.every(({ x, y }, at) => places[at]?.x === x && places[at]?.y === y);
}

/** Around all of these; they are one at least. */
export function around(rects: readonly Rect[]): Rect {
  const [x, y] = [Math.min(...rects.map((rect) => rect.x)), Math.min(...rects.map((rect) => rect.y))];
  return {
    x, y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  };
}
