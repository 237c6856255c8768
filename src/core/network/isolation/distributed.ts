/** Distributed routers route on the host of the sender (R6): on which hosts they lead to the same wires. */
import type { Estate } from '../../model/estate';
import { distinct } from '../../util/distinct';
import type { Fabric } from '../fabric/fabric';
import { pairKey, switchOn } from '../fabric/hostPart';
import { overlayGroups } from '../fabric/overlay';
import { stationsOf } from '../fabric/stations';
import type { Station } from '../fabric/types';
import { partUplinks } from '../fabric/uplinks';
import { isLocal, isSegment, localWire } from '../fabric/wireNames';
import { wiresOf } from '../fabric/wires';

export interface DistributedRouters {
  /** Their interfaces, which are on every host. */
  readonly interfaces: readonly Station[];
  /** One text for hosts on which they lead to the same wires beyond. */
  readonly keyOf: (host: string) => string;
  /** The wires of an interface on a host: beyond it, and within it where there is one. */
  readonly namesOn: (host: string, at: Station) => readonly string[];
}

export function distributedRoutersOf(fabric: Fabric): DistributedRouters {
  const { estate } = fabric;
  const interfaces = [...estate.ids('routers')].sort().flatMap((id) => stationsOf(estate, 'routers', id)).filter(({ place, off }) => place.kind === 'every-host' && off === undefined);
  const likeness = likenessOf(fabric, interfaces);
  const groups = new Map(interfaces.map((at) => [at.key, wiresOf(fabric, at).group]));
  // Hosts that are alike are asked once: there are thousands of them, of few kinds.
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const beyondOn = (host: string): ReadonlyMap<string, readonly string[]> => {
    const key = likeness(host);
    let names = known.get(key);
    if (!names) known.set(key, (names = new Map(interfaces.map((at) => [at.key, [...wiresOf(fabric, onHost(at, host)).names].filter((name) => !isLocal(name)).sort()]))));
    return names;
  };
  const texts = new Map<ReadonlyMap<string, readonly string[]>, string>();
  return {
    interfaces,
    keyOf: (host) => {
      if (interfaces.length === 0) return '';
      const beyond = beyondOn(host);
      let text = texts.get(beyond);
      if (text === undefined) texts.set(beyond, (text = [...beyond.values()].map((names) => names.join()).join('\n')));
      return text;
    },
    namesOn: (host, at) => {
      const group = groups.get(at.key);
      return [...(beyondOn(host).get(at.key) ?? []), ...(group === undefined ? [] : [localWire(group, host)])];
    },
  };
}

const onHost = (at: Station, host: string): Station => ({ ...at, place: { kind: 'host', host } });

/** One text for hosts that have the same uplinks in the switches of these interfaces, and are in the same tunnels. */
function likenessOf(fabric: Fabric, interfaces: readonly Station[]): (host: string) => string {
  const { estate } = fabric;
  const networks = distinct(interfaces.map(({ network }) => network));
  const switches = distinct(networks.flatMap((network) => estate.value('networks', network)?.switch ?? []));
  const segments = distinctUnderlays(estate, networks.filter((network) => isSegment(estate, network)));
  const isOwn = networks.some((network) => isOfHost(estate, network));
  const known = new Map<string, string>();
  return (host) => {
    let key = known.get(host);
    if (key === undefined) {
      const uplinks = switches.map((id) => [
        switchOn(estate, id, host) !== undefined,
        ...partUplinks(fabric, pairKey(id, host)).map(({ nic, role, port, vlans, down }) => `${nic} ${role} ${port?.switch ?? ''} ${vlans.key} ${down === undefined}`),
      ].join());
      known.set(host, (key = [...uplinks, ...segments.map((network) => overlayGroups(fabric, network).get(host) ?? ''), isOwn ? host : ''].join('\n')));
    }
    return key;
  };
}

/** One segment of those that are carried alike. */
function distinctUnderlays(estate: Estate, segments: readonly (string | undefined)[]): readonly string[] {
  const found = new Map<string, string>();
  for (const network of segments) {
    const item = estate.value('networks', network);
    if (network !== undefined) found.set(`${item?.underlay ?? ''} ${item?.kind ?? ''}`, network);
  }
  return [...found.values()];
}

/** Whether each host may have a network for itself, or passes it on by a NIC of its own. */
function isOfHost(estate: Estate, network: string | undefined): boolean {
  const item = estate.value('networks', network);
  return item?.on !== undefined || (item?.switch === undefined && item?.kind !== undefined && item.kind !== 'overlay' && item.kind !== 'port-group');
}
