import { describe, expect, it } from 'vitest';
import { cornerBeyond } from '../../../src/scene/layout/free';
import { Taken } from '../../../src/scene/layout/taken';
import type { Size } from '../../../src/scene/types';

/** Columns 100 wide, a gap of 20 apart, one box in each. */
const columns = (...heights: readonly number[]): Taken => new Taken(heights.map((height, at) => ({ x: at * 120, y: 0, width: 100, height })));
const area = ({ width, height }: Size): number => width * height;

describe('a box for which a room has no place left', () => {
  it('comes below the shortest column, however high those beside it are', () => {
    const search = { size: { width: 100, height: 50 }, gap: 20 };
    expect(cornerBeyond({ ...search, taken: columns(50, 200, 200) }, { width: 340, height: 200 }, 'below', area)).toEqual({ x: 0, y: 70 });
    expect(cornerBeyond({ ...search, taken: columns(200, 50, 200) }, { width: 340, height: 200 }, 'below', area)).toEqual({ x: 120, y: 70 });
    expect(cornerBeyond({ ...search, taken: columns(200, 200, 50) }, { width: 340, height: 200 }, 'below', area)).toEqual({ x: 240, y: 70 });
  });

  it('comes beside them where that makes the room less large', () => {
    expect(cornerBeyond({ taken: columns(200, 200), size: { width: 100, height: 200 }, gap: 20 }, { width: 220, height: 200 }, 'either', area)).toEqual({ x: 240, y: 0 });
    expect(cornerBeyond({ taken: columns(200, 200), size: { width: 200, height: 20 }, gap: 20 }, { width: 220, height: 200 }, 'either', area)).toEqual({ x: 0, y: 220 });
  });
});
