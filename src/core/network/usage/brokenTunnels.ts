/** Overlay segments that fall apart: hosts whose tunnel endpoints do not reach each other (L15). */
import { defineQuery, type Estate } from '../../model/estate';
import { sameValue } from '../../util/sameValue';
import { fabricOf, type Fabric } from '../fabric/fabric';
import { endpointsReach, overlayGroups, tunnelEndpoints } from '../fabric/overlay';
import { pathBetween } from '../fabric/path';
import { stopOfTunnel } from '../fabric/tunnelPath';
import type { Station, Stop } from '../fabric/types';
import { isSegment } from '../fabric/wireNames';
import { wireBetween } from '../fabric/wires';
import { hostsUsing } from './presence';

export interface BrokenTunnel {
  readonly endpoints: readonly [Station, Station];
  /** How many hosts of the segment are on the side of each. */
  readonly hosts: readonly [number, number];
  /** What is in the way, where that is one thing. */
  readonly because: Stop | undefined;
  /** Other segments that break between the same endpoints. */
  readonly alsoBreaks: readonly string[];
}

/** Between which hosts a segment falls apart; none where it does not, and where another segment tells it already. */
export function brokenTunnels(estate: Estate, segment: string): readonly BrokenTunnel[] {
  return estate.query(bySegment, '').get(segment) ?? none;
}

const bySegment = defineQuery<ReadonlyMap<string, readonly BrokenTunnel[]>>('segments that fall apart', (estate) => {
  const found = new Map<string, { segment: string; tunnel: BrokenTunnel; others: string[] }>();
  for (const segment of [...estate.ids('networks')].sort()) {
    if (!isSegment(estate, segment)) continue;
    for (const tunnel of brokenOf(estate, segment)) {
      const key = tunnel.endpoints.map(({ key: of }) => of).join(' ');
      const known = found.get(key);
      if (known) known.others.push(segment);
      else found.set(key, { segment, tunnel, others: [] });
    }
  }
  const result = new Map<string, BrokenTunnel[]>();
  for (const { segment, tunnel, others } of found.values()) result.set(segment, [...(result.get(segment) ?? []), { ...tunnel, alsoBreaks: others }]);
  return result;
}, sameValue);

/** The largest group of hosts, and each that does not reach it. */
function brokenOf(estate: Estate, segment: string): readonly BrokenTunnel[] {
  const fabric = fabricOf(estate);
  const groups = overlayGroups(fabric, segment);
  if (new Set(groups.values()).size < 2) return none;
  const members = new Map<string, string[]>();
  for (const host of hostsUsing(estate, segment)) {
    const group = groups.get(host);
    if (group !== undefined) members.set(group, [...(members.get(group) ?? []), host]);
  }
  const [most = [], ...others] = [...members.values()].sort((a, b) => b.length - a.length);
  const main = tunnelEndpoints(estate, segment, most[0] ?? '');
  return others.flatMap((hosts): readonly BrokenTunnel[] => {
    const own = tunnelEndpoints(estate, segment, hosts[0] ?? '');
    const [a, b] = [own[0], main[0]];
    // Where one pair may reach each other, it is not known that none does.
    const isCertain = own.every((one) => main.every((other) => endpointsReach(fabric, one, other) === 'no' || isApart(fabric, one, other)));
    if (!a || !b || !isCertain) return none;
    return [{ endpoints: [a, b], hosts: [hosts.length, most.length], because: stopOfTunnel(fabric, a, b, pathBetween), alsoBreaks: none }];
  });
}

/** Endpoints of one network need no router: where it is several wires, no gateway helps. */
const isApart = (fabric: Fabric, a: Station, b: Station): boolean => a.network === b.network && wireBetween(fabric, a, b) === 'apart';

const none: readonly never[] = [];
