/** Hosts that run in VMs, and fall with the host below them (X1). */
import { defineIndex, type Estate } from '../../model/estate';

/** The hosts that run in VMs of these hosts, through whatever lies between; none of them again. */
export function hostsInside(estate: Estate, hosts: Iterable<string>): readonly string[] {
  const nested = estate.lookup(hostsInVms, '');
  if (nested.length === 0) return nested;
  const [below, inside] = [new Set(hosts), new Set<string>()];
  const runsInside = (host: string): boolean => {
    const around = estate.value('vms', estate.value('hosts', host)?.vm)?.host;
    return around !== undefined && (below.has(around) || inside.has(around));
  };
  // One that is found may have others in its VMs; hosts in a circle are found once.
  for (let found = -1; found < inside.size; ) {
    found = inside.size;
    for (const host of nested) if (!below.has(host) && runsInside(host)) inside.add(host);
  }
  return [...inside];
}

const hostsInVms = defineIndex('hosts that run in VMs', 'hosts', ({ vm }) => (vm === undefined ? [] : ['']));
