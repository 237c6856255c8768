import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap } from '../../../src/scene/layout/free';
import { giveWay, type Spot } from '../../../src/scene/layout/giveWay';
import { isSound, packBoxes, packGrid, packRequest } from '../../../src/scene/layout/packing';
import type { Size } from '../../../src/scene/types';

const room = { gap: 10, aspect: 1.5 };

describe('the built-in packing', () => {
  test('puts equal boxes in rows and columns near the wished aspect', () => {
    expect(picture(Array.from({ length: 6 }, () => ({ width: 100, height: 90 })))).toEqual(['0,0', '110,0', '220,0', '0,100', '110,100', '220,100']);
  });

  test('puts boxes of one width in columns, each where there is most room', () => {
    const heights = [200, 50, 50, 50];
    expect(picture(heights.map((height) => ({ width: 100, height })))).toEqual(['0,0', '110,0', '110,60', '110,120']);
  });

  test('stacks small boxes where a row leaves room', () => {
    expect(picture([{ width: 300, height: 200 }, { width: 100, height: 95 }, { width: 90, height: 95 }])).toEqual(['0,0', '310,0', '310,105']);
  });

  test('puts a short box under another that leaves room, rather than begin a row for it', () => {
    const [, , third] = picture([{ width: 300, height: 300 }, { width: 600, height: 150 }, { width: 600, height: 140 }]);
    expect(third).toBe('310,160');
  });

  test('of two ways that show about as large takes the one that leaves less of its room empty', () => {
    // A cluster, a larger one and a host: beside each other with the host below is wider, and fills nearly all.
    const { width, height } = packBoxes(packRequest([{ width: 752, height: 700 }, { width: 1464, height: 720 }, { width: 712, height: 250 }], { gap: 32, aspect: 1.4 }));
    expect([width, height]).toEqual([2248, 982]);
  });

  test('needs no room for nothing', () => {
    expect(packBoxes(packRequest([], room))).toEqual({ corners: [], width: 0, height: 0 });
  });

  test('equal requests have equal keys, other sizes, gaps or aspects others', () => {
    const size = { width: 3, height: 4 };
    const key = (sizes: readonly Size[], inner = room): string => packRequest(sizes, inner).key;
    expect(key([size, { ...size }])).toBe(key([size, size]));
    expect(new Set([key([size]), key([size, size]), key([{ width: 4, height: 3 }]), key([size], { ...room, gap: 1 }), key([size], { ...room, aspect: 2 })]).size).toBe(5);
  });
});

describe('laws of packing', () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) });
  const sizes = fc.array(size, { minLength: 1, maxLength: 60, size: 'max' });

  test('the built-in packing of any sizes is sound', () => {
    fc.assert(fc.property(sizes, (some) => {
      const request = packRequest(some, room);
      expect(isSound(request, packBoxes(request))).toBe(true);
    }));
  });

  test('boxes of one width never take more than twice their room', () => {
    fc.assert(fc.property(fc.array(size, { minLength: 21, maxLength: 60 }), (some) => {
      const one = some.map(({ height }) => ({ width: 100, height: 300 + (height % 300) }));
      const { width, height } = packBoxes(packRequest(one, room));
      expect(width * height).toBeLessThan(2 * one.reduce((sum, size) => sum + (size.width + 10) * (size.height + 10), 0));
    }));
  });

  test('a packing that overlaps, is incomplete or leaves the room is not sound', () => {
    const request = packRequest([{ width: 10, height: 10 }, { width: 10, height: 10 }], { gap: 5, aspect: 1 });
    const judged = (second: { x: number; y: number }): boolean => isSound(request, { corners: [{ x: 0, y: 0 }, second], width: 25, height: 10 });
    expect(judged({ x: 15, y: 0 })).toBe(true);
    expect(judged({ x: 14, y: 0 })).toBe(false);
    expect(judged({ x: 16, y: 0 })).toBe(false);
    expect(judged({ x: NaN, y: 0 })).toBe(false);
    expect(isSound(request, { corners: [{ x: 0, y: 0 }], width: 25, height: 10 })).toBe(false);
  });
});

