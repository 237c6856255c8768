/** What stands on what in storage: backings of datastores, members of pools, what is carved from a layer. */
import type { EntityOf } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import { distinct } from '../../util/distinct';
import { sameValue } from '../../util/sameValue';
import { layerKey, layerNamed, memberNamed, type Layer } from '../layers';

export type StorageArray = EntityOf<'arrays'>;
export type StoragePool = EntityOf<'storagePools'>;

/** What backs a datastore; undefined where it names nothing that is there. */
export function backingOf(estate: Estate, datastore: string): Layer | undefined {
  const on = estate.value('datastores', datastore)?.on;
  return on === undefined ? undefined : layerNamed(estate, on);
}

export interface Member {
  /** As the pool writes it, "san-a/fast". */
  readonly text: string;
  /** Undefined where there is nothing of the name. */
  readonly layer: Layer | undefined;
  /** Another member that it is a part of, as the pool writes that: it is there once, with the other (M7). */
  readonly within: string | undefined;
}

/** What a pool names, in the order of the document; what only one of its tiers names is a member as well. */
export function membersOf(estate: Estate, pool: string): readonly Member[] {
  return estate.query(membersOfPool, pool);
}

/** What a pool is made of: the members that are no parts of others. */
export const countedMembersOf = (estate: Estate, pool: string): readonly Member[] => membersOf(estate, pool).filter(({ within }) => within === undefined);

const membersOfPool = defineQuery<readonly Member[]>('members of a storage pool', (estate, id) => {
  const value = estate.value('storagePools', id);
  const named = value === undefined ? none : memberTexts(value).map((text) => ({ text, layer: memberNamed(estate, text) }));
  const texts = new Map(named.flatMap(({ text, layer }) => (layer === undefined ? [] : [[layerKey(layer), text] as const])));
  return named.map(({ text, layer }) => ({ text, layer, within: layer && layersAround(estate, layer).map((around) => texts.get(layerKey(around))).find((around) => around !== undefined) }));
}, sameValue);

/** What a layer is a part of: an export of its group and array, a group of its array, the disks of a host of the distributed arrays of that. */
export function layersAround(estate: Estate, layer: Layer): readonly Layer[] {
  switch (layer.kind) {
    case 'group': return [{ kind: 'array', array: layer.array }];
    case 'export': {
      const group = groupOfExport(estate.value('arrays', layer.array) ?? {}, layer.export);
      return [...(group === undefined ? none : [{ kind: 'group', array: layer.array, group } as const]), { kind: 'array', array: layer.array }];
    }
    case 'disks': return arraysOfHost(estate, layer.host).map((array) => ({ kind: 'array', array }));
    case 'array': case 'pool': case 'datastore': return none;
  }
}

/**
 * What takes its space from a layer directly, by id: datastores and pools on it; of a group its exports, of an array its
 * exports of no group that is known. What stands on a group is not carved from its array as a whole.
 */
export function carvedFrom(estate: Estate, layer: Layer): readonly Layer[] {
  const standing = standingOn(estate, layer);
  if (layer.kind !== 'group' && layer.kind !== 'array') return standing;
  const exports = estate.query(exportsByGroup, layer.array).get(layer.kind === 'group' ? layer.group : undefined);
  return exports === undefined ? standing : [...standing, ...exports.map((name): Layer => ({ kind: 'export', array: layer.array, export: name }))];
}

/** The datastores on a layer, and the pools that have it as a member. */
export function standingOn(estate: Estate, layer: Layer): readonly Layer[] {
  const key = layerKey(layer);
  return textsOf(layer).flatMap((text): readonly Layer[] => {
    const [datastores, pools] = [estate.lookup(datastoresByBacking, text), layer.kind === 'pool' ? none : estate.lookup(poolsByMember, text)];
    const named = datastores.length + pools.length === 0 ? undefined : layerNamed(estate, text);
    if (named === undefined || layerKey(named) !== key) return none;
    return [...datastores.map((datastore): Layer => ({ kind: 'datastore', datastore })), ...pools.map((pool): Layer => ({ kind: 'pool', pool }))];
  });
}

