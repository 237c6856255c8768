/** What could be changed about each thing that stops a packet, the least first. Whether it helps is found by trying. */
import type { Change, JsonValue } from '../../model/change';
import type { Estate } from '../../model/estate';
import type { CollectionName } from '../../model/ids';
import { contains as isIn, parseAddress } from '../addressing/addresses';
import { subnetOf } from '../addressing/nicAddresses';
import { stationName } from '../fabric/stations';
import type { MtuAt, Station, Stop } from '../fabric/types';
import { routerOf } from '../routing/routers';
import type { Question } from '../routing/traffic';
import type { Way, WayStop } from '../routing/way';

export interface Candidate {
  /** A sentence without its full stop: "Add VLAN 20 to the trunk leaf-1/eth48". */
  readonly text: string;
  readonly changes: readonly Change[];
}

export function candidatesFor(estate: Estate, way: Way, question: Question): readonly Candidate[] {
  const { stop } = way;
  if (!stop) return [];
  switch (stop.kind) {
    case 'layer2': return forLayer2(estate, stop.because);
    case 'filtered': return allow(estate, stop, endsOf(way), question);
    case 'no-gateway':
    case 'gateway-unshown': return gateways(estate, stop.station);
    case 'no-route': return routes(estate, stop);
    case 'no-subnet': return stop.other ? connect(estate, stop.station, stop.other.network) : [];
    case 'not-published': return question.port === undefined ? [] : publish(estate, stop.container, `${question.port}:${question.port}/${question.protocol ?? 'tcp'}`);
    default: return [];
  }
}

function forLayer2(estate: Estate, stop: Stop): readonly Candidate[] {
  switch (stop.kind) {
    case 'off': return switchOn(estate, stop);
    case 'network-absent': return stop.switch === undefined ? [] : plugIn(estate, stop.switch, stop.host);
    case 'no-uplink': return plugIn(estate, stop.switch, stop.host);
    case 'uplinks-down': return stop.down.flatMap(({ because }) => (because.kind === 'disabled' ? enable(estate, because.port.switch, because.port.port) : []));
    case 'not-cabled': return stop.down.flatMap(({ because }) => (because.kind === 'disabled' ? enable(estate, because.port.switch, because.port.port) : []));
    case 'vlan-not-carried': return carry(estate, stop.switch, stop.port, stop.vlan);
    case 'different-wires': return [...connect(estate, stop.b, stop.a.network), ...connect(estate, stop.a, stop.b.network)];
    case 'private-vlan': return promiscuous(estate, stop.b);
    case 'mtu': return raise(estate, stop.at, stop.needed);
    case 'tunnel-endpoint-unreachable': return stop.because ? forLayer2(estate, stop.because) : [];
    default: return [];
  }
}

/** Fields of an entry, written where the entry is; none where it is not there. */
function setting(estate: Estate, collection: CollectionName, id: string, fields: readonly (readonly [path: readonly (string | number)[], value: JsonValue])[]): readonly Change[] {
  const entry = estate.find(collection, id);
  return entry ? fields.map(([path, value]) => ({ kind: 'set', file: entry.file, path: [collection, id, ...path], value })) : [];
}
const one = (text: string, changes: readonly Change[]): readonly Candidate[] => (changes.length === 0 ? [] : [{ text, changes }]);

function switchOn(estate: Estate, { station, off }: Extract<Stop, { kind: 'off' }>): readonly Candidate[] {
  if (off.kind === 'not-connected') return one(`Connect ${stationName(station)}`, setting(estate, 'vms', station.id, [[['nics', station.part, 'connected'], true]]));
  if (off.kind === 'powered-off' || off.kind === 'suspended') return one(`${off.kind === 'suspended' ? 'Resume' : 'Power on'} VM "${off.vm}"`, setting(estate, 'vms', off.vm, [[['power'], 'on']]));
  return [];
}

/** A NIC of the host that nothing uses yet, as an uplink of a virtual switch. */
function plugIn(estate: Estate, id: string, host: string): readonly Candidate[] {
  const used = new Set(estate.ids('switches').flatMap((other) => estate.value('switches', other)?.uplinks?.[host] ?? []));
  const free = Object.keys(estate.value('hosts', host)?.nics ?? {}).filter((nic) => !used.has(nic));
  return free.flatMap((nic) => one(`Give switch "${id}" the NIC ${nic} of host "${host}" as an uplink`, setting(estate, 'switches', id, [[['uplinks', host], [nic]]])));
}

