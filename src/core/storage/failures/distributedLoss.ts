/** What an array made of the disks of hosts bears of the loss of some of them (M6, X7). */
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import type { Bytes } from '../../model/quantity';
import { distributedDisks, domainOfDisk, protectionOf, usableAtSite, usableOf, type HostDisks } from '../capacity/distributed';
import { hostsOfArray, type StorageArray } from '../capacity/structure';
import { layerKey } from '../layers';
import type { LostParts } from './lostParts';
import type { State } from './poolLoss';

/** Failure domains that may be lost at once; of an array that is stretched, within each site. */
export function distributedBears(array: StorageArray): number {
  const { width, data } = protectionOf(array);
  return width - data;
}

/** A failure domain of which anything is lost counts as lost. A stretched array is held by either of its sites. */
export function distributedState(estate: Estate, array: StorageArray, parts: LostParts): State {
  const touched = touchedDomains(estate, array, parts);
  if (touched.size === 0) return 'whole';
  const bears = distributedBears(array);
  const sites = sitesHoldingAll(array);
  if (sites.length < 2) return touched.size > bears ? 'lost' : 'degraded';
  const isLostAt = (site: string): boolean => isSiteGone(estate, array, parts, site) || [...touched.values()].filter((at) => at === site || at === undefined).length > bears;
  return sites.every(isLostAt) ? 'lost' : 'degraded';
}

/** What the disks that are left can store with all copies; of a stretched array those of the site that has lost less (X4). */
export function distributedUsable(estate: Estate, array: StorageArray, parts: LostParts): Bytes {
  const missing = new Map<string, number>();
  forLost(estate, array, parts, (host, name, count) => {
    const size = estate.value('hosts', host)?.disks?.[name]?.size ?? 0;
    for (let n = 1; n <= count; n++) {
      const domain = domainOfDisk(estate, array, host, name, n);
      missing.set(`${host} ${domain}`, (missing.get(`${host} ${domain}`) ?? 0) + size);
    }
  });
  const left: HostDisks[] = [];
  for (const disks of distributedDisks(estate, array).disks) {
    const key = `${disks.host} ${disks.domain}`;
    const taken = parts.hosts.has(disks.host) ? disks.raw : Math.min(disks.raw, missing.get(key) ?? 0);
    missing.set(key, (missing.get(key) ?? 0) - taken);
    if (taken < disks.raw) left.push({ ...disks, raw: disks.raw - taken });
  }
  const bySite = sitesHoldingAll(array).map((site) => usableAtSite(array, left, site));
  const isPlaced = bySite.length > 1 && bySite.every((usable) => usable !== undefined);
  return (isPlaced ? Math.max(...bySite) : usableOf(array, left)) as Bytes;
}

/** The sites each of which holds all data; none where copies are kept apart by site already. */
export function sitesHoldingAll({ stretched, redundancy }: StorageArray): readonly string[] {
  return redundancy?.failureDomain === 'site' ? [] : (stretched?.sites ?? []);
}

/** Failure domains of which something is lost, each with its site. */
function touchedDomains(estate: Estate, array: StorageArray, parts: LostParts): ReadonlyMap<string, string | undefined> {
  const touched = new Map<string, string | undefined>();
  forLost(estate, array, parts, (host, name, count) => {
    for (let n = 1; n <= count; n++) touched.set(domainOfDisk(estate, array, host, name, n), siteOf(estate, estate.value('hosts', host) ?? {}));
  });
  return touched;
}

/** Every kind of disks that hold data and of which some are lost, and how many; of a host that lists none, one. A lost cache takes the disks behind it along. */
function forLost(estate: Estate, array: StorageArray, { hosts, disks }: LostParts, visit: (host: string, name: string, count: number) => void): void {
  if (hosts.size === 0 && disks.size === 0) return;
  for (const id of hostsOfArray(estate, array)) {
    const kinds = Object.entries(estate.value('hosts', id)?.disks ?? {});
    const lostOf = (name: string): number => disks.get(layerKey({ kind: 'disks', host: id, disks: name })) ?? 0;
    const isAllLost = hosts.has(id) || kinds.some(([name, { cache }]) => cache === true && lostOf(name) > 0);
    const holding = kinds.filter(([, { cache }]) => cache !== true);
    if (isAllLost && holding.length === 0) visit(id, '', 1);
    for (const [name, { count = 1 }] of holding) {
      const lost = isAllLost ? count : Math.min(count, lostOf(name));
      if (lost > 0) visit(id, name, lost);
    }
  }
}

/** Whether every host of an array at a site is lost, and there is one. */
function isSiteGone(estate: Estate, array: StorageArray, { hosts }: LostParts, site: string): boolean {
  const there = hostsOfArray(estate, array).filter((id) => siteOf(estate, estate.value('hosts', id) ?? {}) === site);
  return there.length > 0 && there.every((id) => hosts.has(id));
}
