/** What a host adds to the network: its NICs, and its part of each virtual switch (L7, L11). Reads no VM. */
import type { Network, Switch } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import type { BitsPerSecond } from '../../model/quantity';
import { distinct } from '../../util/distinct';
import { rememberedBy } from '../../util/remembered';
import { sameValue } from '../../util/sameValue';
import { defaultMtu, isPhysical, parsePort } from './ports';
import type { PortId } from './types';

export type Teaming = NonNullable<Switch['teaming']>;

export interface HostNic {
  readonly name: string;
  readonly speed: BitsPerSecond | undefined;
  /** The port it names, whether that is there or not; undefined where it names none. */
  readonly port: PortId | undefined;
}

/** The physical NICs of a host by name, in the order of the text. */
export function hostNics(estate: Estate, host: string): ReadonlyMap<string, HostNic> {
  return estate.query(nicsQuery, host);
}
const nicsQuery = defineQuery<ReadonlyMap<string, HostNic>>('NICs of a host', (estate, host) => new Map(
  Object.entries(estate.value('hosts', host)?.nics ?? {}).map(([name, { speed, port }]) => [name, { name, speed, port: port === undefined ? undefined : parsePort(port) }]),
), sameValue);

/** A virtual switch on one host. */
export interface SwitchPart {
  readonly switch: string;
  readonly host: string;
  /** Those used first, and those used once they have all failed, in order. */
  readonly active: readonly HostNic[];
  readonly standby: readonly HostNic[];
  readonly teaming: Teaming;
  readonly aggregation: NonNullable<Switch['aggregation']>;
  /** Whether it passes frames from uplink to uplink (L7). */
  readonly bridges: boolean;
  readonly mtu: number;
  /** Whether the document says uplinks of the switch on any host: a distributed one without has some that are not shown. */
  readonly hasShownUplinks: boolean;
}

/** The part of a virtual switch on a host; undefined where it has none there, and of what is no virtual switch. */
export function switchOn(estate: Estate, networkSwitch: string, host: string): SwitchPart | undefined {
  return estate.query(partQuery, pairKey(networkSwitch, host));
}
const partQuery = defineQuery<SwitchPart | undefined>('virtual switch on a host', (estate, key) => {
  const [id, host] = pairOf(key);
  const item = estate.value('switches', id);
  if (!item || isPhysical(item)) return undefined;
  const hosts = hostsOfSwitch(item);
  if (hosts.length > 0 && !hostSetOf(item).has(host)) return undefined;
  const nics = hostNics(estate, host);
  const nicOf = (name: string): HostNic => nics.get(name) ?? { name, speed: undefined, port: undefined };
  const standby = distinct(ownList(item.standby, host));
  const active = distinct(ownList(item.uplinks, host)).filter((nic) => !standby.includes(nic));
  const aggregation = item.aggregation ?? 'none';
  const isBridge = item.kind === 'bridge' || item.kind === 'open-vswitch';
  return {
    switch: id, host, active: active.map(nicOf), standby: standby.map(nicOf), teaming: item.teaming ?? 'originating-port', aggregation,
    bridges: isBridge && active.length > 1 && aggregation === 'none' && item.teaming === undefined && standby.length === 0,
    mtu: item.mtu ?? defaultMtu, hasShownUplinks: isLocal(item) || hosts.length > 0,
  };
}, sameValue);

/** The hosts a virtual switch is on (L11), each once; none where it is on every host. */
export const hostsOfSwitch = rememberedBy((item: Switch): readonly string[] => {
  if (item.kind === 'standard' && item.host !== undefined) return [item.host];
  return distinct([...(item.host === undefined || !isLocal(item) ? [] : [item.host]), ...Object.keys(item.uplinks ?? {}), ...Object.keys(item.standby ?? {})]);
});
const hostSetOf = rememberedBy((item: Switch): ReadonlySet<string> => new Set(hostsOfSwitch(item)));
/** Whether it is a switch of its own on each host, also by what it says: one without uplinks has none. */
const isLocal = ({ kind }: Switch): boolean => kind === 'standard' || kind === 'bridge' || kind === 'open-vswitch';

/** The virtual switches that name a host, or a NIC of it. */
export function switchesNaming(estate: Estate, host: string): readonly string[] {
  return estate.lookup(switchesByHost, host);
}
const switchesByHost = defineIndex('virtual switches by host', 'switches', (item) => (isPhysical(item) ? [] : hostsOfSwitch(item)));

