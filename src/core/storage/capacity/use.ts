/** What is promised and taken of a layer of storage. Semantics: SPEC.md, D2 to D5, D7, D8 and D10. */
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import type { Bytes } from '../../model/quantity';
import { usedOf } from '../../model/vmDisk';
import { distinct } from '../../util/distinct';
import { sameValue } from '../../util/sameValue';
import { layerKey, layerName, layerOf, type Layer } from '../layers';
import { contentsOf } from './contents';
import { hasWholeBacking, sizeOf } from './size';
import { arraysOfHost, backingOf, carvedFrom, isDistributed, membersOf, replicasOn } from './structure';

export interface Use {
  readonly provisioned: Bytes;
  readonly used: Bytes;
  readonly worstCase: Bytes;
  readonly logical: Bytes;
  /** Things that do not say how much they take. */
  readonly unknown: number;
}

/** Use of the layer with this key. */
export const useOf = defineQuery<Use>('use of a layer of storage', (estate, key) => {
  const layer = layerOf(key);
  return layer === undefined ? nothing : useOfLayer(estate, layer);
}, sameUse);

function useOfLayer(estate: Estate, layer: Layer): Use {
  switch (layer.kind) {
    case 'datastore': return datastoreUse(estate, layer.datastore);
    case 'pool': return reduced(direct(estate, layer), estate.value('storagePools', layer.pool)?.reduction);
    case 'export': return together([direct(estate, layer), rawMappings(estate, layer)]);
    case 'array': return arrayUse(estate, layer.array);
    case 'group': return together([reduced(direct(estate, layer), estate.value('arrays', layer.array)?.reduction), shareOfArray(estate, layer)]);
    case 'disks': return together([direct(estate, layer), shareOfArrays(estate, layer)]);
  }
}

function datastoreUse(estate: Estate, id: string): Use {
  const { reduction = 1, used: measured = 0 } = estate.value('datastores', id) ?? {};
  const { disks, diskSizes, volumes, snapshots, swap, memory, suspended, other, files, swapLater, snapshotGrowth, unknown } = estate.query(contentsOf, id);
  const beside = snapshots + swap + memory + suspended + other + files;
  const ratio = Math.max(1, reduction);
  const used = Math.max((disks + beside) / ratio, measured);
  const provisioned = Math.max(diskSizes + volumes + beside, used);
  const worstCase = Math.max((diskSizes + volumes + beside + swapLater + snapshotGrowth) / ratio, used);
  return { provisioned, used, worstCase, logical: used * ratio, unknown } as Use;
}

/** Whether the backing of a datastore gives it what is written, or all of its capacity. */
export function isThinlyProvisioned(estate: Estate, id: string): boolean {
  const said = estate.value('datastores', id)?.provisioning;
  if (said !== undefined) return said === 'thin';
  const backing = backingOf(estate, id);
  if (backing?.kind === 'export') return estate.value('arrays', backing.array)?.exports?.[backing.export]?.provisioning === 'thin';
  const array = backing?.kind === 'array' ? estate.value('arrays', backing.array) : undefined;
  return (array !== undefined && isDistributed(array)) || hasWholeBacking(estate, id);
}

/** What takes space of a layer directly. */
export interface Taker {
  /** `replica`: the replica of the layer rather than the layer itself. */
  readonly kind: 'layer' | 'replica';
  readonly layer: Layer;
  /** What it takes, before the reduction of what it takes it of. */
  readonly use: Use;
}

/** What is directly on a layer: what is carved from it, and the replicas that it holds. */
export function takersOf(estate: Estate, layer: Layer): readonly Taker[] {
  return [
    ...carvedFrom(estate, layer).map((taker): Taker => ({ kind: 'layer', layer: taker, use: takenBy(estate, taker, layer) })),
    ...replicasOn(estate, layer).map((source): Taker => ({ kind: 'replica', layer: source, use: takenByReplica(estate, source) })),
  ];
}

/** `datastore "gold"`, `the replica of datastore "gold"` */
export const takerName = ({ kind, layer }: Taker): string => `${kind === 'replica' ? 'the replica of ' : ''}${layerName(layer)}`;

/** All of that, without what it is reduced to. */
const direct = (estate: Estate, layer: Layer): Use => together(takersOf(estate, layer).map(({ use }) => use));

/** Replicas that a pool holds are not replicated with it: two pools may hold each other's. */
function takenByReplica(estate: Estate, source: Layer): Use {
  return source.kind === 'pool' ? together(carvedFrom(estate, source).map((taker) => takenBy(estate, taker, source))) : takenBy(estate, source, source);
}

/** What a datastore, a pool or an export takes of a layer it is on; of datastores and exports it is the same wherever they are. */
export function takenBy(estate: Estate, taker: Layer, layer: Layer): Use {
  const key = layerKey(taker);
  if (taker.kind === 'pool' && isWithinAnother(estate, taker.pool, layer)) return nothing;
  const use = estate.query(useOf, key);
  const { usable } = estate.query(sizeOf, key);
  if (taker.kind === 'pool') return usable ? scaled(use, (estate.query(sizeOf, layerKey(layer)).usable ?? 0) / usable) : nothing;
  if (usable === undefined) return { ...use, unknown: use.unknown + 1 };
  const isThin = taker.kind === 'datastore' ? isThinlyProvisioned(estate, taker.datastore) : taker.kind === 'export' && estate.value('arrays', taker.array)?.exports?.[taker.export]?.provisioning === 'thin';
  if (!isThin) return { provisioned: usable, used: usable, worstCase: usable, logical: usable, unknown: 0 };
  const atMost = (bytes: Bytes): Bytes => Math.min(bytes, usable) as Bytes;
  return { provisioned: usable, used: atMost(use.used), worstCase: atMost(use.worstCase), logical: use.logical, unknown: use.unknown };
}

