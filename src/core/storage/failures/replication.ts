/** Replicas elsewhere: what they have to carry, what the link between the sites lets pass, and what would be lost (X6). */
import type { EntityOf } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import type { BitsPerSecond, Bytes, Milliseconds } from '../../model/quantity';
import { sameValue } from '../../util/sameValue';
import { backingOf } from '../capacity/structure';
import { arrivingAt } from '../performance/arriving';
import { layerKey, layerNamed, layerOf, type Layer } from '../layers';
import { changeOf } from './change';
import { siteLinkBetween, type SiteLink } from './siteLinks';
import { sitesOf } from './sitesOf';

export interface Replica {
  /** What is replicated: a datastore or a pool. */
  readonly layer: Layer;
  readonly mode: 'sync' | 'async';
  /** The RPO: 0 of a synchronous one; undefined where an asynchronous one says none. */
  readonly recoveryPointMs: Milliseconds | undefined;
  /** The sites of both sides; undefined where nothing says so, or the source is at several. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly link: SiteLink | undefined;
  /** What holds the replica; undefined where that is not said. */
  readonly target: Layer | undefined;
  /** What is changed per day, as its users see it. */
  readonly changedPerDay: Bytes;
  /** Disks that do not say how much they change: what is needed is at least what is told. */
  readonly unknown: number;
  /** Bytes on the wire for each byte changed: 1 / reduction; 1 for a synchronous one, which sends every write. */
  readonly sent: number;
  /** What it has to carry on average, so as not to fall behind; of a synchronous one what is written at peak, where that is more. */
  readonly needed: BitsPerSecond;
  /** What it may take of the link: its own bandwidth, at most that of the link; undefined where neither is said. */
  readonly allowed: BitsPerSecond | undefined;
}

/** The replica of the layer with this key; undefined where it has none, or does not say of which kind. */
export const replicaOf = defineQuery<Replica | undefined>('replica of a layer', (estate, key) => {
  const layer = layerOf(key);
  const replication = layer && replicationOf(estate, layer);
  const mode = replication?.mode ?? (replication?.recoveryPoint === undefined ? undefined : 'async');
  if (!layer || !replication || mode === undefined) return undefined;
  const [from, ...more] = sitesOf(estate, layer);
  const source = more.length === 0 ? from : undefined;
  const target = replication.target === undefined ? undefined : layerNamed(estate, replication.target);
  const to = replication.to ?? siteOf(estate, target);
  const link = source === undefined || to === undefined ? undefined : siteLinkBetween(estate, source, to);
  const { perDay, unknown } = changeOf(estate, layer);
  const sent = mode === 'sync' ? 1 : 1 / Math.max(1, reductionOf(estate, layer));
  return {
    layer, mode, from: source, to, link, target, changedPerDay: perDay, unknown, sent,
    recoveryPointMs: mode === 'sync' ? (0 as Milliseconds) : replication.recoveryPoint,
    needed: Math.max((perDay * sent * 8) / secondsPerDay, mode === 'sync' ? estate.query(arrivingAt, key).peak.writeBytes * 8 : 0) as BitsPerSecond,
    allowed: least(replication.bandwidth, link?.bandwidth),
  };
}, sameValue);

/** All that replicas send over the link between two sites. */
export interface LinkUse {
  /** Keys of the layers replicated over it, in either direction, sorted. */
  readonly layers: readonly string[];
  /** What those need together. */
  readonly needed: BitsPerSecond;
}

/** What is replicated between two sites, in either direction. */
export function linkUseOf(estate: Estate, { sites }: SiteLink): LinkUse {
  return estate.query(linkUse, sites.join('/'));
}

const linkUse = defineQuery<LinkUse>('replication over a link', (estate, key) => {
  const replicas = replicatedLayers(estate).flatMap((layer) => {
    const replica = estate.query(replicaOf, layer);
    return replica?.link?.sites.join('/') === key ? [{ layer, needed: replica.needed }] : [];
  });
  return { layers: replicas.map(({ layer }) => layer).sort(), needed: replicas.reduce((total, { needed }) => total + needed, 0) as BitsPerSecond };
}, sameValue);

