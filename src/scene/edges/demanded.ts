import type { Arrangement, Box, Level, Scene } from '../types';
import { isOnDemand } from './bundles';
import { buildEdges } from './edges';
import { linesBetween } from './lines';
import type { Edges, Line, SceneEdge } from './types';

/**
 * The lines that are drawn on demand, of these boxes and of what lies in them: what a guest uses, or who uses a network. With more than
 * the rules allow they are drawn between the boxes around their ends, and with far more none is: nobody could follow them. The same
 * objects for the same set while nothing changes.
 */
export function linesAt(arrangement: Arrangement, edges: Edges, ids: ReadonlySet<string>, level: Level): readonly Line[] {
  const { lines: { onDemand = none, limit } } = arrangement.scene.rules;
  if (ids.size === 0 || onDemand.length === 0) return none;
  const known = made.get(ids);
  if (known?.arrangement === arrangement && known.edges === edges && known.level === level) return known.lines;
  const found = demandedOf(arrangement.scene, edges, ids, limit * farMore);
  const lines = found.length === 0 ? none : linesBetween(arrangement, buildEdges(found), level);
  made.set(ids, { arrangement, edges, level, lines });
  return lines;
}

const farMore = 10;
const made = new WeakMap<ReadonlySet<string>, { readonly arrangement: Arrangement; readonly edges: Edges; readonly level: Level; readonly lines: readonly Line[] }>();
const none: readonly never[] = [];

/** Each once; none where there are more than `most`. */
function demandedOf(scene: Scene, { all, ends }: Edges, ids: ReadonlySet<string>, most: number): readonly SceneEdge[] {
  const found = new Map<string, SceneEdge>();
  const visit = (box: Box): boolean => {
    for (const id of ends.get(box.node.id) ?? none) {
      const edge = all.get(id);
      if (edge && isOnDemand(scene, edge)) found.set(id, edge);
    }
    return found.size <= most && box.children.every(visit);
  };
  for (const id of ids) {
    const box = scene.find(id);
    if (box && !visit(box)) return none;
  }
  return [...found.values()];
}
