import { rounded } from '../heat/rounded';
import type { Point, Rect } from '../types';
import type { Line, Route } from './types';

/** The route as SVG path data, from the end `from` to the end `to`. */
export function routePath({ lead, trail, bend: [one, other] }: Route): string {
  const [start, ...on] = lead;
  const end = trail.at(-1);
  if (!start || !end) return '';
  const at = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;
  return [`M${at(start)}`, ...on.map((point) => `L${at(point)}`), `C${at(one)} ${at(other)} ${at(end)}`, ...trail.slice(0, -1).toReversed().map((point) => `L${at(point)}`)].join('');
}

/** The middle of the bend. */
export function middleOf(route: Route): Point {
  return pointOn(route, 0.5);
}

/** A point of the bend: 0 where it begins, 1 where it ends. */
export function pointOn({ lead, trail, bend }: Route, part: number): Point {
  return onBend(lead.at(-1) as Point, bend, trail.at(-1) as Point, part);
}

/** The whole route in straight pieces: asked for in every frame by what looks where lines run. */
export function piecesOf(route: Route): readonly Point[] {
  let pieces = piecesOfRoute.get(route);
  if (!pieces) piecesOfRoute.set(route, (pieces = [...route.lead, ...Array.from({ length: steps + 1 }, (_, at) => pointOn(route, at / steps)), ...route.trail.toReversed()]));
  return pieces;
}
const piecesOfRoute = new WeakMap<Route, readonly Point[]>();

/** The line nearest to a point of the scene, at most `reach` away; of two as near the one drawn last. Null where there is none. */
export function lineAt(lines: readonly Line[], point: Point, reach: number): Line | null {
  let found: Line | null = null;
  let least = reach;
  for (const line of lines) {
    const { x, y, width, height } = line.bounds;
    if (point.x < x - reach || point.x > x + width + reach || point.y < y - reach || point.y > y + height + reach) continue;
    const distance = distanceTo(line.route, point);
    if (distance > least) continue;
    least = distance;
    found = line;
  }
  return found;
}

/** Around everything of a route. A curve never leaves its control points. */
export function boundsOfRoute({ lead, trail, bend }: Route): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of [lead, trail, bend]) {
    for (const { x, y } of points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function distanceTo(route: Route, point: Point): number {
  return route.lead.length === 0 || route.trail.length === 0 ? Infinity : distanceToPolyline(piecesOf(route), point);
}
const steps = 12;

function distanceToPolyline(points: readonly Point[], point: Point): number {
  let least = Infinity;
  for (let at = 0; at + 1 < points.length; at++) least = Math.min(least, distanceToSegment(points[at] as Point, points[at + 1] as Point, point));
  return least;
}

function distanceToSegment(a: Point, b: Point, { x, y }: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}

/** A point of the cubic curve, `t` from 0 to 1. */
function onBend(a: Point, [b, c]: Route['bend'], d: Point, t: number): Point {
  const s = 1 - t;
  const at = (p: number, q: number, r: number, u: number): number => s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
  return { x: at(a.x, b.x, c.x, d.x), y: at(a.y, b.y, c.y, d.y) };
}
