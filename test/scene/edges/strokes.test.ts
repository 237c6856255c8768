import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointOn } from '../../../src/scene/edges/shape';
import { drawRoutes, type Pen } from '../../../src/scene/edges/strokes';
import type { Route } from '../../../src/scene/edges/types';
import type { Point, View } from '../../../src/scene/types';

const view: View = { x: 0, y: 0, zoom: 1, width: 400, height: 300 };

/** From a box at one place down a gap and into a box at another: by a step aside, through the gap, and in a bend. */
function route(from: number, gap: number, to: number, { top = 0, bottom = 200 } = {}): Route {
  const lead = [{ x: from, y: top }, { x: from, y: top + 10 }, { x: gap, y: top + 10 }, { x: gap, y: bottom }].filter(({ x, y }, at, all) => at === 0 || x !== all[at - 1]?.x || y !== all[at - 1]?.y);
  return { lead, trail: [{ x: to, y: bottom + 60 }, { x: to, y: bottom + 40 }], bend: [{ x: gap, y: bottom + 20 }, { x: to, y: bottom + 20 }] };
}

type Stroke = readonly [from: Point, ...on: readonly Point[]];

/** What was drawn in one go each; a curve by its control points. */
function drawn(routes: readonly Route[], { at = view, dashes = [] as readonly number[] } = {}): readonly Stroke[] {
  const strokes: [Point, ...Point[]][] = [];
  const pen: Pen = {
    moveTo: (x, y) => strokes.push([{ x, y }]),
    lineTo: (x, y) => strokes.at(-1)?.push({ x, y }),
    bezierCurveTo: (...numbers) => { for (let from = 0; from < 6; from += 2) strokes.at(-1)?.push({ x: numbers[from] ?? NaN, y: numbers[from + 1] ?? NaN }); },
  };
  drawRoutes(pen, routes, at, dashes);
  return strokes;
}

/** Pieces along the gap at an x, from above. */
const along = (strokes: readonly Stroke[], x: number): readonly (readonly [number, number])[] =>
  strokes.flatMap(([from, to, ...others]) => (to && others.length === 0 && from.x === x && to.x === x ? [[from.y, to.y] as const] : [])).sort((a, b) => a[0] - b[0]);

