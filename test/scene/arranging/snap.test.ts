import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidesAt, snap, type Guide } from '../../../src/scene/arranging/snap';
import { overlap } from '../../../src/scene/layout/free';
import type { Rect } from '../../../src/scene/types';
import { rectOfSketch, type Sketch } from './support';

const corner = { x: 20, y: 64 };
const held = (moving: Sketch, others: readonly Sketch[]) => snap(rectOfSketch(moving), others.map(rectOfSketch), { reach: 6, step: 8, corner });

/** "x 20: 64 to 250", "x gaps 30: 120 to 150, 250 to 280" */
const told = (guides: readonly Guide[]): readonly string[] => guides.map((guide) => (guide.kind === 'line' ? `${guide.axis} ${guide.at}: ${guide.from} to ${guide.to}` : `${guide.axis} gaps ${guide.length}: ${guide.spans.map(({ from, to }) => `${from} to ${to}`).join(', ')}`));

describe('a box that is dragged', () => {
  it('is held in line with an edge of a sibling, and the line is as long as both', () => {
    const { at, guides } = held([24, 301, 80, 50], [[20, 100, 120, 50]]);
    expect(at).toEqual({ x: 20, y: 304 });
    expect(told(guides)).toEqual(['x 20: 100 to 354']);
  });

  it('is held by its right edge, and by its middle where no edge is near', () => {
    expect(held([62, 301, 80, 50], [[20, 100, 120, 50]])).toMatchObject({ at: { x: 60 } });
    const { at, guides } = held([38, 301, 80, 50], [[20, 100, 120, 50]]);
    expect(at.x).toBe(40);
    expect(told(guides)).toEqual(['x 80: 100 to 354']);
  });

  it('stands at steps where nothing is near', () => {
    expect(held([203, 301, 80, 50], [[20, 100, 120, 50]])).toEqual({ at: { x: 200, y: 304 }, guides: [] });
  });

  it('is held by each edge of a sibling on either side of it', () => {
    const sibling: Sketch = [400, 100, 120, 50];
    // Its left edge at both of the sibling's, and its right edge at both.
    expect([397, 523, 317, 443].map((x) => held([x, 301, 80, 50], [sibling]).at.x)).toEqual([400, 520, 320, 440]);
  });

  it('is held where everything begins, too', () => {
    const at0 = { reach: 6, step: 8, corner: { x: -Infinity, y: -Infinity } };
    expect(snap(rectOfSketch([0, 301, 80, 50]), [rectOfSketch([4, 100, 120, 50])], at0).at.x).toBe(4);
  });

  it('takes what is nearest', () => {
    expect(held([25, 301, 80, 50], [[20, 100, 120, 50], [27, 200, 120, 50]]).at.x).toBe(27);
  });

  it('stands in the middle between two beside it, and continues the gaps of a row', () => {
    const between = held([198, 100, 80, 50], [[20, 100, 100, 50], [360, 100, 100, 50]]);
    expect(between.at).toEqual({ x: 200, y: 100 });
    expect(told(between.guides)).toContain('x gaps 80: 120 to 200, 280 to 360');
    const next = held([294, 103, 100, 50], [[20, 100, 100, 50], [160, 100, 100, 50]]);
    expect(next.at).toEqual({ x: 300, y: 100 });
    expect(told(next.guides)).toContain('x gaps 40: 120 to 160, 260 to 300');
    const before = held([44, 103, 100, 50], [[180, 100, 100, 50], [320, 100, 100, 50]]);
    expect(told(before.guides)).toContain('x gaps 40: 140 to 180, 280 to 320');
  });

  it('is told of one row of equal gaps, not of two, where it stands in the middle of one', () => {
    const row: readonly Sketch[] = [[20, 100, 60, 50], [120, 100, 60, 50], [320, 100, 60, 50], [420, 100, 60, 50]];
    expect(told(held([221, 100, 60, 50], row).guides).filter((line) => line.includes('gaps'))).toEqual(['x gaps 40: 80 to 120, 180 to 220, 280 to 320, 380 to 420']);
  });

  it('is not held by what it comes to lie on: that gives way', () => {
    expect(held([224, 101, 80, 50], [[220, 100, 120, 50]])).toEqual({ at: { x: 224, y: 104 }, guides: [] });
  });

  it('is not held by what is out of sight', () => {
    const [moving, far, near] = [rectOfSketch([203, 301, 80, 50]), rectOfSketch([206, 5000, 120, 50]), rectOfSketch([206, 400, 120, 50])];
    const sight = { x: 0, y: 0, width: 1000, height: 800 };
    expect(snap(moving, [far], { reach: 6, step: 8, corner, sight }).at.x).toBe(200);
    expect(snap(moving, [far, near], { reach: 6, step: 8, corner, sight })).toMatchObject({ at: { x: 206 }, guides: [{ from: 304, to: 450 }] });
  });

  it('is held at the corner of its container, and does not leave it', () => {
    expect(held([24, 301, 80, 50], []).at).toEqual({ x: 20, y: 304 });
    expect(held([-300, -300, 80, 50], []).at).toEqual({ x: 20, y: 64 });
  });
});

