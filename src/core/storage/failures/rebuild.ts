/** The rebuild of a disk group after the loss of a disk: how long it takes, and what the group bears meanwhile (X2, X3). */
import { rebuildRates } from '../../catalogue/rebuildRates';
import type { Estate } from '../../model/estate';
import type { Bytes, BytesPerSecond } from '../../model/quantity';
import { own } from '../../util/own';
import { disksOf, groupCapacity, type DiskGroup } from '../media/diskGroup';
import { raidOf } from '../media/raid';

export interface Rebuild {
  /** What is written anew: each disk counts as the smallest of its group (M1). */
  readonly size: Bytes;
  /** Of the slowest kind of disk in the group. */
  readonly rate: BytesPerSecond;
  readonly hours: number;
  /** Disks it may lose at once while whole, and until the rebuild is over. */
  readonly bears: number;
  readonly bearsMeanwhile: number;
  readonly spares: number;
}

/** The rebuild of one disk of a group; undefined under RAID 0, which has nothing to rebuild from, and where sizes, kinds or numbers of disks are unknown. */
export function rebuildOf(group: DiskGroup): Rebuild | undefined {
  const bears = bornBy(group);
  const capacity = groupCapacity(group);
  const rates = disksOf(group).map(({ media, throughput }) => (media === undefined ? undefined : Math.min(rebuildRates[media], throughput ?? Infinity)));
  const known = rates.filter((rate) => rate !== undefined);
  if (bears === 0 || !capacity || capacity.usable === 0 || known.length < rates.length) return undefined;
  const rate = Math.min(...known);
  return { size: capacity.smallest, rate: rate as BytesPerSecond, hours: capacity.smallest / rate / 3600, bears, bearsMeanwhile: bears - 1, spares: capacity.spares };
}

/** Disks that a group may lose at once, whichever they are (X2); 0 where it says no RAID level, or has too few disks for it. */
export function bornBy(group: DiskGroup): number {
  const disks = disksOf(group).reduce((total, kind) => total + kind.disks, 0);
  const { minimum, tolerates } = raidOf(group.raid, group.spans);
  return disks < minimum ? 0 : tolerates;
}

/** What becomes of a group that loses disks at once. */
export type GroupLoss = 'whole' | 'degraded' | 'lost';

/** The state of a group after some of its disks are lost at once. It is degraded until a spare, or else a new disk, has been written anew. */
export function stateWithout(group: DiskGroup | undefined, lostDisks: number): GroupLoss {
  return lostDisks === 0 ? 'whole' : group && lostDisks <= bornBy(group) ? 'degraded' : 'lost';
}

/** A group of an array, where there is one of the name. */
export const groupNamed = (estate: Estate, array: string, group: string): DiskGroup | undefined => own(estate.value('arrays', array)?.groups, group);
