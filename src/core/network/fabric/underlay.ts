/** Whether routers carry the packets of tunnels from wire to wire (L15): by their tables alone, filters and translation left aside. */
import { defineIndex } from '../../model/estate';
import { parseAddress, type Address } from '../addressing/addresses';
import { subnetOf } from '../addressing/nicAddresses';
import { findRoute, routingTableOf } from '../routing/routes';
import type { Fabric } from './fabric';
import { stationsOf } from './stations';
import type { Station } from './types';

/** Whether two stations are on one wire: handed in, since wires of segments depend on what is worked out here. */
export type OnOneWire = (fabric: Fabric, a: Station, b: Station) => boolean;

export type Routed =
  /** Pairs of stations on one wire, the sender first. */
  | { readonly kind: 'yes'; readonly legs: readonly (readonly [Station, Station])[] }
  | { readonly kind: 'no' }
  /** Behind a gateway that is not shown (R4). */
  | { readonly kind: 'unknown' };

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
    if (!hop) return { kind: isHeld(fabric, next) ? 'no' : 'unknown' };
    // A packet that comes to a router again never leaves the loop.
    if (passed.has(hop.id)) return { kind: 'no' };
    passed.add(hop.id);
    legs.push([at, hop]);
    const route = findRoute(routingTableOf(fabric.estate, fabric.estate.value('routers', hop.id) ?? {}), destination);
    const out = route && stationsOf(fabric.estate, 'routers', hop.id).find(({ part }) => part === route.interface.name);
    if (!route || !out) return { kind: 'no' };
    if (!route.via) return onOneWire(fabric, out, to) ? { kind: 'yes', legs: [...legs, [out, to]] } : { kind: 'no' };
    at = out;
    next = route.via;
  }
}

function routerAt(fabric: Fabric, from: Station, { text }: Address, onOneWire: OnOneWire): Station | undefined {
  for (const id of fabric.estate.lookup(routersByAddress, text)) {
    const found = stationsOf(fabric.estate, 'routers', id).find((station) => station.addresses.some((address) => address.text === text) && onOneWire(fabric, from, station));
    if (found) return found;
  }
  return undefined;
}

const isHeld = ({ estate }: Fabric, { text }: Address): boolean => estate.count(routersByAddress, text) > 0;
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