describe('strokes of routes', () => {
  test('leave out what is out of sight', () => {
    expect(drawn([route(2000, 2100, 2200)])).toEqual([]);
    expect(drawn([route(50, 100, 150)], { at: { ...view, x: -5000 } })).toEqual([]);
  });

  test('end a little beyond the view, however far the route goes', () => {
    const strokes = drawn([route(100, 200, 300, { top: -90_000, bottom: 90_000 })]);
    expect(along(strokes, 200)).toEqual([[-24, 324]]);
    expect(strokes).toHaveLength(1);
  });

  test('are made once where hundreds run through one gap', () => {
    const routes = Array.from({ length: 300 }, (_, at) => route(at * 40 - 6000, 200, at * 40 - 6000, { top: -1000 - at, bottom: 1000 }));
    expect(along(drawn(routes), 200)).toEqual([[-24, 324]]);
  });

  test('join what overlaps and keep apart what does not', () => {
    const [upper, overlapping, lower] = [[0, 50], [40, 90], [200, 230]].map(([top = 0, bottom = 0], at) => route(200, 200, 300 + at, { top, bottom }));
    expect(along(drawn([lower, upper, overlapping].filter((each) => each !== undefined)), 200)).toEqual([[0, 90], [200, 230]]);
  });

  test('have a joint at each corner', () => {
    const corners = drawn([route(50, 200, 300)]).filter((stroke) => stroke.length === 3).map(([, corner]) => corner);
    expect(corners).toEqual([{ x: 50, y: 10 }, { x: 200, y: 10 }]);
  });

  test('are placed and scaled as the view says', () => {
    const at = { ...view, x: 30, y: -20, zoom: 0.5 };
    expect(along(drawn([route(100, 100, 100)], { at }), 80)[0]).toEqual([-20, 80]);
  });

  test('in dashes go on along a route from part to part', () => {
    const alone = route(50, 200, 300);
    const strokes = drawn([alone], { dashes: [8, 5] });
    // 10 down, 150 aside, then down the gap: 160 gone, of which a dash began at 156 and ends at 164.
    expect(along(strokes, 200).slice(0, 3)).toEqual([[10, 14], [19, 27], [32, 40]]);
  });

  test('in dashes keep their gaps where several run together', () => {
    const routes = Array.from({ length: 40 }, (_, at) => route(at * 7, 300, at * 7 + 3, { top: 0, bottom: 250 }));
    const pieces = along(drawn(routes, { dashes: [8, 5] }), 300);
    // Below where all of them have come to run together.
    const together = pieces.filter(([from]) => from > 20 && from < 240);
    expect(together.length).toBeGreaterThan(10);
    together.forEach(([from, to], at) => {
      expect(to - from).toBeLessThanOrEqual(8.001);
      if (at > 0) expect(from - (together[at - 1]?.[1] ?? NaN)).toBeCloseTo(5, 5);
    });
  });

  test('stay where they are in the scene while one pans', () => {
    const routes = [route(50, 200, 300, { bottom: 900 }), route(80, 200, 350, { bottom: 900 })];
    const inScene = (at: View): readonly (readonly [number, number])[] => along(drawn(routes, { at, dashes: [8, 5] }), 200 + at.x).map(([from, to]) => [from - at.y, to - at.y] as const).filter(([from]) => from > 100 && from < 200);
    expect(inScene(view).length).toBeGreaterThan(5);
    inScene({ ...view, x: -17, y: -31 }).forEach((piece, at) => piece.forEach((end, which) => expect(end).toBeCloseTo(inScene(view)[at]?.[which] ?? NaN, 6)));
  });

  test('in dashes follow a bend, and leave out what of it is out of sight', () => {
    const long: Route = { lead: [{ x: -4000, y: 100 }], trail: [{ x: 4000, y: 200 }], bend: [{ x: -1000, y: 100 }, { x: 1000, y: 200 }] };
    const strokes = drawn([long], { dashes: [8, 5] });
    expect(strokes.length).toBeGreaterThan(20);
    expect(strokes.length).toBeLessThan(200);
    for (const [{ x, y }] of strokes) expect(nearest(long, { x, y })).toBeLessThan(1);
  });

  test('show all of each route that is in sight, and nothing else', () => {
    const places = fc.integer({ min: -60, max: 60 }).map((at) => at * 10);
    const routes = fc.array(fc.tuple(places, places, places, fc.integer({ min: -40, max: 20 })).map(([from, gap, to, top]) => route(from, gap, to, { top: top * 10, bottom: top * 10 + 250 })), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(routes, fc.constantFrom(0.5, 1, 2), (all, zoom) => {
      const at = { ...view, zoom, x: 200, y: 100 };
      const points = drawn(all, { at }).flatMap(pointsOn);
      const isDrawn = (point: Point): boolean => points.some((other) => Math.hypot(other.x - point.x, other.y - point.y) < 3);
      const wanted = all.flatMap(pointsOf).map(({ x, y }) => ({ x: x * zoom + at.x, y: y * zoom + at.y }));
      for (const point of wanted) if (point.x >= 0 && point.x <= at.width && point.y >= 0 && point.y <= at.height) expect(isDrawn(point)).toBe(true);
      for (const point of points) expect(wanted.some((other) => Math.hypot(other.x - point.x, other.y - point.y) < 12 * zoom)).toBe(true);
    }), { numRuns: 25 });
  });
});

const between = (a: Point, b: Point, steps: number): readonly Point[] => Array.from({ length: steps + 1 }, (_, at) => ({ x: a.x + ((b.x - a.x) * at) / steps, y: a.y + ((b.y - a.y) * at) / steps }));
const lengthOf = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Places of a route, close together. */
function pointsOf(of: Route): readonly Point[] {
  const straights = [of.lead, of.trail].flatMap((points) => points.slice(1).flatMap((point, at) => between(points[at] as Point, point, Math.ceil(lengthOf(points[at] as Point, point) / 4))));
  return [...straights, ...Array.from({ length: 101 }, (_, at) => pointOn(of, at / 100))];
}

/** Places of what was drawn in one go, close together. */
function pointsOn(stroke: Stroke): readonly Point[] {
  const bend = stroke.findIndex((_, at) => stroke.length - at > 3 && stroke.length >= 4);
  if (bend < 0) return stroke.slice(1).flatMap((point, at) => between(stroke[at] as Point, point, Math.ceil(lengthOf(stroke[at] as Point, point)) + 1));
  // Before a bend stands at most the end of what it joins, and behind it the other.
  const [start, one, other, end] = (stroke.length === 4 ? stroke : stroke.slice(1, 5)) as unknown as readonly [Point, Point, Point, Point];
  return Array.from({ length: 201 }, (_, at) => pointOn({ lead: [start], trail: [end], bend: [one, other] }, at / 200));
}

const nearest = (of: Route, point: Point): number => Math.min(...Array.from({ length: 20_001 }, (_, at) => lengthOf(pointOn(of, at / 20_000), point)));
