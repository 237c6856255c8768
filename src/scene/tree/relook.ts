import type { Box, Scene, SceneNode, SceneRules } from '../types';
import { totalsOf } from './totals';

/** From this share of all boxes on the tree is gone through as a whole, in place of box by box from below. */
const manyFrom = 1 / 4;

/**
 * The boxes of a scene with these nodes in place of those of the same id, which leave every box where it is, where there are so many that most
 * boxes are made anew: as when all are coloured otherwise. Null where they are few.
 */
export function relooked({ rules, boxes, top }: Scene, patch: ReadonlyMap<string, SceneNode | null>): { readonly top: readonly Box[]; readonly made: ReadonlyMap<string, Box> } | null {
  if (patch.size < boxes.size * manyFrom) return null;
  const made = new Map<string, Box>();
  return { top: withNodes(top, patch, rules, made), made };
}

function withNodes(before: readonly Box[], patch: ReadonlyMap<string, SceneNode | null>, rules: SceneRules, made: Map<string, Box>): readonly Box[] {
  if (before.length === 0) return before;
  let isSame = true;
  const now = before.map((box) => {
    const children = withNodes(box.children, patch, rules, made);
    const node = patch.get(box.node.id) ?? box.node;
    if (node === box.node && children === box.children) return box;
    isSame = false;
    const fresh = { node, parent: box.parent, children, totals: totalsOf(node, children, rules.means) };
    made.set(node.id, fresh);
    return fresh;
  });
  return isSame ? before : now;
}
