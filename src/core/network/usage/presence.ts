/** Where networks are in use, and where they meet physical switches: what layer 2 has to join for them. */
import type { Network } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { containersByHost } from '../../model/lookups';
import { distinct } from '../../util/distinct';
import { sameValue } from '../../util/sameValue';
import { fabricOf } from '../fabric/fabric';
import { pairKey } from '../fabric/hostPart';
import { isPhysical, switchesOf } from '../fabric/ports';
import { stationsOf } from '../fabric/stations';
import { vlanText, type PortId, type SwitchVlan } from '../fabric/types';
import { behindUplink, partUplinks, uplinksOf, working, type Uplink } from '../fabric/uplinks';
import { isSegment } from '../fabric/wireNames';
import { networksOfVmsOn, routersByNetwork } from './users';

/** The networks in use on a host, in order: by VMs that run, its own adapters, containers and routers there. */
export const networksUsedOn = defineQuery<readonly string[]>('networks in use on a host', (estate, host) => [...distinct([
  ...estate.query(networksOfVmsOn, host),
  ...Object.values(estate.value('hosts', host)?.adapters ?? {}).flatMap(({ network }) => network ?? []),
  ...estate.lookup(containersByHost, host).flatMap((id) => estate.value('containers', id)?.networks ?? []),
  ...(estate.query(networksOfRouters, '').get(host) ?? []),
])].sort(), sameValue);

/** The hosts on which a network is in use, in order. */
export function hostsUsing(estate: Estate, network: string): readonly string[] {
  return estate.query(hostsOfNetwork, network);
}
const hostsOfNetwork = defineQuery<readonly string[]>('hosts on which a network is in use', (estate, network) => estate.query(hostsByUse, '').get(network) ?? none, sameValue);

const hostsByUse = defineQuery<ReadonlyMap<string, readonly string[]>>('hosts by network in use', (estate) => {
  const hosts = new Map<string, string[]>();
  for (const host of [...estate.ids('hosts')].sort()) {
    for (const network of estate.query(networksUsedOn, host)) {
      const known = hosts.get(network);
      if (known) known.push(host);
      else hosts.set(network, [host]);
    }
  }
  return hosts;
});

const networksOfRouters = defineQuery<ReadonlyMap<string, readonly string[]>>('networks of routers by host', (estate) => {
  const networks = new Map<string, readonly string[]>();
  for (const router of estate.ids('routers')) {
    for (const { place, network, off } of stationsOf(estate, 'routers', router)) {
      if (off || network === undefined || place.kind !== 'host') continue;
      networks.set(place.host, [...(networks.get(place.host) ?? []), network]);
    }
  }
  return networks;
}, sameValue);

/** Where a network gets into a VLAN of a physical switch that the document shows. */
export interface Attachment {
  /** The host or the router that is attached, as it is called. */
  readonly of: { readonly collection: 'hosts' | 'routers'; readonly id: string };
  /** The port of a host's uplink; undefined of a router on the switch itself. */
  readonly port: PortId | undefined;
  readonly at: SwitchVlan;
}

/** By network: the attachments of the hosts on which it is in use, by uplinks that carry frames now, and of routers on physical switches. */
export const attachmentsOf = defineQuery<readonly Attachment[]>('where a network is plugged in', (estate, network) => {
  const value = estate.value('networks', network);
  const tag = value && tagOf(value);
  if (tag === undefined || isSegment(estate, network) || !hasPhysicalSwitches(estate)) return none;
  const uplinks = uplinksByHost(estate, network);
  const ofHosts = hostsUsing(estate, network).flatMap((id) => working(uplinks(id)).flatMap((uplink): readonly Attachment[] => {
    const at = uplink.port ? behindUplink(uplink, tag) : undefined;
    return at ? [{ of: { collection: 'hosts', id }, port: uplink.port, at }] : [];
  }));
  const ofRouters = estate.lookup(routersByNetwork, network).flatMap((id) => stationsOf(estate, 'routers', id).flatMap((station): readonly Attachment[] =>
    station.place.kind === 'switch' && station.network === network ? [{ of: { collection: 'routers', id }, port: undefined, at: { switch: station.place.switch, vlan: tag === 0 ? 1 : tag } }] : []));
  return [...ofHosts, ...ofRouters];
}, sameValue);

/** The VLANs of physical switches that a network gets into, each once. */
export const placesOf = defineQuery<readonly SwitchVlan[]>('VLANs a network is plugged into', (estate, network) =>
  [...new Map(estate.query(attachmentsOf, network).map(({ at }) => [vlanText(at), at])).values()], sameValue);

/** The uplinks of a network on each host: mostly those of its switch there, which are worked out once for all its networks. */
function uplinksByHost(estate: Estate, network: string): (host: string) => readonly Uplink[] {
  const id = plainSwitchOf(estate, network);
  const fabric = fabricOf(estate);
  return id === undefined ? (host) => uplinksOf(fabric, network, host) : (host) => partUplinks(fabric, pairKey(id, host));
}

/** The virtual switch of a port group that leaves every host as its switch does; undefined of any other network. */
export function plainSwitchOf(estate: Estate, network: string): string | undefined {
  const { kind, switch: id, uplinks, standby, on } = estate.value('networks', network) ?? {};
  const item = estate.value('switches', id);
  return (kind === undefined || kind === 'port-group') && uplinks === undefined && standby === undefined && on === undefined && item && !isPhysical(item) ? id : undefined;
}

export const hasPhysicalSwitches = (estate: Estate): boolean => switchesOf(estate, 'physical').length > 0;

/** The tag with which frames of a network leave hosts, 0 for none; undefined where guests tag them, or it cannot be read. */
export function tagOf({ vlan, kind }: Network): number | undefined {
  if (kind === 'bridged' || vlan === undefined) return 0;
  return typeof vlan === 'number' && vlan >= 0 && vlan < 4095 ? vlan : undefined;
}

const none: readonly never[] = [];
