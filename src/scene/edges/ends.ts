import type { Box, Scene } from '../types';
import type { Edges, SceneEdge } from './types';

/** The edges that end at a box or at something in it, in the order of the boxes. An edge with both ends in it is named once. */
export function edgesAt(scene: Scene, { all, ends }: Edges, id: string): readonly SceneEdge[] {
  const found = new Set<string>();
  const visit = (box: Box): void => {
    for (const edge of ends.get(box.node.id) ?? []) found.add(edge);
    box.children.forEach(visit);
  };
  const box = scene.find(id);
  if (box) visit(box);
  return [...found].flatMap((edge) => all.get(edge) ?? []);
}

/** The edges between two boxes, whatever of them they end at. */
export function edgesBetween(scene: Scene, edges: Edges, one: string, other: string): readonly SceneEdge[] {
  return edgesAt(scene, edges, one).filter(({ from, to }) => isWithin(scene, from, other) || isWithin(scene, to, other));
}

function isWithin(scene: Scene, id: string, box: string): boolean {
  for (let at: string | null = id; at !== null; at = scene.find(at)?.parent ?? null) if (at === box) return true;
  return false;
}
