/** How large a pool is under its redundancy. Semantics: SPEC.md, M5, M7 and M8. */
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import type { Bytes } from '../../model/quantity';
import type { Layer } from '../layers';
import { nothingKnown, spreadCopies, type Size } from './sizes';
import { membersOf, type Member, type StoragePool } from './structure';

export interface PoolDomains {
  /** Usable bytes by failure domain. */
  readonly domains: ReadonlyMap<string, number>;
  readonly raw: number;
  readonly rawKnown: boolean;
  readonly unknown: number;
}

/** Size of a pool, by what `sizeAt` says of its members. */
export function poolSize(estate: Estate, id: string, sizeAt: (estate: Estate, layer: Layer) => Size): Size {
  const pool = estate.value('storagePools', id);
  const members = membersOf(estate, id);
  if (!pool || members.length === 0) return nothingKnown;
  const { domains, raw, rawKnown, unknown } = poolDomains(estate, pool, members, sizeAt);
  if (domains.size === 0) return { ...nothingKnown, unknownParts: unknown };
  const usable = underRedundancy([...domains.values()], pool) * (1 - (pool.slack ?? 0));
  return { raw: rawKnown ? (raw as Bytes) : undefined, usable: usable as Bytes, unknownParts: unknown };
}

/** The members of a pool by failure domain. */
export function poolDomains(estate: Estate, pool: StoragePool, members: readonly Member[], sizeAt: (estate: Estate, layer: Layer) => Size): PoolDomains {
  const domains = new Map<string, number>();
  let [raw, rawKnown, unknown] = [0, true, 0];
  for (const { text, layer, within } of members) {
    if (within !== undefined) continue;
    const size = layer === undefined ? nothingKnown : sizeAt(estate, layer);
    unknown += size.unknownParts;
    if (layer === undefined || size.usable === undefined) continue;
    const domain = domainOf(estate, pool, text, layer);
    domains.set(domain, (domains.get(domain) ?? 0) + size.usable);
    if (size.raw === undefined) rawKnown = false;
    else raw += size.raw;
  }
  return { domains, raw, rawKnown, unknown };
}

/** Copies of all data in a pool, the first included; 1 under parity and without redundancy. */
export function copiesIn({ redundancy, copies }: StoragePool): number {
  return redundancy === 'mirror' ? (copies ?? 2) : redundancy === 'replicas' ? (copies ?? 3) : 1;
}

function underRedundancy(domains: readonly number[], pool: StoragePool): number {
  const sum = domains.reduce((total, domain) => total + domain, 0);
  switch (pool.redundancy) {
    case 'mirror':
    case 'replicas': return spreadCopies(domains, copiesIn(pool));
    case 'parity': return sum - Math.max(...domains);
    default: return sum;
  }
}

/** What fails together with a member. Where a site is not said, each array and each host is one of its own. */
function domainOf(estate: Estate, { failureDomain = 'member' }: StoragePool, text: string, layer: Layer): string {
  if (failureDomain === 'member') return text;
  const [owner = text] = text.split('/');
  if (failureDomain === 'array') return owner;
  const host = layer.kind === 'disks' ? estate.value('hosts', layer.host) : undefined;
  const site = host ? siteOf(estate, host) : estate.value('arrays', owner)?.site;
  return site === undefined ? owner : `site ${site}`;
}
