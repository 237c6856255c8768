import type { Packing, Point, Size } from '../types';

/**
 * Each box, in their order, as high up as there is room within a width, and of such places in the leftmost: under short boxes no
 * room is left empty that a later one fits in. Places are looked for along the lower edge of what is placed, from left to right (the
 * "skyline" of Burke, Kendall and Whitwell, "A New Placement Heuristic for the Orthogonal Stock-Cutting Problem", 2004).
 */
export function skylineWithin(limit: number, sizes: readonly Size[], gap: number): Packing {
  let edge: readonly Step[] = [{ x: 0, y: 0 }];
  let [width, height] = [0, 0];
  const corners = sizes.map((size): Point => {
    const corner = highest(edge, size.width + gap, limit + gap);
    edge = edgeAfter(edge, corner, { width: size.width + gap, height: size.height + gap });
    width = Math.max(width, corner.x + size.width);
    height = Math.max(height, corner.y + size.height);
    return corner;
  });
  return { corners, width, height };
}

/** The lower edge is at `y` from `x` on, up to the next step; the last goes on for ever. */
type Step = Point;

/** Where a box of a width would stand highest; of several the leftmost. At the left edge, if it is wider than the limit. */
function highest(edge: readonly Step[], width: number, limit: number): Point {
  let found: Point | null = null;
  for (let at = 0; at < edge.length; at++) {
    const { x } = edge[at] as Step;
    if (at > 0 && x + width > limit) break;
    let y = 0;
    for (let over = at; over < edge.length && (edge[over] as Step).x < x + width; over++) y = Math.max(y, (edge[over] as Step).y);
    if (!found || y < found.y) found = { x, y };
  }
  return found ?? { x: 0, y: 0 };
}

function edgeAfter(edge: readonly Step[], { x, y }: Point, { width, height }: Size): readonly Step[] {
  const right = x + width;
  const before = edge.filter((step) => step.x < x);
  const beneath = edge.findLast((step) => step.x <= right);
  const after = edge.filter((step) => step.x > right);
  const next = [...before, { x, y: y + height }, { x: right, y: beneath?.y ?? 0 }, ...after];
  return next.filter((step, at) => at === 0 || step.y !== next[at - 1]?.y);
}
