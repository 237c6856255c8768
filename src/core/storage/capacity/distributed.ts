/** How large an array made of the disks of hosts is. Semantics: SPEC.md, M6 and M8. */
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import type { Bytes } from '../../model/quantity';
import { sum } from '../../util/sum';
import { nothingKnown, spreadCopies, type Size } from './sizes';
import { hostsOfArray, type StorageArray } from './structure';

/** How a distributed array keeps data. */
export interface Protection {
  readonly kind: 'copies' | 'fragments';
  /** Failure domains it needs: one for each copy or fragment. */
  readonly width: number;
  /** How many of those hold different data: 1 of copies, the data fragments of an erasure code. */
  readonly data: number;
}

export interface HostDisks {
  readonly host: string;
  /** The site of the host, where it is known. */
  readonly site: string | undefined;
  /** What fails together with them: "esx-01", "rack 12". */
  readonly domain: string;
  readonly raw: number;
}

export interface DistributedDisks {
  /** Disks that hold data, those of a cache not. */
  readonly disks: readonly HostDisks[];
  /** Kinds of disks that do not say how large they are, and hosts that list none. */
  readonly unknown: number;
}

export function protectionOf({ redundancy }: StorageArray): Protection {
  const { copies, data, parity } = redundancy ?? {};
  if (data === undefined && parity === undefined) return { kind: 'copies', width: copies ?? 2, data: 1 };
  return { kind: 'fragments', width: (data ?? 1) + (parity ?? 1), data: data ?? 1 };
}

/** Size of a distributed array. */
export function distributedSize(estate: Estate, array: StorageArray): Size {
  const { disks, unknown } = distributedDisks(estate, array);
  if (disks.length === 0) return { ...nothingKnown, unknownParts: Math.max(1, unknown) };
  return { raw: sum(disks, ({ raw }) => raw) as Bytes, usable: usableOf(array, disks) as Bytes, unknownParts: unknown };
}

/** Bytes that these disks of a distributed array hold under its protection: what remains of them may be asked of fewer. */
export function usableOf(array: StorageArray, disks: readonly HostDisks[]): number {
  const sites = sitesOf(array);
  if (sites === undefined) return usableTogether(array, domainsOf(disks));
  const bySite = sites.map((site) => disks.filter((each) => each.site === site));
  const isPlaced = disks.every(({ site }) => site !== undefined);
  return isPlaced ? Math.min(...bySite.map((there) => usableTogether(array, domainsOf(there)))) : usableTogether(array, domainsOf(disks)) / 2;
}

/** Bytes that the disks of one site of a stretched array hold on their own; undefined where it is not said of each disk where it stands. */
export function usableAtSite(array: StorageArray, disks: readonly HostDisks[], site: string): number | undefined {
  return disks.every((each) => each.site !== undefined) ? usableTogether(array, domainsOf(disks.filter((each) => each.site === site))) : undefined;
}

/** The sites each of which holds all data; undefined where there are no two, or where copies are kept apart by site already. */
function sitesOf({ stretched, redundancy }: StorageArray): readonly string[] | undefined {
  return stretched === undefined || redundancy?.failureDomain === 'site' ? undefined : (stretched.sites ?? []);
}

/** Less the largest domains that are kept free, and never more than finds as many domains as there are copies or fragments. */
function usableTogether(array: StorageArray, domains: readonly number[]): number {
  const { width, data } = protectionOf(array);
  const falling = domains.toSorted((a, b) => b - a);
  const rest = sum(falling.slice(array.redundancy?.kept ?? 0), (domain) => domain);
  return Math.min(rest / width, spreadCopies(domains, width)) * data * (1 - (array.slack ?? 0));
}

export function domainsOf(disks: readonly HostDisks[]): readonly number[] {
  const domains = new Map<string, number>();
  for (const { domain, raw } of disks) domains.set(domain, (domains.get(domain) ?? 0) + raw);
  return [...domains.values()];
}

/** The disks of the hosts of a distributed array, with what fails together. */
export function distributedDisks(estate: Estate, array: StorageArray): DistributedDisks {
  const disks: HostDisks[] = [];
  let unknown = 0;
  for (const host of hostsOfArray(estate, array)) {
    const value = estate.value('hosts', host);
    if (!value?.disks) {
      unknown++;
      continue;
    }
    const site = siteOf(estate, value);
    for (const name in value.disks) {
      const { size, count = 1, cache } = value.disks[name] ?? {};
      if (cache === true) continue;
      if (size === undefined) unknown++;
      else if (array.redundancy?.failureDomain === 'disk') for (let n = 1; n <= count; n++) disks.push({ host, site, domain: domainOfDisk(estate, array, host, name, n), raw: size });
      else disks.push({ host, site, domain: domainOfDisk(estate, array, host, name, 1), raw: size * count });
    }
  }
  return { disks, unknown };
}

/** What fails together with the n-th disk, from 1, of a kind in a host. Where a rack or a site is not said, each host is one of its own. */
export function domainOfDisk(estate: Estate, { redundancy }: StorageArray, host: string, name: string, n: number): string {
  const value = estate.value('hosts', host) ?? {};
  switch (redundancy?.failureDomain) {
    case 'disk': return `${host}/${name} ${n}`;
    case 'rack': return value.rack === undefined ? host : `rack ${value.rack}`;
    case 'site': {
      const site = siteOf(estate, value);
      return site === undefined ? host : `site ${site}`;
    }
    case 'host': case undefined: return host;
  }
}
