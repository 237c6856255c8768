/** The stages that requests to a layer pass, and how many of them pass each. Semantics: SPEC.md, Q2 to Q5. */
import type { Estate } from '../../model/estate';
import { backingOf, isDistributed } from '../capacity/structure';
import { copiesIn } from '../capacity/poolSize';
import { siteLinkBetween } from '../failures/siteLinks';
import { sitesOf } from '../failures/sitesOf';
import { layerKey, layerNamed, type Layer } from '../layers';
import { arrivingAt } from './arriving';
import { beside, share, followedBy, unchanged, type Passage } from './demand';
import { behindCache, disksBehind, membersWithShares, throughArray, throughPool, type Part } from './spread';
import { stationKey } from './stations';
import { iopsOf } from './storageLoad';

/** How requests to a layer pass one of its stages. */
export interface Visit {
  readonly stage: VisitedStage;
  /** What a read and a write to the layer become here. */
  readonly passage: Passage;
  /** Shares of the reads and the writes that wait for it. */
  readonly reads: number;
  readonly writes: number;
}

export type VisitedStage =
  | { readonly kind: 'station'; readonly key: string }
  | { readonly kind: 'cache'; readonly owner: string; readonly latencyMs: number }
  /** `roundTripMs` is undefined where the document does not say how far the sites are apart. */
  | { readonly kind: 'site-link'; readonly owner: string; readonly roundTripMs: number | undefined };

/** In the order in which requests pass them; each once, by whichever ways it is reached. */
export function visitsOf(estate: Estate, layer: Layer): readonly Visit[] {
  const visits = new Map<string, Visit>();
  const all: Reach = { passage: unchanged, reads: 1, writes: 1 };
  if (layer.kind === 'array') throughFront(estate, layer, all, visits, disksAsAsked(estate, layer));
  else walk(estate, layer, all, visits);
  return [...visits.values()];
}

/** How much of what the layer is asked for gets to a place. */
type Reach = Omit<Visit, 'stage'>;

function walk(estate: Estate, layer: Layer, reach: Reach, visits: Map<string, Visit>): void {
  switch (layer.kind) {
    case 'datastore': {
      const backing = backingOf(estate, layer.datastore);
      if (!backing) return;
      replicate(estate, layer, estate.value('datastores', layer.datastore)?.replication, reach, visits);
      return walk(estate, backing, reach, visits);
    }
    case 'pool': return throughMembers(estate, layer, reach, visits);
    case 'group':
    case 'export':
    case 'array': return throughFront(estate, layer, reach, visits);
    case 'disks': return visit(visits, { kind: 'station', key: stationKey('disks', layer) }, reach);
  }
}

function throughMembers(estate: Estate, layer: Extract<Layer, { kind: 'pool' }>, reach: Reach, visits: Map<string, Visit>): void {
  const pool = estate.value('storagePools', layer.pool);
  if (!pool) return;
  const missed = passCache(layerKey(layer), pool.cache, reach, visits);
  replicate(estate, layer, pool.replication, missed, visits);
  // Copies at several sites are written at once, as those of a synchronous replica.
  if (copiesIn(pool) > 1 && pool.failureDomain === 'site') between(estate, sitesOf(estate, layer), missed, visits);
  const passage = followedBy(reach.passage, throughPool(pool));
  for (const part of membersWithShares(estate, layer.pool)) {
    if (part.share > 0) walk(estate, part.layer, { passage: followedBy(passage, share(part.share)), reads: missed.reads * part.share, writes: missed.writes * part.share }, visits);
  }
}

