/** How large a layer of storage is, whoever takes of it. Semantics: SPEC.md, M5 to M8 and D1. */
import { defineQuery, type Estate } from '../../model/estate';
import type { Bytes } from '../../model/quantity';
import { own } from '../../util/own';
import { layerKey, layerOf, type Layer } from '../layers';
import { groupCapacity } from '../media/diskGroup';
import { distributedSize } from './distributed';
import { poolSize } from './poolSize';
import { nothingKnown, type Size } from './sizes';
import { arraysOfHost, backingOf, carvedFrom, groupOfExport, isDistributed } from './structure';

/** Size of the layer with this key; of one that is not there nothing is known. */
export const sizeOf = defineQuery<Size>('size of a layer of storage', (estate, key) => {
  const layer = layerOf(key);
  return layer === undefined ? nothingKnown : sizeOfLayer(estate, layer);
}, (a, b) => a.raw === b.raw && a.usable === b.usable && a.unknownParts === b.unknownParts);

function sizeOfLayer(estate: Estate, layer: Layer): Size {
  switch (layer.kind) {
    case 'group': return groupSize(estate, layer.array, layer.group);
    case 'array': return arraySize(estate, layer.array);
    case 'export': return exportSize(estate, layer.array, layer.export);
    case 'disks': return disksSize(estate, layer.host, layer.disks);
    case 'pool': return poolSize(estate, layer.pool, sizeAt);
    case 'datastore': return datastoreSize(estate, layer.datastore);
  }
}

const sizeAt = (estate: Estate, layer: Layer): Size => estate.query(sizeOf, layerKey(layer));

function groupSize(estate: Estate, array: string, name: string): Size {
  const group = own(estate.value('arrays', array)?.groups, name);
  const capacity = group && groupCapacity(group);
  return capacity ? { raw: capacity.raw, usable: capacity.usable, unknownParts: 0 } : nothingKnown;
}

function arraySize(estate: Estate, id: string): Size {
  const array = estate.value('arrays', id);
  if (!array) return nothingKnown;
  if (isDistributed(array)) return distributedSize(estate, array);
  let [raw, usable, unknownParts, known] = [0, 0, 0, 0];
  for (const group in array.groups) {
    const size = groupSize(estate, id, group);
    if (size.usable === undefined) unknownParts++;
    else known++;
    raw += size.raw ?? 0;
    usable += size.usable ?? 0;
  }
  if (known === 0) return { ...nothingKnown, unknownParts: Math.max(1, unknownParts) };
  return { raw: raw as Bytes, usable: (usable * (1 - (array.slack ?? 0))) as Bytes, unknownParts };
}

function exportSize(estate: Estate, id: string, name: string): Size {
  const array = estate.value('arrays', id);
  const size = own(array?.exports, name)?.size;
  if (!array || size === undefined) return nothingKnown;
  const group = groupOfExport(array, name);
  const behind = group === undefined ? nothingKnown : groupSize(estate, id, group);
  const raw = behind.raw === undefined || !behind.usable ? undefined : (behind.raw * size) / behind.usable;
  return { raw: raw as Bytes | undefined, usable: size, unknownParts: 0 };
}

function disksSize(estate: Estate, host: string, name: string): Size {
  const disks = own(estate.value('hosts', host)?.disks, name);
  if (disks?.size === undefined) return nothingKnown;
  const raw = (disks.cache === true ? 0 : disks.size * (disks.count ?? 1)) as Bytes;
  return { raw, usable: raw, unknownParts: 0 };
}

function datastoreSize(estate: Estate, id: string): Size {
  const capacity = estate.value('datastores', id)?.capacity;
  const backing = backingOf(estate, id);
  const behind = backing === undefined ? nothingKnown : sizeAt(estate, backing);
  if (capacity === undefined) return backing !== undefined && hasToItself(estate, id, backing) ? behind : nothingKnown;
  const raw = behind.raw === undefined || !behind.usable ? undefined : (behind.raw * capacity) / behind.usable;
  return { raw: raw as Bytes | undefined, usable: capacity, unknownParts: 0 };
}

/** Whether all of a backing is for one datastore: nothing else is carved from it, nor from what it is a part of or consists of. */
function hasToItself(estate: Estate, datastore: string, backing: Layer): boolean {
  const isOwn = (layer: Layer): boolean => layer.kind === 'datastore' && layer.datastore === datastore;
  if (!carvedFrom(estate, backing).every(isOwn)) return false;
  if (backing.kind === 'group') return carvedFrom(estate, { kind: 'array', array: backing.array }).length === 0;
  if (backing.kind === 'disks') return arraysOfHost(estate, backing.host).length === 0;
  if (backing.kind !== 'array') return true;
  const { groups } = estate.value('arrays', backing.array) ?? {};
  return Object.keys(groups ?? {}).every((group) => carvedFrom(estate, { kind: 'group', array: backing.array, group }).length === 0);
}

/** Whether a datastore says no capacity, and has all that its backing gives. */
export function hasWholeBacking(estate: Estate, datastore: string): boolean {
  const value = estate.value('datastores', datastore);
  if (value?.capacity !== undefined) return false;
  const backing = backingOf(estate, datastore);
  return backing !== undefined && backing.kind !== 'export' && hasToItself(estate, datastore, backing);
}
