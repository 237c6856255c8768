/** The children of every node in the order in which they are drawn, kept while nodes come, go and move. */
import type { NodeKind } from '../../protocol/view';
import { naturalOrder } from '../../core/util/naturalOrder';

export interface Child {
  readonly id: string;
  readonly kind: NodeKind;
}

export class Siblings {
  private readonly lists = new Map<string, List>();
  private readonly touched = new Set<string>();

  /** Nodes at the top have the parent null. */
  add(parent: string | null, child: Child): void {
    const key = parent ?? '';
    let list = this.lists.get(key);
    if (!list) this.lists.set(key, (list = new List()));
    list.add(child);
    this.touched.add(key);
  }

  remove(parent: string | null, child: string): void {
    this.lists.get(parent ?? '')?.remove(child);
    this.touched.add(parent ?? '');
  }

  /** How many children a node has. */
  size(parent: string | null): number {
    return this.lists.get(parent ?? '')?.size ?? 0;
  }

  /** How many children of a kind a node has. */
  count(parent: string | null, kind: NodeKind): number {
    return this.lists.get(parent ?? '')?.count(kind) ?? 0;
  }

  /** The parents whose children came or went since the last call, each with its children in order. */
  flush(): readonly (readonly Child[])[] {
    const lists: (readonly Child[])[] = [];
    for (const key of this.touched) {
      const list = this.lists.get(key);
      if (list) lists.push(list.ordered());
      if (list?.size === 0) this.lists.delete(key);
    }
    this.touched.clear();
    return lists;
  }
}

class List {
  private sorted: Child[] = [];
  private readonly members = new Map<string, Child>();
  private readonly added = new Set<string>();
  private gone = false;

  get size(): number {
    return this.members.size;
  }

  count(kind: NodeKind): number {
    let count = 0;
    for (const child of this.members.values()) if (child.kind === kind) count++;
    return count;
  }

  add(child: Child): void {
    if (this.members.has(child.id)) this.remove(child.id);
    this.members.set(child.id, child);
    this.added.add(child.id);
  }

  remove(id: string): void {
    if (!this.members.delete(id)) return;
    if (!this.added.delete(id)) this.gone = true;
  }

  ordered(): readonly Child[] {
    const { members, added } = this;
    // What was removed and added again is in `added`, and must not be counted twice.
    if (this.gone) this.sorted = this.sorted.filter(({ id }) => members.has(id) && !added.has(id));
    const arrivals = [...added].flatMap((id) => members.get(id) ?? []);
    if (arrivals.length * 8 < this.sorted.length) for (const child of arrivals) this.insert(child);
    else if (arrivals.length > 0) this.sorted = [...this.sorted, ...arrivals].sort(inOrder);
    this.gone = false;
    added.clear();
    return this.sorted;
  }

  private insert(child: Child): void {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.sorted[middle];
      if (other && inOrder(other, child) < 0) low = middle + 1;
      else high = middle;
    }
    this.sorted.splice(low, 0, child);
  }
}

const rank: Readonly<Record<NodeKind, number>> = {
  site: 0, cluster: 1, host: 2, vm: 3, container: 4, group: 5, router: 6, switch: 7, port: 8, nic: 9, adapter: 10, fabric: 11, network: 12, guest: 13,
  array: 14, 'disk-group': 15, export: 16, disks: 17, pool: 18, datastore: 19, disk: 20, volume: 21,
};

function inOrder(a: Child, b: Child): number {
  return rank[a.kind] - rank[b.kind] || naturalOrder(a.id, b.id);
}
