/** What a datastore is said to hold, and what becomes of that figure when files come or go. */
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { contentsOf } from '../capacity/contents';

/** Bytes of all files on a datastore as their users see them, measured or not. */
export function storedOn(estate: Estate, datastore: string): number {
  const { disks, snapshots, swap, memory, suspended, other, files } = estate.query(contentsOf, datastore);
  return disks + snapshots + swap + memory + suspended + other + files;
}

export interface Measured {
  readonly datastore: Entry<'datastores'>;
  /** Bytes that are `used` of it then. */
  readonly used: number;
}

/** What was measured on a datastore, once bytes of files came, or went where they are negative; undefined where nothing changes: a figure that is not written is not invented. */
export function measuredWith(estate: Estate, id: string | undefined, bytes: number): Measured | undefined {
  const datastore = estate.find('datastores', id);
  const { used, reduction = 1 } = datastore?.value ?? {};
  if (!datastore || used === undefined || bytes === 0) return undefined;
  return { datastore, used: Math.max(0, Math.round(used + bytes / Math.max(1, reduction))) };
}
