import type { Estate } from '../../../core/model/estate';
import { sharersOf, type Sharer } from '../../../core/storage/capacity/sharers';
import { carvedFrom } from '../../../core/storage/capacity/structure';
import { layerKey, layerName, layerNamed, type Layer } from '../../../core/storage/layers';
import { capitalized, quoted } from '../../../core/util/words';

/** Why no other datastore can be put on what a text names: an export holds one, and what a pool counts as its own is the pool's to give. `but` is the datastore that would be put there. */
export function whyTaken(estate: Estate, text: string, but?: string): readonly string[] {
  const layer = layerNamed(estate, text);
  if (layer === undefined || layer.kind === 'pool') return [];
  const sharers = sharersOf(estate, layer, { kind: 'datastore', datastore: but ?? '' });
  // An export is carved already: only who has that itself is in the way.
  const inTheWay = layer.kind === 'export' ? sharers.filter(({ through }) => isSame(through, layer)) : sharers.filter(({ by }) => by.kind === 'pool');
  return inTheWay.map((sharer) => reason(layer, sharer));
}

/** Why what a text names cannot be given to a pool: another counts its disks already, or a datastore is on it (M9). */
export function whyNotInPool(estate: Estate, text: string, pool: string): readonly string[] {
  const layer = layerNamed(estate, text);
  if (layer === undefined) return [];
  const own: Layer = { kind: 'pool', pool };
  const inParts = partsOf(estate, layer).flatMap((part) => sharersOf(estate, part, own).filter(({ by, through }) => by.kind === 'pool' && isSame(through, part)));
  return [...new Set([...sharersOf(estate, layer, own), ...inParts].map((sharer) => reason(layer, sharer)))];
}

function reason(layer: Layer, { by, through }: Sharer): string {
  if (by.kind === 'datastore') return `Datastore ${quoted(by.datastore)} is on it already.`;
  return `${capitalized(layerName(by))} has ${isSame(layer, through) ? 'it' : layerName(through)} already.`;
}

/** What an array or a disk group consists of, as pools may name it. */
function partsOf(estate: Estate, layer: Layer): readonly Layer[] {
  if (layer.kind === 'group') return carvedFrom(estate, layer).filter(({ kind }) => kind === 'export');
  if (layer.kind !== 'array') return [];
  const { groups = {}, exports = {} } = estate.value('arrays', layer.array) ?? {};
  return [
    ...Object.keys(groups).map((group): Layer => ({ kind: 'group', array: layer.array, group })),
    ...Object.keys(exports).map((name): Layer => ({ kind: 'export', array: layer.array, export: name })),
  ];
}

const isSame = (one: Layer, other: Layer): boolean => layerKey(one) === layerKey(other);
