/** How a station gets onto the equipment between hosts: through which uplink, into which VLAN of which switch. */
import type { Fabric } from './fabric';
import { networkOn, type NetworkPart } from './hostPart';
import { portIn } from './links';
import { portMtu } from './ports';
import { switchHop } from './physicalPath';
import type { Hop, MtuAt, Station, Stop, SwitchVlan } from './types';
import { behindUplink, chosenUplinks, teamingOf, uplinkOfPair, uplinksOf, type Uplink } from './uplinks';
import { isSegment, isVlan } from './wireNames';

export interface PartMtu {
  readonly bytes: number;
  readonly at: MtuAt;
}

export interface Exit {
  /** From the station outwards. */
  readonly hops: readonly Hop[];
  readonly mtus: readonly PartMtu[];
  readonly to:
    | { readonly kind: 'switch'; readonly at: SwitchVlan }
    /** Straight onto every wire of its network. */
    | { readonly kind: 'network' }
    | { readonly kind: 'stop'; readonly because: Stop };
  /** The NIC it leaves by; undefined where it leaves by none. */
  readonly uplink: Uplink | undefined;
}

/** The ways out of a station towards another, the one it would take first; one that is a stop where there is none. */
export function exitsOf(fabric: Fabric, station: Station, towards: Station): readonly Exit[] {
  const { network = '', place } = station;
  const adapter: Hop = { kind: 'adapter', station };
  const group: Hop = { kind: 'network', network, vlan: station.vlan };
  const mtus = [{ bytes: station.mtu, at: { kind: 'adapter', station } as const }];
  const straight: Exit = { hops: [adapter, group], mtus, to: { kind: 'network' }, uplink: undefined };
  if (isSegment(fabric.estate, network)) return [straight];
  switch (place.kind) {
    case 'every-wire': case 'every-host': case 'nowhere': return [straight];
    case 'switch': return [isVlan(fabric.estate, network) ? atSwitch(place.switch, [adapter]) : straight];
    case 'host': return onHost(networkOn(fabric.estate, network, place.host, place.vm), place.host);
  }

  function atSwitch(id: string, hops: readonly Hop[]): Exit {
    const at = { switch: id, vlan: station.vlan === 0 ? 1 : station.vlan };
    return { hops: [...hops, switchHop(at)], mtus, to: { kind: 'switch', at }, uplink: undefined };
  }

  function onHost(on: NetworkPart, host: string): readonly Exit[] {
    switch (on.kind) {
      case 'absent': return [stopped([adapter], { kind: 'network-absent', station, network, host, switch: on.switch })];
      case 'one-wire': case 'local': case 'overlay': return [straight];
      case 'physical': return [atSwitch(on.switch, [adapter, group])];
      case 'bridged': return through(host, undefined, 0, [adapter, group], mtus);
      case 'port-group': return through(host, on.part.switch, station.vlan, [adapter, group, { kind: 'virtual-switch', switch: on.part.switch, host }], [...mtus, { bytes: on.part.mtu, at: { kind: 'virtual-switch', switch: on.part.switch, host } }]);
    }
  }

  function through(host: string, id: string | undefined, tag: number, hops: readonly Hop[], parts: readonly PartMtu[]): readonly Exit[] {
    const all = uplinksOf(fabric, network, host);
    if (all.length === 0 && id !== undefined) return [stopped(hops, { kind: 'no-uplink', network, switch: id, host })];
    const chosen = inOrderFor(chosenUplinks(fabric, station), teamingOf(fabric, network, host) === 'ip-hash' ? uplinkOfPair(chosenUplinks(fabric, station), station, towards) : undefined);
    if (chosen.length === 0) return [stopped(hops, { kind: 'uplinks-down', network, switch: id, host, down: all.flatMap(({ nic, down }) => (down ? [{ nic, because: down }] : [])) })];
    return chosen.map((uplink) => by(uplink, id, tag, hops, parts));
  }

  function by(uplink: Uplink, id: string | undefined, tag: number, hops: readonly Hop[], parts: readonly PartMtu[]): Exit {
    const { port, nic, host } = uplink;
    const out: Hop[] = nic === '' ? [] : [{ kind: 'uplink', host, nic, switch: id, tag }];
    const at = behindUplink(uplink, tag);
    if (!port) return { hops: [...hops, ...out, { kind: 'unshown', tag }], mtus: parts, to: { kind: 'switch', at: at ?? { switch: '', vlan: tag } }, uplink };
    const onPort: readonly Hop[] = [...hops, ...out, { kind: 'port', switch: port.switch, port: port.port, tag }];
    if (!at) return { hops: onPort, mtus: parts, to: { kind: 'stop', because: { kind: 'vlan-not-carried', switch: port.switch, port: port.port, vlan: tag, towards: 'host' } }, uplink };
    const { switches } = fabric.physical;
    const mtu = { bytes: portMtu(switches.get(port.switch) ?? {}, portIn(switches, port)), at: { kind: 'port', switch: port.switch, port: port.port } as const };
    return { hops: [...onPort, switchHop(at)], mtus: [...parts, mtu], to: { kind: 'switch', at }, uplink };
  }

  function stopped(hops: readonly Hop[], because: Stop): Exit {
    return { hops, mtus, to: { kind: 'stop', because }, uplink: undefined };
  }
}

const inOrderFor = (uplinks: readonly Uplink[], first: Uplink | undefined): readonly Uplink[] => (first ? [first, ...uplinks.filter((uplink) => uplink !== first)] : uplinks);
