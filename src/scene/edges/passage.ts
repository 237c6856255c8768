import type { Placed, Rect } from '../types';

/** Children of one box, or those without parent, among which lines run. */
export interface Around {
  readonly children: readonly Placed[];
  /** Where their parent lies in the scene. */
  readonly rect: Rect;
  readonly gap: number;
}

/** Where a line begins to go through rows of children, and where what it goes to begins. All in the scene. */
export interface Stretch {
  readonly y: number;
  /** Downwards (1) or upwards (-1). */
  readonly sign: 1 | -1;
  readonly end: number;
}

/** What a line meets on a stretch. */
export interface Passage {
  /** The end of the row it leaves: beyond the boxes beside it that reach farther, so that a bend passes over none of them. */
  readonly edge: number;
  /** The rows between that and the end; null where nothing stands there. */
  readonly rows: Rows | null;
}

/** Children that stand in the way of lines, as what they leave free from left to right. */
export interface Rows {
  /** Whether nothing stands above or below. */
  readonly isFree: (x: number) => boolean;
  /** Beside each child, where nothing else stands; in the order of the children, each place once. */
  readonly gaps: readonly number[];
  /** The far end of them. */
  readonly beyond: number;
}

/**
 * What stands on a stretch, found once for all lines that leave one row for another: there may be a thousand of them, and a
 * thousand children.
 */
export function passageOn(around: Around, stretch: Stretch): Passage {
  let known = made.get(around.children);
  if (known?.x !== around.rect.x || known.y !== around.rect.y || known.gap !== around.gap) {
    known = { x: around.rect.x, y: around.rect.y, gap: around.gap, passages: new Map() };
    made.set(around.children, known);
  }
  const key = `${stretch.y} ${stretch.sign} ${stretch.end}`;
  let passage = known.passages.get(key);
  if (!passage) known.passages.set(key, (passage = passageThrough(around, stretch)));
  return passage;
}
const made = new WeakMap<readonly Placed[], { readonly x: number; readonly y: number; readonly gap: number; readonly passages: Map<string, Passage> }>();

function passageThrough(around: Around, stretch: Stretch): Passage {
  const edge = edgeOfRow(around, stretch);
  let rows: Rows | null | undefined;
  return {
    edge,
    get rows() {
      if (rows === undefined) rows = rowsBetween(around, { ...stretch, y: edge });
      return rows;
    },
  };
}

function edgeOfRow({ children, rect }: Around, { y, sign, end }: Stretch): number {
  let edge = y;
  for (const child of children) {
    const [top, bottom] = [rect.y + child.y, rect.y + child.y + child.height];
    if (sign === 1 && top < y && bottom <= end) edge = Math.max(edge, bottom);
    if (sign === -1 && bottom > y && top >= end) edge = Math.min(edge, top);
  }
  return edge;
}

function rowsBetween({ children, rect, gap }: Around, { y, sign, end }: Stretch): Rows | null {
  const between = children.filter((child) => {
    const [top, bottom] = [rect.y + child.y, rect.y + child.y + child.height];
    return sign === 1 ? top >= y && bottom <= end : bottom <= y && top >= end;
  });
  if (between.length === 0) return null;
  const isFree = outside(between.map((child) => [rect.x + child.x, rect.x + child.x + child.width]));
  const half = gap / 2;
  const beside = new Set(between.flatMap(({ x, width }) => [rect.x + x - half, rect.x + x + width + half]));
  let beyond = sign === 1 ? -Infinity : Infinity;
  for (const child of between) beyond = sign === 1 ? Math.max(beyond, rect.y + child.y + child.height) : Math.min(beyond, rect.y + child.y);
  return { isFree, gaps: [...beside].filter(isFree), beyond };
}

type Span = readonly [from: number, to: number];

/** Whether a place lies in none of these spans; their ends do not. */
function outside(spans: readonly Span[]): (x: number) => boolean {
  const [from, to]: [number[], number[]] = [[], []];
  for (const [left, right] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = to.length - 1;
    // Where two only touch, a line passes between them.
    if (last < 0 || left >= (to[last] as number)) {
      from.push(left);
      to.push(right);
    } else {
      to[last] = Math.max(to[last] as number, right);
    }
  }
  return (x) => {
    let [low, high] = [0, to.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((to[middle] as number) <= x) low = middle + 1;
      else high = middle;
    }
    return low === to.length || x <= (from[low] as number);
  };
}
