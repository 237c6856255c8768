/** The uplinks of a network on a host, which of them work, and which one an adapter uses (L8, L9, L12). */
import type { BitsPerSecond } from '../../model/quantity';
import { distinct } from '../../util/distinct';
import { defineFabricQuery, isLost, physicalSwitch, shownPort, type Fabric } from './fabric';
import { networkOn, pairKey, pairOf, switchOn, type HostNic, type SwitchPart, type Teaming } from './hostPart';
import { bundlingConflict, bundlingOf, portDown, portIn, withoutLacp, type Switches } from './links';
import { portVlans, unshownPort, vlanOfTag, type PortVlans } from './ports';
import { unshown } from './physical';
import { seatOf } from './seats';
import { portText, type DownReason, type PortId, type Station, type SwitchVlan, type Tag } from './types';

/** A NIC through which frames of a virtual switch, or of a bridged network, leave and enter a host. */
export interface Uplink {
  readonly host: string;
  readonly nic: string;
  readonly role: 'active' | 'standby';
  /** The port it is plugged into; undefined where that is not shown. */
  readonly port: PortId | undefined;
  readonly vlans: PortVlans;
  /** Of the NIC or the port, the slower, in bit/s; undefined where neither says. */
  readonly speed: BitsPerSecond | undefined;
  /** Why it does not work; undefined where it does. */
  readonly down: DownReason | undefined;
}

/** The uplinks of a network on a host, the active ones first; none where it has none, or is none that takes uplinks. */
export function uplinksOf(fabric: Fabric, network: string, host: string): readonly Uplink[] {
  const on = networkOn(fabric.estate, network, host);
  if (on.kind === 'bridged') return [uplinkOf(fabric, host, on.nic ?? { name: '', speed: undefined, port: undefined }, 'active')];
  if (on.kind !== 'port-group') return [];
  const all = partUplinks(fabric, pairKey(on.part.switch, host));
  const item = fabric.estate.value('networks', network);
  if (item?.uplinks === undefined && item?.standby === undefined) return all;
  return overridden(all, item.uplinks, item.standby);
}

/** How a network picks uplinks on a host: its own way, or that of its switch. Undefined where it is on no virtual switch there. */
export function teamingOf(fabric: Fabric, network: string, host: string): Teaming | 'all' | undefined {
  const on = networkOn(fabric.estate, network, host);
  if (on.kind !== 'port-group') return undefined;
  if (on.part.bridges || on.part.aggregation !== 'none') return 'all';
  return fabric.estate.value('networks', network)?.teaming ?? on.part.teaming;
}

/** Those of some uplinks that carry frames now: the active ones that work, or else the standby ones that do. */
export function working(uplinks: readonly Uplink[]): readonly Uplink[] {
  const up = uplinks.filter(({ down }) => !down);
  const active = up.filter(({ role }) => role === 'active');
  return active.length > 0 ? active : up;
}

/**
 * The uplinks an adapter uses (L12): one, or several where frames are spread by addresses, by load or over a bundle.
 * None where none works, and where its network takes no uplinks.
 */
export function chosenUplinks(fabric: Fabric, station: Station): readonly Uplink[] {
  const { network, place } = station;
  if (network === undefined || place.kind !== 'host') return [];
  const usable = working(uplinksOf(fabric, network, place.host));
  const teaming = usable.length < 2 ? 'all' : (teamingOf(fabric, network, place.host) ?? 'all');
  switch (teaming) {
    case 'all': case 'ip-hash': case 'load': return usable;
    case 'failover': return usable.slice(0, 1);
    case 'mac-hash': return oneOf(usable, lastByteOf(station) ?? seatOf(fabric.estate, station));
    case 'originating-port': return oneOf(usable, seatOf(fabric.estate, station));
  }
}

/** Which of the uplinks that addresses choose among carries frames of a pair of them (L12): the last bytes combined by exclusive or. */
export function uplinkOfPair(uplinks: readonly Uplink[], from: Station, to: Station): Uplink | undefined {
  const [a, b] = [from, to].map(({ addresses }) => addresses[0]?.bytes.at(-1) ?? 0) as [number, number];
  return uplinks[(a ^ b) % Math.max(1, uplinks.length)];
}