/** How a network is on a host, or in a VM with a hypervisor or container engine of its own. */
export type NetworkPart =
  /** `switch`: the one that is not on this host; undefined where another host or VM makes the network. */
  | { readonly kind: 'absent'; readonly switch: string | undefined }
  /** One wire wherever it is used (L10). */
  | { readonly kind: 'one-wire' }
  /** A wire of its own on each host, or in each VM, where it is made (L10). */
  | { readonly kind: 'local' }
  | { readonly kind: 'port-group'; readonly part: SwitchPart }
  /** A VLAN of a physical switch itself. */
  | { readonly kind: 'physical'; readonly switch: string }
  /** A NIC of the host passes its frames on untagged (L16); without a NIC, one the document does not show. */
  | { readonly kind: 'bridged'; readonly nic: HostNic | undefined }
  | { readonly kind: 'overlay'; readonly part: SwitchPart | undefined };

/** How a network is on a host; `vm` where it is asked from within that VM. */
export function networkOn(estate: Estate, network: string, host: string, vm?: string): NetworkPart {
  const item = estate.value('networks', network);
  if (item?.on !== undefined && item.on !== (vm ?? host) && item.on !== host) return { kind: 'absent', switch: undefined };
  switch (item?.kind ?? 'port-group') {
    case 'nat': case 'host-only': case 'internal': case 'container-bridge': return { kind: 'local' };
    case 'container-overlay': return item?.underlay === undefined ? { kind: 'one-wire' } : { kind: 'overlay', part: undefined };
    case 'overlay': return overlayOn(estate, item, host);
    case 'bridged': return item?.switch === undefined ? { kind: 'bridged', nic: bridgedNic(estate, item, host) } : onSwitch(estate, item.switch, host);
    case 'port-group': return item?.switch === undefined ? { kind: 'one-wire' } : onSwitch(estate, item.switch, host);
  }
}

/** Whether `networkOn` a host is "absent": for who asks of every host, and of nothing but that. */
export function isAbsent(estate: Estate, network: string, host: string): boolean {
  const item = estate.value('networks', network);
  if (item?.on !== undefined && item.on !== host) return true;
  const kind = item?.kind ?? 'port-group';
  if (item?.switch === undefined || (kind !== 'port-group' && kind !== 'bridged' && kind !== 'overlay')) return false;
  const hosts = estate.query(hostsWith, item.switch);
  return hosts !== 'every' && !hosts.has(host);
}

/** The hosts a switch is on: every one for physical switches, those that say none, and those that are not there. */
const hostsWith = defineQuery<'every' | ReadonlySet<string>>('hosts a switch is on', (estate, id) => {
  const item = estate.value('switches', id);
  return !item || isPhysical(item) || hostsOfSwitch(item).length === 0 ? 'every' : hostSetOf(item);
}, sameValue);

function onSwitch(estate: Estate, id: string, host: string): NetworkPart {
  const item = estate.value('switches', id);
  // Of a switch that is not in the document nothing is known.
  if (!item) return { kind: 'one-wire' };
  if (isPhysical(item)) return { kind: 'physical', switch: id };
  const part = switchOn(estate, id, host);
  return part ? { kind: 'port-group', part } : { kind: 'absent', switch: id };
}

function overlayOn(estate: Estate, item: Network | undefined, host: string): NetworkPart {
  const owner = item?.switch === undefined ? undefined : estate.value('switches', item.switch);
  if (item?.switch === undefined || !owner || isPhysical(owner)) return { kind: 'overlay', part: undefined };
  const part = switchOn(estate, item.switch, host);
  return part ? { kind: 'overlay', part } : { kind: 'absent', switch: item.switch };
}

function bridgedNic(estate: Estate, item: Network | undefined, host: string): HostNic | undefined {
  const nics = hostNics(estate, host);
  return item?.nic === undefined ? [...nics.values()][0] : (nics.get(item.nic) ?? { name: item.nic, speed: undefined, port: undefined });
}

/** Two ids as the key of a query, and back. */
export const pairKey = (first: string, second: string): string => `${first}\n${second}`;
export function pairOf(key: string): readonly [string, string] {
  const at = key.indexOf('\n');
  return [key.slice(0, at), key.slice(at + 1)];
}

function ownList(lists: Readonly<Record<string, readonly string[]>> | undefined, key: string): readonly string[] {
  return lists && Object.hasOwn(lists, key) ? (lists[key] ?? []) : [];
}
