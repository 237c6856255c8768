/** Overlay segments: which hosts' tunnel endpoints reach each other (L15). */
import { defineIndex, type Estate } from '../../model/estate';
import { hostsByNetwork, vmsByNetwork } from '../usage/users';
import { defineFabricQuery, type Fabric } from './fabric';
import { pairKey, pairOf } from './hostPart';
import { stationsOf } from './stations';
import type { Station } from './types';
import { isDirect, routedBetween, subnetsOf, type Unrouted } from './underlay';
import { meeting } from './meeting';
import { plainWires, type Wires } from './plainWires';
import { isSegment, placeKey } from './wireNames';

/**
 * For each place with a tunnel endpoint for a segment, the group of places it reaches, named after its first endpoint.
 * Empty where the document shows no endpoint for it: then nothing is known of the tunnels, and all are one.
 */
export function overlayGroups(fabric: Fabric, network: string): ReadonlyMap<string, string> {
  return groupsQuery(fabric, underlayKey(fabric.estate, network));
}

/** The tunnel endpoints for a segment on a host, or in a VM of it: those on its underlay, or else those with purpose "tunnel". */
export function tunnelEndpoints(estate: Estate, network: string, host: string, vm?: string): readonly Station[] {
  return endpointsIn(estate, underlayKey(estate, network), placeKey({ host, ...(vm === undefined ? {} : { vm }) }));
}

/**
 * Whether the endpoint of one place reaches that of another, and is reached by it: on one wire within a subnet, or by routers.
 * Not known where either is (L9, R4).
 */
export function endpointsReach(fabric: Fabric, a: Station, b: Station): 'yes' | 'no' | 'unknown' {
  const wire = meeting(wiresOf(fabric, a), wiresOf(fabric, b));
  const ways = ([[a, b], [b, a]] as const).map(([from, to]) => (wire === 'same' && isDirect(fabric, from, to) ? 'yes' : routedBetween(fabric, from, to, onOneWire).kind));
  if (ways.includes('no') && wire !== 'unknown') return 'no';
  return ways.every((way) => way === 'yes') ? 'yes' : 'unknown';
}

/** The wires an outer frame takes from one endpoint to another, as pairs of stations on one wire; none where it does not get there. */
export function tunnelLegs(fabric: Fabric, a: Station, b: Station): readonly (readonly [Station, Station])[] {
  if (onOneWire(fabric, a, b) && isDirect(fabric, a, b)) return [[a, b]];
  const routed = routedBetween(fabric, a, b, onOneWire);
  return routed.kind === 'yes' ? routed.legs : [];
}

/** Why the endpoint of one place does not reach that of another, or is not reached by it, through routers; undefined where it does, or is not known to. */
export function tunnelGap(fabric: Fabric, a: Station, b: Station): Unrouted | undefined {
  for (const [from, to] of [[a, b], [b, a]] as const) {
    if (isDirect(fabric, from, to)) return { kind: 'apart', from, to };
    const routed = routedBetween(fabric, from, to, onOneWire);
    if (routed.kind === 'no') return routed.because;
  }
  return undefined;
}

// Endpoints are never on a segment themselves, nor is what routes between them.
const wiresOf = (fabric: Fabric, station: Station): Wires => plainWires(fabric, station, station.vlan);
const onOneWire = (fabric: Fabric, a: Station, b: Station): boolean => meeting(wiresOf(fabric, a), wiresOf(fabric, b)) === 'same';

/** Which endpoints count: those of an underlay, or with purpose "tunnel" (""); of VMs as well for networks of containers. */
function underlayKey(estate: Estate, network: string): string {
  const item = estate.value('networks', network);
  return pairKey(item?.underlay ?? '', item?.kind === 'container-overlay' ? 'vms' : 'hosts');
}

