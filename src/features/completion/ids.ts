import type { Entry, Path } from '../../core/model/entry';
import type { CollectionName } from '../../core/model/ids';
import { mayNameWhole, partsOf } from '../../core/model/references';
import { formatQuantity } from '../../core/model/quantity';
import { valueAt } from '../../core/util/valueAt';
import { detailOf } from '../details';
import { freeMemory } from '../figures/compute';
import type { Session } from '../session';
import type { Offer } from './offer';

/** The ids of collections, but for the entry that asks. */
export function* idOffers(session: Session, collections: readonly CollectionName[], asking: Path): Iterable<Offer> {
  for (const collection of collections) {
    for (const id of session.estate.ids(collection)) {
      if (collection === asking[0] && id === asking[1]) continue;
      yield { kind: 'entry', label: id, detail: () => detailOfId(session, collection, id) };
    }
  }
}

/** Parts, "owner/part"; the owner alone where it may be named as a whole. */
export function* partOffers({ estate }: Session, parts: Readonly<Partial<Record<CollectionName, readonly string[]>>>): Iterable<Offer> {
  for (const [collection, fields] of Object.entries(parts) as [CollectionName, readonly string[]][]) {
    for (const id of estate.ids(collection)) {
      const entry = estate.find(collection, id);
      if (!entry) continue;
      if (mayNameWhole(fields)) yield { kind: 'entry', label: id, detail: () => detailOf(entry) };
      for (const field of fields) {
        for (const part of partsOf(entry, [field])) yield { kind: 'part', label: `${id}/${part}`, detail: () => detailOfPart(entry, field, part) };
      }
    }
  }
}

/** What is known of an entry, and of a host how much memory it has left. */
export function detailOfId({ estate }: Session, collection: CollectionName, id: string): string {
  const entry = estate.find(collection, id);
  const detail = entry ? detailOf(entry) : '';
  const free = collection === 'hosts' ? freeMemory(estate, id) : undefined;
  if (free === undefined) return detail;
  const left = free < 0 ? `${formatQuantity(-free, 'bytes')} too much given out` : `${formatQuantity(free, 'bytes')} free`;
  return detail === '' ? left : `${detail} · ${left}`;
}

export function detailOfPart(entry: Entry, field: string, part: string): string {
  const value = valueAt(entry.value, [field, part]) as Readonly<Record<string, unknown>> | undefined;
  const { speed, media, raid, disks, size, network } = value ?? {};
  return [
    ...[media, raid, network].filter((word) => typeof word === 'string'),
    ...(typeof disks === 'number' ? [`${disks} disks`] : []),
    ...(typeof size === 'number' ? [formatQuantity(size, 'bytes')] : []),
    ...(typeof speed === 'number' ? [formatQuantity(speed, 'bitrate')] : []),
  ].join(' · ');
}
