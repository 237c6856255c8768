/** Findings about physical ports: where they are written, and the repair that lets a VLAN through. */
import type { Change } from '../model/change';
import type { Estate } from '../model/estate';
import { portIn } from '../network/fabric/links';
import { isAmong, portVlans } from '../network/fabric/ports';
import { portText, type PortId } from '../network/fabric/types';
import { listed } from '../util/words';
import { placeIn, rootOf, type Fix, type Place } from './rule';

type PortField = 'speed' | 'vlans' | 'vlan' | 'mode' | 'mtu' | 'to';

/** The first of some fields that a physical port has, or else the port; undefined where the document has no such port. */
export function portPlace(estate: Estate, id: PortId, among: readonly PortField[]): Place | undefined {
  const entry = estate.find('switches', id.switch);
  const port = entry && portIn(new Map([[id.switch, entry.value]]), id);
  if (!entry || !port) return undefined;
  const field = among.find((each) => port[each] !== undefined);
  return field === undefined ? placeIn(entry, ['ports', id.port], 'key') : placeIn(entry, ['ports', id.port, field]);
}

/** Adding VLANs to the list of each of some ports that lacks them; none where one of the ports has no list. */
export function carrying(estate: Estate, ports: readonly PortId[], vlans: readonly number[]): readonly Fix[] {
  const changes: Change[] = [];
  for (const id of ports) {
    const entry = estate.find('switches', id.switch);
    const port = entry && portIn(new Map([[id.switch, entry.value]]), id);
    if (!entry || port?.vlans === undefined) return [];
    const { tagged, native } = portVlans(port);
    const lacking = vlans.filter((vlan) => vlan !== native && tagged !== undefined && !isAmong(tagged, vlan));
    if (lacking.length > 0) changes.push({ kind: 'set', file: entry.file, path: [...rootOf(entry), 'ports', id.port, 'vlans'], value: withVlans(port.vlans, lacking) });
  }
  if (changes.length === 0) return [];
  return [{ title: `Carry VLAN ${listed(vlans.map(String))} on ${listed(ports.map((id) => `"${portText(id)}"`))}`, changes, preferred: true }];
}

/** A list of VLANs with others: each before the first that is greater, and the rest as it is written. */
function withVlans(list: string, more: readonly number[]): string {
  const parts = list.split(',');
  for (const vlan of more) {
    const at = parts.findIndex((part) => Number.parseInt(part, 10) > vlan);
    parts.splice(at < 0 ? parts.length : at, 0, String(vlan));
  }
  return parts.join();
}
