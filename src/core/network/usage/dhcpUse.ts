/** What a DHCP range has to give, and how many ask for it. */
import type { Network } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { parseAddress } from '../addressing/addresses';
import { parseMac } from '../addressing/macs';
import { compareBytes, rangeBetween, type AddressRange } from '../addressing/ranges';
import { hostsByNetwork, vmsByNetwork } from './users';

export interface DhcpUse {
  /** Addresses in the range. */
  readonly size: number;
  /** Those of them that are reserved, or that somebody has without asking. */
  readonly taken: number;
  /** Adapters that ask: of running VMs and hosts, connected, with neither an address nor a reservation. */
  readonly asking: number;
}

/** How much of its DHCP range a network uses; where every host has the network for itself, on the host with least to spare. Undefined without a range that can be read. */
export const dhcpUse = defineQuery<DhcpUse | undefined>('use of a DHCP range', (estate, id) => {
  const network = estate.value('networks', id);
  const range = rangeBetween(network?.dhcp?.from, network?.dhcp?.to);
  if (!network || !range) return undefined;
  const reservations = Object.values(network.dhcp?.reservations ?? {});
  const reservedMacs = new Set(reservations.flatMap(({ mac }) => macOf(mac) ?? []));
  const takenByAll = [...reservations.map(({ address }) => address), network.gateway].flatMap((text) => addressIn(range, text) ?? []);
  const places = new Map<string, { asking: number; readonly taken: Set<string> }>([['', { asking: 0, taken: new Set(takenByAll) }]]);
  for (const { place, mac, addresses } of adaptersOn(estate, id, isMadeByEachHost(network))) {
    let use = places.get(place);
    if (!use) places.set(place, (use = { asking: 0, taken: new Set(takenByAll) }));
    for (const address of addresses) for (const text of addressIn(range, address) ?? []) use.taken.add(text);
    const own = macOf(mac);
    if (addresses.length === 0 && (own === undefined || !reservedMacs.has(own))) use.asking++;
  }
  const size = sizeOf(range);
  const fullest = [...places.values()].reduce((worst, each) => (each.asking + each.taken.size > worst.asking + worst.taken.size ? each : worst));
  return { size, taken: fullest.taken.size, asking: fullest.asking };
}, (a, b) => a?.size === b?.size && a?.taken === b?.taken && a?.asking === b?.asking);

interface Adapter {
  /** The host it is on, where each has the network for itself; empty where the network is one. */
  readonly place: string;
  readonly mac: string | undefined;
  readonly addresses: readonly string[];
}

/** The connected adapters on a network of VMs that run and of hosts. */
function* adaptersOn(estate: Estate, network: string, isByHost: boolean): Iterable<Adapter> {
  for (const id of estate.lookup(vmsByNetwork, network)) {
    const vm = estate.value('vms', id);
    if (!vm?.nics || !runs(vm)) continue;
    const place = isByHost ? (vm.host ?? `vms/${id}`) : '';
    for (const nic of Object.values(vm.nics)) if (nic.network === network && nic.connected !== false) yield { place, mac: nic.mac, addresses: nic.addresses ?? none };
  }
  for (const id of estate.lookup(hostsByNetwork, network)) {
    for (const adapter of Object.values(estate.value('hosts', id)?.adapters ?? {})) if (adapter.network === network) yield { place: isByHost ? id : '', mac: adapter.mac, addresses: adapter.addresses ?? none };
  }
}
const none: readonly never[] = [];

/** NAT, host-only and internal networks that name no host are another one on each (L10). */
function isMadeByEachHost({ kind, on }: Network): boolean {
  return on === undefined && (kind === 'nat' || kind === 'host-only' || kind === 'internal' || kind === 'container-bridge');
}

/** An address in its one spelling, where it is in a range. */
function addressIn({ family, first, last }: AddressRange, text: string | undefined): readonly string[] | undefined {
  const read = text === undefined ? undefined : parseAddress(text);
  if (read?.kind !== 'address' || read.address.family !== family) return undefined;
  const { bytes } = read.address;
  return compareBytes(bytes, first) >= 0 && compareBytes(bytes, last) <= 0 ? [read.address.text] : undefined;
}

function macOf(text: string | undefined): string | undefined {
  const read = text === undefined ? undefined : parseMac(text);
  return read?.kind === 'mac' ? read.mac : undefined;
}

/** Exact up to 2⁵³, and near enough beyond: nobody fills that. */
function sizeOf({ first, last }: AddressRange): number {
  return last.reduce((size, byte, i) => size * 256 + byte - (first[i] ?? 0), 0) + 1;
}
