/** What moving a disk to another datastore takes and does, or every reason why it cannot be (V1–V3). */
import type { Change } from '../../model/change';
import type { Bytes, BytesPerSecond, Milliseconds } from '../../model/quantity';
import type { StorageLoad } from '../performance/storageLoad';

export type DiskMove =
  | {
      readonly kind: 'possible';
      /** What is copied: what is written on the disk, or all of a thick one. */
      readonly bytes: Bytes;
      /** What the document does not say of the disk: how large it is, or what is written on it. */
      readonly unknown: boolean;
      /** What the copy runs at, and what it takes; undefined where nothing is known of either datastore, Infinity where one has nothing left. */
      readonly rate: BytesPerSecond | undefined;
      readonly duration: Milliseconds | undefined;
      /** Absent where the document does not say where the disk lies now. */
      readonly source?: BeforeAfter;
      readonly target: BeforeAfter;
      /** The edit that does it. */
      readonly changes: readonly Change[];
    }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** A datastore as it is, and as it would be. */
export interface BeforeAfter {
  readonly datastore: string;
  readonly before: DatastoreState;
  readonly after: DatastoreState;
}

export interface DatastoreState {
  readonly capacity: Bytes | undefined;
  readonly provisioned: Bytes;
  readonly used: Bytes;
  readonly load: StorageLoad;
}
