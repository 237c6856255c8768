/** How much of a piece of storage is left, in a word: for lists of completions and for hovers. */
import type { CollectionName } from '../../core/model/ids';
import type { Estate } from '../../core/model/estate';
import { formatQuantity } from '../../core/model/quantity';
import { explainSize } from '../../core/storage/capacity/explainSize';
import { explainUse } from '../../core/storage/capacity/explainUse';
import { spaceOfLayer } from '../../core/storage/capacity/space';
import { layerOf, type Layer } from '../../core/storage/layers';
import { figure, type Figure } from './figure';

/** "3 TiB free", "200 GiB lacking"; undefined for what is no storage, and where nothing is known of its size. */
export function leftOf(estate: Estate, collection: CollectionName, id: string, part: readonly string[] = []): string | undefined {
  const layer = existing(estate, collection, id, part);
  const free = layer && spaceOfLayer(estate, layer).free;
  return free === undefined ? undefined : free < 0 ? `${formatQuantity(-free, 'bytes')} lacking` : `${formatQuantity(free, 'bytes')} free`;
}

/** What is usable and free of a disk group, an export or local disks, each with how it comes about; nothing for other parts. */
export function partSpaceFigures(estate: Estate, collection: CollectionName, id: string, part: readonly string[]): readonly Figure[] {
  const layer = existing(estate, collection, id, part);
  const space = layer && spaceOfLayer(estate, layer);
  if (!layer || space?.usable === undefined) return [];
  const left = leftOf(estate, collection, id, part);
  return [figure('Usable', formatQuantity(space.usable, 'bytes'), explainSize(estate, layer).join(' ')), ...(left === undefined ? [] : [figure('Left', left, explainUse(estate, layer).join(' '))])];
}

/** Fields whose parts are storage: disk groups and exports of arrays, local disks of hosts. */
const storageFields: ReadonlySet<string | undefined> = new Set(['groups', 'exports', 'disks']);

function existing(estate: Estate, collection: CollectionName, id: string, part: readonly string[]): Layer | undefined {
  if (part.length > 0 && !storageFields.has(part[0])) return undefined;
  return estate.find(collection, id) ? layerOf([collection, id, ...part].join('/')) : undefined;
}
