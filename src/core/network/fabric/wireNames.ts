/** What wires are called. Domains of switches hold no space ("leaf-1#10"), all others do. */
import { distinct } from '../../util/distinct';
import type { Estate } from '../../model/estate';
import { isAmong } from './ports';
import { parseVlans } from '../addressing/vlans';
import { unshown } from './physical';
import { guestsTag, stationsOn } from './stations';
import type { Station } from './types';

/** Of a network that is one wire wherever it is used. */
export const oneWire = (network: string): string => `network ${network}`;
/** Of a virtual switch and VLAN, a network or a segment within one host or VM (L8). */
export const localWire = (group: string, place: string): string => `${group} on ${place}`;
/** Of a VLAN of a virtual switch, on whatever host. */
export const switchGroup = (id: string, vlan: number): string => `switch ${id} ${vlan}`;
export const isLocal = (name: string): boolean => name.includes(' on ');

/** Whether a wire is a domain of equipment that is shown. */
export const isShown = (name: string): boolean => !name.includes(' ') && !isUnshown(name);
/** Whether a wire leads to equipment that is not shown (L9). */
export const isUnshown = (name: string): boolean => name.startsWith(`${unshown}#`);

/** Two segments of one VNI and encapsulation are one (L15); one without a VNI is its own. */
export function segmentOf(estate: Estate, network: string): string {
  const item = estate.value('networks', network);
  return item?.vni === undefined ? `segment ${network}` : `${item.encapsulation ?? 'vxlan'} ${item.vni}`;
}

/** Whether a network is carried in tunnels between endpoints; networks of containers only where they name what carries them. */
export function isSegment(estate: Estate, network: string | undefined): boolean {
  const item = estate.value('networks', network);
  return item?.kind === 'overlay' || (item?.kind === 'container-overlay' && item.underlay !== undefined);
}

/** Whether a network is a VLAN that a physical switch may have an interface in, rather than made elsewhere. */
export function isVlan(estate: Estate, network: string): boolean {
  const item = estate.value('networks', network);
  return item?.switch !== undefined && (item.kind === undefined || item.kind === 'port-group' || item.kind === 'bridged');
}

/** A host, or a VM of it, as the place of a wire. */
export const placeKey = ({ host, vm }: { readonly host: string; readonly vm?: string }): string => (vm === undefined ? host : `vms/${vm}`);

/** Where a network is that hosts, or VMs, have for themselves: where it is made, or else where it is used. */
export function placesOf(estate: Estate, network: string): readonly string[] {
  const on = estate.value('networks', network)?.on;
  if (on !== undefined) return [estate.find('hosts', on) || !estate.find('vms', on) ? on : placeKey({ host: '', vm: on })];
  return distinct(stationsOn(estate, network).flatMap(({ place }) => (place.kind === 'host' ? [placeKey(place)] : [])));
}

/** The VLAN of a network, 0 where frames are untagged or guests tag them. */
export function vlanOfNetwork(estate: Estate, network: string): number {
  const item = estate.value('networks', network);
  return guestsTag(item) ? 0 : Number(item?.vlan ?? 0);
}

/** Whether a network lets the guest tag its frames as it does (L13). */
export function isTagAllowed(estate: Estate, { network, vlan }: Pick<Station, 'network' | 'vlan'>): boolean {
  const item = estate.value('networks', network);
  if (typeof item?.vlan !== 'string' || vlan === 0) return true;
  const list = parseVlans(item.vlan);
  return list.kind === 'invalid' || isAmong(list.ranges, vlan);
}
