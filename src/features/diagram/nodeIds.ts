/** Ids of diagram nodes: "collection/id" of an entry, or "group/<name>" for what has no place of its own. */
import type { Path } from '../../core/model/entry';
import { isCollectionName, type CollectionName } from '../../core/model/ids';

/** The collections whose entries the diagram shows, from the outermost in. */
export const shownCollections = ['sites', 'clusters', 'hosts', 'vms', 'containers'] as const;
export type ShownCollection = (typeof shownCollections)[number];

export function isShown(collection: string): collection is ShownCollection {
  return (shownCollections as readonly string[]).includes(collection);
}

/** An entry as a node or a path names it. */
export interface EntryName<C extends CollectionName = CollectionName> {
  readonly collection: C;
  readonly id: string;
}

export function nodeOf(collection: CollectionName, id: string): string {
  return `${collection}/${id}`;
}

/** The entry a node stands for; undefined for a group. */
export function entryOf(node: string): EntryName | undefined {
  const slash = node.indexOf('/');
  const collection = node.slice(0, slash);
  return isCollectionName(collection) ? { collection, id: node.slice(slash + 1) } : undefined;
}

/** VMs and containers that name nothing to run on that is there. */
export const unplacedGroup = 'group/unplaced';

const noHostPrefix = 'group/no-host/';

/** VMs placed on a cluster that name no host. */
export function noHostGroup(cluster: string): string {
  return noHostPrefix + cluster;
}

/** The cluster whose VMs without a host a group gathers; undefined for any other node. */
export function clusterOfGroup(node: string): string | undefined {
  return node.startsWith(noHostPrefix) ? node.slice(noHostPrefix.length) : undefined;
}

/** The node on whose entry a path from the root of a document ends; undefined where the diagram shows none. */
export function nodeOfPath(path: Path): string | undefined {
  const [collection, id] = path;
  return typeof collection === 'string' && typeof id === 'string' && isShown(collection) ? nodeOf(collection, id) : undefined;
}
