import type { DiagramPatch, DiagramView } from '../../../src/features/diagram/projection';

type Picture = Pick<DiagramView, 'nodes' | 'edges'>;

/** What a webview has drawn that was sent a view, and then its patches. */
export class Drawn {
  private readonly nodes: Map<string, Picture['nodes'][number]>;
  private readonly edges: Map<string, Picture['edges'][number]>;

  constructor({ nodes, edges }: Picture) {
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    this.edges = new Map(edges.map((edge) => [edge.id, edge]));
  }

  take(patch: DiagramPatch | undefined): void {
    for (const node of patch?.changed ?? []) this.nodes.set(node.id, node);
    for (const id of patch?.removed ?? []) this.nodes.delete(id);
    for (const edge of patch?.changedEdges ?? []) this.edges.set(edge.id, edge);
    for (const id of patch?.removedEdges ?? []) this.edges.delete(id);
  }

  /** All of it, in the order of the ids. */
  now(): Picture {
    return inOrder({ nodes: [...this.nodes.values()], edges: [...this.edges.values()] });
  }
}

/** The same in the order of the ids: the order in which nodes are sent means nothing. */
export function inOrder({ nodes, edges }: Picture): Picture {
  return { nodes: nodes.toSorted(byId), edges: edges.toSorted(byId) };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
