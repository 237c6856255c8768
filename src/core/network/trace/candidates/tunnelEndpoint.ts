/** A tunnel endpoint for a host that has none. */
import type { Estate } from '../../../model/estate';
import { distinct } from '../../../util/distinct';
import { nextName } from '../../../util/nextName';
import { nextAddress, parseAddress, reservedUse, type Subnet } from '../../addressing/addresses';
import { subnetOf } from '../../addressing/nicAddresses';
import { compareBytes, rangeBetween } from '../../addressing/ranges';
import { tunnelEndpoints } from '../../fabric/overlay';
import type { Station } from '../../fabric/types';
import { holdersOf } from '../../routing/holders';
import { one, setting, type Candidate } from './candidate';

/** An adapter like those of other hosts: on their network, with their MTU, and with an address of its own where they have some. */
export function tunnelEndpoint(estate: Estate, segment: string, host: string): readonly Candidate[] {
  const others = estate.ids('hosts').flatMap((id) => tunnelEndpoints(estate, segment, id));
  const underlays = distinct(others.flatMap(({ network }) => network ?? []));
  return underlays.flatMap((underlay) => {
    const peers = others.filter(({ network }) => network === underlay);
    const name = nameFor(estate, host, peers);
    const mtu = peers.map(({ id, part }) => estate.value('hosts', id)?.adapters?.[part]?.mtu).find((bytes) => bytes !== undefined);
    const isAddressed = peers.some(({ addresses }) => addresses.length > 0);
    const address = isAddressed ? freeAddress(estate, underlay) : undefined;
    if (isAddressed && address === undefined) return [];
    const adapter = { network: underlay, purposes: ['tunnel'], ...(address === undefined ? {} : { addresses: [address] }), ...(mtu === undefined ? {} : { mtu }) };
    return one(`Give host "${host}" the tunnel endpoint ${name} on network "${underlay}"${address === undefined ? '' : ` with the address ${address}`}`, setting(estate, 'hosts', host, [[['adapters', name], adapter]]));
  });
}

/** As other hosts call theirs, or the next name of its adapters. */
function nameFor(estate: Estate, host: string, peers: readonly Station[]): string {
  const taken = Object.keys(estate.value('hosts', host)?.adapters ?? {});
  const likeOthers = peers.map(({ part }) => part).find((part) => !taken.includes(part));
  return likeOthers ?? nextName(taken, 'tunnel0');
}

/** How many addresses are tried: whoever has given out more knows better which one is free. */
const mostTried = 4096;

/**
 * The first address of the subnet of a network that nobody holds, with its prefix length: neither its gateway nor in its DHCP
 * range. Undefined where no subnet is said, or none is free among the first.
 */
function freeAddress(estate: Estate, network: string): string | undefined {
  const value = estate.value('networks', network);
  const subnet = value && subnetOf(value);
  if (!value || !subnet) return undefined;
  const handedOut = rangeBetween(value.dhcp?.from, value.dhcp?.to);
  const gateway = value.gateway === undefined ? undefined : parseAddress(value.gateway);
  let address = firstOf(subnet);
  for (let tried = 0; address && tried < mostTried; tried++, address = nextAddress(address)) {
    const { bytes, text } = address;
    if (tried > 0 && reservedUse(subnet, address) === 'broadcast') return undefined;
    const isGateway = gateway?.kind === 'address' && gateway.address.text === text;
    const isHandedOut = handedOut?.family === address.family && compareBytes(bytes, handedOut.first) >= 0 && compareBytes(bytes, handedOut.last) <= 0;
    if (tried > 0 && !isGateway && !isHandedOut && holdersOf(estate, address).length === 0) return `${text}/${subnet.prefix}`;
  }
  return undefined;
}

function firstOf({ text }: Subnet): ReturnType<typeof nextAddress> {
  const read = parseAddress(text);
  return read.kind === 'address' ? read.address : undefined;
}
