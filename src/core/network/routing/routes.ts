/** Which way a router sends a packet: the longest prefix that matches, connected before static (R5). */
import type { Router } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { contains, parseAddress, parseSubnet, subnetWith, type Address, type Subnet } from '../addressing/addresses';
import { rememberedBy } from '../../util/remembered';
import { subnetOf } from '../addressing/nicAddresses';
import { subnetAround } from '../addressing/ranges';

/** An interface of a router. */
export interface RouterInterface {
  readonly name: string;
  readonly network: string;
  /** The address it holds; undefined where none that can be read is written. */
  readonly address: Address | undefined;
  /** What it reaches directly: by its prefix length, or else the subnet of its network. */
  readonly subnet: Subnet | undefined;
}

export interface Route {
  /** Undefined for what is connected. */
  readonly via: Address | undefined;
  readonly to: Subnet;
  readonly interface: RouterInterface;
  /** Where it stands among the static routes, from 0; undefined for what is connected. */
  readonly index: number | undefined;
}

export interface RoutingTable {
  readonly interfaces: readonly RouterInterface[];
  /** The longest prefix first, connected before static ones of the same length, then in order of the document. */
  readonly routes: readonly Route[];
  /** Static routes that are not used: no interface is connected to their next hop (R5). */
  readonly unused: readonly { readonly index: number; readonly to: Subnet; readonly via: Address }[];
}

export function routingTableOf(estate: Estate, router: Pick<Router, 'interfaces' | 'routes'>): RoutingTable {
  const interfaces = Object.entries(router.interfaces ?? {}).flatMap(([name, { network, address }]): readonly RouterInterface[] => {
    if (network === undefined) return [];
    const read = address === undefined ? undefined : parseAddress(address);
    const own = read?.kind === 'address' ? read.address : undefined;
    const value = estate.value('networks', network);
    const ofNetwork = value && subnetOf(value);
    const subnet = (own && subnetAround(own)) ?? (own === undefined || (ofNetwork && contains(ofNetwork, own)) ? ofNetwork : undefined);
    return [{ name, network, address: own, subnet }];
  });
  const connected = interfaces.flatMap((one): readonly Route[] => (one.subnet ? [{ via: undefined, to: one.subnet, interface: one, index: undefined }] : []));
  const unused: { index: number; to: Subnet; via: Address }[] = [];
  const fixed = (router.routes ?? []).flatMap((route, index): readonly Route[] => {
    const to = route.to === undefined ? undefined : subnetOfRoute(route.to);
    const via = route.via === undefined ? undefined : parseAddress(route.via);
    if (!to || via?.kind !== 'address') return [];
    const through = interfaces.find(({ subnet }) => subnet && contains(subnet, via.address));
    if (!through) unused.push({ index, to, via: via.address });
    return through ? [{ via: via.address, to, interface: through, index }] : [];
  });
  const routes = [...connected, ...fixed].sort((a, b) => b.to.prefix - a.to.prefix);
  return { interfaces, routes, unused };
}

/** The route that is taken to an address. */
export function findRoute(table: RoutingTable, destination: Address): Route | undefined {
  for (const { family, prefix, bySubnet } of routesByPrefix(table)) {
    const found = family === destination.family ? bySubnet.get(subnetWith(destination, prefix).text) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The routes of a table for each length of prefix, the longest first. */
const routesByPrefix = rememberedBy(({ routes }: RoutingTable) => {
  const found = new Map<string, { readonly family: 4 | 6; readonly prefix: number; readonly bySubnet: Map<string, Route> }>();
  for (const route of routes) {
    const { family, prefix, text } = route.to;
    let ofLength = found.get(`${family} ${prefix}`);
    if (!ofLength) found.set(`${family} ${prefix}`, (ofLength = { family, prefix, bySubnet: new Map() }));
    if (!ofLength.bySubnet.has(text)) ofLength.bySubnet.set(text, route);
  }
  return [...found.values()];
});

/** The interface of a router that holds an address. */
export const interfaceWith = ({ interfaces }: RoutingTable, { text }: Address): RouterInterface | undefined => interfacesByAddress(interfaces).get(text);
const interfacesByAddress = rememberedBy((interfaces: RoutingTable['interfaces']): ReadonlyMap<string, RouterInterface> =>
  // The first that holds it counts.
  new Map([...interfaces].reverse().flatMap((one) => (one.address ? [[one.address.text, one] as const] : []))));

/** A prefix, or an address alone. */
function subnetOfRoute(text: string): Subnet | undefined {
  const read = parseSubnet(text);
  if (read.kind === 'subnet') return read.subnet;
  const address = parseAddress(text);
  if (address.kind !== 'address') return undefined;
  return subnetAround({ ...address.address, prefix: address.address.prefix ?? address.address.bytes.length * 8 });
}
