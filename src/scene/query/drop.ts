import { topId } from '../layout/arrange';
import type { Arrangement, Box, Drop, Point } from '../types';
import { pathTo } from './hit';

/**
 * What dropping these boxes at a point of the scene would do: the innermost box there that contains them already or accepts them all by
 * the rules table. What is dragged is looked through. Whether they fit is not the scene's to say.
 */
export function dropAt(arrangement: Arrangement, point: Point, dragged: readonly string[]): Drop {
  const { scene } = arrangement;
  const boxes = dragged.map((id) => scene.find(id)).filter((box) => box !== undefined);
  const under = boxesUnder(arrangement, point, new Set(dragged));
  for (const box of under.toReversed()) {
    if (boxes.every(({ parent }) => parent === box.node.id)) return { kind: 'unchanged', target: box.node.id };
    if (boxes.every(({ node }) => (scene.rules.accepts[node.kind] ?? []).includes(box.node.kind))) return { kind: 'accepts', target: box.node.id };
  }
  if (boxes.every(({ parent }) => parent === null)) return { kind: 'unchanged', target: topId };
  const over = under.at(-1);
  const refused = over && boxes.find(({ node }) => !(scene.rules.accepts[node.kind] ?? []).includes(over.node.kind));
  if (!over || !refused) return { kind: 'nothing' };
  return { kind: 'refuses', over: over.node.id, reason: `${refused.node.label} (${refused.node.kind}) cannot be placed in ${over.node.label} (${over.node.kind})` };
}

/** From the outermost to the innermost, down to where the first dragged box lies. */
function boxesUnder(arrangement: Arrangement, point: Point, dragged: ReadonlySet<string>): readonly Box[] {
  const path = pathTo(arrangement, point);
  const at = path.findIndex(({ box }) => dragged.has(box.node.id));
  if (at < 0) return path.map(({ box }) => box);
  return path.slice(0, at).map(({ box }) => box);
}
