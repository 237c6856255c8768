import { ruleOf } from '../tree/kinds';
import { isItem } from '../picture/level';
import type { Arrangement, Level, Placed, Point, Rect } from '../types';

/** The innermost box under a point of the scene that is drawn at the level; of overlapping siblings the one drawn last. */
export function hit(arrangement: Arrangement, point: Point, level: Level = 'cards'): Placed | null {
  return pathTo(arrangement, point, level).at(-1) ?? null;
}

/** The boxes under a point, each inside the one before. */
export function pathTo({ scene, top }: Arrangement, point: Point, level: Level = 'cards'): readonly Placed[] {
  const path: Placed[] = [];
  let { x, y } = point;
  for (let children = top; children.length > 0; ) {
    const under = children.findLast((child) => x >= child.x && x < child.x + child.width && y >= child.y && y < child.y + child.height);
    if (!under) break;
    path.push(under);
    if (!isItem(scene.rules, under.box, level)) break;
    x -= under.x;
    y -= under.y;
    children = under.children;
  }
  return path;
}

/**
 * What a marquee catches: leaves and marks that it touches, and other boxes that lie in it entirely, without what is inside those.
 * In the order of the document.
 */
export function caught({ scene: { rules }, top }: Arrangement, marquee: Rect, level: Level = 'cards'): readonly string[] {
  const ids: string[] = [];
  const visit = (children: readonly Placed[], x: number, y: number): void => {
    for (const child of children) {
      const box = { x: x + child.x, y: y + child.y, width: child.width, height: child.height };
      if (!touches(marquee, box)) continue;
      const touchIsEnough = ruleOf(rules, child.box).role === 'leaf' || !isItem(rules, child.box, level);
      if (touchIsEnough || holds(marquee, box)) ids.push(child.box.node.id);
      else visit(child.children, box.x, box.y);
    }
  };
  visit(top, 0, 0);
  return ids;
}

const touches = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const holds = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