function enable(estate: Estate, id: string, port: string): readonly Candidate[] {
  return one(`Enable port ${id}/${port}`, setting(estate, 'switches', id, [[['ports', port, 'enabled'], true]]));
}

/** Lets a physical port carry a VLAN beside those it carries. */
function carry(estate: Estate, id: string, name: string, vlan: number): readonly Candidate[] {
  const port = estate.value('switches', id)?.ports?.[name];
  if (!port || vlan === 0) return [];
  if (port.vlans !== undefined || port.mode === 'trunk') {
    const vlans = port.vlans === undefined ? String(vlan) : `${port.vlans},${vlan}`;
    return one(`Add VLAN ${vlan} to the trunk ${id}/${name}`, setting(estate, 'switches', id, [[['ports', name, 'vlans'], vlans]]));
  }
  return one(`Make ${id}/${name} a trunk that carries VLAN ${vlan} tagged`, setting(estate, 'switches', id, [[['ports', name, 'mode'], 'trunk'], [['ports', name, 'vlans'], String(vlan)]]));
}

/** Connects an adapter to another network. */
function connect(estate: Estate, { collection, id, part }: Station, network: string | undefined): readonly Candidate[] {
  if (network === undefined || (collection !== 'vms' && collection !== 'hosts')) return [];
  const field = collection === 'vms' ? 'nics' : 'adapters';
  return one(`Connect ${stationName({ collection, id, part })} to network "${network}"`, setting(estate, collection, id, [[[field, part, 'network'], network]]));
}

function promiscuous(estate: Estate, { network }: Station): readonly Candidate[] {
  return network === undefined ? [] : one(`Make network "${network}" promiscuous in its private VLAN`, setting(estate, 'networks', network, [[['private', 'type'], 'promiscuous']]));
}

function raise(estate: Estate, at: MtuAt, bytes: number): readonly Candidate[] {
  switch (at.kind) {
    case 'virtual-switch': return one(`Raise the MTU of switch "${at.switch}" to ${bytes}`, setting(estate, 'switches', at.switch, [[['mtu'], bytes]]));
    case 'port': {
      const own = estate.value('switches', at.switch)?.ports?.[at.port]?.mtu !== undefined;
      if (own) return one(`Raise the MTU of port ${at.switch}/${at.port} to ${bytes}`, setting(estate, 'switches', at.switch, [[['ports', at.port, 'mtu'], bytes]]));
      return one(`Raise the MTU of switch "${at.switch}" to ${bytes}`, setting(estate, 'switches', at.switch, [[['mtu'], bytes]]));
    }
    case 'adapter': {
      const { collection, id, part, network } = at.station;
      if (collection === 'vms' || collection === 'hosts') return one(`Raise the MTU of ${stationName(at.station)} to ${bytes}`, setting(estate, collection, id, [[[collection === 'vms' ? 'nics' : 'adapters', part, 'mtu'], bytes]]));
      return network === undefined ? [] : one(`Raise the MTU of network "${network}" to ${bytes}`, setting(estate, 'networks', network, [[['mtu'], bytes]]));
    }
  }
}

/** A filter that lets this question through, before the one that does not. */
function allow(estate: Estate, { place }: Extract<WayStop, { kind: 'filtered' }>, { from, to }: { readonly from: string | undefined; readonly to: string | undefined }, { protocol, port }: Question): readonly Candidate[] {
  const filters = estate.value(place.collection, place.id)?.filters ?? [];
  const at = place.filter ?? filters.length;
  const filter = { action: 'allow', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(protocol === undefined ? {} : { protocol }), ...(port === undefined ? {} : { ports: String(port) }) };
  const before = place.filter === undefined ? '' : ` before filter ${place.filter + 1}`;
  const about = [...(protocol === undefined ? [] : [protocol]), ...(port === undefined ? [] : [String(port)])].join(' ');
  // One that is appended leaves the others as they are written.
  const change = place.filter === undefined ? setting(estate, place.collection, place.id, [[['filters', at], filter]]) : setting(estate, place.collection, place.id, [[['filters'], [...filters.slice(0, at), filter, ...filters.slice(at)] as JsonValue]]);
  return one(`Allow ${from ?? 'any'} → ${to ?? 'any'}${about === '' ? '' : `, ${about},`} in ${place.collection === 'routers' ? 'router' : 'firewall'} "${place.id}"${before}`, change);
}

