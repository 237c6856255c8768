import { ruleOf } from '../tree/kinds';
import type { Ground } from '../layout/turn';
import type { Placed, Point, Rect, SceneRules } from '../types';
import { passageOn, type Around, type Rows } from './passage';
import type { Route } from './types';

/** Where boxes lie in the scene, each asked for once. */
export type Corners = Map<string, Rect>;

/** A box and where it lies. */
interface Stop { readonly placed: Placed; readonly rect: Rect }

/**
 * Where a line between two boxes runs. It leaves each box at the side nearer to the other, goes out of the boxes around it between
 * their other children, and bends once. Null where one of the two lies in the other, or has no place.
 */
export function routeBetween(ground: Ground, corners: Corners, { from, to }: { readonly from: string; readonly to: string }, doorOf: (box: string) => number | undefined): Route | null {
  const [one, other] = apart(chainOf(ground, corners, from), chainOf(ground, corners, to));
  const [inner, outer] = [one[0], one.at(-1)];
  const [otherInner, otherOuter] = [other[0], other.at(-1)];
  if (!inner || !outer || !otherInner || !otherOuter) return null;
  const [down, up] = [isAbove(outer.rect, otherOuter.rect), isAbove(otherOuter.rect, outer.rect)];
  if (!down && !up && one.length === 1 && other.length === 1) return beside(inner.rect, otherInner.rect);
  const around = aroundBoth(ground, corners, outer);
  const isBetweenRows = down || up;
  const lead = wayOut(ground, one, { door: doorOf(from), sign: down ? 1 : -1, towards: middleX(otherInner.rect), around, until: isBetweenRows ? otherOuter.rect : null, isLeading: true });
  const trail = wayOut(ground, other, { door: doorOf(to), sign: up ? 1 : -1, towards: middleX(inner.rect), around, until: isBetweenRows ? outer.rect : null, isLeading: false });
  const [start, end] = [lead.at(-1) as Point, trail.at(-1) as Point];
  if (!down && !up) return { lead, trail, bend: arch(start, end) };
  const middle = (start.y + end.y) / 2;
  return { lead, trail, bend: [{ x: start.x, y: middle }, { x: end.x, y: middle }] };
}

/** From the middle of the one to the middle of the other, over whatever lies between. */
export function straight(one: Rect, other: Rect): Route {
  const down = isAbove(one, other);
  if (!down && !isAbove(other, one)) return beside(one, other);
  const start = { x: middleX(one), y: edgeOf(one, down ? 1 : -1) };
  const end = { x: middleX(other), y: edgeOf(other, down ? -1 : 1) };
  const middle = (start.y + end.y) / 2;
  return { lead: [start], trail: [end], bend: [{ x: start.x, y: middle }, { x: end.x, y: middle }] };
}

/** Whether a line leaves a box below (1) or above (-1); null where it leaves beside, or there is none. */
export function sideOf(ground: Ground, corners: Corners, from: string, to: string): 1 | -1 | null {
  const [one, other] = apart(chainOf(ground, corners, from), chainOf(ground, corners, to));
  const [outer, otherOuter] = [one.at(-1), other.at(-1)];
  if (!outer || !otherOuter) return null;
  if (isAbove(outer.rect, otherOuter.rect)) return 1;
  return one.length === 1 && other.length === 1 && !isAbove(otherOuter.rect, outer.rect) ? null : -1;
}

/** Where a box lies in the scene. */
export function cornerOf(ground: Ground, corners: Corners, id: string): Rect {
  let rect = corners.get(id);
  if (!rect) {
    const { x = 0, y = 0, width = 0, height = 0, box } = ground.find(id) ?? {};
    const outer = box?.parent == null ? { x: 0, y: 0 } : cornerOf(ground, corners, box.parent);
    rect = { x: outer.x + x, y: outer.y + y, width, height };
    corners.set(id, rect);
  }
  return rect;
}

/** From the box to the outermost around it. */
function chainOf(ground: Ground, corners: Corners, id: string): readonly Stop[] {
  const chain: Stop[] = [];
  for (let at: string | null = id; at !== null; ) {
    const placed = ground.find(at);
    if (!placed) break;
    chain.push({ placed, rect: cornerOf(ground, corners, at) });
    at = placed.box.parent;
  }
  return chain;
}

/** Both without the boxes that are around both. */
function apart(one: readonly Stop[], other: readonly Stop[]): readonly [readonly Stop[], readonly Stop[]] {
  let common = 0;
  while (common < one.length && common < other.length && one[one.length - 1 - common]?.placed === other[other.length - 1 - common]?.placed) common++;
  return [one.slice(0, one.length - common), other.slice(0, other.length - common)];
}

/** Two that stand side by side: from the one side to the other. */
function beside(one: Rect, other: Rect): Route {
  const isFirst = one.x < other.x;
  const y = (Math.max(one.y, other.y) + Math.min(bottomOf(one), bottomOf(other))) / 2;
  const start = { x: isFirst ? one.x + one.width : one.x, y };
  const end = { x: isFirst ? other.x : other.x + other.width, y };
  const middle = (start.x + end.x) / 2;
  return { lead: [start], trail: [end], bend: [{ x: middle, y }, { x: middle, y }] };
}

