import type { Point, Rect, View } from '../types';
import { courseOf, eachDash, type Dashes } from './dashes';
import { runsTogether, type Run } from './runs';
import type { Route } from './types';

/** What draws: a canvas is one. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
}

/**
 * Draws, in pixels, what is in sight of these routes, and what several have in common once: in a large estate hundreds of them run far
 * beyond the view, and through one gap. `dashes`, in pixels, begin with each route; where several run together they go by the
 * place in the scene, so that those of one do not fill the gaps of another.
 */
export function drawRoutes(pen: Pen, routes: Iterable<Route>, view: View, dashes: Dashes = []): void {
  const sight: Sight = { pen, view, window: windowOf(view), dashes, upright: new Map(), level: new Map(), corners: new Set() };
  for (const route of routes) {
    if (dashes.length > 0) gatherDashed(sight, route);
    else gather(sight, route);
  }
  const { x, y, width, height } = sight.window;
  for (const [at, runs] of sight.upright) drawRuns(sight, runs, [y, y + height], (place) => ({ x: at, y: place }));
  for (const [at, runs] of sight.level) drawRuns(sight, runs, [x, x + width], (place) => ({ x: place, y: at }));
}

interface Sight {
  readonly pen: Pen;
  readonly view: View;
  /** What is in sight of the scene. */
  readonly window: Rect;
  readonly dashes: Dashes;
  /** Straight parts that were found, by their x and by their y. */
  readonly upright: Map<number, Run[]>;
  readonly level: Map<number, Run[]>;
  /** Where two straight parts meet, drawn already. */
  readonly corners: Set<string>;
}

/** Wider than half of any line: what is cut off there is not seen to be. */
const reachPx = 24;

function windowOf({ x, y, zoom, width, height }: View): Rect {
  return { x: (-x - reachPx) / zoom, y: (-y - reachPx) / zoom, width: (width + 2 * reachPx) / zoom, height: (height + 2 * reachPx) / zoom };
}

/** Puts its straight parts with the others, and draws its bend and its corners. */
function gather(sight: Sight, { lead, trail, bend: [one, other] }: Route): void {
  for (const points of [lead, trail]) {
    for (let at = 1; at < points.length; at++) {
      const [before, point, after] = [points[at - 1]!, points[at]!, points[at + 1]];
      addRun(sight, before, point, 0);
      if (after && meets(sight.window, [point])) drawCorner(sight, before, point, after);
    }
  }
  const [start, end] = [lead.at(-1), trail.at(-1)];
  if (!start || !end || !meets(sight.window, [start, one, other, end])) return;
  const { pen, view: { x, y, zoom } } = sight;
  const [before, after] = [lead.at(-2), trail.at(-2)];
  moveTo(sight, before ? towards(sight, start, before) : start);
  if (before) lineTo(sight, start);
  pen.bezierCurveTo(one.x * zoom + x, one.y * zoom + y, other.x * zoom + x, other.y * zoom + y, end.x * zoom + x, end.y * zoom + y);
  if (after) lineTo(sight, towards(sight, end, after));
}

/** The same in dashes, which go on along the route from part to part. */
function gatherDashed(sight: Sight, route: Route): void {
  const { lead, trail } = route;
  const [start, end] = [lead.at(-1), trail.at(-1)];
  if (!start || !end) return;
  const { zoom } = sight.view;
  let gone = 0;
  for (let at = 1; at < lead.length; at++) gone = addRun(sight, lead[at - 1]!, lead[at]!, gone);
  const course = courseOf(route);
  for (const [from, to] of course.within(sight.window)) {
    eachDash(sight.dashes, (gone + from) * zoom, (gone + to) * zoom, (on, off) => {
      moveTo(sight, course.at(on / zoom - gone));
      // A dash is short: with one place between its ends it bends as its line does.
      if (off - on > 1) lineTo(sight, course.at((on + off) / 2 / zoom - gone));
      lineTo(sight, course.at(off / zoom - gone));
    });
  }
  gone += course.length;
  for (let at = trail.length - 1; at > 0; at--) gone = addRun(sight, trail[at]!, trail[at - 1]!, gone);
}

