/** Who else counts the disks of a layer as its own. Semantics: SPEC.md, M9. */
import type { Estate } from '../../model/estate';
import { layerKey, type Layer } from '../layers';
import { isDistributed, layersAround, standingOn } from './structure';

export interface Sharer {
  /** A pool that counts all of `through`, or a datastore on it. */
  readonly by: Extract<Layer, { kind: 'pool' | 'datastore' }>;
  /** The layer itself, or what it is a part of. */
  readonly through: Layer;
}

/**
 * Pools that have a layer, or what it is a part of, as a member, and datastores that are on it directly; `but` is not told.
 * Several pools share the disks of a distributed array on purpose: each keeps what is written by redundancy of its own.
 */
export function sharersOf(estate: Estate, layer: Layer, but: Layer): readonly Sharer[] {
  const own = layerKey(but);
  const standing = (through: Layer, kinds: readonly Layer['kind'][]): readonly Sharer[] => standingOn(estate, through).flatMap((by) =>
    (by.kind === 'pool' || by.kind === 'datastore') && kinds.includes(by.kind) && layerKey(by) !== own ? [{ by, through }] : []);
  return [...(isShareable(estate, layer) ? none : standing(layer, ['pool', 'datastore'])), ...layersAround(estate, layer).flatMap((around) => standing(around, ['pool']))];
}

function isShareable(estate: Estate, layer: Layer): boolean {
  return layer.kind === 'array' && isDistributed(estate.value('arrays', layer.array) ?? {});
}

const none: readonly never[] = [];
