import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, type Alignment } from '../../../src/scene/arranging/align';
import { distribute } from '../../../src/scene/arranging/distribute';
import { makeRoom } from '../../../src/scene/arranging/makeRoom';
import { movesNothing, settingOf, type Arranged, type Setting } from '../../../src/scene/arranging/setting';
import { arrange } from '../../../src/scene/layout/arrange';
import { overlap } from '../../../src/scene/layout/free';
import { buildScene } from '../../../src/scene/tree/tree';
import { corners } from '../support/places';
import { estate, rules } from '../support/world';
import { after, pinnedThere, placesOf, rectOfSketch, setting, someHosts, type Sketch } from './support';

const alignments: readonly Alignment[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom'];
const acts: Readonly<Record<string, (of: Setting) => Arranged>> = {
  ...Object.fromEntries(alignments.map((how) => [how, (of: Setting) => align(of, how)])),
  across: (of) => distribute(of, 'x'),
  down: (of) => distribute(of, 'y'),
};

const sketch: fc.Arbitrary<Sketch> = fc.tuple(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 64, max: 400 }), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }));
const anySetting = fc.tuple(fc.array(sketch, { minLength: 2, maxLength: 6 }), fc.array(sketch, { maxLength: 5 })).map(([moving, others]) => setting(Object.fromEntries(moving.map((box, at) => [`b${at}`, box])), others));

describe('room for several', () => {
  it('is made in the order in which they stand, whatever the order they are named in', () => {
    const wanted = [['c', 300], ['a', 100], ['b', 110]].map(([id, y]) => ({ id: String(id), x: 0, y: Number(y), width: 50, height: 60 }));
    expect(placesOf(makeRoom(wanted, [], 'y', 20))).toBe('c 0 300, a 0 100, b 0 180');
    expect(makeRoom(wanted, [], 'y', 20).gaveWay).toEqual(['b']);
    expect(placesOf(makeRoom(wanted, [{ x: 40, y: 130, width: 50, height: 100 }], 'y', 20)), 'past what stands there').toBe('c 0 410, a 0 250, b 0 330');
  });
});

describe('lining boxes up', () => {
  const boxes = setting({ a: [40, 64, 100, 50], b: [60, 200, 60, 50], c: [20, 300, 40, 50] });

  it('is by the outermost edge, or by the middle of what they take up', () => {
    expect(placesOf(align(boxes, 'left'))).toBe('a 20 64, b 20 200, c 20 300');
    expect(placesOf(align(boxes, 'right'))).toBe('a 40 64, b 80 200, c 100 300');
    expect(placesOf(align(boxes, 'centre'))).toBe('a 30 64, b 50 200, c 60 300');
    const row = setting({ a: [20, 70, 50, 100], b: [100, 64, 50, 40] });
    expect(placesOf(align(row, 'top'))).toBe('a 20 64, b 100 64');
    expect(placesOf(align(row, 'bottom'))).toBe('a 20 70, b 100 130');
    expect(placesOf(align(row, 'middle'))).toBe('a 20 67, b 100 97');
  });

  it('of boxes side by side stacks them, a gap apart, and says which gave way', () => {
    const arranged = align(setting({ a: [20, 64, 100, 50], b: [140, 64, 100, 50], c: [260, 70, 100, 50] }), 'left');
    expect(placesOf(arranged)).toBe('a 20 64, b 20 134, c 20 204');
    expect(arranged.gaveWay).toEqual(['b', 'c']);
  });

  it('goes round what stands in the way and is not moved', () => {
    const arranged = align(setting({ a: [20, 64, 100, 50], b: [300, 200, 100, 50] }, [[20, 190, 100, 80]]), 'left');
    expect(placesOf(arranged)).toBe('a 20 64, b 20 290');
    expect(arranged.gaveWay).toEqual(['b']);
  });

  it('that are lined up already moves nothing', () => {
    const column = setting({ a: [20, 64, 100, 50], b: [20, 200, 60, 50] });
    expect(movesNothing(column, align(column, 'left'))).toBe(true);
    expect(movesNothing(column, align(column, 'right'))).toBe(false);
  });
});

