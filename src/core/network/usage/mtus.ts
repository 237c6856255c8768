/** The MTUs a document says of what is on a network, and of what carries it (L17). What says none is left out: it is not known to take less. */
import type { Host, Network, Vm } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { distinct } from '../../util/distinct';
import { sameValue } from '../../util/sameValue';
import { subnetOf } from '../addressing/nicAddresses';
import { fabricOf, physicalSwitches } from '../fabric/fabric';
import { portIn, type Switches } from '../fabric/links';
import { endpointsReach, tunnelEndpoints, tunnelLegs } from '../fabric/overlay';
import { physicalPath } from '../fabric/physicalPath';
import { defaultMtu, isPhysical } from '../fabric/ports';
import { encapsulationBytes } from '../fabric/tunnelPath';
import { portText, vlanText, type PortId, type Station } from '../fabric/types';
import { isSegment } from '../fabric/wireNames';
import { attachmentsOf, hostsUsing } from './presence';
import { hasSegments } from './segments';
import { networksBySwitch } from './users';

export interface SaidMtu {
  readonly bytes: number;
  readonly of:
    | { readonly kind: 'network'; readonly id: string }
    | { readonly kind: 'adapter'; readonly collection: 'hosts' | 'vms'; readonly id: string; readonly part: string }
    | { readonly kind: 'switch'; readonly id: string }
    /** A physical port; `own` where the port says it rather than its switch. */
    | { readonly kind: 'port'; readonly port: PortId; readonly own: boolean };
}

/** What adapters on a network send at most, as far as it is said: by the network for those that say nothing, and by each that does. */
export function mtusOfAdapters(estate: Estate, network: string): readonly SaidMtu[] {
  const said = estate.value('networks', network)?.mtu;
  const ofNetwork: readonly SaidMtu[] = said === undefined ? [] : [{ bytes: said, of: { kind: 'network', id: network } }];
  const hosts = estate.lookup(hostsWithMtu, network).flatMap((id) => ofParts('hosts', id, estate.value('hosts', id)?.adapters, network));
  const vms = estate.lookup(vmsWithMtu, network).flatMap((id) => {
    const vm = estate.value('vms', id);
    return vm && runs(vm) ? ofParts('vms', id, vm.nics, network) : [];
  });
  return [...ofNetwork, ...hosts, ...vms];
}

interface Part {
  readonly network?: string | undefined;
  readonly mtu?: number | undefined;
  readonly connected?: boolean | undefined;
}

function ofParts(collection: 'hosts' | 'vms', id: string, parts: Readonly<Record<string, Part>> | undefined, network: string): readonly SaidMtu[] {
  return Object.entries(parts ?? {}).flatMap(([part, { network: on, mtu, connected }]) =>
    on === network && mtu !== undefined && connected !== false ? [{ bytes: mtu, of: { kind: 'adapter', collection, id, part } as const }] : []);
}
const hostsWithMtu = defineIndex('hosts with an MTU by network', 'hosts', ({ adapters }: Host) => withMtu(adapters));
const vmsWithMtu = defineIndex('VMs with an MTU by network', 'vms', ({ nics }: Vm) => withMtu(nics));

function withMtu(parts: Readonly<Record<string, Part>> | undefined): readonly string[] {
  if (!parts) return none;
  const networks: string[] = [];
  for (const name in parts) {
    const { network, mtu } = parts[name] ?? {};
    if (network !== undefined && mtu !== undefined) networks.push(network);
  }
  return networks.length < 2 ? networks : distinct(networks);
}

/** The virtual switch of a network; undefined where it says no MTU. */
export function mtuOfSwitch(estate: Estate, network: string): SaidMtu | undefined {
  const id = estate.value('networks', network)?.switch;
  const item = estate.value('switches', id);
  return id === undefined || item?.mtu === undefined || isPhysical(item) ? undefined : { bytes: item.mtu, of: { kind: 'switch', id } };
}

/** Of the networks of a virtual switch, the one on which the largest frames are sent: what is wrong with the switch is told of it. */
export const neediestOf = defineQuery<string | undefined>('network with the largest frames of a virtual switch', (estate, id) => {
  let neediest: { readonly network: string; readonly bytes: number } | undefined;
  for (const network of [...estate.lookup(networksBySwitch, id)].sort()) {
    const bytes = isSegment(estate, network) || (estate.value('networks', network)?.mtu !== undefined && hostsUsing(estate, network).length === 0) ? 0 : largest(estate, network);
    if (bytes > (neediest?.bytes ?? 0)) neediest = { network, bytes };
  }
  return neediest?.network;
});

/** The least MTU that physical ports say, in bytes; Infinity where none says any: where nobody sends more, no way need be looked for. */
export const leastPortMtu = defineQuery<number>('least MTU of physical ports', (estate) => {
  let least = Infinity;
  for (const { mtu, ports } of estate.query(physicalSwitches, '').values()) for (const { mtu: own } of Object.values(ports ?? {})) least = Math.min(least, own ?? mtu ?? Infinity);
  return least;
});

