/** Who is on one wire with whom (L1). */
import { distinct } from '../../util/distinct';
import type { Fabric } from './fabric';
import { networkOn } from './hostPart';
import { overlayGroups } from './overlay';
import { isOut, noWires, plainNetworkWires, plainWires, type Wires } from './plainWires';
import { mayTalk, privateVlanOf } from './privateVlans';
import type { Station } from './types';
import { isLocal, isSegment, localWire, placeKey, segmentOf, vlanOfNetwork } from './wireNames';
import { meeting, type Meeting } from './meeting';

export type { Meeting, Wires };

/** The wires of a station; none where it is off, or nothing leads from it to anybody. `vlan`: in another VLAN than its own. */
export function wiresOf(fabric: Fabric, station: Station, vlan = station.vlan): Wires {
  return isSegment(fabric.estate, station.network) ? segmentWires(fabric, station) : plainWires(fabric, station, vlan);
}

/** Whether two stations are on one wire; not known where one is on equipment that is shown and the other is not (L9). */
export function wireBetween(fabric: Fabric, a: Station, b: Station): Meeting {
  const [p, q] = [privateVlanOf(fabric.estate, a), privateVlanOf(fabric.estate, b)];
  const [ofA, ofB] = [wiresOf(fabric, a), wiresOf(fabric, b)];
  if (!p && !q) return meeting(ofA, ofB);
  if (!mayTalk(p, q)) return 'apart';
  if (meeting(within(ofA), within(ofB)) === 'same') return 'same';
  // What isolated and community adapters send travels in their secondary VLAN.
  const secondaries = distinct([p?.secondary, q?.secondary].filter((vlan) => vlan !== undefined));
  const found = [meeting(ofA, ofB), ...secondaries.map((vlan) => meeting(wiresOf(fabric, a, vlan), wiresOf(fabric, b, vlan)))];
  return found.includes('apart') ? 'apart' : found.includes('unknown') ? 'unknown' : 'same';
}

export const sameWire = (fabric: Fabric, a: Station, b: Station): boolean => wireBetween(fabric, a, b) === 'same';

/** Every wire of a network that leads beyond a host, and those of hosts from which none does: what a router without a place is plugged into (R6). */
export function networkWires(fabric: Fabric, network: string, vlan = vlanOfNetwork(fabric.estate, network)): ReadonlySet<string> {
  return isSegment(fabric.estate, network) ? wiresOfSegment(fabric, network) : plainNetworkWires(fabric, network, vlan);
}

function segmentWires(fabric: Fabric, station: Station): Wires {
  const { network, place } = station;
  if (network === undefined || place.kind === 'nowhere' || isOut(fabric, station)) return noWires;
  const segment = segmentOf(fabric.estate, network);
  if (place.kind !== 'host') return { names: wiresOfSegment(fabric, network), group: place.kind === 'every-host' ? segment : undefined, isOnEveryHost: place.kind === 'every-host' };
  if (networkOn(fabric.estate, network, place.host, place.vm).kind === 'absent') return noWires;
  const groups = overlayGroups(fabric, network);
  const group = groups.size === 0 ? '' : groups.get(placeKey(place));
  return { names: new Set([localWire(segment, placeKey(place)), ...(group === undefined ? [] : [tunnels(segment, group)])]), group: segment, isOnEveryHost: false };
}

function wiresOfSegment(fabric: Fabric, network: string): ReadonlySet<string> {
  const groups = overlayGroups(fabric, network);
  return new Set([...(groups.size === 0 ? [''] : groups.values())].map((group) => tunnels(segmentOf(fabric.estate, network), group)));
}
const tunnels = (segment: string, group: string): string => `${segment} over ${group}`;

/** The wires of a station within its host alone. */
const within = ({ names, ...rest }: Wires): Wires => ({ ...rest, names: new Set([...names].filter(isLocal)) });
