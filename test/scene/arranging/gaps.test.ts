import { describe, expect, test } from 'vitest';
import { gapsAt, gapStarts } from '../../../src/scene/arranging/gaps';
import type { Axis } from '../../../src/scene/arranging/axis';
import { turnRect } from '../../../src/scene/layout/turn';
import type { Rect } from '../../../src/scene/types';

/** A box of a row, 20 long unless told, at a height from 0 to 10 unless told. */
const at = (x: number, { length = 20, y = 0, height = 10 } = {}): Rect => ({ x, y, width: length, height });
const turned = (axis: Axis, rect: Rect): Rect => (axis === 'x' ? rect : turnRect(rect));

describe.each(['x', 'y'] as const)('equal gaps along %s', (axis) => {
  const starts = (box: Rect, ...others: readonly Rect[]): readonly number[] => gapStarts(turned(axis, box), others.map((other) => turned(axis, other)), axis);
  const gaps = (box: Rect, ...others: readonly Rect[]): readonly unknown[] => gapsAt(turned(axis, box), others.map((other) => turned(axis, other)), axis).map(({ length, spans }) => [length, ...spans.map(({ from, to, across }) => `${from} to ${to} at ${across}`)]);

  test('are where a box would stand in the middle between its neighbours, if it has room there', () => {
    expect(starts(at(130), at(80), at(200))).toEqual([140]);
    // From 100 to 120 there is room for nothing but the box itself.
    expect(starts(at(101, { length: 18 }), at(80), at(120)), 'a unit on both sides').toEqual([101]);
    expect(starts(at(105, { length: 4 }), at(80), at(110))).toEqual([103]);
  });

  test('are where a box would go on with a row, on either side of it', () => {
    expect(starts(at(130), at(0), at(50)), 'behind two that are 30 apart').toEqual([100]);
    expect(starts(at(10), at(100), at(160)), 'before two that are 40 apart').toEqual([40]);
    expect(starts(at(130), at(0), at(50), at(200), at(240)), 'in the middle, or as far as either pair').toEqual([125, 100, 160]);
  });

  test('are found by the nearest on each side, in whatever order they are', () => {
    expect(starts(at(130), at(0), at(80), at(300), at(200))).toEqual([140, 160, 100]);
    expect(starts(at(130), at(80), at(0), at(200), at(300))).toEqual([140, 160, 100]);
  });

  test('are of the row alone: what stands above or below it counts for nothing', () => {
    expect(starts(at(130), at(80, { y: 10 }), at(200, { y: -10 }))).toEqual([]);
    expect(starts(at(130), at(80, { y: 9 }), at(200, { y: -9 }))).toEqual([140]);
  });

  test('are none beside a single neighbour', () => {
    expect(starts(at(130), at(80))).toEqual([]);
    expect(gaps(at(130), at(80))).toEqual([]);
    expect(gaps(at(130), at(200))).toEqual([]);
    expect(gaps(at(130))).toEqual([]);
  });

  test('are shown on both sides of a box in the middle, to a unit', () => {
    expect(gaps(at(140), at(80), at(200))).toEqual([[40, '100 to 140 at 5', '160 to 200 at 5']]);
    expect(gaps(at(139), at(80), at(200)), 'two units differ').toEqual([]);
    expect(gaps(at(140), at(80), at(201)), 'what is left over cannot be halved').toEqual([[40, '100 to 140 at 5', '160 to 201 at 5']]);
  });

  test('are shown as far as a row has them', () => {
    expect(gaps(at(140), at(80), at(20), at(200))).toEqual([[40, '40 to 80 at 5', '100 to 140 at 5', '160 to 200 at 5']]);
    expect(gaps(at(140), at(80), at(200), at(260))).toEqual([[40, '100 to 140 at 5', '160 to 200 at 5', '220 to 260 at 5']]);
    expect(gaps(at(100), at(0), at(50)), 'behind a row').toEqual([[30, '20 to 50 at 5', '70 to 100 at 5']]);
    expect(gaps(at(40), at(100), at(160)), 'before a row').toEqual([[40, '60 to 100 at 5', '120 to 160 at 5']]);
    expect(gaps(at(100), at(0), at(50), at(160), at(220)), 'of one length behind it and of another before it').toEqual([[30, '20 to 50 at 5', '70 to 100 at 5'], [40, '120 to 160 at 5', '180 to 220 at 5']]);
  });

  test('are shown at a height where all that they join is, else at that of the box', () => {
    expect(gaps(at(140, { height: 40 }), at(80, { y: 20, height: 40 }), at(200, { y: 10, height: 100 }))).toEqual([[40, '100 to 140 at 30', '160 to 200 at 25']]);
    expect(gaps(at(100, { height: 30 }), at(0, { y: 0, height: 5 }), at(50, { y: 20, height: 20 })), 'the first two have no height in common').toEqual([[30, '20 to 50 at 15', '70 to 100 at 25']]);
  });
});
