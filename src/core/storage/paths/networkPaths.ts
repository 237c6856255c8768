/** Paths over IP (W2). */
import type { EntityOf } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { contains } from '../../network/addressing/addresses';
import { addressesOf } from '../../network/fabric/stationAddresses';
import { pathBetween } from '../../network/fabric/path';
import { portVlans, tagOn } from '../../network/fabric/ports';
import { stationsOf } from '../../network/fabric/stations';
import type { Station } from '../../network/fabric/types';
import { uplinksOf, working } from '../../network/fabric/uplinks';
import { isVlan, vlanOfNetwork } from '../../network/fabric/wireNames';
import { wireBetween } from '../../network/fabric/wires';
import { subnetsOf } from '../../network/routing/holders';
import { netOf } from '../../network/routing/net';
import { reach } from '../../network/routing/reach';
import type { Question } from '../../network/routing/traffic';
import { saidOf } from '../../network/trace/says';
import { adaptersFor } from '../../network/usage/hostAdapters';
import { distinct } from '../../util/distinct';
import { own } from '../../util/own';
import type { Attempt } from './attempt';
import { isNas, type PortOfArray } from './ends';
import { frontOf } from './front';
import type { StoragePath } from './types';
import { isGone, waysOf, type Ways } from './ways';

interface Ends {
  readonly host: string;
  readonly array: string;
  readonly ports: readonly PortOfArray[];
}

/**
 * The paths of a host to ports of an array on networks: by its adapters for storage; where these do not get there, by those on
 * the networks of the ports, or else for management. Routers are asked where nothing is reached directly.
 */
export function networkPaths(ways: Ways, ends: Ends): Attempt {
  const array = frontOf(ways.estate, ends.array) ?? {};
  const groups = sendersTo(ways, ends, array);
  const tried: Attempt[] = [];
  for (const group of groups) {
    if (group.length === 0) continue;
    const attempt = between(ways, ends, group, array);
    if (attempt.paths.length > 0) return isNas(array) ? { ...attempt, paths: attempt.paths.slice(0, 1) } : attempt;
    tried.push(attempt);
  }
  if (tried.length === 0 && ways.memo && sendersTo(waysOf(ways.estate), ends, array).some(({ length }) => length > 0)) return { paths: [], unknown: undefined, none: [{ kind: 'lost', of: 'paths', id: ends.array }] };
  if (tried.length === 0) return { paths: [], unknown: { kind: 'no-adapters', of: 'network' }, none: [] };
  return { paths: [], unknown: tried.find(({ unknown }) => unknown)?.unknown, none: tried.flatMap(({ none }) => none).slice(0, 1) };
}

interface Sender {
  readonly station: Station;
  readonly hba: string | undefined;
}

/** What a host may send by, first choice first. */
function sendersTo(ways: Ways, { host: id, ports }: Ends, { protocol }: EntityOf<'arrays'>): readonly (readonly Sender[])[] {
  const { estate } = ways;
  const host = estate.value('hosts', id) ?? {};
  const stations = stationsOf(estate, 'hosts', id);
  const named = (names: readonly string[]): readonly Sender[] => stations.filter(({ part }) => names.includes(part)).map((station) => ({ station, hba: undefined }));
  const binding = protocol === 'nfs' || protocol === 'smb' ? [] : Object.entries(host.hbas ?? {}).filter(([, { adapter }]) => adapter !== undefined);
  // Adapters that are bound to iSCSI or NVMe are those it is sent by, and no others.
  if (binding.length > 0) return [binding.flatMap(([hba, { adapter }]): readonly Sender[] => (isGone(ways, { kind: 'hba', host: id, hba }) ? [] : stations.filter(({ part }) => part === adapter).map((station) => ({ station, hba }))))];
  const networks: readonly (string | undefined)[] = ports.map(({ port }) => port.network);
  return [
    named(adaptersFor(estate, host, 'storage').map(({ name }) => name)),
    stations.filter(({ network }) => network !== undefined && networks.includes(network)).map((station) => ({ station, hba: undefined })),
    named(adaptersFor(estate, host, 'management').map(({ name }) => name)),
  ];
}

