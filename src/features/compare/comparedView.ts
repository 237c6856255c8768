/**
 * A view of the diagram with what another version had: every node and edge marked with what became of it, what was removed where it
 * was, and a ghost where something was that lies elsewhere now. It stands in for the projection of the later version.
 *
 * Invariant: what `view` gives after any edits is what a new one of the same two sessions would give, and the patches applied to an
 * older view give the newer one.
 */
import { ghostOf } from '../../protocol/comparison';
import type { ChangeKind, DiagramEdge, DiagramNode } from '../../protocol/view';
import { entryOf, nodeOf } from '../diagram/nodeIds';
import type { DiagramPatch, DiagramProjection, DiagramView } from '../diagram/projection';
import type { LiveComparison } from './comparison';
import { nodeNow } from './nodeNow';
import type { Renames } from './renames';
import type { Comparison, Difference } from './types';

export class ComparedView {
  private readonly before = new Map<string, DiagramNode>();
  private readonly after = new Map<string, DiagramNode>();
  private readonly beforeEdges = new Map<string, DiagramEdge>();
  private readonly afterEdges = new Map<string, DiagramEdge>();
  private readonly shown = new Map<string, DiagramNode>();
  private readonly shownEdges = new Map<string, DiagramEdge>();
  /** What the marks were made of. */
  private marked: { readonly comparison: Comparison; readonly renames: Renames; readonly byNode: ReadonlyMap<string, Difference> } | undefined;
  private begun = false;

  constructor(
    private readonly comparison: LiveComparison,
    /** Of the earlier version; disposed with this. */
    private readonly earlier: DiagramProjection,
    /** The same view of the later version; it stays its owner's. */
    private readonly later: DiagramProjection,
  ) {}

  view(): DiagramView {
    this.begun = true;
    const [before, after] = [this.earlier.view(), this.later.view()];
    for (const known of [this.before, this.after, this.beforeEdges, this.afterEdges]) known.clear();
    for (const node of after.nodes) this.after.set(node.id, node);
    for (const edge of after.edges) this.afterEdges.set(edge.id, edge);
    this.mark();
    this.takeEarlier(before);
    this.showAll();
    return { title: after.title, nodes: [...this.shown.values()], edges: [...this.shownEdges.values()] };
  }

  /** Every node as it was told last. */
  nodes(): readonly DiagramNode[] {
    return [...this.shown.values()];
  }

  flush(): DiagramPatch | undefined {
    if (!this.begun) {
      const { title, nodes, edges } = this.view();
      return { title, changed: nodes, removed: [], changedEdges: edges, removedEdges: [] };
    }
    const [before, after] = [this.earlier.flush(), this.later.flush()];
    const renames = this.marked?.renames;
    const touched = this.mark();
    if (before || renames !== this.marked?.renames) {
      // Rarely: the other version was edited, or something has another id. Everything is looked at again.
      if (after) this.takeLater(after);
      this.takeEarlier(this.earlier.view());
      return patchOf(after?.title ?? this.later.emptyPatch().title, this.showAll());
    }
    if (after) this.takeLater(after);
    for (const { id } of after?.changed ?? none) touched.add(id);
    for (const id of after?.removed ?? none) touched.add(id);
    const nodes = this.showNodes(touched);
    const edges = this.showEdges([...(after?.changedEdges ?? none).map(({ id }) => id), ...(after?.removedEdges ?? none)]);
    const isEmpty = nodes.changed.length + nodes.removed.length + edges.changed.length + edges.removed.length === 0;
    return isEmpty && !after ? undefined : patchOf(after?.title ?? this.later.emptyPatch().title, { nodes, edges });
  }

  emptyPatch(): DiagramPatch {
    return this.later.emptyPatch();
  }

  /** Whether a node is shown that only the other version has. */
  isPast(node: string): boolean {
    return this.shown.has(node) && !this.after.has(node);
  }

  dispose(): void {
    this.earlier.dispose();
  }

  /** Takes over the comparison as it is now; the nodes whose marks may be others by that. */
  private mark(): Set<string> {
    const comparison = this.comparison.current();
    if (this.marked?.comparison === comparison) return new Set();
    const { renames } = this.comparison;
    const byNode = new Map(comparison.changes.flatMap((change) => (change.node === null ? [] : [[change.node, change] as const])));
    const entries = new Set<string>();
    for (const known of [this.marked?.byNode, byNode]) for (const node of known?.keys() ?? none) if (this.marked?.byNode.get(node) !== byNode.get(node)) entries.add(node);
    const isSame = this.marked !== undefined && sameRenames(this.marked.renames, renames);
    this.marked = { comparison, renames: isSame && this.marked ? this.marked.renames : renames, byNode };
    if (entries.size === 0) return new Set();
    return new Set([...this.before.keys(), ...this.after.keys()].filter((id) => entries.has(entryNode(id))));
  }

  private takeLater({ changed, removed, changedEdges, removedEdges }: DiagramPatch): void {
    for (const node of changed) this.after.set(node.id, node);
    for (const id of removed) this.after.delete(id);
    for (const edge of changedEdges) this.afterEdges.set(edge.id, edge);
    for (const id of removedEdges) this.afterEdges.delete(id);
  }

