/** Ports that disagree with the other end of their cable about untagged frames (L2, L3). */
import type { Estate } from '../../../model/estate';
import { fabricOf } from '../../fabric/fabric';
import { portText, type PortId } from '../../fabric/types';
import { one, setting, type Candidate } from './candidate';

/**
 * Gives the other end of a cable the VLAN that one end sends untagged: of every cable, or of that of a port.
 * @param vlan the VLAN the frame is in
 */
export function untaggedAlike(estate: Estate, vlan: number, at?: PortId): readonly Candidate[] {
  if (vlan === 0) return [];
  return fabricOf(estate).physical.links.flatMap(({ ends: [a, b], down }) => {
    const isMeant = at === undefined || [a, b].some((end) => portText(end) === portText(at));
    if (down || !isMeant || (a.vlans.native === vlan) === (b.vlans.native === vlan)) return [];
    const [right, other] = a.vlans.native === vlan ? [a, b] : [b, a];
    return one(`Let ${portText(other)} take untagged frames for VLAN ${vlan}, as ${portText(right)} does`, setting(estate, 'switches', other.switch, [[['ports', other.port, 'vlan'], vlan]]));
  });
}
