import type { Box, SceneNode, SceneRules } from '../types';
import { totalsOf } from './totals';

/**
 * The boxes of nodes of which each lies at the top or in another, made once each from the top down. Null where a parent is absent, or some lie on a
 * circle: then it takes more to say where each belongs.
 */
export function grownFrom(nodes: readonly SceneNode[], rules: SceneRules): { readonly top: readonly Box[]; readonly made: ReadonlyMap<string, Box> } | null {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const inside = new Map<string | null, SceneNode[]>();
  for (const node of byId.values()) {
    if (node.parent !== null && !byId.has(node.parent)) return null;
    const siblings = inside.get(node.parent);
    if (siblings) siblings.push(node);
    else inside.set(node.parent, [node]);
  }
  const made = new Map<string, Box>();
  const boxesIn = (parent: string | null): readonly Box[] => {
    const children = inside.get(parent);
    if (!children) return none;
    return children.sort(bySiblingOrder).map((node) => {
      const own = boxesIn(node.id);
      const box = { node, parent, children: own, totals: totalsOf(node, own, rules.means) };
      made.set(node.id, box);
      return box;
    });
  };
  const top = boxesIn(null);
  // What lies on a circle is reached from nowhere.
  return made.size === byId.size ? { top, made } : null;
}
const none: readonly Box[] = [];

export function bySiblingOrder(a: SceneNode, b: SceneNode): number {
  if (a.order !== b.order) return a.order - b.order;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
