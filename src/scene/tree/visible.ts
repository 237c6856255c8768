import { patchEdges, replaceEdges } from '../edges/edges';
import type { Edges, SceneEdge } from '../edges/types';
import type { Box, Scene, SceneNode } from '../types';
import { rankOf } from './kinds';
import { buildScene, replaceNodes } from './tree';

/** What of a view is shown. */
export interface Conditions {
  /** Kinds that are left out, with all that lies in them. */
  readonly hidden: ReadonlySet<string>;
  /** The nodes that the filter is for; null where all are shown. */
  readonly found: ReadonlySet<string> | null;
  /** Boxes that are folded up, as far as the view has them. */
  readonly collapsed: ReadonlySet<string>;
}

/**
 * The scene that is shown of a whole one: what the filter is for with everything it lies in, and of what is folded up its header alone. It
 * is the scene of the nodes that are left, whatever was shown before; it shares what it can with `before`, and is the whole scene itself
 * where nothing is hidden.
 */
export function visibleScene(whole: Scene, { hidden, found, collapsed }: Conditions, before: Scene): Scene {
  const filteredBefore = unfolded.get(before) ?? before;
  const filtered = hidden.size === 0 && found === null ? whole : sceneOf(whole.top.flatMap((box) => keptOf(box, hidden, found)).map(({ node }) => node), whole, filteredBefore);
  const folded = [...collapsed].filter((id) => (filtered.find(id)?.children.length ?? 0) > 0);
  if (folded.length === 0) return filtered;
  const scene = sceneOf(filtered.top.flatMap((box) => foldedIn(filtered, box, new Set(folded))), filtered, unfolded.has(before) ? before : filtered);
  unfolded.set(scene, filtered);
  return scene;
}
/** What a scene in which boxes are folded up shows when they are not. */
const unfolded = new WeakMap<Scene, Scene>();

/** Whether anything is folded up in a scene. */
export function isFolded(scene: Scene): boolean {
  return unfolded.has(scene);
}

/** From what has most in common with it: the work is to tell what is different. */
function sceneOf(nodes: readonly SceneNode[], whole: Scene, before: Scene): Scene {
  const bases = [before, whole].filter(({ rules, size }) => rules === whole.rules && size < 2 * nodes.length && nodes.length < 2 * size);
  return replaceNodes(bases[0] ?? buildScene([], whole.rules), nodes);
}

function keptOf(box: Box, hidden: ReadonlySet<string>, found: ReadonlySet<string> | null): readonly Box[] {
  if (hidden.has(box.node.kind)) return none;
  const inside = box.children.flatMap((child) => keptOf(child, hidden, found));
  const isKept = inside.length > 0 || (found === null ? box.children.length === 0 : found.has(box.node.id));
  return isKept ? [box, ...inside] : none;
}
const none: readonly Box[] = [];

function foldedIn(scene: Scene, box: Box, folded: ReadonlySet<string>): readonly SceneNode[] {
  return folded.has(box.node.id) ? [foldedNode(scene, box)] : [box.node, ...box.children.flatMap((child) => foldedIn(scene, child, folded))];
}

/** The same as long as nothing changes in the box. */
function foldedNode({ rules }: Scene, box: Box): SceneNode {
  let node = foldedNodes.get(box);
  if (!node) foldedNodes.set(box, (node = { ...box.node, folded: { totals: box.totals, rank: rankOf(rules, box) } }));
  return node;
}
const foldedNodes = new WeakMap<Box, SceneNode>();

/** The edges as they are drawn: where an end lies in what is folded up, they end at that. Edges of what a filter hides have no ends there. */
export function visibleEdges(edges: Edges, scene: Scene, before: Edges): Edges {
  const filtered = unfolded.get(scene);
  if (!filtered) return edges;
  const ends = new Map<string, string>();
  const endOf = (id: string): string => {
    let end = ends.get(id);
    if (end === undefined) ends.set(id, (end = nearestIn(scene, filtered, id) ?? id));
    return end;
  };
  const drawn: SceneEdge[] = [];
  const moved: SceneEdge[] = [];
  for (const edge of edges.all.values()) {
    const [from, to] = [endOf(edge.from), endOf(edge.to)];
    const at = from === edge.from && to === edge.to ? edge : { ...edge, from, to };
    drawn.push(at);
    if (at !== edge) moved.push(at);
  }
  if (before === edges || before.all.size === 0) return patchEdges(edges, moved, []);
  return replaceEdges(before, drawn);
}

/** The node itself where the scene has it, else the nearest around it that it has; null where that hides it with all around it. */
export function nearestIn(scene: Scene, whole: Scene, id: string): string | null {
  for (let at: string | null = id; at !== null; at = whole.find(at)?.parent ?? null) if (scene.find(at)) return at;
  return null;
}
