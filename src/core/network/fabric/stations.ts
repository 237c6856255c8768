/** Who is on the networks: the adapters of VMs, containers, hosts and routers (R1, R2, R6, R12). */
import type { Container, Network, Router } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { rememberedBy } from '../../util/remembered';
import { sameValue } from '../../util/sameValue';
import { parseMac } from '../addressing/macs';
import { containersByNetwork, hostsByNetwork, routersByNetwork, vmsByNetwork } from '../usage/users';
import { addressesOf, belongsTo } from './stationAddresses';
import { defaultMtu, isPhysical } from './ports';
import type { Off, Place, Station, StationCollection } from './types';

/** The stations of an entry, in the order of its text; none where it is not there. */
export function stationsOf(estate: Estate, collection: StationCollection, id: string): readonly Station[] {
  return estate.query(queries[collection], id);
}

/** The station of an entry with this name of an adapter, interface or network; undefined where it has none. */
export function findPart(estate: Estate, collection: StationCollection, id: string, part: string): Station | undefined {
  return byPart(stationsOf(estate, collection, id)).get(part);
}
const byPart = rememberedBy((stations: readonly Station[]): ReadonlyMap<string, Station> => new Map([...stations].reverse().map((station) => [station.part, station])));

/** Every station on a network, those that are off included: of VMs, containers, hosts and routers, each in order of ids. */
export function stationsOn(estate: Estate, network: string): readonly Station[] {
  return holders.flatMap(([collection, index]) => estate.lookup(index as typeof vmsByNetwork, network).flatMap((id) => stationsOf(estate, collection, id).filter((station) => station.network === network)));
}
const holders = [['vms', vmsByNetwork], ['containers', containersByNetwork], ['hosts', hostsByNetwork], ['routers', routersByNetwork]] as const;

/** The station with a key such as "vms/web-1/eth0"; undefined where there is none. */
export function findStation(estate: Estate, key: string): Station | undefined {
  const [collection, id] = key.split('/', 2);
  return id !== undefined && isStationCollection(collection) ? stationsOf(estate, collection, id).find((station) => station.key === key) : undefined;
}

export const isStationCollection = (name: string | undefined): name is StationCollection => name !== undefined && Object.hasOwn(queries, name);

/** `eth0 of VM "web-1"`, `container "web" on network "front"`, `interface "lan" of router "r1"`. */
export function stationName({ collection, id, part }: Pick<Station, 'collection' | 'id' | 'part'>): string {
  switch (collection) {
    case 'vms': return `${part} of VM "${id}"`;
    case 'hosts': return `${part} of host "${id}"`;
    case 'routers': return `interface "${part}" of router "${id}"`;
    case 'containers': return `container "${id}" on network "${part}"`;
  }
}

/** The host a station is plugged in on; undefined of routers that are on none or on every one. */
export const hostOf = ({ place }: Station): string | undefined => (place.kind === 'host' ? place.host : undefined);

const queries: Readonly<Record<StationCollection, ReturnType<typeof defineStations>>> = {
  vms: defineStations('vms', stationsOfVm),
  containers: defineStations('containers', stationsOfContainer),
  hosts: defineStations('hosts', stationsOfHost),
  routers: defineStations('routers', stationsOfRouter),
};

function defineStations(collection: StationCollection, compute: (estate: Estate, id: string) => readonly Station[]) {
  return defineQuery<readonly Station[]>(`stations of ${collection}`, compute, sameValue);
}

function stationsOfVm(estate: Estate, id: string): readonly Station[] {
  const vm = estate.value('vms', id);
  if (!vm?.nics) return [];
  const { place, off } = inVm(estate, id);
  const nics = Object.entries(vm.nics);
  const saysGateway = nics.some(([, { gateway }]) => gateway !== undefined);
  // A guest has one default gateway: that of its first network with one, unless it says another.
  const first = saysGateway ? undefined : nics.find(([, nic]) => estate.value('networks', nic.network)?.gateway !== undefined)?.[0];
  return nics.map(([part, nic]) => station(estate, {
    collection: 'vms', id, part, network: nic.network, place, written: nic.addresses, tag: nic.vlan, mac: nic.mac, mtu: nic.mtu,
    gateway: nic.gateway ?? (part === first ? estate.value('networks', nic.network)?.gateway : undefined),
    off: off ?? (nic.connected === false ? { kind: 'not-connected' } : undefined),
  }));
}

function stationsOfHost(estate: Estate, id: string): readonly Station[] {
  return Object.entries(estate.value('hosts', id)?.adapters ?? {}).map(([part, { network, addresses, mac, mtu }]) => station(estate, {
    collection: 'hosts', id, part, network, place: { kind: 'host', host: id }, written: addresses, mac, mtu, gateway: estate.value('networks', network)?.gateway,
  }));
}