/** Keys of the datastores and pools that are replicated. */
function replicatedLayers(estate: Estate): readonly string[] {
  return [
    ...estate.lookup(replicatedDatastores, '').map((datastore) => layerKey({ kind: 'datastore', datastore })),
    ...estate.lookup(replicatedPools, '').map((pool) => layerKey({ kind: 'pool', pool })),
  ];
}
const replicatedDatastores = defineIndex('replicated datastores', 'datastores', ({ replication }) => (replication ? [''] : []));
const replicatedPools = defineIndex('replicated pools', 'storagePools', ({ replication }) => (replication ? [''] : []));

/** How an asynchronous replica keeps up, or a synchronous one. */
export type Recovery =
  /** Nothing is changed that is known of, no RPO is said, or no speed. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'met' }
  | {
      readonly kind: 'unmet';
      /** What is changed within the RPO, as it is sent; of a synchronous replica in a second. */
      readonly changed: Bytes;
      /** What passes in the same time. */
      readonly passes: Bytes;
      /** What it has of the link: what it may take, or its share where the link has not enough for all. */
      readonly has: BitsPerSecond;
      /** Other replicas over the same link, where all of them together are too many for it. */
      readonly others: number;
    };

/** Whether a replica meets its RPO (X6). Where a link is too slow for all replicas over it, each has its part by what it needs. */
export function recoveryOf(estate: Estate, replica: Replica): Recovery {
  const { recoveryPointMs, needed, allowed, link, mode } = replica;
  if (recoveryPointMs === undefined || allowed === undefined || needed === 0) return { kind: 'unknown' };
  const use = link && linkUseOf(estate, link);
  const isCrowded = use !== undefined && link?.bandwidth !== undefined && use.needed > link.bandwidth;
  const share = isCrowded ? ((link?.bandwidth ?? 0) * needed) / use.needed : Infinity;
  const has = Math.min(allowed, share) as BitsPerSecond;
  const seconds = mode === 'sync' ? 1 : recoveryPointMs / 1000;
  if (needed <= has && seconds > 0) return { kind: 'met' };
  return { kind: 'unmet', changed: ((needed * seconds) / 8) as Bytes, passes: ((has * seconds) / 8) as Bytes, has, others: share < allowed ? (use?.layers.length ?? 1) - 1 : 0 };
}

const secondsPerDay = 86_400;

function replicationOf(estate: Estate, layer: Layer): EntityOf<'datastores' | 'storagePools'>['replication'] {
  return layer.kind === 'datastore' ? estate.value('datastores', layer.datastore)?.replication : layer.kind === 'pool' ? estate.value('storagePools', layer.pool)?.replication : undefined;
}

function siteOf(estate: Estate, layer: Layer | undefined): string | undefined {
  const [site, ...more] = layer ? sitesOf(estate, layer) : [];
  return more.length === 0 ? site : undefined;
}

/** Its own, or that of the pool or array that backs it. */
function reductionOf(estate: Estate, layer: Layer): number {
  switch (layer.kind) {
    case 'datastore': {
      const backing = backingOf(estate, layer.datastore);
      return estate.value('datastores', layer.datastore)?.reduction ?? (backing ? reductionOf(estate, backing) : 1);
    }
    case 'pool': return estate.value('storagePools', layer.pool)?.reduction ?? 1;
    case 'array': case 'group': case 'export': return estate.value('arrays', layer.array)?.reduction ?? 1;
    case 'disks': return 1;
  }
}

const least = (a: BitsPerSecond | undefined, b: BitsPerSecond | undefined): BitsPerSecond | undefined => (a === undefined ? b : b === undefined || a < b ? a : b);
