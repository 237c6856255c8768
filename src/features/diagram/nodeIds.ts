/**
 * Ids of diagram nodes: "collection/id" of an entry, "collection/id/field/part" of a part of one, or "group/<name>" for what
 * has no place of its own.
 */
import type { Path } from '../../core/model/entry';
import { isCollectionName, type CollectionName } from '../../core/model/ids';
import type { Part } from '../../core/model/references';

/** The collections whose entries the compute view shows, from the outermost in. */
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

export function partNodeOf(collection: CollectionName, id: string, field: string, part: string): string {
  return `${collection}/${id}/${field}/${part}`;
}

/** An entry, or a part of one, as a node names it. Of a container the "part" is a network it is on. */
export interface NodeName extends EntryName {
  readonly part?: Part;
}

/** The entry a node stands for, or is a part of; undefined for a group. */
export function entryOf(node: string): NodeName | undefined {
  const [collection = ''] = node.split('/', 1);
  if (!isCollectionName(collection)) return undefined;
  const rest = node.slice(collection.length + 1);
  if (!rest.includes('/')) return { collection, id: rest };
  let nearest: NodeName = { collection, id: rest };
  let first = Infinity;
  for (const fields of [networkParts[collection], storageParts[collection]]) {
    for (const field of fields ?? none) {
      const at = rest.indexOf(`/${field}/`);
      if (at <= 0 || at >= first) continue;
      first = at;
      nearest = { collection, id: rest.slice(0, at), part: { field, name: rest.slice(at + field.length + 2) } };
    }
  }
  return nearest;
}

/** The fields whose keys, or for the networks of a container items, are nodes of their own in a view. */
export type PartFields = Readonly<Partial<Record<CollectionName, readonly string[]>>>;

export const networkParts: PartFields = { hosts: ['nics', 'adapters'], switches: ['ports'], vms: ['nics'], containers: ['networks'] };
export const storageParts: PartFields = { hosts: ['disks'], vms: ['disks'], containers: ['volumes'], arrays: ['groups', 'exports'] };
const none: readonly string[] = [];

/** The node of the part of an entry at whose text a path from the root of a document ends; undefined elsewhere. */
export function partNodeOfPath([collection, id, field, part]: Path, parts: PartFields): string | undefined {
  if (typeof collection !== 'string' || !isCollectionName(collection) || typeof id !== 'string' || typeof field !== 'string' || typeof part !== 'string') return undefined;
  return parts[collection]?.includes(field) === true ? partNodeOf(collection, id, field, part) : undefined;
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

/** Routers. */
export const routersGroup = 'group/routers';
/** Overlay segments that are port groups of no switch. */
export const segmentsGroup = 'group/segments';
/** NICs that are on no network of the document, and VMs and containers without any. */
export const unconnectedGroup = 'group/unconnected';

/** Disks and volumes that are on no datastore of the document. */
export const noDatastoreGroup = 'group/no-datastore';

const physicalPrefix = 'group/physical';
const storagePrefix = 'group/storage';
const networksPrefix = 'group/networks';

/** Physical switches of a site, or those that stand in none. */
export function physicalGroup(site?: string): string {
  return site === undefined ? physicalPrefix : `${physicalPrefix}/${site}`;
}

/** Arrays, pools and datastores of a site, or those that are in none alone. */
export function storageGroup(site?: string): string {
  return site === undefined ? storagePrefix : `${storagePrefix}/${site}`;
}

/** Networks that a host or VM makes for itself, or all others without a virtual switch. */
export function networksGroup(owner?: EntryName): string {
  return owner === undefined ? networksPrefix : `${networksPrefix}/${nodeOf(owner.collection, owner.id)}`;
}

const gatheredPrefix = 'group/by/';
type Gathering = 'rack' | 'tag' | 'network' | 'tenant';

/** What is gathered by something: hosts of a rack ("site/rack"), or hosts or guests of a tag, network or tenant; empty for those of none. */
export function gatheredGroup(by: Gathering | 'site', value: string): string {
  return `${gatheredPrefix}${by}/${value}`;
}

/** By what a group gathers; undefined for any other node. */
export function gatheringOf(node: string): { readonly by: Gathering; readonly value: string } | undefined {
  if (!node.startsWith(gatheredPrefix)) return undefined;
  const rest = node.slice(gatheredPrefix.length);
  const slash = rest.indexOf('/');
  return { by: rest.slice(0, slash) as Gathering, value: rest.slice(slash + 1) };
}

/** The entry that a group is about: its cluster, its site, or the host or VM whose networks it gathers. */
export function entryOfGroup(node: string): EntryName | undefined {
  const cluster = clusterOfGroup(node);
  if (cluster !== undefined) return { collection: 'clusters', id: cluster };
  if (node.startsWith(`${physicalPrefix}/`)) return { collection: 'sites', id: node.slice(physicalPrefix.length + 1) };
  if (node.startsWith(`${storagePrefix}/`)) return { collection: 'sites', id: node.slice(storagePrefix.length + 1) };
  const gathering = gatheringOf(node);
  if (gathering?.by === 'network' && gathering.value !== '') return { collection: 'networks', id: gathering.value };
  return node.startsWith(`${networksPrefix}/`) ? entryOf(node.slice(networksPrefix.length + 1)) : undefined;
}

/** Every group that is about an entry. */
export function groupsAbout({ collection, id }: EntryName): readonly string[] {
  switch (collection) {
    case 'clusters': return [noHostGroup(id)];
    case 'sites': return [physicalGroup(id), storageGroup(id)];
    case 'networks': return [gatheredGroup('network', id)];
    case 'hosts': case 'vms': return [networksGroup({ collection, id })];
    default: return none;
  }
}