function stationsOfContainer(estate: Estate, id: string): readonly Station[] {
  const container = estate.value('containers', id);
  if (!container) return [];
  const { place, off } = inOrOn(estate, container);
  const networks = container.networks ?? [];
  return networks.map((network) => station(estate, {
    collection: 'containers', id, part: network, network, place, off, gateway: estate.value('networks', network)?.gateway,
    written: networks.length === 1 ? container.addresses : container.addresses?.filter((text) => belongsTo(estate.value('networks', network), text)),
  }));
}

function stationsOfRouter(estate: Estate, id: string): readonly Station[] {
  const router = estate.value('routers', id);
  if (!router) return [];
  const { place, off } = ofRouter(estate, router);
  return Object.entries(router.interfaces ?? {}).map(([part, { network, address }]) => station(estate, { collection: 'routers', id, part, network, place, off, written: address === undefined ? [] : [address] }));
}

interface Plug {
  readonly place: Place;
  readonly off?: Off | undefined;
}

function inVm(estate: Estate, id: string, nested = false): Plug {
  const vm = estate.value('vms', id);
  const state: Off | undefined = vm?.template === true ? { kind: 'template', vm: id } : vm?.power === 'off' ? { kind: 'powered-off', vm: id } : vm?.power === 'suspended' ? { kind: 'suspended', vm: id } : undefined;
  if (vm?.host === undefined || !estate.find('hosts', vm.host)) return { place: { kind: 'nowhere' }, off: state ?? { kind: 'no-host', ...(vm?.host === undefined ? {} : { host: vm.host }) } };
  return { place: { kind: 'host', host: vm.host, ...(nested ? { vm: id } : {}) }, off: state };
}

function inOrOn(estate: Estate, { on }: Pick<Container, 'on'>): Plug {
  if (on === undefined) return { place: { kind: 'nowhere' }, off: { kind: 'no-host' } };
  if (estate.find('hosts', on)) return { place: { kind: 'host', host: on } };
  return estate.find('vms', on) ? inVm(estate, on, true) : { place: { kind: 'nowhere' }, off: { kind: 'no-host', host: on } };
}

/** A router that names a place which is not there is taken for one without a place: nothing is known of it. */
function ofRouter(estate: Estate, { on, distributed }: Router): Plug {
  if (distributed === true) return { place: { kind: 'every-host' } };
  if (on === undefined) return { place: { kind: 'every-wire' } };
  if (estate.find('hosts', on)) return { place: { kind: 'host', host: on } };
  if (estate.find('vms', on)) return inVm(estate, on);
  const owner = estate.value('switches', on);
  if (!owner) return { place: { kind: 'every-wire' } };
  return { place: isPhysical(owner) ? { kind: 'switch', switch: on } : { kind: 'every-host' } };
}

interface Written extends Pick<Station, 'collection' | 'id' | 'part' | 'network' | 'place'> {
  readonly written: readonly string[] | undefined;
  readonly gateway?: string | undefined;
  readonly tag?: number | undefined;
  readonly mac?: string | undefined;
  readonly mtu?: number | undefined;
  readonly off?: Off | undefined;
}

// Field by field: there are tens of thousands of them.
function station(estate: Estate, { collection, id, part, network: on, place, written, tag, mac: macText, mtu, off, gateway }: Written): Station {
  const network = estate.value('networks', on);
  const read = macText === undefined ? undefined : parseMac(macText);
  const mac = read?.kind === 'mac' ? read.mac : undefined;
  const addresses = addressesOf(network, written, mac);
  return {
    collection, id, part, network: on, place, key: `${collection}/${id}/${part}`, gateway, mac, addresses, vlan: vlanOf(network, tag),
    assumed: addresses.length === 0 && (network?.subnet !== undefined || network?.dhcp?.from !== undefined),
    mtu: mtu ?? network?.mtu ?? defaultMtu,
    off: off ?? offNetwork(on, network),
  };
}

function offNetwork(id: string | undefined, network: Network | undefined): Off | undefined {
  if (id === undefined) return { kind: 'no-network' };
  return network ? undefined : { kind: 'unknown-network', network: id };
}

/** The VLAN of an adapter that may tag its frames with `tag` (L13). */
function vlanOf(network: Network | undefined, tag: number | undefined): number {
  return guestsTag(network) ? (tag ?? 0) : Number(network?.vlan ?? 0);
}

/** Whether guests tag their frames themselves on a network (L13). */
export const guestsTag = (network: Network | undefined): boolean => network?.vlan === guestTagging || typeof network?.vlan === 'string';
const guestTagging = 4095;
