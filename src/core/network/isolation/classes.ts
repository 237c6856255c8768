/** Adapters by what they reach and who reaches them (I1): told apart by what ways depend on, never by asking pairs. */
import { defineQuery, type Estate } from '../../model/estate';
import { naturalOrder } from '../../util/naturalOrder';
import { fabricOf } from '../fabric/fabric';
import { stationsOf } from '../fabric/stations';
import type { Station } from '../fabric/types';
import { groundOfStation, publishedPorts } from '../routing/behind';
import { addressesOfRouting, rangesThatMatter, zonesOf } from './addressZones';
import { distributedRoutersOf } from './distributed';
import { partiesOfFilters, partyKeys } from './filterParties';
import type { AdapterClass } from './types';
import { wireKeysOf } from './wireKeys';

/** The classes of the adapters of VMs, containers and hosts that are in use, in order of their first; routers only pass on. */
export function adapterClasses(estate: Estate): readonly AdapterClass[] {
  return estate.query(classes, '');
}

const classes = defineQuery<readonly AdapterClass[]>('adapters by what they reach', (estate) => {
  const stations = (['vms', 'containers', 'hosts'] as const).flatMap((collection) => sortedIds(estate, collection).flatMap((id) => stationsOf(estate, collection, id)).filter(({ off }) => off === undefined));
  const routers = estate.ids('routers').flatMap((id) => stationsOf(estate, 'routers', id));
  const parties = estate.query(partiesOfFilters, '');
  const ofRouting = addressesOfRouting(estate, stations);
  const zoneOf = zonesOf(rangesThatMatter(estate, stations, parties, ofRouting));
  const wireKeys = wireKeysOf(estate, stations, routers, distributedRoutersOf(fabricOf(estate)));
  const isSingular = singularOwners(estate, stations, new Set(ofRouting.map(({ text }) => text)));
  const partyKey = partyKeys(estate, parties);
  const found = new Map<string, { readonly network: string; readonly tenant: string | undefined; readonly hostKey: string; readonly adapters: [Station, ...Station[]] }>();
  for (const station of stations) {
    const { collection, network = '', vlan, mtu, gateway = '', assumed, addresses } = station;
    const tenant = tenantOf(estate, station);
    const key = [
      collection, network, vlan, mtu, gateway, assumed, tenant ?? '', tenant === undefined, isSingular(station) ? station.key : '', wireKeys.keyOf(station), partyKey(station), groundKey(estate, station),
      ...addresses.map((address) => `${address.family} ${address.prefix ?? ''} ${zoneOf(address)}`),
    ].join('\t');
    const known = found.get(key);
    if (known) known.adapters.push(station);
    else found.set(key, { network, tenant, hostKey: wireKeys.hostKeyOf(station), adapters: [station] });
  }
  return [...found.values()];
});

const sortedIds = (estate: Estate, collection: 'vms' | 'containers' | 'hosts'): readonly string[] => [...estate.ids(collection)].sort(naturalOrder);

function tenantOf(estate: Estate, { collection, id, network }: Station): string | undefined {
  const own = collection === 'routers' ? undefined : estate.value(collection, id)?.tenant;
  return own ?? estate.value('networks', network)?.tenant;
}

/** What of an adapter depends on which host or VM is between it and all else, and on what that publishes (R13, L16). */
function groundKey(estate: Estate, station: Station): string {
  const ground = groundOfStation(estate, station);
  if (!ground) return '';
  const published = station.collection === 'containers' ? publishedPorts(estate, station.id).map(({ text }) => text) : [];
  return [ground.collection, ground.id, ...published].join(' ');
}

/** Who routes, translates or stands in front of others, and is thus like nobody else. */
function singularOwners(estate: Estate, stations: readonly Station[], special: ReadonlySet<string>): (station: Station) => boolean {
  const owners = new Set(stations.flatMap((station) => {
    const ground = groundOfStation(estate, station);
    return [...(ground ? [`${ground.collection}/${ground.id}`] : []), ...(station.addresses.some(({ text }) => special.has(text)) ? [`${station.collection}/${station.id}`] : [])];
  }));
  return ({ collection, id }) => owners.size > 0 && owners.has(`${collection}/${id}`);
}
