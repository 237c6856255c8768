/** The virtual ports of a switch on a host: adapters in the order in which they take turns among uplinks (L12). */
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { containersByHost, vmsByHost } from '../../model/lookups';
import { naturalOrder } from '../../util/naturalOrder';
import { sameValue } from '../../util/sameValue';
import { pairKey, pairOf } from './hostPart';
import { stationsOf } from './stations';
import type { Station } from './types';

/** The turn of a station among those of its switch on its host, from 0; 0 where it has none. */
export function seatOf(estate: Estate, { key, network, place }: Station): number {
  const id = estate.value('networks', network)?.switch;
  if (id === undefined || place.kind !== 'host') return 0;
  return Math.max(0, estate.query(seats, pairKey(id, place.host)).indexOf(key));
}

/** Keys of the stations of a virtual switch on a host that are on, in order of owner and name. */
const seats = defineQuery<readonly string[]>('adapters of a virtual switch on a host', (estate, key) => {
  const [id, host] = pairOf(key);
  return stationsOnHost(estate, host)
    .filter(({ off, network }) => !off && estate.value('networks', network)?.switch === id)
    .sort((a, b) => naturalOrder(a.id, b.id) || naturalOrder(a.part, b.part) || naturalOrder(a.collection, b.collection))
    .map((station) => station.key);
}, sameValue);

/** Every station that is plugged in on a host: its own, and those of its VMs, containers and routers. */
export function stationsOnHost(estate: Estate, host: string): readonly Station[] {
  const vms = estate.lookup(vmsByHost, host);
  const inside = [host, ...vms];
  return [
    ...stationsOf(estate, 'hosts', host),
    ...vms.flatMap((vm) => stationsOf(estate, 'vms', vm)),
    ...inside.flatMap((on) => estate.lookup(containersByHost, on)).flatMap((id) => stationsOf(estate, 'containers', id)),
    ...inside.flatMap((on) => estate.lookup(routersByPlace, on)).flatMap((id) => stationsOf(estate, 'routers', id)),
  ].filter(({ place }) => place.kind === 'host' && place.host === host);
}
const routersByPlace = defineIndex('routers by where they run', 'routers', ({ on }) => (on === undefined ? [] : [on]));