/** Over what stands between, higher the farther it goes. */
function arch(start: Point, end: Point): Route['bend'] {
  const rise = Math.min(archAtMost, 12 + Math.abs(start.x - end.x) * 0.08);
  const y = Math.min(start.y, end.y) - rise;
  const lean = (end.x - start.x) * 0.12;
  return [{ x: start.x + lean, y }, { x: end.x - lean, y }];
}
const archAtMost = 52;

interface Way {
  /** Where it leaves the box; undefined for its middle. */
  readonly door: number | undefined;
  /** Downwards (1) or upwards (-1). */
  readonly sign: 1 | -1;
  /** Where the other end is, from left to right. */
  readonly towards: number;
  /** What both ends lie in. */
  readonly around: Around;
  /** The outermost box of the other end, where the way goes past what stands before it; null where it arches over. */
  readonly until: Rect | null;
  /** Of the two ends the one that goes through the rows between them. */
  readonly isLeading: boolean;
}

function aroundBoth(ground: Ground, corners: Corners, outer: Stop): Around {
  const { parent } = outer.placed.box;
  const { rules } = ground.scene;
  if (parent === null) return { children: ground.top, rect: { ...ground.bounds, x: 0, y: 0 }, gap: rules.top.gap };
  const [stop] = chainOf(ground, corners, parent);
  return stop ? insideOf(rules, stop) : { children: [], rect: outer.rect, gap: 0 };
}

const insideOf = (rules: SceneRules, { placed, rect }: Stop): Around => ({ children: placed.children, rect, gap: ruleOf(rules, placed.box).inner.gap });

/** From a box out of those around it, past its siblings and not over them, up to where nothing stands before the other end. */
function wayOut({ scene: { rules } }: Ground, chain: readonly Stop[], { door, sign, towards, around, until, isLeading }: Way): readonly Point[] {
  const [first] = chain;
  if (!first) return [];
  const points: Point[] = [{ x: door ?? middleX(first.rect), y: edgeOf(first.rect, sign) }];
  for (let at = 0; at + 1 < chain.length; at++) {
    const [inner, outer] = [chain[at] as Stop, chain[at + 1] as Stop];
    stepAside(points, insideOf(rules, outer), inner, { sign, towards });
    points.push({ x: lastOf(points).x, y: edgeOf(outer.rect, sign) });
  }
  if (!until) return points;
  const end = edgeOf(until, -sign as 1 | -1);
  const passage = passageOn(around, { y: lastOf(points).y, sign, end });
  points.push({ x: lastOf(points).x, y: passage.edge });
  if (isLeading && passage.rows) passRows(points, passage.rows, { sign, towards, half: around.gap / 2 });
  return points.filter(({ x, y }, at) => at === 0 || x !== points[at - 1]?.x || y !== points[at - 1]?.y);
}

/** Through the rows that stand between, by the nearest gap that goes through all of them: what is left to bend is free. */
function passRows(points: Point[], { isFree, gaps, beyond }: Rows, { sign, towards, half }: { readonly sign: 1 | -1; readonly towards: number; readonly half: number }): void {
  const point = lastOf(points);
  const cost = (gap: number): number => Math.abs(gap - point.x) + Math.abs(gap - towards);
  const gap = isFree(point.x) ? point.x : leastOf(gaps, cost);
  if (gap === undefined) return;
  if (gap !== point.x) {
    const y = point.y + sign * Math.min(half, aside);
    points.push({ x: point.x, y }, { x: gap, y });
  }
  points.push({ x: gap, y: beyond });
}

/** The first of those that cost least. */
function leastOf(values: readonly number[], cost: (value: number) => number): number | undefined {
  let [found, least]: [number | undefined, number] = [undefined, Infinity];
  for (const value of values) {
    const now = cost(value);
    if (now < least) [found, least] = [value, now];
  }
  return found;
}

/** So far beyond a row lines run along it. */
const aside = 16;

/** Where something stands in the way: sideways to the nearest gap that is free. */
function stepAside(points: Point[], around: Around, inner: Stop, { sign, towards }: { readonly sign: 1 | -1; readonly towards: number }): void {
  const point = lastOf(points);
  if (!isBlocked(around, inner, point, sign)) return;
  const half = around.gap / 2;
  const { rect: { x, width } } = inner;
  const cost = (gap: number): number => Math.abs(gap - point.x) + Math.abs(gap - towards) / 16;
  const [gap] = [x + width + half, x - half, around.rect.x + half, around.rect.x + around.rect.width - half]
    .filter((candidate) => !isBlocked(around, inner, { x: candidate, y: point.y }, sign))
    .sort((a, b) => cost(a) - cost(b));
  if (gap === undefined) return;
  const y = point.y + sign * Math.min(half, 6);
  points.push({ x: point.x, y }, { x: gap, y });
}

const lastOf = (points: readonly Point[]): Point => points.at(-1) as Point;

/** Whether another child stands above or below a point. */
function isBlocked({ children, rect }: Around, inner: Stop, { x, y }: Point, sign: 1 | -1): boolean {
  const [left, top] = [x - rect.x, y - rect.y];
  return children.some((child) => child !== inner.placed && child.x < left && left < child.x + child.width && (sign === 1 ? child.y >= top : child.y + child.height <= top));
}

const bottomOf = ({ y, height }: Rect): number => y + height;
const isAbove = (one: Rect, other: Rect): boolean => bottomOf(one) <= other.y;
const middleX = ({ x, width }: Rect): number => x + width / 2;
const edgeOf = (rect: Rect, sign: 1 | -1): number => (sign === 1 ? bottomOf(rect) : rect.y);
