import type { Entry, Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import type { CollectionName } from '../../core/model/ids';
import { mayNameWhole, partsOf } from '../../core/model/references';
import { formatQuantity } from '../../core/model/quantity';
import { valueAt } from '../../core/util/valueAt';
import { counted } from '../../core/util/words';
import { detailOf } from '../details';
import { freeMemory } from '../figures/compute';
import { leftOf } from '../figures/partSpace';
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
export function* partOffers(session: Session, parts: Readonly<Partial<Record<CollectionName, readonly string[]>>>): Iterable<Offer> {
  const { estate } = session;
  for (const [collection, fields] of Object.entries(parts) as [CollectionName, readonly string[]][]) {
    for (const id of estate.ids(collection)) {
      const entry = estate.find(collection, id);
      if (!entry) continue;
      if (mayNameWhole(fields)) yield { kind: 'entry', label: id, detail: () => detailOfId(session, collection, id) };
      for (const field of fields) {
        for (const part of partsOf(entry, [field])) yield { kind: 'part', label: `${id}/${part}`, detail: () => detailOfPart(estate, entry, field, part) };
      }
    }
  }
}

/** What is known of an entry, of a host how much memory it has left, and of storage how much space. */
export function detailOfId({ estate }: Session, collection: CollectionName, id: string): string {
  const entry = estate.find(collection, id);
  const detail = entry ? detailOf(entry) : '';
  const left = collection === 'hosts' ? memoryLeft(estate, id) : leftOf(estate, collection, id);
  return [detail, left ?? ''].filter((part) => part !== '').join(' · ');
}

function memoryLeft(estate: Estate, host: string): string | undefined {
  const free = freeMemory(estate, host);
  return free === undefined ? undefined : free < 0 ? `${formatQuantity(-free, 'bytes')} too much given out` : `${formatQuantity(free, 'bytes')} free`;
}

export function detailOfPart(estate: Estate, entry: Entry, field: string, part: string): string {
  const value = valueAt(entry.value, [field, part]) as Readonly<Record<string, unknown>> | undefined;
  const { speed, media, raid, disks, count, size, network } = value ?? {};
  const left = leftOf(estate, entry.collection, entry.id, [field, part]);
  return [
    ...[media, raid, network].filter((word) => typeof word === 'string'),
    ...(typeof disks === 'number' ? [`${disks} disks`] : []),
    ...(typeof count === 'number' ? [counted(count, 'disk')] : []),
    ...(typeof size === 'number' ? [formatQuantity(size, 'bytes')] : []),
    ...(typeof speed === 'number' ? [formatQuantity(speed, 'bitrate')] : []),
    ...(left === undefined ? [] : [left]),
  ].join(' · ');
}