const box: fc.Arbitrary<Rect> = fc.record({ x: fc.integer({ min: 20, max: 500 }), y: fc.integer({ min: 64, max: 500 }), width: fc.integer({ min: 10, max: 120 }), height: fc.integer({ min: 10, max: 120 }) });
/** Often in line with another. */
const evenBox: fc.Arbitrary<Rect> = fc.record({ x: fc.integer({ min: 0, max: 8 }), y: fc.integer({ min: 0, max: 8 }), width: fc.integer({ min: 1, max: 4 }), height: fc.integer({ min: 1, max: 4 }) }).map(({ x, y, width, height }) => ({ x: x * 10, y: y * 10, width: width * 20, height: height * 20 }));
const boxes = fc.array(box, { maxLength: 8 });
const turned = ({ x, y, width, height }: Rect): Rect => ({ x: y, y: x, width: height, height: width });
const turnedGuide = (guide: Guide): Guide => ({ ...guide, axis: guide.axis === 'x' ? 'y' : 'x' });
const sorted = (guides: readonly Guide[]): readonly string[] => guides.map((guide) => JSON.stringify(guide, Object.keys({ ...guide, from: 0, to: 0, across: 0 }).toSorted())).toSorted();

describe('guides, whatever stands there', () => {
  it('are the same with rows and columns exchanged', () => {
    fc.assert(fc.property(box, boxes, fc.integer({ min: 1, max: 20 }), (moving, others, reach) => {
      const upright = snap(moving, others, { reach, step: 8, corner: { x: 20, y: 20 } });
      const lying = snap(turned(moving), others.map(turned), { reach, step: 8, corner: { x: 20, y: 20 } });
      expect(lying.at).toEqual({ x: upright.at.y, y: upright.at.x });
      expect(sorted(lying.guides)).toEqual(sorted(upright.guides.map(turnedGuide)));
    }));
  });

  it('of one box in line with another are those of the other in line with it', () => {
    fc.assert(fc.property(evenBox, evenBox, (one, other) => {
      const lines = (guides: readonly Guide[]): readonly Guide[] => guides.filter(({ kind }) => kind === 'line');
      expect(sorted(lines(guidesAt(one, [other])))).toEqual(sorted(lines(guidesAt(other, [one]))));
    }));
  });

  it('hold a box no farther from where it was dragged than they reach, or half a step', () => {
    fc.assert(fc.property(box, boxes, (moving, others) => {
      const { at } = snap(moving, others, { reach: 6, step: 8, corner });
      expect(Math.abs(at.x - moving.x)).toBeLessThanOrEqual(6.5);
      expect(Math.abs(at.y - moving.y)).toBeLessThanOrEqual(6.5);
      expect([Number.isInteger(at.x), Number.isInteger(at.y), at.x >= corner.x, at.y >= corner.y]).toEqual([true, true, true, true]);
    }));
  });

  it('are of boxes that it does not lie on', () => {
    fc.assert(fc.property(box, boxes, (moving, others) => {
      const beside = others.filter((other) => !overlap(moving, other, 6));
      expect(snap(moving, others, { reach: 6, step: 8, corner })).toEqual(snap(moving, beside, { reach: 6, step: 8, corner }));
    }));
  });

  it('leave a box in line where they hold it when it is let go and taken again', () => {
    fc.assert(fc.property(evenBox, evenBox, fc.integer({ min: -6, max: 6 }), (like, other, off) => {
      const below = { ...like, x: other.x + off, y: other.y + other.height + 40 };
      const once = snap(below, [other], { reach: 6, step: 8, corner: { x: -Infinity, y: -Infinity } }).at;
      expect(Math.abs(once.x - below.x)).toBeLessThanOrEqual(Math.abs(off));
      expect(snap({ ...below, ...once }, [other], { reach: 6, step: 8, corner }).at.x).toBe(Math.max(corner.x, once.x));
    }));
  });
});
