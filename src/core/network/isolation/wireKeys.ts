/** Which adapters layer 2 treats alike, wherever they are. */
import type { Estate } from '../../model/estate';
import { fabricOf, type Fabric } from '../fabric/fabric';
import { portMtu } from '../fabric/ports';
import { privateVlanOf } from '../fabric/privateVlans';
import { hostOf } from '../fabric/stations';
import type { Station } from '../fabric/types';
import { chosenUplinks } from '../fabric/uplinks';
import { isLocal, isSegment } from '../fabric/wireNames';
import { wiresOf, type Wires } from '../fabric/wires';
import type { DistributedRouters } from './distributed';

export interface WireKeys {
  /** One text for adapters that meet the same others on the same wires. */
  readonly keyOf: (station: Station) => string;
  /** One text for adapters on hosts where distributed routers lead to the same; empty where there are none. */
  readonly hostKeyOf: (station: Station) => string;
}

/**
 * @param stations those to be told apart; `others` are whom they may meet besides
 */
export function wireKeysOf(estate: Estate, stations: readonly Station[], others: readonly Station[], distributed: DistributedRouters): WireKeys {
  const fabric = fabricOf(estate);
  const met = [...stations, ...others].map((station) => ({ station, wires: wiresOf(fabric, station) }));
  const all = [...met.map(({ station, wires }) => ({ station, names: [...wires.names] })), ...partsOfDistributed(met, distributed)];
  const names = new Map(all.map(({ station, names: of }) => [station, of]));
  const within = namesThatMatterWithin(all);
  const isPrivate = meetingPrivate(estate, all);
  const isCramped = crampedWires(fabric, all);
  const hostKey = hostKeysOf(distributed, within, isCramped);
  const secondaries = [...new Set([...stations, ...others].flatMap((station) => privateVlanOf(estate, station)?.secondary ?? []))].sort((a, b) => a - b);
  const keyOf = (station: Station): string => {
    const own = names.get(station) ?? [];
    const key = [...own.filter((name) => !isLocal(name) || within.has(name)).sort(), hostKey(station)].join();
    if (isPrivate(own, station)) {
      const behind = secondaries.map((vlan) => [...wiresOf(fabric, station, vlan).names].sort().join());
      return [key, ...own, ...behind].join('\n');
    }
    if (!isCramped(own, station)) return key;
    // What is too large for some way depends on the way: on the host, its uplinks, and which of them addresses choose.
    const uplinks = chosenUplinks(fabric, station).map(({ nic }) => nic);
    return [key, hostOf(station) ?? '', ...uplinks, station.addresses[0]?.bytes.at(-1) ?? ''].join('\n');
  };
  return { keyOf, hostKeyOf: hostKey };
}

/** What the distributed routers lead to where a station is. */
function hostKeysOf(distributed: DistributedRouters, within: ReadonlySet<string>, isCramped: (names: readonly string[], station: Station) => boolean): (station: Station) => string {
  const { interfaces, keyOf, namesOn } = distributed;
  const isAnyCramped = interfaces.some((at) => isCramped([], at));
  const known = new Map<string, string>();
  return (station) => {
    const host = hostOf(station);
    if (host === undefined || interfaces.length === 0) return '';
    let key = known.get(host);
    if (key === undefined) {
      const isLikeNoOther = isAnyCramped || interfaces.some((at) => namesOn(host, at).some((name) => within.has(name)));
      known.set(host, (key = isLikeNoOther ? `${keyOf(host)} ${host}` : keyOf(host)));
    }
    return key;
  };
}

/** The parts of distributed routers on the hosts where somebody may meet them. */
function partsOfDistributed(met: readonly { readonly station: Station; readonly wires: Wires }[], { interfaces, namesOn }: DistributedRouters): readonly OnWires[] {
  if (interfaces.length === 0) return [];
  const groups = new Map<string, Station[]>();
  for (const { station, wires } of met) {
    if (wires.isOnEveryHost && wires.group !== undefined && interfaces.includes(station)) groups.set(wires.group, [...(groups.get(wires.group) ?? []), station]);
  }
  const parts = new Map<string, OnWires>();
  for (const { station, wires } of met) {
    const host = hostOf(station);
    if (host === undefined || wires.group === undefined) continue;
    for (const at of groups.get(wires.group) ?? []) {
      const key = `${host} ${at.key}`;
      if (!parts.has(key)) parts.set(key, { station: at, names: namesOn(host, at) });
    }
  }
  return [...parts.values()];
}

interface OnWires {
  readonly station: Station;
  readonly names: readonly string[];
}

/**
 * The wires within hosts that join somebody whom no wire beyond joins. Mostly those who share one lead to one domain as
 * well, and it need not be told on which host they are.
 */
function namesThatMatterWithin(all: readonly OnWires[]): ReadonlySet<string> {
  const shared = new Map<string, readonly string[]>();
  for (const { names } of all) {
    const beyond = names.filter((name) => !isLocal(name));
    for (const name of names) {
      if (!isLocal(name)) continue;
      const known = shared.get(name);
      shared.set(name, known ? known.filter((one) => beyond.includes(one)) : beyond);
    }
  }
  return new Set([...shared].flatMap(([name, beyond]) => (beyond.length === 0 ? [name] : [])));
}

/** Who is in a private VLAN, or on a wire with one: there it counts who is on one host, and where secondary VLANs lead (L14). */
function meetingPrivate(estate: Estate, all: readonly OnWires[]): (names: readonly string[], station: Station) => boolean {
  const touched = new Set(all.flatMap(({ station, names }) => (privateVlanOf(estate, station) ? names : [])));
  return (names, station) => touched.size > 0 && (privateVlanOf(estate, station) !== undefined || names.some((name) => touched.has(name)));
}

/** Wires on which somebody sends more than some part of the network passes on (L17): elsewhere the size of frames does not matter. */
function crampedWires(fabric: Fabric, all: readonly OnWires[]): (names: readonly string[], station: Station) => boolean {
  const least = leastMtu(fabric);
  const cramped = new Set(all.flatMap(({ station, names }) => (needs(fabric, station) > least ? names : [])));
  return (names, station) => needs(fabric, station) > least || (cramped.size > 0 && names.some((name) => cramped.has(name)));
}

/** The largest frame an adapter sends, or is sent by a router of its network, in bytes; in a tunnel the most that encapsulation adds. */
function needs({ estate }: Fabric, { mtu, network }: Station): number {
  return Math.max(mtu, estate.value('networks', network)?.mtu ?? 0) + (isSegment(estate, network) ? mostEncapsulation : 0);
}
/** VXLAN over IPv6 (RFC 7348). */
const mostEncapsulation = 70;

function leastMtu({ estate }: Fabric): number {
  let least = Infinity;
  for (const id of estate.ids('switches')) {
    const owner = estate.value('switches', id);
    if (!owner) continue;
    least = Math.min(least, portMtu(owner, undefined));
    for (const port of Object.values(owner.ports ?? {})) least = Math.min(least, portMtu(owner, port));
  }
  return least;
}
