/** What a DHCP range has to give, and how many ask for it. */
import { defineQuery, type Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { parseAddress } from '../addressing/addresses';
import { parseMac } from '../addressing/macs';
import { nicTextsOf } from '../addressing/nicAddresses';
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

/** How much of its DHCP range a network uses; undefined where it has none that can be read. */
export const dhcpUse = defineQuery<DhcpUse | undefined>('use of a DHCP range', (estate, id) => {
  const network = estate.value('networks', id);
  const range = rangeBetween(network?.dhcp?.from, network?.dhcp?.to);
  if (!network || !range) return undefined;
  const reservations = Object.values(network.dhcp?.reservations ?? {});
  const reservedMacs = new Set(reservations.flatMap(({ mac }) => macOf(mac) ?? []));
  const takenAddresses = new Set<string>();
  const take = (text: string | undefined): void => {
    const read = text === undefined ? undefined : parseAddress(text);
    if (read?.kind === 'address' && isIn(range, read.address.family, read.address.bytes)) takenAddresses.add(read.address.text);
  };
  for (const { address } of reservations) take(address);
  take(network.gateway);
  let asking = 0;
  for (const { mac, addresses } of adaptersOn(estate, id)) {
    for (const address of addresses) take(address);
    const own = macOf(mac);
    if (addresses.length === 0 && (own === undefined || !reservedMacs.has(own))) asking++;
  }
  return { size: sizeOf(range), taken: takenAddresses.size, asking };
}, (a, b) => a?.size === b?.size && a?.taken === b?.taken && a?.asking === b?.asking);

/** The connected adapters on a network of VMs that run and of hosts. */
function* adaptersOn(estate: Estate, network: string): Iterable<{ readonly mac: string | undefined; readonly addresses: readonly string[] }> {
  for (const id of estate.lookup(vmsByNetwork, network)) {
    const vm = estate.value('vms', id);
    if (!vm?.nics || !runs(vm)) continue;
    const texts = nicTextsOf(vm);
    for (const [name, nic] of Object.entries(vm.nics)) {
      if (nic.network === network && nic.connected !== false) yield { mac: nic.mac, addresses: texts.filter((text) => text.nic === name).map(({ text }) => text) };
    }
  }
  for (const id of estate.lookup(hostsByNetwork, network)) {
    for (const adapter of Object.values(estate.value('hosts', id)?.adapters ?? {})) if (adapter.network === network) yield { mac: adapter.mac, addresses: adapter.addresses ?? [] };
  }
}

function macOf(text: string | undefined): string | undefined {
  const read = text === undefined ? undefined : parseMac(text);
  return read?.kind === 'mac' ? read.mac : undefined;
}

function isIn({ family, first, last }: AddressRange, other: 4 | 6, bytes: readonly number[]): boolean {
  return family === other && compareBytes(bytes, first) >= 0 && compareBytes(bytes, last) <= 0;
}

/** Exact up to 2⁵³, and near enough beyond: nobody fills that. */
function sizeOf({ first, last }: AddressRange): number {
  return last.reduce((size, byte, i) => size * 256 + byte - (first[i] ?? 0), 0) + 1;
}
