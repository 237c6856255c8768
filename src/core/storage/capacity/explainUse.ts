/** What is promised and taken of a layer of storage, in sentences. */
import type { Estate } from '../../model/estate';
import { formatQuantity } from '../../model/quantity';
import { capitalized, counted, decimals, listed } from '../../util/words';
import type { Layer } from '../layers';
import { contentsOf, type Contents } from './contents';
import { growthOf } from './growth';
import { spaceOfLayer, type Space } from './space';
import { takerName, takersOf } from './use';

export function explainUse(estate: Estate, layer: Layer): readonly string[] {
  const space = spaceOfLayer(estate, layer);
  const taken = layer.kind === 'datastore' ? onDatastore(estate, layer.datastore, space) : onLayer(estate, layer, space);
  return [...taken, ...left(space), ...unknown(space)];
}

function onDatastore(estate: Estate, id: string, { used, provisioned, worstCase, logical }: Space): readonly string[] {
  const contents = estate.query(contentsOf, id);
  const value = estate.value('datastores', id);
  const parts = partNames.flatMap(([part, what]) => (contents[part] > 0 ? [`${bytes(contents[part])} ${what}`] : []));
  const stored = partNames.reduce((sum, [part]) => sum + contents[part], 0);
  const sentences = [parts.length === 0 ? 'Nothing that the document shows takes space on it.' : `${listed(parts, 'and', 8)}${parts.length === 1 ? '' : ` = ${bytes(stored)}`}.`];
  const { reduction = 1 } = value ?? {};
  if (reduction > 1) sentences.push(`Reduced ${decimals(reduction)} : 1, so that ${bytes(logical)} of data takes ${bytes(used)}.`);
  if (value?.used !== undefined) sentences.push(value.used >= used ? `Measured were ${bytes(value.used)}, which counts.` : `Measured were only ${bytes(value.used)}.`);
  sentences.push(`${bytes(used)} is taken and ${bytes(provisioned)} promised.`);
  const later = [
    ...(contents.swapLater > 0 ? [`${bytes(contents.swapLater)} of swap if every VM ran`] : []),
    ...(contents.snapshotGrowth > 0 ? [`${bytes(contents.snapshotGrowth)} that snapshots may grow`] : []),
  ];
  sentences.push(`In the worst case ${bytes(worstCase)} is taken${later.length === 0 ? '' : `, with ${listed(later)}`}.`, ...growth(estate, id));
  return sentences;
}

const partNames = [
  ['disks', 'of disks'], ['snapshots', 'of snapshots'], ['swap', 'of swap files'], ['memory', 'of memory of running VMs'], ['suspended', 'of suspended memory'],
  ['other', 'of other files of VMs'], ['files', 'of files of its own'],
] as const satisfies readonly (readonly [keyof Contents, string])[];

function growth(estate: Estate, id: string): readonly string[] {
  const { perDay, basis, daysUntilFull } = estate.query(growthOf, id);
  if (basis === 'none') return [];
  const from = basis === 'measured' ? 'as measured' : 'by its disks and snapshots';
  return [`It grows ${bytes(perDay)} a day, ${from}${daysUntilFull === undefined ? '.' : `: full in ${counted(Math.floor(daysUntilFull), 'day')}.`}`];
}

function onLayer(estate: Estate, layer: Layer, { used, provisioned, logical }: Space): readonly string[] {
  const takers = takersOf(estate, layer).map((taker) => `${capitalized(takerName(taker))} takes ${bytes(taker.use.used)}`);
  const sentences = takers.length === 0 ? [] : [`${listed(takers, 'and', 8)}.`];
  sentences.push(`${bytes(provisioned)} is promised and ${bytes(used)} taken.`);
  if (logical > used) sentences.push(`That is ${bytes(logical)} before deduplication and compression.`);
  return sentences;
}

function left({ usable, used, free }: Space): readonly string[] {
  if (free === undefined || usable === undefined) return [];
  return [free >= 0 ? `${bytes(usable)} − ${bytes(used)} = ${bytes(free)} free.` : `${bytes(-free)} is lacking: ${bytes(used)} of ${bytes(usable)}.`];
}

function unknown({ unknown: count }: Space): readonly string[] {
  return count === 0 ? [] : [`${counted(count, 'thing')} on it ${count === 1 ? 'does' : 'do'} not say how much ${count === 1 ? 'it takes' : 'they take'}: it may be more.`];
}

const bytes = (value: number): string => formatQuantity(value, 'bytes');
