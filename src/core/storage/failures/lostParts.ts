/** What is lost with components, spelt out: sites by what stands there. */
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import { hostsOfArray, isDistributed } from '../capacity/structure';
import { controllersOf as controllersOfArray } from '../controllers';
import { layerKey } from '../layers';
import { lostKey, type Lost } from './component';
import { hostsInside } from './nestedHosts';

export interface LostParts {
  readonly keys: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
  /** Disks lost beside those of lost hosts and groups, by the key of their layer. */
  readonly disks: ReadonlyMap<string, number>;
}

/** Hosts and arrays of a lost site are lost with it, hosts in VMs with the host of these; a distributed array is what its hosts are. */
export function lostParts(estate: Estate, lost: readonly Lost[]): LostParts {
  const [keys, hosts, disks] = [new Set<string>(), new Set<string>(), new Map<string, number>()];
  const sites = new Set<string>();
  for (const one of lost) {
    keys.add(lostKey(one));
    switch (one.kind) {
      case 'host': hosts.add(one.host); break;
      case 'site': sites.add(one.site); break;
      case 'disk': add(disks, layerKey({ kind: 'group', array: one.array, group: one.group })); break;
      case 'host-disk': add(disks, layerKey({ kind: 'disks', host: one.host, disks: one.disks })); break;
      default:
    }
  }
  if (sites.size === 0) return { keys, hosts: withInner(estate, hosts), disks };
  for (const id of estate.ids('hosts')) {
    const host = estate.value('hosts', id);
    const site = host && siteOf(estate, host);
    if (site !== undefined && sites.has(site)) hosts.add(id);
  }
  for (const id of estate.ids('arrays')) {
    const array = estate.value('arrays', id);
    if (array?.site !== undefined && sites.has(array.site) && !(isDistributed(array) && hostsOfArray(estate, array).length > 0)) keys.add(`arrays/${id}`);
  }
  return { keys, hosts: withInner(estate, hosts), disks };
}

const withInner = (estate: Estate, hosts: ReadonlySet<string>): ReadonlySet<string> => (hosts.size === 0 ? hosts : new Set([...hosts, ...hostsInside(estate, hosts)]));

/** Controllers of an array: as many as it says, or as its ports name; 0 where nothing is said of them. */
export function controllersOf(estate: Estate, id: string): number {
  return controllersOfArray(estate.value('arrays', id) ?? {}) ?? 0;
}

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
