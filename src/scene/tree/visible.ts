import { patchEdges, replaceEdges } from '../edges/edges';
import type { Edges, SceneEdge } from '../edges/types';
import type { Box, Scene, SceneNode } from '../types';
import { rankOf } from './kinds';
import { applyPatch, buildScene, replaceNodes } from './tree';

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
  const filteredBefore = unfolded.get(before)?.filtered ?? before;
  const filtered = hidden.size === 0 && found === null ? whole : sceneOf(whole.top.flatMap((box) => keptOf(box, hidden, found)).map(({ node }) => node), whole, filteredBefore);
  const folded = outermost(filtered, collapsed);
  if (folded.size === 0) return filtered;
  const scene = filteredBefore === filtered ? refolded(before, filtered, folded) : sceneOf(filtered.top.flatMap((box) => foldedIn(filtered, box, folded)), filtered, unfolded.has(before) ? before : filtered);
  unfolded.set(scene, { filtered, folded });
  return scene;
}
/** What a scene in which boxes are folded up shows when they are not, and those boxes. */
const unfolded = new WeakMap<Scene, { readonly filtered: Scene; readonly folded: ReadonlySet<string> }>();

/** What holds something and lies in nothing that is folded up itself. */
function outermost(scene: Scene, collapsed: ReadonlySet<string>): ReadonlySet<string> {
  const isInFolded = (id: string): boolean => {
    for (let at = scene.find(id)?.parent ?? null; at !== null; at = scene.find(at)?.parent ?? null) if (collapsed.has(at)) return true;
    return false;
  };
  return new Set([...collapsed].filter((id) => (scene.find(id)?.children.length ?? 0) > 0 && !isInFolded(id)));
}

/** From a scene of the same boxes with others folded up: only what is folded now and was not, or the other way round, is looked at. */
function refolded(before: Scene, filtered: Scene, folded: ReadonlySet<string>): Scene {
  const foldedBefore = unfolded.get(before)?.folded ?? nothing;
  const changed: SceneNode[] = [];
  const removed: string[] = [];
  for (const id of foldedBefore) {
    const box = filtered.find(id);
    if (box && !folded.has(id)) changed.push(...foldedIn(filtered, box, folded));
  }
  for (const id of folded) {
    const box = filtered.find(id);
    if (!box || foldedBefore.has(id)) continue;
    changed.push(foldedNode(filtered, box));
    removed.push(...idsIn(box));
  }
  // What was unfolded within something that is folded up now is gone with that.
  const gone = new Set(removed);
  return applyPatch(before, changed.filter(({ id }) => !gone.has(id)), removed);
}
const nothing: ReadonlySet<string> = new Set();

function idsIn(box: Box): readonly string[] {
  return box.children.flatMap((child) => [child.node.id, ...idsIn(child)]);
}

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
  const filtered = unfolded.get(scene)?.filtered;
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