function throughFront(estate: Estate, layer: Extract<Layer, { kind: 'group' | 'export' | 'array' }>, reach: Reach, visits: Map<string, Visit>, disks = disksBehind(estate, layer)): void {
  const owner: Layer = { kind: 'array', array: layer.array };
  const array = estate.value('arrays', layer.array);
  if (!array) return;
  // Local disks and those of a distributed array are reached without ports and controllers, unless the document shows some.
  const isBehindFront = array.kind !== 'local' && !isDistributed(array);
  if (Object.values(array.ports ?? {}).some(({ port }) => port !== undefined)) visit(visits, { kind: 'station', key: stationKey('network', owner) }, reach);
  if (isBehindFront || array.ports) visit(visits, { kind: 'station', key: stationKey('port', owner) }, reach);
  if (isBehindFront || array.controller) visit(visits, { kind: 'station', key: stationKey('controller', owner) }, reach);
  const missed = passCache(layerKey(owner), array.cache, reach, visits);
  if (array.stretched) between(estate, sitesOf(estate, owner), missed, visits);
  const passage = followedBy(reach.passage, throughArray(array));
  for (const part of disks) {
    if (part.share > 0) visit(visits, { kind: 'station', key: stationKey('disks', part.layer) }, { passage: followedBy(passage, share(part.share)), reads: missed.reads * part.share, writes: missed.writes * part.share });
  }
}

/** The groups of an array by what arrives at each: one that serves all of its datastores is what an array is as fast as. */
function disksAsAsked(estate: Estate, layer: Extract<Layer, { kind: 'array' }>): readonly Part[] {
  const parts = disksBehind(estate, layer);
  const asked = parts.map((part) => (part.layer.kind === 'group' ? iopsOf(estate.query(arrivingAt, layerKey(part.layer)).peak) : 0));
  const total = asked.reduce((sum: number, each) => sum + each, 0);
  return total > 0 ? parts.map((part, i) => ({ ...part, share: (asked[i] ?? 0) / total })) : parts;
}

/** What a cache does not answer goes on; the rest takes its time. */
function passCache(owner: string, cache: Parameters<typeof behindCache>[0], reach: Reach, visits: Map<string, Visit>): Reach {
  if (!cache) return reach;
  const { readsPerRead, writesPerWrite } = behindCache(cache);
  visit(visits, { kind: 'cache', owner, latencyMs: cache.latency ?? usualCacheMs }, { passage: reach.passage, reads: reach.reads * (1 - readsPerRead), writes: reach.writes * (1 - writesPerWrite) });
  return { ...reach, reads: reach.reads * readsPerRead, writes: reach.writes * writesPerWrite };
}
const usualCacheMs = 0.1;

type Replication = { readonly mode?: 'sync' | 'async'; readonly to?: string; readonly target?: string } | undefined;

/** Every write waits until a synchronous replica has it as well. */
function replicate(estate: Estate, layer: Layer, replication: Replication, reach: Reach, visits: Map<string, Visit>): void {
  if (replication?.mode !== 'sync') return;
  const target = replication.target === undefined ? undefined : layerNamed(estate, replication.target);
  const to = replication.to ?? (target ? sitesOf(estate, target)[0] : undefined);
  if (to !== undefined) between(estate, [...sitesOf(estate, layer).filter((site) => site !== to), to], reach, visits, to);
}

/** The round trip between sites, or between each and one of them: the longest, since a write waits for the last. */
function between(estate: Estate, sites: readonly string[], reach: Reach, visits: Map<string, Visit>, to?: string): void {
  let longest: { readonly owner: string; readonly roundTripMs: number | undefined } | undefined;
  for (const [i, a] of sites.entries()) {
    for (const b of sites.slice(i + 1)) {
      if (to !== undefined && b !== to) continue;
      const roundTripMs = siteLinkBetween(estate, a, b)?.roundTripMs;
      if (!longest || (roundTripMs ?? -1) > (longest.roundTripMs ?? -1)) longest = { owner: `sites/${[a, b].sort().join('/')}`, roundTripMs };
    }
  }
  if (longest) visit(visits, { kind: 'site-link', ...longest }, { passage: { ...reach.passage, readsPerRead: 0 }, reads: 0, writes: reach.writes });
}

function visit(visits: Map<string, Visit>, stage: VisitedStage, { passage, reads, writes }: Reach): void {
  const key = stage.kind === 'station' ? stage.key : `${stage.kind} ${stage.owner}`;
  const there = visits.get(key);
  visits.set(key, there ? { stage, passage: beside(there.passage, passage), reads: there.reads + reads, writes: there.writes + writes } : { stage, passage, reads, writes });
}
