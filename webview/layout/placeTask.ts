import { arrange, buildEdges, buildScene, placesOf } from '../../src/scene';
import type { Edges, Places, Scene, SceneEdge, SceneNode, SceneRules, Totals } from '../../src/scene';

/** A scene to be arranged, without what is only drawn: as little as possible is sent. */
export interface PlaceTask {
  readonly rules: SceneRules;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}
interface PlacedNode extends Pick<SceneNode, 'id' | 'kind' | 'parent' | 'order' | 'pin'> {
  /** How many it stands on. */
  readonly layers: number;
  /** The band of one that is folded up; null for one that is not. */
  readonly folded: number | null;
}
type PlacedEdge = Pick<SceneEdge, 'id' | 'kind' | 'from' | 'to'>;

export function placeTask({ rules, boxes }: Scene, edges: Edges): PlaceTask {
  return {
    rules,
    nodes: [...boxes.values()].map(({ node: { id, kind, parent, order, pin, layers, folded } }) => ({ id, kind, parent, order, pin, layers: layers?.length ?? 0, folded: folded?.rank ?? null })),
    edges: [...edges.all.values()].map(({ id, kind, from, to }) => ({ id, kind, from, to })),
  };
}

/** What `arrange` would give for the scene of the task. */
export function placed({ rules, nodes, edges }: PlaceTask): Places {
  const scene = buildScene(nodes.map(({ layers, folded, ...node }): SceneNode => ({
    ...unsaid, ...node, layers: new Array<NonNullable<SceneNode['layers']>[number]>(layers).fill(['', '']), ...(folded === null ? {} : { folded: { totals: nothing, rank: folded } }),
  })), rules);
  return placesOf(arrange(scene, { edges: buildEdges(edges.map((edge) => ({ ...edge, ...unsaid, heat: null }))) }));
}

const findings = { error: 0, warning: 0, info: 0 };
const nothing: Totals = { descendants: 0, byKind: {}, findings, worst: null, heat: {} };
const unsaid = { label: '', detail: '', state: '', heat: {}, findings };
