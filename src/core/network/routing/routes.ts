/** Which way a router sends a packet: the longest prefix that matches, connected before static (R5). */
import type { Router } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { contains, parseAddress, parseSubnet, type Address, type Subnet } from '../addressing/addresses';
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
export function findRoute({ routes }: RoutingTable, destination: Address): Route | undefined {
  return routes.find(({ to }) => contains(to, destination));
}

/** A prefix, or an address alone. */
function subnetOfRoute(text: string): Subnet | undefined {
  const read = parseSubnet(text);
  if (read.kind === 'subnet') return read.subnet;
  const address = parseAddress(text);
  if (address.kind !== 'address') return undefined;
  return subnetAround({ ...address.address, prefix: address.address.prefix ?? address.address.bytes.length * 8 });
}
