import { expect } from 'vitest';
import { overlap } from '../../../src/scene/layout/free';
import { ruleOf } from '../../../src/scene/tree/kinds';
import type { Arrangement, Placed, Rect } from '../../../src/scene/types';

/** Every box of an arrangement, parents first. */
export function everyPlaced(arrangement: Arrangement): readonly Placed[] {
  const walk = (list: readonly Placed[]): readonly Placed[] => list.flatMap((placed) => [placed, ...walk(placed.children)]);
  return walk(arrangement.top);
}

export function rectOf(arrangement: Arrangement, id: string): Rect {
  const rect = arrangement.rect(id);
  if (!rect) throw new Error(`${id} has no place`);
  return rect;
}

/** Corners relative to the parent, by id: `{ "hosts/a": "20 64" }`. */
export function corners(arrangement: Arrangement, ids?: readonly string[]): Record<string, string> {
  const all = everyPlaced(arrangement).filter(({ box }) => !ids || ids.includes(box.node.id));
  return Object.fromEntries(all.map(({ box, x, y }) => [box.node.id, `${x} ${y}`]));
}

/** Siblings apart unless the user pinned both; children below the header, above the layers and inside their parent. */
export function expectTidy(arrangement: Arrangement): void {
  const level = (children: readonly Placed[], parent: Placed | null): void => {
    children.forEach((child, at) => {
      for (const other of children.slice(at + 1)) {
        if (child.box.node.pin && other.box.node.pin) continue;
        if (overlap(child, other)) expect.fail(`${child.box.node.id} overlaps ${other.box.node.id}`);
      }
      if (parent) {
        const { inner: { header, padding }, layerHeight = 0 } = ruleOf(arrangement.scene.rules, parent.box);
        const footer = layerHeight * (parent.box.node.layers?.length ?? 0);
        expect(child.x).toBeGreaterThanOrEqual(padding);
        expect(child.y).toBeGreaterThanOrEqual(header);
        expect(child.x + child.width).toBeLessThanOrEqual(parent.width - padding);
        expect(child.y + child.height).toBeLessThanOrEqual(parent.height - padding - footer);
      }
      level(child.children, child);
    });
  };
  level(arrangement.top, null);
}
