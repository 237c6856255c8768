/** What entries lie in: what makes a change a move, and the order in which changes are listed. */
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { collectionNames, type CollectionName } from '../../core/model/ids';
import { resolve } from '../../core/model/references';
import { naturalOrder } from '../../core/util/naturalOrder';

/** The fields that say what an entry lies in; the first that is written counts. */
const containerFields: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  clusters: ['site'], hosts: ['cluster', 'site'], resourcePools: ['parent'], vms: ['host', 'cluster', 'site'], containers: ['on'],
  switches: ['host', 'cluster', 'site'], networks: ['switch', 'on'], routers: ['on'], arrays: ['site'], desktopPools: ['cluster'],
};

/** The id of what an entry names to lie in, there or not; undefined where it names nothing. */
export function containerOf({ collection, value }: { readonly collection: CollectionName; readonly value: unknown }): string | undefined {
  const fields = value as Readonly<Record<string, unknown>>;
  for (const field of containerFields[collection] ?? []) {
    const named = fields[field];
    if (typeof named === 'string') return named;
  }
  return undefined;
}

/** The entries around one, from the outermost in, then itself; what is named and not there ends the way. */
export function placeOf(estate: Estate, entry: Entry): readonly Entry[] {
  const place: Entry[] = [entry];
  for (let around = containerIn(estate, entry); around && !place.includes(around); around = containerIn(estate, around)) place.unshift(around);
  return place;
}

function containerIn(estate: Estate, entry: Entry): Entry | undefined {
  const fields = entry.value as Readonly<Record<string, unknown>>;
  const field = containerFields[entry.collection]?.find((name) => typeof fields[name] === 'string');
  const reference = entry.references.find(({ path }) => path.length === 1 && path[0] === field);
  const resolved = reference && resolve(estate, reference);
  return resolved?.kind === 'found' ? resolved.entry : undefined;
}

/** Orders places as the tree of the estate is read: what lies in something right behind it. */
export function byPlace(a: readonly Entry[], b: readonly Entry[]): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth++) {
    const [one, other] = [a[depth], b[depth]];
    if (!one || !other) break;
    const difference = collectionNames.indexOf(one.collection) - collectionNames.indexOf(other.collection) || naturalOrder(one.id, other.id);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
