import { ruleOf } from '../tree/kinds';
import type { Scene } from '../types';
import { edgesAt } from './ends';
import type { Edges, Grain, SceneEdge } from './types';

/** Edges that are drawn as one line: all of one kind between the same two boxes. Another object once one of them changes. */
export interface Bundle {
  readonly kind: string;
  /** The boxes it is drawn between, in the order of their ids. */
  readonly from: string;
  readonly to: string;
  readonly edges: readonly SceneEdge[];
}

/** What an update of bundles did: one edge more or less in a bundle that stays replaces it. */
export interface BundleChange { readonly before: Bundle | null; readonly after: Bundle | null }

/** The edges of a scene in bundles, at one grain. Follows changes of either edge by edge. */
export class Bundles {
  readonly all = new Set<Bundle>();
  private readonly byEnds = new Map<string, Map<string, Map<string, Bundle>>>();

  /** Kinds that are drawn on demand are left out, unless all are wanted. */
  constructor(private scene: Scene, private edges: Edges, private readonly grain: Grain, private readonly wanted: 'lasting' | 'all' = 'lasting') {
    this.addAll();
  }

  /** With the edges of another moment, in a scene that may have changed too. Null where so much did that all were bundled anew. */
  follow(scene: Scene, edges: Edges): readonly BundleChange[] | null {
    const [from, to] = [this.standIns(this.scene), this.standIns(scene)];
    const moved = movedEdges(this.scene, this.edges, scene, edges);
    [this.scene, this.edges] = [scene, edges];
    if (moved === null) {
      this.all.clear();
      this.byEnds.clear();
      this.addAll();
      return null;
    }
    const changes = new Map<Bundle | string, BundleChange>();
    const replace = (kind: string, ends: Ends | null, change: (edges: readonly SceneEdge[]) => readonly SceneEdge[]): void => {
      if (!ends) return;
      const before = this.find(kind, ends);
      const left = change(before?.edges ?? []);
      const after = left.length === 0 ? null : { kind, from: ends[0], to: ends[1], edges: left };
      this.put(kind, ends, before, after);
      const first = before && changes.get(before) ? changes.get(before)?.before ?? null : before;
      if (before) changes.delete(before);
      changes.set(after ?? `${kind} ${ends.join(' ')}`, { before: first, after });
    };
    for (const { before, after } of moved) {
      if (isOnDemand(scene, after ?? before) && this.wanted === 'lasting') continue;
      if (before) replace(before.kind, endsOf(before, from), (all) => all.filter(({ id }) => id !== before.id));
      if (after) replace(after.kind, endsOf(after, to), (all) => [...all, after]);
    }
    return [...changes.values()];
  }

  private addAll(): void {
    const drawn = this.standIns(this.scene);
    for (const edge of this.edges.all.values()) {
      const ends = this.isLeftOut(edge) ? null : endsOf(edge, drawn);
      if (!ends) continue;
      const known = this.find(edge.kind, ends);
      if (known) (known.edges as SceneEdge[]).push(edge);
      else this.put(edge.kind, ends, null, { kind: edge.kind, from: ends[0], to: ends[1], edges: [edge] });
    }
  }

  private isLeftOut(edge: SceneEdge): boolean {
    return this.wanted === 'lasting' && isOnDemand(this.scene, edge);
  }

  private find(kind: string, [from, to]: Ends): Bundle | null {
    return this.byEnds.get(kind)?.get(from)?.get(to) ?? null;
  }

  private put(kind: string, [from, to]: Ends, before: Bundle | null, after: Bundle | null): void {
    if (before) this.all.delete(before);
    if (after) this.all.add(after);
    const ofKind = inner(this.byEnds, kind);
    if (after) inner(ofKind, from).set(to, after);
    else ofKind.get(from)?.delete(to);
  }

  /** The box that stands for a node, each asked for once. */
  private standIns(scene: Scene): (id: string) => string | null {
    const known = new Map<string, string | null>();
    return (id) => {
      let box = known.get(id);
      if (box === undefined) known.set(id, (box = boxFor(scene, id, this.grain)));
      return box;
    };
  }
}

/** Whether a line is drawn for what is looked at alone. */
export function isOnDemand({ rules: { lines: { onDemand } } }: Scene, edge: SceneEdge | undefined): boolean {
  return onDemand !== undefined && edge !== undefined && onDemand.includes(edge.kind);
}

type Ends = readonly [string, string];

function endsOf({ from, to }: SceneEdge, drawn: (id: string) => string | null): Ends | null {
  const [one, other] = [drawn(from), drawn(to)];
  if (one === null || other === null || one === other) return null;
  return one < other ? [one, other] : [other, one];
}

function inner<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let found = map.get(key);
  if (!found) map.set(key, (found = new Map<string, V>()));
  return found;
}

interface EdgeMove { readonly before: SceneEdge | undefined; readonly after: SceneEdge | undefined }

/** Edges that changed, and ones at boxes that came, went or lie elsewhere; null where those are many. */
function movedEdges(scene: Scene, edges: Edges, nextScene: Scene, next: Edges): readonly EdgeMove[] | null {
  const ids = new Set<string>();
  if (scene !== nextScene) {
    let count = 0;
    for (const [before, after] of nextScene.boxes.changesSince(scene.boxes)) {
      if (before && after && before.parent === after.parent && before.node.kind === after.node.kind) continue;
      if (++count > manyBoxes) return null;
      const id = (after ?? before)?.node.id ?? '';
      for (const edge of [...(before ? edgesAt(scene, edges, id) : []), ...(after ? edgesAt(nextScene, next, id) : [])]) ids.add(edge.id);
    }
  }
  for (const [before, after] of next.all.changesSince(edges.all)) ids.add((after ?? before)?.id ?? '');
  return ids.size > manyEdges ? null : [...ids].map((id) => ({ before: edges.all.get(id), after: next.all.get(id) }));
}
const manyBoxes = 500;
const manyEdges = 2000;

/** The box that stands for a node at a grain; null where the scene has none. */
function boxFor(scene: Scene, id: string, grain: Grain): string | null {
  let box = scene.find(id);
  for (; box && box.parent !== null; ) {
    if (grain === 'leaf') break;
    const { role } = ruleOf(scene.rules, box);
    const around = scene.find(box.parent);
    if (!around || (grain === 'area' && role === 'area')) break;
    if (grain === 'holder' && ruleOf(scene.rules, around).role !== 'holder') break;
    box = around;
  }
  return box?.node.id ?? null;
}