describe('giving way', () => {
  const boxes = fc.array(fc.record({ width: fc.integer({ min: 10, max: 60 }), height: fc.integer({ min: 10, max: 60 }), wider: fc.constantFrom(0, 0, 0, 20), higher: fc.constantFrom(0, 0, 0, 30), pinned: fc.constantFrom(false, false, false, true) }), { minLength: 1, maxLength: 20, size: 'max' });

  test('after any growth nothing overlaps unless pinned, nothing pinned moves, and all moves are right or down', () => {
    fc.assert(fc.property(boxes, (some) => {
      const { before, after } = grown(some);
      after.forEach((spot, at) => {
        for (const other of after.slice(at + 1)) if (!(spot.pinned && other.pinned)) expect(overlap(spot, other)).toBe(false);
        expect(spot.x).toBeGreaterThanOrEqual(before[at]?.x ?? 0);
        expect(spot.y).toBeGreaterThanOrEqual(before[at]?.y ?? 0);
        if (spot.pinned) expect([spot.x, spot.y]).toEqual([before[at]?.x, before[at]?.y]);
      });
    }));
  });

  test('a box moves only because it would have overlapped one that grew or moved', () => {
    // Along both axes at once the cause may itself have moved away, so one axis is looked at.
    fc.assert(fc.property(boxes, fc.constantFrom('wider' as const, 'higher' as const), (some, other) => {
      const { before, after } = grown(some.map((box) => ({ ...box, [other]: 0 })));
      after.forEach((spot, at) => {
        const stayed = { ...spot, x: before[at]?.x ?? 0, y: before[at]?.y ?? 0 };
        if (spot.x === stayed.x && spot.y === stayed.y) return;
        const inBetween = { ...stayed, width: spot.x + spot.width - stayed.x, height: spot.y + spot.height - stayed.y };
        expect(after.some((other, index) => index !== at && overlap(inBetween, other, 10))).toBe(true);
      });
    }));
  });

  test('where nothing grows, nothing moves', () => {
    fc.assert(fc.property(boxes, (some) => {
      const { before, after } = grown(some.map((box) => ({ ...box, wider: 0, higher: 0 })));
      expect(after).toEqual(before);
    }));
  });
});

const picture = (sizes: readonly Size[]): readonly string[] => packBoxes(packRequest(sizes, room)).corners.map(({ x, y }) => `${x},${y}`);

function grown(boxes: readonly { width: number; height: number; wider: number; higher: number; pinned: boolean }[]): { before: readonly Spot[]; after: readonly Spot[] } {
  const { corners } = packBoxes(packRequest(boxes, room));
  const before = boxes.map(({ width, height, pinned }, at) => ({ ...(corners[at] ?? { x: 0, y: 0 }), width, height, pinned }));
  const after = before.map((spot, at) => ({ ...spot, width: spot.width + (boxes[at]?.wider ?? 0), height: spot.height + (boxes[at]?.higher ?? 0) }));
  giveWay(after, before, room.gap);
  return { before, after };
}

describe('leaves in a flat container', () => {
  const flat = { header: 0, padding: 0, gap: 10, aspect: 14, columns: null, spare: 0, crowd: { columns: 16, aspect: 2.4 } };
  const leaf = { width: 150, height: 40 };
  const form = (count: number): number => {
    const { width, height } = packGrid(count, leaf, flat);
    return width / height;
  };

  test('few stand in flat rows, and many are about as wide as is wished of a crowd', () => {
    expect(packGrid(6, leaf, flat).width).toBeGreaterThan(4 * 150);
    expect(form(805)).toBeCloseTo(2.4, 0);
  });

  test('one more never makes it narrower', () => {
    const widths = Array.from({ length: 400 }, (_, at) => packGrid(at + 1, leaf, flat).width);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });
});
