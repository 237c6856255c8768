import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passageOn, type Around } from '../../../src/scene/edges/passage';
import { arrange } from '../../../src/scene/layout/arrange';
import { buildScene } from '../../../src/scene/tree/tree';
import type { Rect } from '../../../src/scene/types';
import { node, rules } from '../support/world';

const [placed] = arrange(buildScene([node('hosts/a', 'host', null)], rules)).top;
const around = (rects: readonly Rect[], x = 0): Around => ({
  children: rects.flatMap((rect) => (placed ? [{ ...placed, ...rect }] : [])),
  rect: { x, y: 0, width: 1000, height: 1000 }, gap: 20,
});
const box = (x: number, y: number, width = 100, height = 50): Rect => ({ x, y, width, height });

describe('what a line meets between two rows', () => {
  test('is nothing where no row stands between', () => {
    expect(passageOn(around([box(0, 0), box(0, 100)]), { y: 50, sign: 1, end: 100 })).toMatchObject({ edge: 50, rows: null });
  });

  test('begins beyond the boxes beside it that reach farther', () => {
    expect(passageOn(around([box(0, 0), box(120, 0, 100, 70), box(0, 100)]), { y: 50, sign: 1, end: 100 }).edge).toBe(70);
    expect(passageOn(around([box(0, 0), box(0, 100), box(120, 80)]), { y: 100, sign: -1, end: 50 }).edge).toBe(80);
  });

  test('leaves free what is beside every box of the rows, and ends beyond the farthest of them', () => {
    const { rows } = passageOn(around([box(0, 0), box(0, 100), box(120, 100), box(200, 160), box(0, 300)]), { y: 50, sign: 1, end: 300 });
    expect(rows).toMatchObject({ gaps: [-10, 110, 310], beyond: 210 });
  });

  test('is another once what holds the same boxes lies elsewhere', () => {
    const here = around([box(0, 0), box(0, 100), box(0, 300)]);
    const stretch = { y: 50, sign: 1, end: 300 } as const;
    expect(passageOn(here, stretch).rows?.gaps).toEqual([-10, 110]);
    expect(passageOn({ ...here, rect: { ...here.rect, x: 500 } }, stretch).rows?.gaps).toEqual([490, 610]);
  });

  test('law: a place is free exactly where it is within no box', () => {
    const anyBox = fc.record({ x: fc.integer({ min: 0, max: 40 }), y: fc.constant(10), width: fc.integer({ min: 1, max: 12 }), height: fc.constant(5) });
    fc.assert(fc.property(fc.array(anyBox, { minLength: 1, maxLength: 12 }), (boxes) => {
      const { rows } = passageOn(around(boxes), { y: 0, sign: 1, end: 100 });
      for (let x = -1; x <= 54; x += 0.5) expect(rows?.isFree(x)).toBe(boxes.every((each) => x <= each.x || each.x + each.width <= x));
    }));
  });
});
