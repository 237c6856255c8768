import type { Arrangement, Level } from '../types';
import { isOnDemand } from './bundles';
import { buildEdges } from './edges';
import { edgesAt } from './ends';
import { linesBetween } from './lines';
import type { Edges, Line, SceneEdge } from './types';

/**
 * The lines that are drawn on demand, of these boxes and of what lies in them: what a guest uses, or who uses a network. With more than
 * the rules allow they are drawn between the boxes around their ends. The same objects for the same boxes while nothing changes.
 */
export function linesAt(arrangement: Arrangement, edges: Edges, ids: readonly string[], level: Level): readonly Line[] {
  const { scene } = arrangement;
  if (ids.length === 0 || (scene.rules.lines.onDemand ?? none).length === 0) return none;
  const key = [level, ...ids].join('\n');
  const known = made.get(arrangement);
  if (known?.edges === edges && known.key === key) return known.lines;
  const found = new Map<string, SceneEdge>();
  for (const id of ids) for (const edge of edgesAt(scene, edges, id)) if (isOnDemand(scene, edge)) found.set(edge.id, edge);
  const lines = found.size === 0 ? none : linesBetween(arrangement, buildEdges([...found.values()]), level);
  made.set(arrangement, { edges, key, lines });
  return lines;
}

const made = new WeakMap<Arrangement, { readonly edges: Edges; readonly key: string; readonly lines: readonly Line[] }>();
const none: readonly never[] = [];