describe('distributing boxes', () => {
  it('makes the gaps equal between the first and the last, in the order in which they stand', () => {
    expect(placesOf(distribute(setting({ last: [420, 64, 80, 50], first: [20, 64, 80, 50], next: [110, 90, 100, 50] }), 'x'))).toBe('last 420 64, first 20 64, next 210 90');
    expect(placesOf(distribute(setting({ a: [20, 64, 50, 10], b: [20, 80, 50, 20], c: [20, 164, 50, 10] }), 'y'))).toBe('a 20 64, b 20 109, c 20 164');
  });

  it('without room between them sets all apart by the gap of the container: the last moves on', () => {
    expect(placesOf(distribute(setting({ a: [20, 64, 80, 50], b: [30, 120, 80, 50], c: [60, 200, 80, 50] }), 'x'))).toBe('a 20 64, b 120 120, c 220 200');
  });

  it('goes round what is not moved, across the row', () => {
    const arranged = distribute(setting({ a: [20, 64, 50, 50], b: [80, 64, 50, 50], c: [320, 64, 50, 50] }, [[160, 64, 80, 50]]), 'x');
    expect(placesOf(arranged)).toBe('a 20 64, b 170 134, c 320 64');
    expect(arranged.gaveWay).toEqual(['b']);
  });
});

describe('boxes that are to be put in order', () => {
  const arrangement = arrange(buildScene(estate({ a: 2, b: 2 }), rules));

  it('lie in one container, whose room begins below its head', () => {
    expect(settingOf(arrangement, ['hosts/a', 'hosts/b'])).toMatchObject({ container: 'clusters/prod', corner: { x: 20, y: 64 }, gap: 20, others: [] });
    expect(settingOf(arrangement, ['hosts/a', 'hosts/a'])?.moving).toHaveLength(1);
    expect(settingOf(arrangement, ['hosts/a'])?.others).toHaveLength(1);
    expect(settingOf(arrangement, ['sites/dakar'])).toMatchObject({ container: null, corner: { x: -Infinity, y: -Infinity } });
  });

  it('of two containers, or none, are no setting', () => {
    expect(settingOf(arrangement, ['hosts/a', 'vms/b-0'])).toBeNull();
    expect(settingOf(arrangement, ['hosts/gone'])).toBeNull();
  });
});

describe.each(Object.entries(acts))('%s, whatever stands there', (_, act) => {
  it('done again changes nothing', () => {
    fc.assert(fc.property(anySetting, (before) => {
      const once = after(before, act(before));
      expect(movesNothing(once, act(once))).toBe(true);
    }));
  });

  it('puts no box on another, none above or left of the room, and all at whole numbers', () => {
    fc.assert(fc.property(anySetting, (before) => {
      const { moving, others, corner } = after(before, act(before));
      moving.forEach((box, at) => {
        for (const other of [...moving.slice(at + 1), ...others]) expect(overlap(box, other), `${JSON.stringify(box)} lies on ${JSON.stringify(other)}`).toBe(false);
        expect([box.x >= corner.x, box.y >= corner.y, Number.isInteger(box.x), Number.isInteger(box.y)]).toEqual([true, true, true, true]);
      });
    }));
  });

  it('leaves each box where the act alone puts it, unless it says that the box gave way', () => {
    fc.assert(fc.property(anySetting, (before) => {
      const free = act({ ...before, others: [] });
      const arranged = act(before);
      const told = new Set(arranged.gaveWay);
      expect([...told].every((id) => before.moving.some((box) => box.id === id))).toBe(true);
      arranged.places.forEach((place, at) => {
        if (told.has(place.id) || free.gaveWay.length > 0) return;
        expect(place).toEqual(free.places[at]);
      });
    }));
  });

  it('once pinned, is where they stand, and every other box of the container stays where it was', () => {
    fc.assert(fc.property(someHosts, ({ arrangement, setting: before }) => {
      const arranged = act(before);
      const pinned = pinnedThere(arrangement, arranged);
      for (const { id, x, y } of arranged.places) expect(pinned.find(id)).toMatchObject({ x, y });
      const moved = new Set(arranged.places.map(({ id }) => id));
      const beside = arrangement.find(before.container ?? '')?.children.map(({ box }) => box.node.id).filter((id) => !moved.has(id)) ?? [];
      expect(corners(pinned, beside)).toEqual(corners(arrangement, beside));
    }), { numRuns: 60 });
  });
});

describe('the line that boxes are lined up by', () => {
  it('is within what they take up', () => {
    fc.assert(fc.property(fc.array(sketch, { minLength: 2, maxLength: 6 }), fc.constantFrom(...alignments), (boxes, how) => {
      const before = setting(Object.fromEntries(boxes.map((box, at) => [`b${at}`, box])));
      const rects = boxes.map(rectOfSketch);
      const isAcross = how === 'left' || how === 'right' || how === 'centre';
      const placed = after(before, align(before, how)).moving;
      const start = Math.min(...rects.map(({ x, y }) => (isAcross ? x : y)));
      const end = Math.max(...rects.map(({ x, y, width, height }) => (isAcross ? x + width : y + height)));
      for (const { x, y, width, height } of placed) {
        expect(isAcross ? x : y).toBeGreaterThanOrEqual(start);
        expect(isAcross ? x + width : y + height).toBeLessThanOrEqual(end + 0.5);
      }
    }));
  });
});