function between(ways: Ways, { array: id, ports }: Ends, senders: readonly Sender[], array: EntityOf<'arrays'>): Attempt {
  const paths: StoragePath[] = [];
  const elsewhere: { readonly sender: Sender; readonly end: PortOfArray; readonly target: Station }[] = [];
  let isUnknown = false;
  let sentence: string | undefined;
  for (const sender of senders) {
    for (const end of ports) {
      const network = networkOf(ways.estate, sender.station, end);
      if (network === undefined) {
        isUnknown = true;
        continue;
      }
      const target = stationOf(ways.estate, id, end, network);
      const refused = notCarried(ways.estate, id, end, target);
      sentence ??= refused;
      if (refused !== undefined) continue;
      const meets = wireBetween(ways.fabric, sender.station, target);
      if (network === sender.station.network && meets === 'same') paths.push(pathOf(ways, sender, id, end, false));
      else if (network !== sender.station.network) elsewhere.push({ sender, end, target });
      else if (meets === 'unknown') isUnknown = true;
      else sentence ??= saidOfWire(ways, sender.station, target);
    }
  }
  // A document without routers does not say how its networks are joined.
  if (paths.length === 0 && elsewhere.length > 0 && ways.estate.ids('routers').length === 0) isUnknown = true;
  else if (paths.length === 0) {
    const net = netOf(ways.estate, questionOf(array), { fabric: ways.fabric });
    for (const { sender, end, target } of elsewhere) {
      // Whether it gets there is asked, not how large its packets may be.
      const way = reach(net, [{ ...sender.station, mtu: smallest }], { kind: 'stations', stations: [target] });
      if (way.verdict !== 'closed') paths.push(pathOf(ways, sender, id, end, true));
      else if (!way.certain) isUnknown = true;
    }
  }
  const adapters = distinct(senders.map(({ station }) => station.part));
  return { paths, unknown: isUnknown ? { kind: 'unshown', array: id } : undefined, none: [{ kind: 'no-way', array: id, adapters, sentence }] };
}
const smallest = 576;

function pathOf({ estate, fabric }: Ways, { station, hba }: Sender, array: string, { name, controller, switch: plugged }: PortOfArray, routed: boolean): StoragePath {
  const { id: host, network = '' } = station;
  const uplinks = working(uplinksOf(fabric, network, host));
  const nics = uplinks.some(({ nic }) => nic === '') ? [] : uplinks.map(({ nic }) => nic);
  const near = distinct(uplinks.map(({ port }) => port?.switch));
  const [only] = near;
  const switches = distinct([...(near.length === 1 && only !== undefined ? [only] : []), ...(plugged === undefined ? [] : [plugged])]);
  return { from: { kind: 'adapter', adapter: station.part, hba }, array, port: name, controller, over: { kind: 'network', network, nics, switches: switches.filter((id) => estate.find('switches', id)), routed } };
}

/** The network a port answers on, for a sender: what it says, or that in whose subnet it has an address; undefined where that is not known. */
function networkOf(estate: Estate, sender: Station, { port }: PortOfArray): string | undefined {
  if (port.network !== undefined) return estate.find('networks', port.network) ? port.network : undefined;
  const addresses = addressesOf(undefined, port.addresses, undefined);
  const isNear = subnetsOf(estate, sender).some((subnet) => addresses.some((address) => contains(subnet, address)));
  return isNear ? sender.network : undefined;
}

/** A port of an array as one who is on a network: in its VLAN of the switch it is plugged into, or else wherever the network is. */
function stationOf(estate: Estate, array: string, { name, port, switch: plugged }: PortOfArray, network: string): Station {
  const value = estate.value('networks', network);
  const addresses = addressesOf(value, port.addresses, undefined);
  return {
    key: `arrays/${array}/${name}`, collection: 'hosts', id: array, part: name, network, vlan: vlanOfNetwork(estate, network), addresses,
    place: plugged !== undefined && isVlan(estate, network) ? { kind: 'switch', switch: plugged } : { kind: 'every-wire' },
    assumed: addresses.length === 0 && value?.subnet !== undefined, gateway: value?.gateway, mac: undefined, mtu: largest, off: undefined,
  };
}
const largest = 65_535;

/** That the port of a switch does not carry the VLAN of an array plugged into it; undefined where it does, or that is not known. */
function notCarried(estate: Estate, array: string, { name, port, switch: plugged }: PortOfArray, { network, vlan }: Station): string | undefined {
  if (plugged === undefined || port.port === undefined || vlan === 0 || network === undefined || !isVlan(estate, network)) return undefined;
  const item = own(estate.value('switches', plugged)?.ports, port.port.slice(plugged.length + 1));
  if (!item || tagOn(portVlans(item), vlan) !== undefined) return undefined;
  return `Port ${port.port}, into which port "${name}" of array "${array}" is plugged, does not carry VLAN ${vlan} of network "${network}".`;
}

/** Where frames stop on the way to an array, where that is said of what is in between. */
function saidOfWire({ fabric }: Ways, from: Station, to: Station): string | undefined {
  const path = pathBetween(fabric, from, to);
  if (path.kind === 'reaches') return undefined;
  switch (path.because.kind) {
    case 'network-absent': case 'no-uplink': case 'uplinks-down': case 'vlan-not-carried': case 'not-cabled': return saidOf({ kind: 'layer2', from, to, as: 'receiver', because: path.because }).because;
    default: return undefined;
  }
}

function questionOf({ protocol }: EntityOf<'arrays'>): Question {
  switch (protocol) {
    case 'iscsi': return { protocol: 'tcp', port: 3260 };
    case 'nvme-of': return { protocol: 'tcp', port: 4420 };
    case 'nfs': return { protocol: 'tcp', port: 2049 };
    case 'smb': return { protocol: 'tcp', port: 445 };
    default: return {};
  }
}