/** The VLAN of the switch an uplink is plugged into in which a frame with a tag arrives; undefined where the port does not take it. */
export function behindUplink({ port, vlans }: Uplink, tag: Tag): SwitchVlan | undefined {
  const vlan = vlanOfTag(vlans, tag);
  return vlan === undefined ? undefined : { switch: port?.switch ?? unshown, vlan };
}

/** The broadcast domain a frame with a tag gets into by an uplink; undefined where it does not get anywhere. */
export function domainBehind(fabric: Fabric, uplink: Uplink, tag: Tag): string | undefined {
  const at = uplink.down ? undefined : behindUplink(uplink, tag);
  return at && fabric.physical.domainOf(at);
}

/** The uplinks of a virtual switch on a host, the active ones first; key: `pairKey(switch, host)`. */
export const partUplinks = defineFabricQuery<readonly Uplink[]>('uplinks of a virtual switch on a host', (fabric, key) => {
  const [id, host] = pairOf(key);
  const part = switchOn(fabric.estate, id, host);
  if (!part) return [];
  if (!part.hasShownUplinks) return [{ ...uplinkOf(fabric, host, { name: '', speed: undefined, port: undefined }, 'active'), vlans: unshownPort }];
  return [...part.active.map((nic) => uplinkOf(fabric, host, nic, 'active', part)), ...part.standby.map((nic) => uplinkOf(fabric, host, nic, 'standby', part))];
});

const none: Switches = new Map();

function uplinkOf(fabric: Fabric, host: string, { name: nic, speed, port: named }: HostNic, role: Uplink['role'], part?: SwitchPart): Uplink {
  const switches = named ? fabric.estate.query(physicalSwitch, named.switch) : none;
  const port = shownPort(switches, named);
  const item = port && portIn(switches, port);
  const speeds = [speed, item?.speed].filter((each) => each !== undefined);
  const isNicLost = isLost(fabric, { kind: 'nic', host, nic }) || isLost(fabric, { kind: 'host', host });
  return {
    host, nic, role, port, vlans: item ? portVlans(item) : unshownPort,
    speed: speeds.length === 0 ? undefined : (Math.min(...speeds) as BitsPerSecond),
    down: isNicLost ? { kind: 'lost' } : port && (portDown(switches, port, fabric.lost) ?? unbundled(switches, port, part)),
  };
}

/** What keeps an uplink from coming up: the switch on the host and that of the port bundle differently (L5). */
function unbundled(switches: Switches, port: PortId, part: SwitchPart | undefined): DownReason | undefined {
  const owner = switches.get(port.switch);
  const bundling = bundlingOf(owner, portIn(switches, port));
  const near = { name: part?.switch ?? '', bundling: part?.aggregation ?? 'none' } as const;
  return bundlingConflict(near, { name: portText(port), bundling }) ?? withoutLacp(owner, port.switch, bundling);
}

/** The uplinks as a network orders them that names its own; NICs that are no uplinks of its switch there are none of its. */
function overridden(all: readonly Uplink[], active: readonly string[] | undefined, standby: readonly string[] | undefined): readonly Uplink[] {
  const byRole = (role: Uplink['role']): readonly string[] => all.filter((uplink) => uplink.role === role).map(({ nic }) => nic);
  const second = standby ?? byRole('standby').filter((nic) => active?.includes(nic) !== true);
  const first = (active ?? byRole('active')).filter((nic) => !second.includes(nic));
  const named = (nics: readonly string[], role: Uplink['role']): readonly Uplink[] => distinct(nics).flatMap((nic) => all.filter((uplink) => uplink.nic === nic).map((uplink) => ({ ...uplink, role })));
  // Where the switch does not show its uplinks, those of its networks are not shown either.
  return all.some(({ nic }) => nic !== '') ? [...named(first, 'active'), ...named(second, 'standby')] : all;
}

const oneOf = (uplinks: readonly Uplink[], turn: number): readonly Uplink[] => uplinks.slice(turn % uplinks.length, (turn % uplinks.length) + 1);
const lastByteOf = ({ mac }: Station): number | undefined => (mac === undefined ? undefined : parseInt(mac.slice(-2), 16));
