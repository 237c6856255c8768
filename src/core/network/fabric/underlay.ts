/** Whether routers carry the packets of tunnels from wire to wire (L15): by their tables alone, filters and translation left aside. */
import { defineIndex } from '../../model/estate';
import { contains, parseAddress, type Address, type Subnet } from '../addressing/addresses';
import { subnetOf } from '../addressing/nicAddresses';
import { subnetAround } from '../addressing/ranges';
import { findRoute, routingTableOf } from '../routing/routes';
import type { Fabric } from './fabric';
import { stationsOf } from './stations';
import type { Station } from './types';

/** Whether two stations are on one wire: handed in, since wires of segments depend on what is worked out here. */
export type OnOneWire = (fabric: Fabric, a: Station, b: Station) => boolean;

export type Routed =
  /** Pairs of stations on one wire, the sender first. */
  | { readonly kind: 'yes'; readonly legs: readonly (readonly [Station, Station])[] }
  | { readonly kind: 'no'; readonly because: Unrouted }
  /** Behind a gateway that is not shown (R4). */
  | { readonly kind: 'unknown' };

export type Unrouted =
  | { readonly kind: 'no-route'; readonly router: string; readonly destination: Address; /** Routes to it that are not used (R5). */ readonly unused: readonly string[] }
  /** Two stations that should be on one wire and are not. */
  | { readonly kind: 'apart'; readonly from: Station; readonly to: Station }
  | { readonly kind: 'loop' };

/**
 * Whether an adapter sends to another directly: it is in one of its own subnets (R2). One that says no subnet does to all on
 * its wire (R3), and so it is with one whose address is not known.
 */
export function isDirect(fabric: Fabric, from: Station, to: Station): boolean {
  const [subnets, address] = [subnetsOf(fabric, from), addressOf(fabric, to)];
  return subnets.length === 0 || !address || subnets.some((subnet) => [address, ...to.addresses].some((one) => contains(subnet, one)));
}

/** What an adapter reaches directly: by the prefix lengths of its addresses, or else the subnet of its network. */
export function subnetsOf({ estate }: Fabric, { addresses, network }: Station): readonly Subnet[] {
  const own = addresses.flatMap((address) => subnetAround(address) ?? []);
  const ofNetwork = subnetOf(estate.value('networks', network) ?? {});
  return own.length > 0 || !ofNetwork ? own : [ofNetwork];
}

/** Whether a packet gets from one adapter to another through routers, one way. */
export function routedBetween(fabric: Fabric, from: Station, to: Station, onOneWire: OnOneWire): Routed {
  const destination = addressOf(fabric, to);
  let next = from.gateway === undefined ? undefined : readAddress(from.gateway);
  let at = from;
  if (!destination || !next) return { kind: 'unknown' };
  const passed = new Set<string>();
  const legs: [Station, Station][] = [];
  for (;;) {
    const hop = routerAt(fabric, at, next, onOneWire);
    if (!hop) {
      const [elsewhere] = holdersOf(fabric, next);
      return elsewhere ? { kind: 'no', because: { kind: 'apart', from: at, to: elsewhere } } : { kind: 'unknown' };
    }
    // A packet that comes to a router again never leaves the loop.
    if (passed.has(hop.id)) return { kind: 'no', because: { kind: 'loop' } };
    passed.add(hop.id);
    legs.push([at, hop]);
    const table = routingTableOf(fabric.estate, fabric.estate.value('routers', hop.id) ?? {});
    const route = findRoute(table, destination);
    const out = route && stationsOf(fabric.estate, 'routers', hop.id).find(({ part }) => part === route.interface.name);
    if (!route || !out) return { kind: 'no', because: { kind: 'no-route', router: hop.id, destination, unused: table.unused.filter((each) => contains(each.to, destination)).map((each) => `${each.to.text} via ${each.via.text}`) } };
    if (!route.via) return onOneWire(fabric, out, to) ? { kind: 'yes', legs: [...legs, [out, to]] } : { kind: 'no', because: { kind: 'apart', from: out, to } };
    at = out;
    next = route.via;
  }
}

const routerAt = (fabric: Fabric, from: Station, address: Address, onOneWire: OnOneWire): Station | undefined => holdersOf(fabric, address).find((station) => onOneWire(fabric, from, station));

/** The interfaces of routers that hold an address. */
function holdersOf({ estate }: Fabric, { text }: Address): readonly Station[] {
  return estate.lookup(routersByAddress, text).flatMap((id) => stationsOf(estate, 'routers', id).filter(({ addresses }) => addresses.some((address) => address.text === text)));
}

const routersByAddress = defineIndex('routers by address of their interfaces', 'routers', ({ interfaces }) => Object.values(interfaces ?? {}).flatMap(({ address }) => (address === undefined ? [] : (readAddress(address)?.text ?? []))));

/** The address of a station, or where none is known the first of its network, which is routed as its own is. */
function addressOf({ estate }: Fabric, { addresses, network, assumed }: Station): Address | undefined {
  if (addresses[0] || !assumed) return addresses[0];
  const subnet = subnetOf(estate.value('networks', network) ?? {});
  return subnet && readAddress(subnet.text);
}

function readAddress(text: string): Address | undefined {
  const read = parseAddress(text);
  return read.kind === 'address' ? read.address : undefined;
}
