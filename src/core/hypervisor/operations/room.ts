/** Whether datastores have room for what an operation writes. */
import type { Estate } from '../../model/estate';
import { formatContrast } from '../../model/quantity';
import { spaceOnDatastore } from '../../storage/capacity/space';

/** Why there is no room, by datastore and bytes; nothing where a datastore does not say how large it is. */
export function whyNoRoom(estate: Estate, wanted: ReadonlyMap<string, number>): readonly string[] {
  return [...wanted].flatMap(([datastore, bytes]) => {
    if (!estate.find('datastores', datastore)) return [];
    const free = Math.max(0, spaceOnDatastore(estate, datastore).free ?? Infinity);
    if (bytes <= free) return [];
    const [needed = '', there = ''] = formatContrast([bytes, free], 'bytes');
    return [`Datastore "${datastore}" has ${there} free, and this takes ${needed}.`];
  });
}
