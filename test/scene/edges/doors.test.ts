import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../../src/scene/edges/bundles';
import { doorsOf } from '../../../src/scene/edges/doors';
import type { Ground } from '../../../src/scene/layout/turn';
import type { Flow, Rect } from '../../../src/scene/types';

const high = 40;
/** Boxes of nothing, beside and below each other: the box that lines leave is "box", those they go to have their places. */
const groundOf = (box: Rect, others: Readonly<Record<string, Rect>>, flow: Flow = 'down'): Ground => ({
  find: (id: string) => ({ ...(id === 'box' ? box : others[id]), box: { node: { id }, parent: null }, children: [] }),
  scene: { rules: { flow } },
}) as unknown as Ground;
const wide: Rect = { x: 0, y: 0, width: 1000, height: high };
/** Below the box, with its middle there. */
const below = (middle: number): Rect => ({ x: middle - 10, y: 300, width: 20, height: high });
const above = (middle: number): Rect => ({ ...below(middle), y: -300 });

/** Where lines leave the box, by what they go to. */
function doors(others: Readonly<Record<string, Rect>>, { box = wide, flow = 'down' as Flow } = {}): Readonly<Record<string, number>> {
  const bundles = Object.keys(others).map((id): Bundle => ({ kind: 'cable', from: id < 'box' ? id : 'box', to: id < 'box' ? 'box' : id, edges: [] }));
  const found = doorsOf(groundOf(box, others, flow), new Map(), 'box', bundles.toReversed());
  return Object.fromEntries([...found].map(([{ from, to }, at]) => [from === 'box' ? to : from, at]));
}

describe('where lines leave a box', () => {
  test('is straight above or below where they go, within the middle of its side', () => {
    expect(doors({ c: below(300), d: below(640) })).toEqual({ c: 300, d: 640 });
    expect(doors({ c: below(-500), d: below(5000) })).toEqual({ c: 200, d: 800 });
  });

  test('is apart where several go to one place: around that, in the order of what they go to', () => {
    expect(doors({ c: below(500), d: below(500), e: below(500) })).toEqual({ c: 472, d: 500, e: 528 });
    expect(doors({ z: below(490), y: below(500), x: below(510) })).toEqual({ z: 462, y: 490, x: 518 });
  });

  test('is apart within the middle of its side, also at the ends of that', () => {
    expect(doors({ c: below(0), d: below(0), e: below(0) })).toEqual({ c: 200, d: 228, e: 256 });
    expect(doors({ c: below(1000), d: below(1000), e: below(1000) })).toEqual({ c: 744, d: 772, e: 800 });
  });

  test('of a crowd is nearer together, as the side has room for', () => {
    const many = Object.fromEntries(Array.from({ length: 61 }, (_, at) => [`c${String(at).padStart(2, '0')}`, below(500)]));
    const places = Object.values(doors(many)).toSorted((a, b) => a - b);
    expect([places[0], places[1], places.at(-1)]).toEqual([200, 210, 800]);
  });

  test('is moved along only by those that are in its way', () => {
    expect(doors({ c: below(300), d: below(300), e: below(310), f: below(600), g: below(600) })).toEqual({ c: 272, d: 300, e: 328, f: 586, g: 614 });
    // The fourth would be free, were it not for those that stand around what they want.
    expect(doors({ c: below(300), d: below(300), e: below(300), f: below(340) })).toEqual({ c: 258, d: 286, f: 342, e: 314 });
  });

  test('is another matter above than below', () => {
    expect(doors({ c: below(500), d: above(500) })).toEqual({ c: 500, d: 500 });
  });

  test('is the middle of a narrow box', () => {
    const box = { x: 100, y: 0, width: 240, height: high };
    expect(doors({ c: below(900) }, { box })).toEqual({ c: 220 });
    expect(doors({ c: below(900), d: below(0) }, { box })).toEqual({ d: 206, c: 234 });
  });

  test('is nearer together where lines go to the right, for boxes are less high than wide', () => {
    expect(doors({ c: below(500), d: below(500) }, { flow: 'right' })).toEqual({ c: 493, d: 507 });
    expect(doors({ c: below(900) }, { flow: 'right', box: { x: 100, y: 0, width: 240, height: high } }), 'that is not narrow there').toEqual({ c: 292 });
  });

  test('is not among them for lines that leave at the left or right', () => {
    expect(doors({ c: { x: 1200, y: 0, width: 50, height: high }, d: below(400) })).toEqual({ d: 400 });
  });
});