/** The exports of an array by their groups; by none those whose group is not known. */
const exportsByGroup = defineQuery<ReadonlyMap<string | undefined, readonly string[]>>('exports of an array by group', (estate, id) => {
  const array = estate.value('arrays', id);
  const exports = new Map<string | undefined, string[]>();
  for (const name in array?.exports) {
    const group = groupOfExport(array, name);
    const ofGroup = exports.get(group);
    if (ofGroup === undefined) exports.set(group, [name]);
    else ofGroup.push(name);
  }
  return exports;
}, sameValue);

/** The datastores and pools whose replicas a layer holds (D10). */
export function replicasOn(estate: Estate, layer: Layer): readonly Layer[] {
  if (layer.kind !== 'pool' && layer.kind !== 'array' && layer.kind !== 'group') return none;
  const key = layerKey(layer);
  return textsOf(layer).flatMap((text): readonly Layer[] => {
    const [datastores, pools] = [estate.lookup(datastoresByTarget, text), estate.lookup(poolsByTarget, text)];
    const named = datastores.length + pools.length === 0 ? undefined : layerNamed(estate, text);
    if (named === undefined || layerKey(named) !== key) return none;
    return [...datastores.map((datastore): Layer => ({ kind: 'datastore', datastore })), ...pools.map((pool): Layer => ({ kind: 'pool', pool }))];
  });
}

/** The group an export is carved from: the one it names, or else the only one; undefined where that is not known. */
export function groupOfExport(array: StorageArray, name: string): string | undefined {
  const named = array.exports?.[name]?.group;
  if (named !== undefined) return array.groups && Object.hasOwn(array.groups, named) ? named : undefined;
  const groups = Object.keys(array.groups ?? {});
  return groups.length === 1 ? groups[0] : undefined;
}

/** The hosts whose disks a distributed array is made of, each once; those of a cluster with it. */
export function hostsOfArray(estate: Estate, array: StorageArray): readonly string[] {
  return distinct((array.hosts ?? []).flatMap((id) => (estate.find('hosts', id) ? [id] : estate.lookup(hostsByCluster, id))));
}

/** Whether an array is made of the disks of its hosts. */
export const isDistributed = ({ kind, hosts, groups }: StorageArray): boolean => hosts !== undefined || (kind === 'distributed' && groups === undefined);

/** The distributed arrays that a host is part of, itself or with its cluster. */
export function arraysOfHost(estate: Estate, host: string): readonly string[] {
  const cluster = estate.value('hosts', host)?.cluster;
  const own = estate.lookup(arraysByHost, host);
  return cluster === undefined ? own : distinct([...own, ...estate.lookup(arraysByHost, cluster)]);
}

export const datastoresByBacking = defineIndex('datastores by backing', 'datastores', ({ on }) => (on === undefined ? none : [on]));
const datastoresByTarget = defineIndex('datastores by what holds their replicas', 'datastores', ({ replication }) => targetOf(replication));
const poolsByTarget = defineIndex('storage pools by what holds their replicas', 'storagePools', ({ replication }) => targetOf(replication));
const poolsByMember = defineIndex('storage pools by member', 'storagePools', (pool) => memberTexts(pool));
const arraysByHost = defineIndex('distributed arrays by host', 'arrays', ({ hosts }) => (hosts === undefined ? none : distinct(hosts)));

const targetOf = (replication: StoragePool['replication']): readonly string[] => (replication?.target === undefined ? none : [replication.target]);

function memberTexts({ members, tiers }: StoragePool): readonly string[] {
  const inTiers = Object.values(tiers ?? {}).flatMap((tier) => tier.members ?? []);
  return distinct([...(members ?? []), ...inTiers]);
}

/** How others write a layer. */
function textsOf(layer: Layer): readonly string[] {
  switch (layer.kind) {
    case 'group': return [`${layer.array}/${layer.group}`];
    case 'export': return [`${layer.array}/${layer.export}`];
    case 'disks': return [`${layer.host}/${layer.disks}`];
    case 'array': return [layer.array];
    case 'pool': return [layer.pool];
    case 'datastore': return none;
  }
}

const none: readonly never[] = [];
