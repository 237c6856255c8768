import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liesOn, nearestClear, nextClear } from '../../../src/scene/arranging/clear';
import { putDown, type PutDown } from '../../../src/scene/arranging/putDown';
import { around } from '../../../src/scene/arranging/setting';
import { setting, type Sketch } from './support';

const told = (down: PutDown): string => {
  if (down.kind === 'no-room') return `no room on ${down.on}`;
  const places = down.places.map(({ id, x, y }) => `${id} ${x} ${y}`).join(', ');
  return down.kind === 'free' ? places : down.kind === 'beside' ? `${places} beside ${down.of}` : `${places}, with ${down.with}`;
};
const put = (moving: Readonly<Record<string, Sketch>>, others: readonly Sketch[], x: number, y: number, mayMove = true): string => told(putDown(setting(moving, others), { x, y }, () => mayMove));

describe('a box that is dropped', () => {
  it('stands where it is dropped while nothing is there, however near something is', () => {
    expect(put({ a: [20, 64, 100, 50] }, [[20, 300, 100, 50]], 0, 180)).toBe('a 20 244');
  });

  it('on another stands beside it, on the nearest side, a gap away', () => {
    expect(put({ a: [20, 64, 100, 50] }, [[20, 300, 100, 50]], 0, 200)).toBe('a 20 230 beside other 1');
    expect(put({ a: [20, 64, 100, 50] }, [[20, 300, 100, 50]], 0, 260)).toBe('a 20 370 beside other 1');
    expect(put({ a: [20, 64, 100, 50] }, [[20, 300, 100, 50]], 90, 212)).toBe('a 140 276 beside other 1');
  });

  it('stands in line with that where it nearly does', () => {
    expect(put({ a: [20, 64, 100, 50] }, [[20, 300, 100, 50]], 90, 240)).toBe('a 140 300 beside other 1');
    expect(put({ a: [20, 64, 100, 50] }, [[20, 300, 100, 50]], 20, 200)).toBe('a 20 230 beside other 1');
  });

  it('over most of another changes places with it, though there is room beside it', () => {
    const others: readonly Sketch[] = [[20, 300, 100, 50]];
    expect(put({ a: [20, 64, 100, 50] }, others, 10, 230)).toBe('a 20 300, other 1 20 64, with other 1');
    expect(put({ a: [20, 64, 100, 50] }, others, 10, 230, false)).toBe('a 20 230 beside other 1');
    expect(put({ a: [20, 64, 100, 50], b: [20, 124, 100, 50] }, others, 10, 230)).toMatch(/^a .*, b .* beside other 1$/);
  });

  it('says of the nearest free place what is there, and changes places where that is not what it was dropped on', () => {
    const column: readonly Sketch[] = [[20, 64, 500, 50], [20, 120, 500, 60], [20, 186, 500, 50], [540, 64, 900, 300]];
    expect(put({ a: [20, 300, 500, 60] }, column, 0, -154, false)).toBe('a 20 256 beside other 3');
    expect(put({ a: [20, 300, 500, 60] }, column, 0, -154)).toBe('a 20 120, other 2 20 300, with other 2');
  });

  it('on two of them stands beside the one that it would hide more of', () => {
    const below: readonly Sketch[] = [[20, 300, 100, 50], [20, 400, 100, 50]];
    expect(put({ a: [20, 64, 100, 90] }, below, 0, 256, false)).toMatch(/ beside other 1$/);
    expect(put({ a: [20, 64, 100, 90] }, below, 0, 276, false)).toMatch(/ beside other 2$/);
  });

  it('closer where there is no room for the gap', () => {
    const { moving, others } = setting({ a: [400, 64, 100, 50] }, [[20, 300, 600, 50], [20, 180, 600, 60]]);
    expect(nearestClear({ moving, others, by: { x: 0, y: 170 }, least: { x: 0, y: 0 }, gap: 20 }, { x: 40, y: 40 })).toEqual({ x: 0, y: 177 });
    expect(nearestClear({ moving, others, by: { x: 0, y: 120 }, least: { x: 0, y: 0 }, gap: 20 }, { x: 40, y: 40 })).toBeNull();
  });

  it('changes places with that where there is no room beside it', () => {
    const row: readonly Sketch[] = [[20, 64, 100, 50], [140, 64, 100, 50], [20, 134, 100, 50], [140, 134, 100, 50], [260, 134, 100, 50], [380, 64, 100, 50], [380, 134, 100, 50], [20, 204, 100, 50], [140, 204, 100, 50], [260, 204, 100, 50], [380, 204, 100, 50]];
    expect(put({ a: [260, 64, 100, 50] }, row, -230, 5)).toBe('a 20 64, other 1 260 64, with other 1');
  });

  it('does not where that has no place of its own, or they differ too much in size', () => {
    const full: readonly Sketch[] = [[20, 64, 300, 50], [20, 134, 300, 50], [20, 204, 300, 50], [340, 64, 100, 120], [340, 204, 100, 50], [460, 64, 50, 300], [20, 274, 500, 50]];
    expect(put({ a: [20, 344, 100, 50] }, full, 60, -290, false)).toBe('no room on other 1');
    expect(put({ a: [20, 344, 100, 50] }, [...full, [200, 344, 100, 50]], 60, -290)).toBe('no room on other 1');
  });

  it('does not leave its container', () => {
    expect(put({ a: [200, 300, 100, 50] }, [[20, 64, 100, 50]], -180, -205)).toBe('a 20 134 beside other 1');
  });

  it('with others stands with them in a column or a row, in their order, where there is no room for them as they stand', () => {
    // Between the wall to the right and the corner there is room for a column, not for two beside each other.
    const walls: readonly Sketch[] = [[20, 300, 100, 60], [260, 64, 900, 900]];
    expect(put({ a: [400, 1000, 100, 50], b: [600, 1000, 100, 50], c: [400, 1100, 100, 50] }, [...walls, [-2000, 980, 5000, 20]], -380, -690)).toBe('a 20 380, b 20 450, c 20 520 beside other 1');
  });

  it('with others beside it keeps to them, and none of them lies on anything', () => {
    expect(put({ a: [20, 64, 100, 50], b: [200, 64, 100, 50] }, [[200, 300, 100, 50]], 0, 200)).toBe('a 20 230, b 200 230 beside other 1');
  });
});

