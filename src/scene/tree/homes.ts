import type { Scene, SceneNode } from '../types';

/**
 * Where each box lies after a patch. A node lies in its declared parent unless that is absent, or the node lies on a circle of
 * parents; such a node lies at the top. The rule looks at one node at a time, so that patching and building agree.
 */
export class Homes {
  /** Every box whose node or home the patch may change. */
  readonly affected: ReadonlySet<string>;
  private readonly known = new Map<string, string | null>();

  constructor(private readonly scene: Scene, private readonly patch: ReadonlyMap<string, SceneNode | null>) {
    this.affected = this.findAffected();
  }

  node(id: string): SceneNode | undefined {
    const patched = this.patch.get(id);
    return patched === undefined ? this.scene.boxes.get(id)?.node : patched ?? undefined;
  }

  /** The box that `id` lies in after the patch. */
  of(id: string | null): string | null {
    if (id === null) return null;
    if (!this.affected.has(id)) return this.scene.boxes.get(id)?.parent ?? null;
    let home = this.known.get(id);
    if (home === undefined) {
      const parent = this.node(id)?.parent ?? null;
      home = parent === null || !this.node(parent) || this.circle(id, (each) => this.node(each)).length > 0 ? null : parent;
      this.known.set(id, home);
    }
    return home;
  }

  /** Boxes at the top because their parent is absent, by that parent. */
  waiting(): Scene['waiting'] {
    const next = new Map(this.scene.waiting);
    const own = new Map<string, Set<string>>();
    const queueOf = (parent: string): Set<string> => {
      let queue = own.get(parent);
      if (!queue) {
        queue = new Set(next.get(parent));
        own.set(parent, queue);
        next.set(parent, queue);
      }
      return queue;
    };
    for (const id of this.affected) {
      const before = this.scene.boxes.get(id)?.node.parent ?? null;
      if (before !== null && next.get(before)?.has(id)) queueOf(before).delete(id);
      const after = this.node(id)?.parent ?? null;
      if (after !== null && !this.node(after)) queueOf(after).add(id);
    }
    for (const [parent, queue] of own) if (queue.size === 0) next.delete(parent);
    return next;
  }

  private findAffected(): ReadonlySet<string> {
    const affected = new Set<string>();
    for (const [id, node] of this.patch) {
      affected.add(id);
      const before = this.scene.boxes.get(id);
      if (!before) for (const child of this.scene.waiting.get(id) ?? []) affected.add(child);
      if (!node) for (const child of before?.children ?? []) affected.add(child.node.id);
      if (before?.node.parent === node?.parent) continue;
      for (const member of this.circle(id, (each) => this.scene.boxes.get(each)?.node)) affected.add(member);
      for (const member of this.circle(id, (each) => this.node(each))) affected.add(member);
    }
    return affected;
  }

  /** The ids on the circle of parents through `id`; empty where there is none. */
  private circle(id: string, node: (id: string) => SceneNode | undefined): readonly string[] {
    const chain = new Set<string>();
    for (let at: string | null = id; at !== null; at = node(at)?.parent ?? null) {
      if (chain.has(at)) return at === id ? [...chain] : [];
      chain.add(at);
    }
    return [];
  }
}
