import { IdMap } from '../tree/idMap';
import { severities } from '../tree/totals';
import type { Edges, SceneEdge } from './types';

export const noEdges: Edges = { all: IdMap.empty(), ends: IdMap.empty() };

/** These edges. Of two with one id the later counts. */
export function buildEdges(edges: readonly SceneEdge[]): Edges {
  if (edges.length === 0) return noEdges;
  const all = new Map(edges.map((edge) => [edge.id, edge]));
  const ends = new Map<string, string[]>();
  for (const { id, from, to } of all.values()) {
    for (const node of from === to ? [from] : [from, to]) {
      const there = ends.get(node);
      if (there) there.push(id);
      else ends.set(node, [id]);
    }
  }
  for (const ids of ends.values()) if (ids.length > 1) ids.sort();
  return { all: noEdges.all.with(all), ends: noEdges.ends.with(ends) };
}

/** These edges instead, sharing those that stay the same. */
export function replaceEdges(before: Edges, edges: readonly SceneEdge[]): Edges {
  if (before.all.size === 0) return buildEdges(edges);
  const kept = new Set(edges.map(({ id }) => id));
  return patchEdges(before, edges, [...before.all.values()].flatMap(({ id }) => (kept.has(id) ? [] : [id])));
}

/** With `changed` added or put in place of edges of the same id, and `removed` taken out; an id in both is changed. */
export function patchEdges(before: Edges, changed: readonly SceneEdge[], removed: readonly string[]): Edges {
  const patch = new Map<string, SceneEdge | null>();
  for (const id of removed) if (before.all.has(id)) patch.set(id, null);
  for (const edge of changed) {
    const known = before.all.get(edge.id);
    if (known && sameEdge(known, edge)) patch.delete(edge.id);
    else patch.set(edge.id, edge);
  }
  if (patch.size === 0) return before;
  return { all: before.all.with(patch), ends: before.ends.with(endsAfter(before, patch)) };
}

function endsAfter({ all, ends }: Edges, patch: ReadonlyMap<string, SceneEdge | null>): ReadonlyMap<string, readonly string[] | null> {
  const lists = new Map<string, Set<string>>();
  const listOf = (node: string): Set<string> => {
    let list = lists.get(node);
    if (!list) {
      list = new Set(ends.get(node));
      lists.set(node, list);
    }
    return list;
  };
  for (const [id, edge] of patch) {
    const known = all.get(id);
    for (const node of known ? [known.from, known.to] : []) listOf(node).delete(id);
    for (const node of edge ? [edge.from, edge.to] : []) listOf(node).add(id);
  }
  return new Map([...lists].map(([node, ids]) => [node, ids.size === 0 ? null : [...ids].sort()]));
}

function sameEdge(a: SceneEdge, b: SceneEdge): boolean {
  return a === b || (
    a.kind === b.kind && a.from === b.from && a.to === b.to && a.label === b.label && a.detail === b.detail && a.state === b.state && a.heat === b.heat && a.change === b.change &&
    severities.every((severity) => a.findings[severity] === b.findings[severity])
  );
}