describe('a box that goes step by step', () => {
  it('goes past what is in its way, to the first free place', () => {
    const { moving, others } = setting({ a: [20, 64, 100, 50] }, [[140, 64, 100, 50], [250, 80, 60, 20]]);
    const least = { x: 0, y: 0 };
    expect(nextClear({ moving, others, by: { x: 28, y: 0 }, least, gap: 20 }, 'x', 1)).toEqual({ x: 310, y: 0 });
    expect(nextClear({ moving: [{ x: 330, y: 64, width: 100, height: 50 }], others, by: { x: -28, y: 0 }, least: { x: -310, y: 0 }, gap: 20 }, 'x', -1)).toEqual({ x: -310, y: 0 });
    expect(nextClear({ moving: [{ x: 330, y: 64, width: 100, height: 50 }], others, by: { x: -28, y: 0 }, least: { x: -300, y: 0 }, gap: 20 }, 'x', -1)).toBeNull();
  });
});

describe('for any boxes', () => {
  const sketch: fc.Arbitrary<Sketch> = fc.tuple(fc.integer({ min: 20, max: 300 }), fc.integer({ min: 64, max: 300 }), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }));
  const offset = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) });
  const drop = fc.tuple(fc.array(sketch, { minLength: 1, maxLength: 3 }), fc.array(sketch, { maxLength: 8 }), offset);

  it('what is put down lies on nothing else', () => {
    fc.assert(fc.property(drop, ([moving, others, by]) => {
      const world = setting(Object.fromEntries(moving.map((box, at) => [`b${at}`, box])), others);
      const down = putDown(world, by, () => false);
      if (down.kind === 'no-room' || down.kind === 'exchange') return;
      expect(liesOn(down.places.map(({ x, y }, at) => ({ ...world.moving[at]!, x, y })), world.others, { x: 0, y: 0 })).toEqual([]);
    }));
  });

  it('no other free place is nearer to where they were to go', () => {
    fc.assert(fc.property(drop, offset, ([moving, others, by], probe) => {
      const world = setting(Object.fromEntries(moving.map((box, at) => [`b${at}`, box])), others);
      const whole = around(world.moving);
      const least = { x: world.corner.x - whole.x, y: world.corner.y - whole.y };
      const isFree = probe.x >= least.x && probe.y >= least.y && liesOn(world.moving.map((box) => ({ x: box.x - 20, y: box.y - 20, width: box.width + 40, height: box.height + 40 })), world.others, probe).length === 0;
      fc.pre(isFree);
      const found = nearestClear({ ...world, by, least }, { x: 2000, y: 2000 });
      expect(found).not.toBeNull();
      expect(Math.hypot(found!.x - by.x, found!.y - by.y)).toBeLessThanOrEqual(Math.hypot(probe.x - by.x, probe.y - by.y) + 1e-9);
    }));
  });
});
