/** The disks of a group of an array, and what they hold under its RAID level. Semantics: SPEC.md, M1, M3 and M5. */
import type { EntityOf } from '../../model/entities';
import type { Bytes } from '../../model/quantity';
import { raidOf, type Raid } from './raid';

export type DiskGroup = NonNullable<EntityOf<'arrays'>['groups']>[string];
/** Disks of one kind of a group: its own, or those of another kind in it. */
export type GroupDisks = Pick<DiskGroup, 'media' | 'size' | 'iops' | 'throughput' | 'latency'> & { readonly disks: number };

export interface GroupCapacity {
  /** Disks that data is spread over: spares are not among them. */
  readonly disks: number;
  readonly spares: number;
  /** The smallest disk, as which each counts. */
  readonly smallest: Bytes;
  /** Every disk at its size, spares too. */
  readonly raw: Bytes;
  readonly usable: Bytes;
  readonly raid: Raid;
}

/** What a group holds; undefined where it does not say how many disks of what size it has. */
export function groupCapacity(group: DiskGroup): GroupCapacity | undefined {
  let [disks, raw, smallest] = [0, 0, Infinity];
  for (const kind of disksOf(group)) {
    if (kind.size === undefined) return undefined;
    disks += kind.disks;
    raw += kind.disks * kind.size;
    smallest = Math.min(smallest, kind.size);
  }
  if (disks === 0) return undefined;
  const { spares = 0 } = group;
  const raid = raidOf(group.raid, group.spans);
  return {
    disks, spares, raid, smallest: smallest as Bytes,
    raw: (raw + spares * (group.size ?? smallest)) as Bytes, usable: (raid.usableDisks(disks) * smallest) as Bytes,
  };
}

/** The disks of a group by kind, its own first, spares not among them; none where it does not say how many there are. */
export function disksOf(group: DiskGroup): readonly GroupDisks[] {
  const others = (group.otherDisks ?? []).map((kind) => ({ ...kind, disks: kind.disks ?? 1 }));
  return group.disks === undefined ? others : [{ ...group, disks: group.disks }, ...others];
}