/** Straight parts are upright or level; whatever is not is drawn for itself. @returns how far along its route its end is */
function addRun(sight: Sight, start: Point, end: Point, gone: number): number {
  const isUpright = start.x === end.x;
  const isLevel = start.y === end.y;
  const ends = gone + (isUpright ? Math.abs(end.y - start.y) : isLevel ? Math.abs(end.x - start.x) : Math.hypot(end.x - start.x, end.y - start.y));
  if (ends === gone || !meets(sight.window, [start, end])) return ends;
  if (!isUpright && !isLevel) {
    drawSlanted(sight, start, end, gone, ends);
    return ends;
  }
  const [from, to] = isUpright ? [start.y, end.y] : [start.x, end.x];
  const way = to > from ? 1 : -1;
  const run: Run = { from: Math.min(from, to), to: Math.max(from, to), offset: gone - way * from, way };
  const [tracks, at] = isUpright ? [sight.upright, start.x] : [sight.level, start.y];
  const there = tracks.get(at);
  if (there) there.push(run);
  else tracks.set(at, [run]);
  return ends;
}

function drawRuns(sight: Sight, runs: readonly Run[], [first, last]: readonly [number, number], pointAt: (place: number) => Point): void {
  const { zoom } = sight.view;
  for (const { from, to, offset, way } of runsTogether(runs, sight.dashes.length > 0)) {
    const [begin, end] = [Math.max(from, first), Math.min(to, last)];
    if (begin >= end) continue;
    const goneAt = (place: number): number => (offset + way * place) * zoom;
    eachDash(sight.dashes, Math.min(goneAt(begin), goneAt(end)), Math.max(goneAt(begin), goneAt(end)), (on, off) => {
      moveTo(sight, pointAt((on / zoom - offset) * way));
      lineTo(sight, pointAt((off / zoom - offset) * way));
    });
  }
}

function drawSlanted(sight: Sight, start: Point, end: Point, gone: number, ends: number): void {
  const { zoom } = sight.view;
  const at = (length: number): Point => {
    const part = (length / zoom - gone) / (ends - gone);
    return { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
  };
  eachDash(sight.dashes, gone * zoom, ends * zoom, (on, off) => {
    moveTo(sight, at(on));
    lineTo(sight, at(off));
  });
}

/** The beginnings of two straight parts that meet, so that there is a joint between them. */
function drawCorner(sight: Sight, before: Point, point: Point, after: Point): void {
  const [one, other] = [towards(sight, point, before), towards(sight, point, after)];
  const key = [one.x, one.y, other.x, other.y].join(' ');
  if (sight.corners.has(key)) return;
  sight.corners.add(key);
  moveTo(sight, one);
  lineTo(sight, point);
  lineTo(sight, other);
}

/** A little way from a point to another: as far as a joint reaches. */
function towards({ view: { zoom } }: Sight, from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(1, jointPx / zoom / length);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
const jointPx = 4;

function moveTo({ pen, view: { x, y, zoom } }: Sight, point: Point): void {
  pen.moveTo(point.x * zoom + x, point.y * zoom + y);
}

function lineTo({ pen, view: { x, y, zoom } }: Sight, point: Point): void {
  pen.lineTo(point.x * zoom + x, point.y * zoom + y);
}

/** Whether what lies between these points may be in a window. */
function meets({ x, y, width, height }: Rect, points: readonly Point[]): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of points) {
    if (point.x < left) left = point.x;
    if (point.x > right) right = point.x;
    if (point.y < top) top = point.y;
    if (point.y > bottom) bottom = point.y;
  }
  return right >= x && left <= x + width && bottom >= y && top <= y + height;
}
