/** On which wires adapters are whose network is carried in no tunnel (L8–L14, L16). */
import { defineFabricQuery, isLost, type Fabric } from './fabric';
import { hostsOfSwitch, networkOn, pairKey, pairOf, type NetworkPart, type SwitchPart } from './hostPart';
import { unshown } from './physical';
import { vlanOfTag, type PortVlans } from './ports';
import type { Station } from './types';
import { chosenUplinks, domainBehind, partUplinks, uplinksOf, working } from './uplinks';
import { isTagAllowed, isVlan, localWire, oneWire, placeKey, placesOf, switchGroup } from './wireNames';

export interface Wires {
  /** Two stations with one of these in common are on one wire. */
  readonly names: ReadonlySet<string>;
  /** What a distributed router meets on every host: a virtual switch and VLAN, or a segment. */
  readonly group: string | undefined;
  /** Whether it is on every host where the group is. */
  readonly isOnEveryHost: boolean;
}
export const noWires: Wires = { names: new Set(), group: undefined, isOnEveryHost: false };

/** The wires of a station on a network that is no segment, in a VLAN; none where it is off, or nothing leads from it to anybody. */
export function plainWires(fabric: Fabric, station: Station, vlan: number): Wires {
  const { network, place } = station;
  if (network === undefined || isOut(fabric, station)) return noWires;
  switch (place.kind) {
    case 'nowhere': return noWires;
    case 'every-wire': return { ...noWires, names: plainNetworkWires(fabric, network, vlan) };
    case 'every-host': return { names: plainNetworkWires(fabric, network, vlan), group: groupOf(fabric, network, vlan), isOnEveryHost: true };
    case 'switch': return { ...noWires, names: routedVlan(fabric, network, place.switch, vlan) };
    case 'host': return isTagAllowed(fabric.estate, station) ? hostWires(fabric, station, networkOn(fabric.estate, network, place.host, place.vm), vlan) : noWires;
  }
}

/** Whether a station is off, or what it is in has failed. */
export function isOut(fabric: Fabric, { off, collection, id, place }: Station): boolean {
  if (off) return true;
  if (fabric.lost.size === 0) return false;
  if (collection === 'routers' && isLost(fabric, { kind: 'router', router: id })) return true;
  if (place.kind === 'switch') return isLost(fabric, { kind: 'switch', switch: place.switch });
  return place.kind === 'host' && isLost(fabric, { kind: 'host', host: place.host });
}

/** Every wire of a network that is no segment, in a VLAN: those beyond its hosts, and those of hosts from which none leads. */
export function plainNetworkWires(fabric: Fabric, network: string, vlan: number): ReadonlySet<string> {
  return ofNetwork(fabric, pairKey(network, String(vlan)));
}

const ofNetwork = defineFabricQuery<ReadonlySet<string>>('wires of a network', (fabric, key) => {
  const [network, vlanText] = pairOf(key);
  const vlan = Number(vlanText);
  const { estate } = fabric;
  const item = estate.value('networks', network);
  const [first] = hostsOfSwitch(estate.value('switches', item?.switch) ?? {});
  const form = networkOn(estate, network, item?.on ?? first ?? '');
  switch (form.kind) {
    case 'absent': case 'overlay': return new Set();
    case 'one-wire': return new Set([oneWire(network)]);
    case 'physical': return switchVlan(fabric, form.switch, vlan);
    case 'local': return new Set(placesOf(estate, network).map((place) => localWire(oneWire(network), place)));
    case 'bridged': return new Set(placesOf(estate, network).flatMap((host) => uplinksOf(fabric, network, host)).flatMap((uplink) => domainBehind(fabric, uplink, 0) ?? []));
    case 'port-group': return portGroupWires(fabric, network, form.part, vlan, item?.uplinks !== undefined || item?.standby !== undefined);
  }
});