/** The ends of the way so far as a filter names them. */
function endsOf({ stop, steps }: Way): { readonly from: string | undefined; readonly to: string | undefined } {
  const translated = steps.some((step) => step.kind === 'nat' && step.what === 'source');
  return stop?.kind === 'filtered' ? { from: translated ? undefined : stop.parties.from, to: stop.parties.to } : { from: undefined, to: undefined };
}

/** A router that is on the network already, as its gateway; or one that is on another, with an interface here as well. */
function gateways(estate: Estate, { collection, id, part, network }: Station): readonly Candidate[] {
  if (network === undefined) return [];
  const own = collection === 'vms' ? estate.value('vms', id)?.nics?.[part]?.gateway : undefined;
  const write = (gateway: string): readonly Change[] => (own === undefined ? setting(estate, 'networks', network, [[['gateway'], gateway]]) : setting(estate, 'vms', id, [[['nics', part, 'gateway'], gateway]]));
  const routers = [...estate.ids('routers')].sort();
  const here = routers.flatMap((router) => estate.query(routerOf, router).table.interfaces.filter((each) => each.network === network && each.address).map(({ address }) => ({ router, address: address?.text ?? '' })));
  const present = here.flatMap(({ router, address }) => one(`Make router "${router}" (${address}) the gateway of ${own === undefined ? `network "${network}"` : stationName({ collection, id, part })}`, write(address)));
  const value = estate.value('networks', network);
  const subnet = value && subnetOf(value);
  if (!subnet || present.length > 0) return present;
  const gateway = value.gateway ?? firstHost(subnet.text);
  return routers.filter((router) => !Object.hasOwn(estate.value('routers', router)?.interfaces ?? {}, network)).flatMap((router) => one(`Give router "${router}" an interface on network "${network}" with the address ${gateway}, its gateway`, [
    ...setting(estate, 'routers', router, [[['interfaces', network], { network, address: `${gateway}/${subnet.prefix}` }]]),
    ...(value.gateway === undefined ? write(gateway) : []),
  ]));
}

/** The first address behind that of a subnet. */
function firstHost(subnet: string): string {
  const [first = ''] = subnet.split('/');
  const read = parseAddress(first);
  if (read.kind === 'invalid') return first;
  return read.address.family === 6 ? `${read.address.text.endsWith('::') ? read.address.text : `${read.address.text}:`}1` : [...read.address.bytes.slice(0, 3), (read.address.bytes[3] ?? 0) + 1].join('.');
}

/** A route to the subnet of the destination by a router next to this one; or an interface on its network. */
function routes(estate: Estate, { router, destination }: Extract<WayStop, { kind: 'no-route' }>): readonly Candidate[] {
  const { table } = estate.query(routerOf, router);
  const holding = [...estate.ids('networks')].sort().flatMap((network) => {
    const subnet = subnetOf(estate.value('networks', network) ?? {});
    return subnet && isIn(subnet, destination) ? [{ network, subnet }] : [];
  });
  const count = estate.value('routers', router)?.routes?.length ?? 0;
  return holding.flatMap(({ network, subnet }) => {
    const next = [...estate.ids('routers')].sort().filter((other) => other !== router).flatMap((other) => {
      const theirs = estate.query(routerOf, other).table.interfaces;
      return theirs.filter((each) => each.address && table.interfaces.some((own) => own.network === each.network)).map(({ address }) => ({ other, via: address?.text ?? '' }));
    });
    const by = next.flatMap(({ other, via }) => one(`Give router "${router}" a route to ${subnet.text} via ${via} (router "${other}")`, setting(estate, 'routers', router, [[['routes', count], { to: subnet.text, via }]])));
    const gateway = estate.value('networks', network)?.gateway;
    const connected = gateway === undefined || Object.hasOwn(estate.value('routers', router)?.interfaces ?? {}, network) ? [] : one(`Give router "${router}" an interface on network "${network}" with the address ${gateway}`, setting(estate, 'routers', router, [[['interfaces', network], { network, address: `${gateway}/${subnet.prefix}` }]]));
    return [...by, ...connected];
  });
}

function publish(estate: Estate, container: string, port: string): readonly Candidate[] {
  const ports = estate.value('containers', container)?.ports ?? [];
  return one(`Publish port ${port} of container "${container}"`, setting(estate, 'containers', container, [[['ports', ports.length], port]]));
}
