/** Who has no wire in common with whom it would send to directly: most pairs, where networks say no subnet or all say the same. */
import type { Estate } from '../../model/estate';
import { contains } from '../addressing/addresses';
import { fabricOf } from '../fabric/fabric';
import { meeting } from '../fabric/meeting';
import { privateVlanOf } from '../fabric/privateVlans';
import type { Station } from '../fabric/types';
import { wiresOf, type Wires } from '../fabric/wires';
import { groundOfStation } from '../routing/behind';
import { firewallsOf } from '../routing/firewalls';
import { subnetsOf } from '../routing/holders';

/** Whether a packet surely stays on the wires of its sender, and surely nobody it is for is on one of them. In doubt, no. */
export function apartFrom(estate: Estate): (from: Station, to: Station) => boolean {
  const fabric = fabricOf(estate);
  const known = new Map<Station, Wires | undefined>();
  return (from, to) => {
    const [own, other] = [plainWiresOf(from), plainWiresOf(to)];
    return own !== undefined && other !== undefined && isDirect(from, to) && meeting(own, other) === 'apart';
  };

  /** Undefined where there is more to it than wires: private VLANs, firewalls, a host or VM in front of it. */
  function plainWiresOf(station: Station): Wires | undefined {
    if (known.has(station)) return known.get(station);
    const isPlain = privateVlanOf(estate, station) === undefined && groundOfStation(estate, station) === undefined && estate.query(firewallsOf, station.network ?? '').length === 0;
    const wires = isPlain ? wiresOf(fabric, station) : undefined;
    known.set(station, wires);
    return wires;
  }

  function isDirect(from: Station, { addresses }: Station): boolean {
    const subnets = subnetsOf(estate, from);
    return subnets.length === 0 || (addresses.length > 0 && addresses.every((address) => subnets.some((subnet) => contains(subnet, address))));
  }
}
