/** Whether a distributed array could make its copies whole again without its largest failure domain. */
import type { Estate } from '../../model/estate';
import type { Bytes, Fraction } from '../../model/quantity';
import { distributedDisks, protectionOf, usableOf, type HostDisks } from '../capacity/distributed';
import type { StorageArray } from '../capacity/structure';
import { distributedBears, sitesHoldingAll } from './distributedLoss';

interface Asked {
  /** "host", "rack" or "disk". */
  readonly domain: string;
  /** "2 copies", "4 + 2 fragments" */
  readonly what: string;
}

export type RebuildRoom =
  /** What could be stored without the largest domain, with nothing kept free. */
  | (Asked & { readonly kind: 'room'; readonly left: Bytes; readonly largest: string })
  /** There are just as many domains as copies or fragments, at a site where each holds all. */
  | (Asked & { readonly kind: 'too-few'; readonly width: number; readonly there: number; readonly site: string | undefined });

/** Undefined where it bears no loss as it is, where it keeps a copy at each site and nothing else, and where sizes or places of disks are not known. */
export function rebuildRoom(estate: Estate, array: StorageArray): RebuildRoom | undefined {
  const { failureDomain: domain = 'host', ...redundancy } = array.redundancy ?? {};
  if (distributedBears(array) === 0 || domain === 'site') return undefined;
  const { disks, unknown } = distributedDisks(estate, array);
  const sites = sitesHoldingAll(array);
  if (unknown > 0 || disks.length === 0 || (sites.length > 0 && disks.some(({ site }) => site === undefined))) return undefined;
  const { width } = protectionOf(array);
  const asked = { domain, what: protectionText(array) };
  const bare: StorageArray = { ...array, slack: 0 as Fraction, redundancy: { ...redundancy, failureDomain: domain, kept: 0 } };
  let worst: RebuildRoom | undefined;
  for (const site of sites.length > 0 ? sites : [undefined]) {
    const there = bytesByDomain(site === undefined ? disks : disks.filter((each) => each.site === site));
    if (there.size < width) return undefined;
    if (there.size === width) return { ...asked, kind: 'too-few', width, there: there.size, site };
    const [largest = ''] = [...there].reduce((most, each) => (each[1] > most[1] ? each : most));
    const left = usableOf(bare, disks.filter((each) => each.domain !== largest)) as Bytes;
    if (worst?.kind !== 'room' || left < worst.left) worst = { ...asked, kind: 'room', left, largest };
  }
  return worst;
}

/** "2 copies", "4 + 2 fragments": what an array keeps of everything. */
export function protectionText(array: StorageArray): string {
  const { kind, width, data } = protectionOf(array);
  return kind === 'fragments' ? `${data} + ${width - data} fragments` : width === 1 ? '1 copy' : `${width} copies`;
}

function bytesByDomain(disks: readonly HostDisks[]): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  for (const { domain, raw } of disks) bytes.set(domain, (bytes.get(domain) ?? 0) + raw);
  return bytes;
}