/** The physical ports between the hosts and routers of a network, by the shortest ways; none where only one is attached. */
export const mtusOfPorts = defineQuery<readonly SaidMtu[]>('MTUs of the ports that carry a network', (estate, network) => {
  const own = estate.query(attachmentsOf, network);
  const [first] = own;
  if (!first) return none;
  const { physical } = fabricOf(estate);
  const domain = physical.domainOf(first.at);
  const attachments = [...own, ...twinsAfter(estate, network).flatMap((twin) => estate.query(attachmentsOf, twin).filter(({ at }) => domain !== undefined && physical.domainOf(at) === domain))];
  if (attachments.every(({ of }) => of.collection === first.of.collection && of.id === first.of.id)) return none;
  const ports = new Map<string, PortId>();
  const add = (port: PortId | undefined): void => void (port && ports.set(portText(port), { switch: port.switch, port: port.port }));
  const places = new Map(attachments.map(({ at }) => [vlanText(at), at]));
  for (const { port } of attachments) add(port);
  for (const at of places.values()) {
    for (const { joint } of physicalPath(physical, first.at, at) ?? []) for (const { switch: id, port } of joint.ends) add(port === undefined ? undefined : { switch: id, port });
  }
  return [...ports.values()].flatMap((port) => saidOf(physical.switches, port));
}, sameValue);

/**
 * Standard switches have a network each for what is one subnet: the others that send frames of the same size on it. What
 * is between them is told of the first.
 */
function twinsAfter(estate: Estate, network: string): readonly string[] {
  const value = estate.value('networks', network);
  const subnet = value && subnetOf(value)?.text;
  if (subnet === undefined) return none;
  const twins = estate.lookup(portGroupsBySubnet, subnet);
  if (twins.length < 2 || !twins.includes(network)) return none;
  const most = largest(estate, network);
  const alike = twins.filter((id) => id === network || (largest(estate, id) === most && estate.value('networks', id)?.vlan === value?.vlan)).sort();
  return alike[0] === network ? alike.slice(1) : none;
}
const largest = (estate: Estate, network: string): number => Math.max(0, ...mtusOfAdapters(estate, network).map(({ bytes }) => bytes));
const portGroupsBySubnet = defineIndex('port groups by subnet', 'networks', (network: Network) => {
  const subnet = network.switch === undefined ? undefined : subnetOf(network)?.text;
  return subnet === undefined ? none : [subnet];
});

function saidOf(switches: Switches, port: PortId): readonly SaidMtu[] {
  const own = portIn(switches, port)?.mtu;
  const bytes = own ?? switches.get(port.switch)?.mtu;
  return bytes === undefined ? [] : [{ bytes, of: { kind: 'port', port, own: own !== undefined } }];
}

/** What the tunnels of a segment need of each network they cross. */
export interface TunnelNeed {
  readonly segment: string;
  /** Bytes, encapsulation included. */
  readonly bytes: number;
  readonly encapsulation: number;
}

/** What tunnels need of a network; undefined of one that none crosses. */
export function tunnelNeed(estate: Estate, network: string): TunnelNeed | undefined {
  return hasSegments(estate) ? estate.query(needs, '').get(network) : undefined;
}

/** By network: those of the endpoints, and those that routers take the tunnels through. Of several segments the one with the largest frames counts. */
const needs = defineQuery<ReadonlyMap<string, TunnelNeed>>('networks that tunnels cross', (estate) => {
  const largest = new Map<string, { readonly id: string; readonly mtu: number }>();
  for (const id of [...estate.ids('networks')].sort()) {
    const network = estate.value('networks', id);
    if (!network || network.kind !== 'overlay' || !isSegment(estate, id) || hostsUsing(estate, id).length < 2) continue;
    const mtu = network.mtu ?? defaultMtu;
    const known = largest.get(network.underlay ?? '');
    if (!known || known.mtu < mtu) largest.set(network.underlay ?? '', { id, mtu });
  }
  const found = new Map<string, TunnelNeed>();
  for (const { id, mtu } of largest.values()) {
    for (const { network, family } of crossedBy(estate, id)) {
      const [encapsulation, known] = [encapsulationBytes[family], found.get(network)];
      if (!known || known.bytes < mtu + encapsulation) found.set(network, { segment: id, bytes: mtu + encapsulation, encapsulation });
    }
  }
  return found;
}, sameValue);

/** The networks between the endpoints of a segment's hosts: one endpoint of each network stands for all of it. */
function crossedBy(estate: Estate, segment: string): readonly { readonly network: string; readonly family: 4 | 6 }[] {
  const fabric = fabricOf(estate);
  const first = new Map<string, Station>();
  for (const host of hostsUsing(estate, segment)) for (const endpoint of tunnelEndpoints(estate, segment, host)) if (endpoint.network !== undefined && !first.has(endpoint.network)) first.set(endpoint.network, endpoint);
  const endpoints = [...first.values()];
  const legs = endpoints.flatMap((a, i) => endpoints.slice(i + 1).flatMap((b) => (endpointsReach(fabric, a, b) === 'yes' ? tunnelLegs(fabric, a, b) : [])));
  const family = endpoints[0]?.addresses[0]?.family ?? 4;
  return distinct([...first.keys(), ...legs.flatMap(([a]) => a.network ?? [])]).map((network) => ({ network, family }));
}
const none: readonly never[] = [];