/** Whether a member of a pool is a part of another, of which the pool takes already. */
function isWithinAnother(estate: Estate, pool: string, layer: Layer): boolean {
  return estate.query(membersWithinOthers, pool).has(layerKey(layer));
}

/** Most pools have none. */
const membersWithinOthers = defineQuery<ReadonlySet<string>>('members of a storage pool that are parts of others', (estate, pool) =>
  new Set(membersOf(estate, pool).flatMap(({ layer, within }) => (within === undefined || layer === undefined ? [] : [layerKey(layer)]))), sameValue);

function arrayUse(estate: Estate, id: string): Use {
  const array = estate.value('arrays', id);
  const groups = Object.keys(array?.groups ?? {}).map((group) => direct(estate, { kind: 'group', array: id, group }));
  return reduced(together([direct(estate, { kind: 'array', array: id }), ...groups]), array?.reduction);
}

/** What is on an array as a whole is spread over its groups by what they give. */
function shareOfArray(estate: Estate, { array, group }: Layer & { readonly kind: 'group' }): Use {
  const { use, total } = estate.query(onArrayAsWhole, array);
  const usable = total === 0 ? 0 : usableOfGroup(estate, array, group);
  return total === 0 ? nothing : scaled(use, usable / total);
}

/** What takes of an array rather than of one of its groups, and what all of these give; 0 where nothing does. */
const onArrayAsWhole = defineQuery<{ readonly use: Use; readonly total: number }>('use of an array as a whole', (estate, id) => {
  const array = estate.value('arrays', id);
  const use = reduced(direct(estate, { kind: 'array', array: id }), array?.reduction);
  const total = use === nothing ? 0 : Object.keys(array?.groups ?? {}).reduce((sum, group) => sum + usableOfGroup(estate, id, group), 0);
  return { use, total };
}, (a, b) => a.total === b.total && sameUse(a.use, b.use));

const usableOfGroup = (estate: Estate, array: string, group: string): number => estate.query(sizeOf, layerKey({ kind: 'group', array, group })).usable ?? 0;

/** What is on the distributed arrays of a host is spread over the disks by their sizes. */
function shareOfArrays(estate: Estate, layer: Layer & { readonly kind: 'disks' }): Use {
  const raw = estate.query(sizeOf, layerKey(layer)).raw ?? 0;
  if (raw === 0) return nothing;
  return together(arraysOfHost(estate, layer.host).map((array) => {
    const key = layerKey({ kind: 'array', array });
    const { usable } = estate.query(sizeOf, key);
    return usable ? scaled(estate.query(useOf, key), raw / usable) : nothing;
  }));
}

/** A LUN that VMs map is promised whole, once for all of them. */
function rawMappings(estate: Estate, layer: Layer & { readonly kind: 'export' }): Use {
  const text = `${layer.array}/${layer.export}`;
  let [mapped, written, unknown] = [0, 0, 0];
  for (const id of estate.lookup(vmsByRawDisk, text)) {
    for (const disk of Object.values(estate.value('vms', id)?.disks ?? {})) {
      if (disk.raw !== text) continue;
      mapped = Math.max(mapped, disk.size ?? 0);
      const used = usedOf(disk);
      if (used === undefined) unknown = 1;
      else written = Math.max(written, used);
    }
  }
  if (mapped === 0 && written === 0 && unknown === 0) return nothing;
  const provisioned = Math.max(mapped, written, estate.query(sizeOf, layerKey(layer)).usable ?? 0);
  return { provisioned, used: written, worstCase: provisioned, logical: written, unknown } as Use;
}

/** VMs by the LUNs that their disks map. */
export const vmsByRawDisk = defineIndex('VMs by mapped LUN', 'vms', ({ disks }) => {
  let luns: string[] | undefined;
  for (const name in disks) {
    const raw = disks[name]?.raw;
    if (raw !== undefined) (luns ??= []).push(raw);
  }
  return luns === undefined ? none : distinct(luns);
});
const none: readonly never[] = [];

const nothing: Use = { provisioned: 0, used: 0, worstCase: 0, logical: 0, unknown: 0 } as Use;

function together(uses: readonly Use[]): Use {
  const those = uses.filter((use) => use !== nothing);
  if (those.length < 2) return those[0] ?? nothing;
  const sum = (field: keyof Use): number => those.reduce((total, use) => total + use[field], 0);
  return { provisioned: sum('provisioned'), used: sum('used'), worstCase: sum('worstCase'), logical: sum('logical'), unknown: sum('unknown') } as Use;
}

/** After deduplication and compression: what is promised stays. */
function reduced(use: Use, reduction = 1): Use {
  const ratio = Math.max(1, reduction);
  return use === nothing || ratio === 1 ? use : ({ ...use, used: use.used / ratio, worstCase: use.worstCase / ratio } as Use);
}

const scaled = ({ provisioned, used, worstCase, logical, unknown }: Use, factor: number): Use =>
  ({ provisioned: provisioned * factor, used: used * factor, worstCase: worstCase * factor, logical: logical * factor, unknown }) as Use;

function sameUse(a: Use, b: Use): boolean {
  return a.provisioned === b.provisioned && a.used === b.used && a.worstCase === b.worstCase && a.logical === b.logical && a.unknown === b.unknown;
}
