/** What is near something: counted in steps from entry to entry, each over a field of one that names the other. */
import type { Reference } from '../../../core/model/entry';
import type { Estate } from '../../../core/model/estate';
import type { CollectionName } from '../../../core/model/ids';
import { resolve } from '../../../core/model/references';
import { looks } from '../looks';
import { entryOf, entryOfGroup, nodeOf } from '../nodeIds';

/**
 * The entries at most `hops` steps from those that the nodes stand for, those themselves included, as "collection/id". A step leads from a VM
 * to its host, from a network to who is on it, from a switch to what is cabled to it: whatever names the other. Only what some view draws is
 * gone through, so that a tenant or an application that everything names brings nothing nearer.
 */
export function neighbourhood(estate: Estate, nodes: readonly string[], hops: number): ReadonlySet<string> {
  const reached = new Set(nodes.flatMap((node) => {
    const entry = entryOf(node) ?? entryOfGroup(node);
    return entry && estate.find(entry.collection, entry.id) ? [nodeOf(entry.collection, entry.id)] : [];
  }));
  if (hops < 1 || reached.size === 0) return reached;
  const beside = relations(estate);
  let edge: readonly string[] = [...reached];
  for (let step = 0; step < hops && edge.length > 0; step++) {
    const next: string[] = [];
    for (const at of edge) {
      for (const other of beside.get(at) ?? []) {
        if (reached.has(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return reached;
}

/** Who names whom, both ways. */
function relations(estate: Estate): ReadonlyMap<string, readonly string[]> {
  const beside = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const there = beside.get(from);
    if (there) there.push(to);
    else beside.set(from, [to]);
  };
  for (const collection of drawn) {
    for (const id of estate.ids(collection)) {
      const from = nodeOf(collection, id);
      for (const reference of estate.find(collection, id)?.references ?? []) {
        const to = targetOf(estate, reference);
        if (to === undefined || to === from) continue;
        add(from, to);
        add(to, from);
      }
    }
  }
  return beside;
}

/** The entry that a reference leads to, also where that has no such part; undefined where it is not there or never drawn. */
function targetOf(estate: Estate, reference: Reference): string | undefined {
  const found = resolve(estate, reference);
  if (found.kind === 'no-entry' || !drawn.has(found.entry.collection)) return undefined;
  return nodeOf(found.entry.collection, found.entry.id);
}

const drawn: ReadonlySet<CollectionName> = new Set(Object.values(looks).flatMap(({ collections }) => collections));