const groupsQuery = defineFabricQuery<ReadonlyMap<string, string>>('hosts whose tunnel endpoints reach each other', (fabric, key) => {
  const endpoints = placesWith(fabric.estate, key).flatMap((place) => endpointsIn(fabric.estate, key, place).map((station) => ({ place, station })));
  const groups = new Groups(endpoints.map(({ station }) => station.key));
  const firstOn = new Map<string, number>();
  const firstIn = new Map<string, number>();
  endpoints.forEach(({ place, station }, i) => {
    // Several endpoints of one host are its ways into one tunnel network.
    joinFirst(groups, firstIn, place, i);
    // Who is on its wire and in another subnet is reached through routers alone (R2).
    const subnets = subnetsOf(fabric, station).map(({ text }) => text);
    for (const wire of wiresOf(fabric, station).names) for (const subnet of subnets.length === 0 ? [''] : subnets) joinFirst(groups, firstOn, `${wire} ${subnet}`, i);
  });
  const leaders = endpoints.flatMap((endpoint, i) => (groups.rootOf(i) === i ? [{ ...endpoint, i }] : []));
  for (const a of leaders) {
    for (const b of leaders) if (a.i < b.i && groups.rootOf(a.i) !== groups.rootOf(b.i) && endpointsReach(fabric, a.station, b.station) === 'yes') groups.join(a.i, b.i);
  }
  return new Map(endpoints.map(({ place }, i) => [place, groups.nameOf(i)]));
});

function joinFirst(groups: Groups, first: Map<string, number>, key: string, i: number): void {
  const known = first.get(key);
  if (known === undefined) first.set(key, i);
  else groups.join(known, i);
}

/** Disjoint sets, each named after its first member. */
class Groups {
  private readonly parents: number[];
  constructor(private readonly names: readonly string[]) {
    this.parents = names.map((_, i) => i);
  }
  rootOf(of: number): number {
    let root = of;
    while (this.parents[root] !== root) root = this.parents[root] = this.parents[this.parents[root] ?? root] ?? root;
    return root;
  }
  join(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    this.parents[Math.max(x, y)] = Math.min(x, y);
  }
  nameOf(of: number): string {
    return this.names[this.rootOf(of)] ?? '';
  }
}

function endpointsIn(estate: Estate, key: string, place: string): readonly Station[] {
  const [underlay] = pairOf(key);
  const stations = place.startsWith('vms/') ? stationsOf(estate, 'vms', place.slice(4)) : stationsOf(estate, 'hosts', place);
  return stations.filter(({ network, off, part, collection, id }) => {
    // Tunnels within tunnels are not followed: what an overlay carries is no underlay.
    if (off || isSegment(estate, network)) return false;
    if (underlay !== '') return network === underlay;
    const purposes = collection === 'hosts' ? estate.value('hosts', id)?.adapters?.[part]?.purposes : undefined;
    return purposes === undefined ? collection === 'hosts' && estate.value('networks', network)?.purpose === 'tunnel' : purposes.includes('tunnel');
  });
}

function placesWith(estate: Estate, key: string): readonly string[] {
  const [underlay, which] = pairOf(key);
  const networks = underlay === '' ? estate.lookup(networksOfTunnels, '') : [underlay];
  const hosts = new Set([...networks.flatMap((network) => estate.lookup(hostsByNetwork, network)), ...(underlay === '' ? estate.lookup(hostsWithTunnels, '') : [])]);
  const vms = which === 'vms' && underlay !== '' ? estate.lookup(vmsByNetwork, underlay) : [];
  return [...[...hosts].sort().filter((host) => endpointsIn(estate, key, host).length > 0), ...vms.map((vm) => `vms/${vm}`).filter((place) => endpointsIn(estate, key, place).length > 0)];
}
const networksOfTunnels = defineIndex('networks of tunnels', 'networks', ({ purpose }) => (purpose === 'tunnel' ? [''] : []));
const hostsWithTunnels = defineIndex('hosts with tunnel endpoints', 'hosts', ({ adapters }) => (adapters && Object.values(adapters).some(({ purposes }) => purposes?.includes('tunnel') === true) ? [''] : []));