function portGroupWires(fabric: Fabric, network: string, part: SwitchPart, vlan: number, hasOwnUplinks: boolean): ReadonlySet<string> {
  const names = new Set<string>();
  if (!hasOwnUplinks) {
    const { ends, alone } = attachmentsOf(fabric, part.switch);
    for (const { switch: id, vlans } of ends) {
      const behind = vlanOfTag(vlans, vlan);
      const name = behind === undefined ? undefined : fabric.physical.domainOf({ switch: id, vlan: behind });
      if (name !== undefined) names.add(name);
    }
    for (const host of alone) names.add(localWire(switchGroup(part.switch, vlan), host));
    return names;
  }
  for (const host of hostsWith(fabric, part.switch)) {
    const uplinks = uplinksOf(fabric, network, host);
    if (uplinks.length === 0) names.add(localWire(switchGroup(part.switch, vlan), host));
    for (const uplink of working(uplinks)) {
      const name = domainBehind(fabric, uplink, vlan);
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

interface Attachments {
  /** Into what the working uplinks of all hosts are plugged; ports of one switch that do the same with VLANs once. */
  readonly ends: readonly { readonly switch: string; readonly vlans: PortVlans }[];
  /** Hosts on which it has no uplinks. */
  readonly alone: readonly string[];
}

/** Where a virtual switch is plugged in, over all its hosts: the ports of many hosts are of few kinds. */
const attachmentsOf = defineFabricQuery<Attachments>('where a virtual switch is plugged in', (fabric, id) => {
  const ends = new Map<string, Attachments['ends'][number]>();
  const alone: string[] = [];
  for (const host of hostsWith(fabric, id)) {
    const uplinks = partUplinks(fabric, pairKey(id, host));
    if (uplinks.length === 0) alone.push(host);
    for (const { port, vlans } of working(uplinks)) ends.set(`${port?.switch ?? unshown} ${vlans.key}`, { switch: port?.switch ?? unshown, vlans });
  }
  return { ends: [...ends.values()], alone };
});

/** The hosts a virtual switch is on. */
function hostsWith({ estate }: Fabric, id: string): readonly string[] {
  const named = hostsOfSwitch(estate.value('switches', id) ?? {});
  return named.length > 0 ? named : [...estate.ids('hosts')].sort();
}

function hostWires(fabric: Fabric, station: Station, on: NetworkPart, vlan: number): Wires {
  const { place, network = '' } = station;
  if (place.kind !== 'host') return noWires;
  switch (on.kind) {
    case 'absent': case 'overlay': return noWires;
    case 'one-wire': return { ...noWires, names: new Set([oneWire(network)]) };
    case 'local': return { names: new Set([localWire(oneWire(network), placeKey(place))]), group: oneWire(network), isOnEveryHost: false };
    case 'physical': return { ...noWires, names: switchVlan(fabric, on.switch, vlan) };
    case 'bridged': return { ...noWires, names: new Set([localWire(oneWire(network), place.host), ...domains(fabric, station, 0)]) };
    case 'port-group': {
      const group = switchGroup(on.part.switch, vlan);
      return { names: new Set([localWire(group, place.host), ...domains(fabric, station, vlan)]), group, isOnEveryHost: false };
    }
  }
}

/** The domains into which the uplinks a station uses lead. */
function domains(fabric: Fabric, station: Station, tag: number): readonly string[] {
  const { network = '', place } = station;
  const usable = place.kind === 'host' ? working(uplinksOf(fabric, network, place.host)) : [];
  const all = usable.map((uplink) => domainBehind(fabric, uplink, tag));
  // Mostly they all lead to one: then nobody need be asked who takes which.
  const isOne = all.every((name) => name === all[0]);
  const names = isOne ? all : chosenUplinks(fabric, station).map((uplink) => domainBehind(fabric, uplink, tag));
  return names.filter((name) => name !== undefined);
}

/** A VLAN of a physical switch; untagged is the default one. */
function switchVlan(fabric: Fabric, id: string, vlan: number): ReadonlySet<string> {
  const name = fabric.physical.domainOf({ switch: id, vlan: vlan === 0 ? 1 : vlan });
  return new Set(name === undefined ? [] : [name]);
}

/** What a router on a physical switch is on: the VLAN of the network there, or every wire of a network that has none. */
function routedVlan(fabric: Fabric, network: string, id: string, vlan: number): ReadonlySet<string> {
  return isVlan(fabric.estate, network) ? switchVlan(fabric, id, vlan) : plainNetworkWires(fabric, network, vlan);
}

function groupOf({ estate }: Fabric, network: string, vlan: number): string | undefined {
  const item = estate.value('networks', network);
  switch (item?.kind ?? 'port-group') {
    case 'nat': case 'host-only': case 'internal': case 'container-bridge': return oneWire(network);
    default: return item?.switch === undefined ? undefined : switchGroup(item.switch, vlan);
  }
}