  /** By the names that they have now. */
  private takeEarlier({ nodes, edges }: DiagramView): void {
    const now = nodeNow(this.marked?.renames ?? new Map());
    this.before.clear();
    this.beforeEdges.clear();
    for (const node of nodes) this.before.set(now(node.id), { ...node, id: now(node.id), parent: node.parent === null ? null : now(node.parent) });
    for (const edge of edges) {
      const [from, to] = [now(edge.from), now(edge.to)];
      // The id of an edge says what it joins.
      const id = from === edge.from && to === edge.to ? edge.id : [...this.afterEdges.values()].find((other) => other.kind === edge.kind && other.from === from && other.to === to)?.id ?? edge.id;
      this.beforeEdges.set(id, { ...edge, id, from, to });
    }
  }

  private showAll(): Shown {
    return {
      nodes: this.showNodes(new Set([...this.shown.keys(), ...this.before.keys(), ...this.after.keys()].map((id) => id.replace(/^was\//, '')))),
      edges: this.showEdges([...this.shownEdges.keys(), ...this.beforeEdges.keys(), ...this.afterEdges.keys()]),
    };
  }

  private showNodes(ids: Iterable<string>): Shown['nodes'] {
    const changed: DiagramNode[] = [];
    const removed: string[] = [];
    const show = (id: string, node: DiagramNode | undefined): void => {
      const before = this.shown.get(id);
      if (!node) {
        if (this.shown.delete(id)) removed.push(id);
      } else if (!before || !sameData(before, node)) {
        this.shown.set(id, node);
        changed.push(node);
      }
    };
    for (const id of ids) {
      const [before, after] = [this.before.get(id), this.after.get(id)];
      const change = this.changeOf(id, before, after);
      show(id, after ? (change ? { ...after, change } : after) : before && { ...past(before), ...(change && { change }) });
      show(ghostOf(id), before && after && change === 'moved' ? { ...past(before), id: ghostOf(id), change } : undefined);
    }
    return { changed, removed };
  }

  private showEdges(ids: Iterable<string>): Shown['edges'] {
    const changed: DiagramEdge[] = [];
    const removed: string[] = [];
    for (const id of new Set(ids)) {
      const [before, after] = [this.beforeEdges.get(id), this.afterEdges.get(id)];
      const shown = this.shownEdges.get(id);
      const edge: DiagramEdge | undefined = !after ? before && { ...before, findings: nothingFound, heat: null, change: 'removed' } : !before ? { ...after, change: 'added' } : sameLine(before, after) ? after : { ...after, change: 'changed' };
      if (!edge) {
        if (this.shownEdges.delete(id)) removed.push(id);
      } else if (!shown || !sameData(shown, edge)) {
        this.shownEdges.set(id, edge);
        changed.push(edge);
      }
    }
    return { changed, removed };
  }

  /** Groups gather what has no place of its own: they come and go with it. */
  private changeOf(id: string, before: DiagramNode | undefined, after: DiagramNode | undefined): ChangeKind | undefined {
    const { kind } = after ?? before ?? { kind: 'group' };
    if (kind === 'group') return undefined;
    if (!after) return 'removed';
    if (!before) return 'added';
    if (before.parent !== after.parent) return 'moved';
    const name = entryOf(id);
    const difference = name && this.marked?.byNode.get(nodeOf(name.collection, name.id));
    if (!name || !difference) return undefined;
    const { part } = name;
    const isIts = part === undefined || difference.was !== null || difference.fields.some(({ path: [field, key] }) => field === part.field && (key === part.name || typeof key !== 'string'));
    return isIts ? 'changed' : undefined;
  }
}

interface Shown {
  readonly nodes: { readonly changed: readonly DiagramNode[]; readonly removed: readonly string[] };
  readonly edges: { readonly changed: readonly DiagramEdge[]; readonly removed: readonly string[] };
}

function patchOf(title: string, { nodes, edges }: Shown): DiagramPatch {
  return { title, changed: nodes.changed, removed: nodes.removed, changedEdges: edges.changed, removedEdges: edges.removed };
}

/** What is no longer so has no use and no findings; it stands behind those that have its place now. */
function past(node: DiagramNode): DiagramNode {
  return { ...node, order: node.order + 0.5, heat: { cpu: null, memory: null }, findings: nothingFound };
}
const nothingFound = { error: 0, warning: 0, info: 0 };

function entryNode(id: string): string {
  const name = entryOf(id);
  return name ? nodeOf(name.collection, name.id) : id;
}

function sameLine(a: DiagramEdge, b: DiagramEdge): boolean {
  return a.kind === b.kind && a.label === b.label && a.state === b.state && a.from === b.from && a.to === b.to;
}

/** Nodes and edges are small plain data. */
function sameData(a: DiagramNode | DiagramEdge, b: DiagramNode | DiagramEdge): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function sameRenames(a: Renames, b: Renames): boolean {
  return a.size === b.size && [...a].every(([collection, ids]) => ids.size === b.get(collection)?.size && [...ids].every(([old, now]) => b.get(collection)?.get(old) === now));
}

const none: readonly never[] = [];
