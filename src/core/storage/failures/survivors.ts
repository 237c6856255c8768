/** What is left of each layer of storage once components are lost: its state, and how much can be stored on it. Semantics: "Losing parts" in ../SPEC.md. */
import type { Estate } from '../../model/estate';
import type { Bytes } from '../../model/quantity';
import { poolSize } from '../capacity/poolSize';
import { hasWholeBacking, sizeOf } from '../capacity/size';
import type { Size } from '../capacity/sizes';
import { backingOf, groupOfExport, isDistributed } from '../capacity/structure';
import { layerKey, type Layer } from '../layers';
import { lostKey, type Lost } from './component';
import { distributedState, distributedUsable } from './distributedLoss';
import { controllersOf, lostParts } from './lostParts';
import { poolState, worst, type State } from './poolLoss';
import { groupNamed, stateWithout } from './rebuild';

export interface Survivors {
  /** "degraded": it holds all it held, and bears less than before. "lost": some of what it held is gone, or cannot be had. */
  readonly stateOf: (layer: Layer) => State;
  /**
   * What can be stored on it with all the copies it is to have: nothing where it is lost, and where too few parts are left for
   * the copies, though what is there is still held. A degraded RAID group stores as much as before. Undefined where that is unknown.
   */
  readonly usableOf: (layer: Layer) => Bytes | undefined;
}

/** @param gone what is lost besides, such as layers that a host cannot reach any more */
export function survivorsOf(estate: Estate, lost: readonly Lost[], gone: (layer: Layer) => boolean = () => false): Survivors {
  const parts = lostParts(estate, lost);
  const [states, sizes] = [new Map<string, State>(), new Map<string, Bytes | undefined>()];
  const stateOf = (layer: Layer): State => remembered(states, layerKey(layer), () => (gone(layer) ? 'lost' : stateFrom(layer)));
  const usableOf = (layer: Layer): Bytes | undefined => remembered(sizes, layerKey(layer), () => usableFrom(layer));
  return { stateOf, usableOf };

  function stateFrom(layer: Layer): State {
    switch (layer.kind) {
      case 'group': return isArrayLost(layer.array) || parts.keys.has(layerKey(layer)) ? 'lost' : stateWithout(groupNamed(estate, layer.array, layer.group), parts.disks.get(layerKey(layer)) ?? 0);
      case 'export': {
        const array = estate.value('arrays', layer.array);
        const group = array && groupOfExport(array, layer.export);
        return group === undefined ? stateOf({ kind: 'array', array: layer.array }) : stateOf({ kind: 'group', array: layer.array, group });
      }
      case 'array': return stateOfArray(layer.array);
      case 'disks': return parts.hosts.has(layer.host) || parts.disks.has(layerKey(layer)) ? 'lost' : 'whole';
      case 'pool': return poolState(estate, layer.pool, stateOf);
      case 'datastore': {
        const backing = backingOf(estate, layer.datastore);
        return backing === undefined || backing.kind === 'datastore' ? 'whole' : stateOf(backing);
      }
    }
  }

  function stateOfArray(id: string): State {
    const array = estate.value('arrays', id);
    if (!array || isArrayLost(id)) return array ? 'lost' : 'whole';
    if (isDistributed(array)) return distributedState(estate, array, parts);
    // What stands on an array as a whole may be on any of its groups.
    return Object.keys(array.groups ?? {}).reduce<State>((state, group) => worst(state, stateOf({ kind: 'group', array: id, group })), 'whole');
  }

  /** An array is also lost with the last of its controllers. */
  function isArrayLost(id: string): boolean {
    if (parts.keys.has(`arrays/${id}`)) return true;
    const count = controllersOf(estate, id);
    return count > 0 && Array.from({ length: count }, (_, i) => i + 1).every((controller) => parts.keys.has(lostKey({ kind: 'controller', array: id, controller })));
  }

  function usableFrom(layer: Layer): Bytes | undefined {
    const { usable } = estate.query(sizeOf, layerKey(layer));
    if (usable === undefined) return undefined;
    if (layer.kind === 'array') return usableOfArray(layer.array, usable);
    const state = stateOf(layer);
    if (state === 'lost') return 0 as Bytes;
    if (state === 'whole') return usable;
    switch (layer.kind) {
      case 'pool': return atMost(usable, poolSize(estate, layer.pool, (_, member) => sizeLeft(member)).usable);
      case 'datastore': {
        const backing = hasWholeBacking(estate, layer.datastore) ? backingOf(estate, layer.datastore) : undefined;
        return backing ? atMost(usable, usableOf(backing)) : usable;
      }
      default: return usable;
    }
  }

  function usableOfArray(id: string, usable: Bytes): Bytes {
    const array = estate.value('arrays', id);
    if (!array || isArrayLost(id)) return 0 as Bytes;
    if (isDistributed(array)) return stateOf({ kind: 'array', array: id }) === 'lost' ? (0 as Bytes) : atMost(usable, distributedUsable(estate, array, parts));
    const missing = Object.keys(array.groups ?? {}).reduce((total, group) => {
      const layer: Layer = { kind: 'group', array: id, group };
      return stateOf(layer) === 'lost' ? total + (estate.query(sizeOf, layerKey(layer)).usable ?? 0) : total;
    }, 0);
    return Math.max(0, usable - missing * (1 - (array.slack ?? 0))) as Bytes;
  }

  function sizeLeft(layer: Layer): Size {
    const size = estate.query(sizeOf, layerKey(layer));
    return stateOf(layer) === 'lost' ? { ...size, usable: undefined } : { ...size, usable: usableOf(layer) };
  }
}

const atMost = (usable: Bytes, left: Bytes | undefined): Bytes => Math.min(usable, left ?? 0) as Bytes;

function remembered<V>(known: Map<string, V>, key: string, make: () => V): V {
  if (known.has(key)) return known.get(key) as V;
  const value = make();
  known.set(key, value);
  return value;
}
