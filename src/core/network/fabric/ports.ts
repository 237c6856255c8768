/** What physical ports do with VLANs (L2), and which switches have them. */
import type { Switch } from '../../model/entities';
import { defineIndex, type Estate } from '../../model/estate';
import { rememberedBy } from '../../util/remembered';
import { parseVlans, type VlanRange } from '../addressing/vlans';
import type { PortId, Tag } from './types';

export type SwitchPort = NonNullable<Switch['ports']>[string];

export interface PortVlans {
  readonly mode: 'access' | 'trunk';
  /** VLANs carried with a tag, the native one left out; `undefined` is all. None on an access port. */
  readonly tagged: readonly VlanRange[] | undefined;
  /** The VLAN of untagged frames; undefined where they are carried in none. */
  readonly native: number | undefined;
  /** Whether the native VLAN is said rather than taken for 1. */
  readonly nativeSaid: boolean;
  /** One text for all ports that do the same. */
  readonly key: string;
}

export const portVlans = rememberedBy(({ mode, vlan: written, vlans }: SwitchPort): PortVlans => {
  const vlan = written === undefined || written < 1 ? undefined : written;
  if (mode === 'access' || (mode === undefined && vlan !== undefined && vlans === undefined)) {
    return { mode: 'access', tagged: [], native: vlan ?? defaultVlan, nativeSaid: vlan !== undefined, key: `access ${vlan ?? defaultVlan}` };
  }
  const list = vlans === undefined ? undefined : parseVlans(vlans);
  // A list that cannot be read is reported as such; until then the port counts as one that says nothing.
  const tagged = list?.kind === 'vlans' ? list.ranges : undefined;
  const native = vlan ?? (tagged === undefined || isAmong(tagged, defaultVlan) ? defaultVlan : undefined);
  return { mode: 'trunk', tagged, native, nativeSaid: vlan !== undefined, key: `trunk ${tagged?.map(({ from, to }) => `${from}-${to}`).join() ?? 'all'} ${vlan ?? 'unsaid'}` };
});
const defaultVlan = 1;

/** Equipment that is not shown: every VLAN, and untagged frames stay what they are (L9). */
export const unshownPort: PortVlans = { mode: 'trunk', tagged: undefined, native: 0, nativeSaid: true, key: 'unshown' };

/** The tag with which a frame of a VLAN leaves a port, 0 for none; undefined where the port does not carry the VLAN. */
export function tagOn(port: PortVlans, vlan: number): Tag | undefined {
  if (vlan === port.native) return 0;
  return vlan !== 0 && (port.tagged === undefined || isAmong(port.tagged, vlan)) ? vlan : undefined;
}

/** The VLAN a frame belongs to that comes from a host with this tag; undefined where the port does not take it. */
export function vlanOfTag(port: PortVlans, tag: Tag): number | undefined {
  if (tag === 0) return port.native;
  // A port that says nothing of its native VLAN is not known to refuse frames that carry the tag of the default one.
  if (tag === port.native) return port.mode === 'trunk' && !port.nativeSaid ? tag : undefined;
  return tagOn(port, tag) === tag ? tag : undefined;
}

export function isAmong(ranges: readonly VlanRange[], vlan: number): boolean {
  return ranges.some(({ from, to }) => from <= vlan && vlan <= to);
}

/** Whether a switch is a device with ports rather than one made in software. */
export const isPhysical = ({ kind, ports }: Switch): boolean => (kind === undefined ? ports !== undefined : kind === 'physical');

const switchesByForm = defineIndex('switches by form', 'switches', (networkSwitch) => [isPhysical(networkSwitch) ? 'physical' : 'virtual']);
export const switchesOf = (estate: Estate, form: 'physical' | 'virtual'): readonly string[] => estate.lookup(switchesByForm, form);

/** "leaf-1/eth3" as its switch and port; undefined where no port is named. */
export function parsePort(text: string): PortId | undefined {
  const slash = text.indexOf('/');
  return slash < 0 ? undefined : { switch: text.slice(0, slash), port: text.slice(slash + 1) };
}

/** What a port passes on at most, in bytes: its MTU or that of its switch. */
export const portMtu = (owner: Switch, port: SwitchPort | undefined): number => port?.mtu ?? owner.mtu ?? defaultMtu;
export const defaultMtu = 1500;
