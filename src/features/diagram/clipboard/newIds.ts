/** Ids for what is pasted: their own where they are free, else with the next number. */
import type { Estate } from '../../../core/model/estate';
import type { CollectionName } from '../../../core/model/ids';
import { nodeOf, type EntryName } from '../nodeIds';

/**
 * The id each of these gets in an estate, by node. One that is taken is counted up: after "web-01" comes "web-02", after "db" comes
 * "db-2". No two get the same, and none gets one that another of them brings along.
 */
export function newIdsFor(estate: Estate, names: readonly EntryName[]): ReadonlyMap<string, string> {
  const brought = new Set(names.map(({ collection, id }) => nodeOf(collection, id)));
  const given = new Set<string>();
  const isTaken = (collection: CollectionName, id: string): boolean => meantAlike(collection).some((other) => estate.find(other, id) !== undefined || given.has(nodeOf(other, id)));
  const ids = new Map<string, string>();
  for (const { collection, id } of names) {
    const isFree = meantAlike(collection).every((other) => estate.find(other, id) === undefined);
    const free = isFree ? id : countedUp(id, (next) => !isTaken(collection, next) && meantAlike(collection).every((other) => !brought.has(nodeOf(other, next))));
    given.add(nodeOf(collection, free));
    ids.set(nodeOf(collection, id), free);
  }
  return ids;
}

/** The next id that is free: the number at its end goes up and keeps its digits; without one, "-2" comes behind it. */
function countedUp(id: string, isFree: (id: string) => boolean): string {
  const [, stem = id, digits] = /^(.*?)(\d+)$/.exec(id) ?? [];
  const [base, first, width] = digits === undefined || digits.length > 9 ? [`${id}-`, 2, 1] : [stem, Number(digits) + 1, digits.length];
  for (let n = first; ; n++) {
    const next = `${base}${String(n).padStart(width, '0')}`;
    if (isFree(next)) return next;
  }
}

/** Collections whose ids stand in one field, such as the host or VM that a container is on: there one id means one thing. */
function meantAlike(collection: CollectionName): readonly CollectionName[] {
  return machines.includes(collection) ? machines : backings.includes(collection) ? backings : [collection];
}
const machines: readonly CollectionName[] = ['hosts', 'vms', 'clusters', 'resourcePools'];
const backings: readonly CollectionName[] = ['arrays', 'storagePools'];
