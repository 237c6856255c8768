/** When a datastore is full. Semantics: SPEC.md, D6. */
import { defineQuery, type Estate } from '../../model/estate';
import { vmsByDatastore } from '../../model/lookups';
import type { Bytes } from '../../model/quantity';
import { contentsOf, growthsOn, type Growth } from './contents';
import { spaceOf } from './space';

export interface DatastoreGrowth {
  /** What it grows now. */
  readonly perDay: Bytes;
  /** Where that is told: by its disks and snapshots, or as measured of the whole. */
  readonly basis: 'disks' | 'measured' | 'none';
  /** 0 where it is full already; undefined where it never is, or where its capacity is not known. */
  readonly daysUntilFull: number | undefined;
}

/** Growth of the datastore with this id. */
export const growthOf = defineQuery<DatastoreGrowth>('growth of a datastore', (estate, id) => {
  const { growth: measured = 0, reduction = 1 } = estate.value('datastores', id) ?? {};
  const ratio = Math.max(1, reduction);
  const { growthPerDay, growthRoom, growthDays } = estate.query(contentsOf, id);
  const byDisks = growthPerDay / ratio;
  const perDay = Math.max(byDisks, measured) as Bytes;
  if (perDay === 0) return { perDay, basis: 'none', daysUntilFull: undefined };
  const basis = measured > byDisks ? 'measured' : 'disks';
  const { free } = estate.query(spaceOf, `datastores/${id}`);
  if (free === undefined) return { perDay, basis, daysUntilFull: undefined };
  if (free <= 0) return { perDay, basis, daysUntilFull: 0 };
  // Mostly nothing is as large as its disk before all is full, or everything fits: then nobody need be asked one by one.
  if (basis === 'measured' || free <= perDay * growthDays) return { perDay, basis, daysUntilFull: free / perDay };
  return { perDay, basis, daysUntilFull: growthRoom < free * ratio ? undefined : daysUntil(free * ratio, growths(estate, id)) };
}, (a, b) => a.perDay === b.perDay && a.basis === b.basis && a.daysUntilFull === b.daysUntilFull);

/** Days until what grows, each until it has no more room, has taken so many bytes; undefined where it never does. */
export function daysUntil(bytes: number, growing: readonly Growth[]): number | undefined {
  const byEnd = growing.toSorted((a, b) => a.room / a.perDay - b.room / b.perDay);
  let [left, day] = [bytes, 0];
  let perDay = growing.reduce((sum, growth) => sum + growth.perDay, 0);
  for (const { room, perDay: own } of byEnd) {
    const end = room / own;
    if (perDay * (end - day) >= left) return day + left / perDay;
    left -= perDay * (end - day);
    day = end;
    perDay -= own;
  }
  return undefined;
}

const growths = (estate: Estate, id: string): readonly Growth[] => estate.lookup(vmsByDatastore, id).flatMap((vm) => growthsOn(estate, vm, id));
