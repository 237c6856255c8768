/** What an adapter answers to (R1). */
import type { Network } from '../../model/entities';
import { rememberedBy } from '../../util/remembered';
import { contains, parseAddress, type Address } from '../addressing/addresses';
import { parseMac } from '../addressing/macs';
import { subnetOf } from '../addressing/nicAddresses';

/**
 * The addresses of an adapter: those written, or that of its DHCP reservation. One without a prefix length has that of the
 * subnet of the network it is in.
 * @param mac without separators
 */
export function addressesOf(network: Network | undefined, written: readonly string[] | undefined, mac: string | undefined): readonly Address[] {
  const read = (written ?? []).flatMap(readable);
  const own = read.length > 0 ? read : mac === undefined || !network ? [] : readable(reservations(network).get(mac) ?? '');
  const subnet = network && subnetOf(network);
  return subnet ? own.map((address) => (address.prefix === undefined && contains(subnet, address) ? { ...address, prefix: subnet.prefix } : address)) : own;
}

/** Whether the subnet of a network holds an address. */
export function belongsTo(network: Network | undefined, text: string): boolean {
  const subnet = network && subnetOf(network);
  return subnet !== undefined && readable(text).some((address) => contains(subnet, address));
}

/** The reserved address for each MAC address, as text. */
const reservations = rememberedBy(({ dhcp }: Network): ReadonlyMap<string, string> => new Map(
  Object.values(dhcp?.reservations ?? {}).flatMap(({ mac, address }) => {
    const read = mac === undefined ? undefined : parseMac(mac);
    return read?.kind === 'mac' && address !== undefined ? [[read.mac, address] as const] : [];
  }),
));

function readable(text: string): readonly Address[] {
  const read = parseAddress(text);
  return read.kind === 'address' ? [read.address] : [];
}
