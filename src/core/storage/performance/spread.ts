/** Where requests go from a layer, and what caches and copies make of them on the way. Semantics: SPEC.md, Q2 and Q4. */
import { defineQuery, type Estate } from '../../model/estate';
import { distinct } from '../../util/distinct';
import { sameValue } from '../../util/sameValue';
import { sum } from '../../util/sum';
import { copiesIn } from '../capacity/poolSize';
import { protectionOf } from '../capacity/distributed';
import { sizeOf } from '../capacity/size';
import { groupOfExport, hostsOfArray, isDistributed, countedMembersOf, type StorageArray, type StoragePool } from '../capacity/structure';
import { layerKey, type Layer } from '../layers';
import { spaceOf } from '../capacity/space';
import { abilityOf } from './abilities';
import { followedBy, unchanged, type Passage } from './demand';

/** A part of a layer, and its share of the requests. */
export interface Part {
  readonly layer: Layer;
  readonly share: number;
}

/** The members of a pool with their shares, by tiers as these say, or as the pool places data; what is not there has none. */
export const membersWithShares = (estate: Estate, pool: string): readonly Part[] => estate.query(sharesOfMembers, pool).parts;

/** Share of one member, by its key; undefined where it is none. */
export const shareOfMember = (estate: Estate, pool: string, member: string): number | undefined => estate.query(sharesOfMembers, pool).byKey.get(member);

/** Parts of a layer, and the share of each by its key: what is asked for each of a thousand parts must not list them all. */
interface Parts {
  readonly parts: readonly Part[];
  readonly byKey: ReadonlyMap<string, number>;
}

function partsOf(parts: readonly Part[]): Parts {
  const byKey = new Map<string, number>();
  for (const { layer, share } of parts) {
    const key = layerKey(layer);
    byKey.set(key, (byKey.get(key) ?? 0) + share);
  }
  return { parts, byKey };
}

const sameParts = (a: Parts, b: Parts): boolean => sameValue(a.parts, b.parts);

const sharesOfMembers = defineQuery<Parts>('shares of the members of a storage pool', (estate, id) => partsOf(sharedAmongMembers(estate, id)), sameParts);

function sharedAmongMembers(estate: Estate, id: string): readonly Part[] {
  const pool = estate.value('storagePools', id);
  const members = countedMembersOf(estate, id).flatMap(({ text, layer }) => (layer === undefined || layer.kind === 'pool' ? [] : [{ text, layer, usable: usableOf(estate, layer) }]));
  if (!pool || members.length === 0) return [];
  if (!pool.tiers || (pool.placement === 'tier' && Object.values(pool.tiers).every(({ serves }) => serves === undefined))) return placed(estate, id, pool.placement, members);
  const byText = new Map(members.map((member) => [member.text, member]));
  const tiers = Object.values(pool.tiers).map((tier) => ({ serves: tier.serves, members: distinct(tier.members ?? []).flatMap((text) => byText.get(text) ?? []) }));
  const inTiers = new Set(tiers.flatMap((tier) => tier.members));
  const others = members.filter((member) => !inTiers.has(member));
  const all = [...tiers, { serves: undefined, members: others }].filter((tier) => tier.members.length > 0);
  const shares = sharesOf(all.map(({ serves, members: ofTier }) => ({ serves, usable: sum(ofTier, ({ usable }) => usable ?? 0) })));
  return all.flatMap((tier, i) => shared(tier.members, shares[i] ?? 0));
}

interface Weighed {
  readonly layer: Layer;
  readonly usable: number | undefined;
}

/** Members of a pool by where it places data: over all by their bytes or by what they can do, or the fastest first. As by bytes where it is not known how fast one is. */
function placed(estate: Estate, pool: string, placement: StoragePool['placement'], members: readonly Weighed[]): readonly Part[] {
  if (placement === undefined || placement === 'capacity') return shared(members, 1);
  const speeds = members.map(({ layer }) => disksIn(estate, layer).map((disks) => abilityOf(estate, 'disks', disks)));
  const able = speeds.map((all) => all.reduce((total, { able: { iops } }) => total + (iops ?? NaN), 0));
  if (able.some((iops) => !(iops > 0))) return shared(members, 1);
  if (placement === 'performance') return members.map(({ layer }, i) => ({ layer, share: (able[i] ?? 0) / sum(able, (iops) => iops) }));
  return fastestFirst(estate, pool, members.map((member, i) => ({ ...member, serviceMs: Math.max(...(speeds[i] ?? []).map(({ serviceMs }) => serviceMs)) })));
}

/** What is used of a pool fills its fastest members; those of one speed share by their bytes. */
function fastestFirst(estate: Estate, pool: string, members: readonly (Weighed & { readonly serviceMs: number })[]): readonly Part[] {
  const all = sum(members, ({ usable }) => usable ?? 0);
  const { used, usable = 0 } = estate.query(spaceOf, layerKey({ kind: 'pool', pool }));
  let left = usable > 0 ? all * Math.min(1, used / usable) : 0;
  const filled = [...new Set(members.map(({ serviceMs }) => serviceMs))].sort((a, b) => a - b).flatMap((speed, i) => {
    const tier = members.filter(({ serviceMs }) => serviceMs === speed);
    const holds = Math.min(left, sum(tier, ({ usable: bytes }) => bytes ?? 0));
    left -= holds;
    // An empty pool begins with the fastest.
    return shared(tier, used > 0 ? holds : i === 0 ? 1 : 0);
  });
  const total = sum(filled, ({ share }) => share);
  return total > 0 ? filled.map((part) => ({ ...part, share: part.share / total })) : shared(members, 1);
}

/** The disk groups and local disks behind a member. */
function disksIn(estate: Estate, layer: Layer): readonly Layer[] {
  return layer.kind === 'disks' ? [layer] : layer.kind === 'group' || layer.kind === 'export' || layer.kind === 'array' ? disksBehind(estate, layer).map((part) => part.layer) : [];
}

/** The disks of an array with their shares: its groups by usable bytes, or the disks of its hosts by raw ones. */
const disksOfArray = (estate: Estate, array: string): readonly Part[] => estate.query(sharesOfDisks, array).parts;

/** Share of one group or the disks of one host, by its key; undefined where the array has them not. */
export const shareOfDisks = (estate: Estate, array: string, disks: string): number | undefined => estate.query(sharesOfDisks, array).byKey.get(disks);

const sharesOfDisks = defineQuery<Parts>('shares of the disks of an array', (estate, id) => partsOf(sharedAmongDisks(estate, id)), sameParts);

function sharedAmongDisks(estate: Estate, id: string): readonly Part[] {
  const array = estate.value('arrays', id);
  if (!array) return [];
  const layers: Layer[] = [];
  if (isDistributed(array)) {
    for (const host of hostsOfArray(estate, array)) {
      const disks = estate.value('hosts', host)?.disks;
      for (const name in disks) if (disks[name]?.cache !== true) layers.push({ kind: 'disks', host, disks: name });
    }
  } else {
    for (const group in array.groups) layers.push({ kind: 'group', array: id, group });
  }
  return shared(layers.map((layer) => ({ layer, usable: usableOf(estate, layer) })), 1);
}

/** The disks that requests to a part of an array reach. */
export function disksBehind(estate: Estate, layer: Extract<Layer, { kind: 'group' | 'export' | 'array' }>): readonly Part[] {
  if (layer.kind === 'group') return [{ layer, share: 1 }];
  const array = layer.kind === 'export' ? estate.value('arrays', layer.array) : undefined;
  const group = array && layer.kind === 'export' ? groupOfExport(array, layer.export) : undefined;
  return group === undefined ? disksOfArray(estate, layer.array) : [{ layer: { kind: 'group', array: layer.array, group }, share: 1 }];
}

type Cache = NonNullable<StorageArray['cache']>;

/** What a cache lets through. */
export function behindCache(cache: Cache | undefined): Passage {
  return cache ? { readsPerRead: 1 - (cache.readHits ?? 0), readsPerWrite: 0, writesPerWrite: 1 - (cache.writeHits ?? 0) } : unchanged;
}

/** What the redundancy of a pool makes of requests. */
export function throughPool(pool: StoragePool): Passage {
  return followedBy(behindCache(pool.cache), pool.redundancy === 'parity' ? parity(1) : copies(copiesIn(pool)));
}

/** What an array asks of its disks: behind its cache, and of a distributed one under its copies or fragments. */
export function throughArray(array: StorageArray): Passage {
  const cached = behindCache(array.cache);
  if (!isDistributed(array)) return cached;
  const { kind, width } = protectionOf(array);
  const sides = array.stretched === undefined ? 1 : 2;
  const kept = kind === 'copies' ? copies(width) : parity(array.redundancy?.parity ?? 1);
  return followedBy(followedBy(cached, kept), { ...unchanged, writesPerWrite: sides });
}

const copies = (of: number): Passage => ({ ...unchanged, writesPerWrite: of });
/** A small write reads and writes its data and each parity fragment: 4 operations with one, 6 with two. */
const parity = (fragments: number): Passage => ({ ...unchanged, readsPerWrite: fragments + 1, writesPerWrite: fragments + 1 });

const usableOf = (estate: Estate, layer: Layer): number | undefined => estate.query(sizeOf, layerKey(layer)).usable;

/** Shares by usable bytes: none for parts that do not say theirs, unless no part does. */
function shared(parts: readonly { readonly layer: Layer; readonly usable: number | undefined }[], whole: number): readonly Part[] {
  const all = sum(parts, ({ usable }) => usable ?? 0);
  return parts.map(({ layer, usable }) => ({ layer, share: all > 0 ? (whole * (usable ?? 0)) / all : whole / parts.length }));
}

/** Shares of tiers: what they say, brought to 1 where it is more; the others share the rest by their bytes. */
function sharesOf(tiers: readonly { readonly serves: number | undefined; readonly usable: number }[]): readonly number[] {
  const bytes = sum(tiers, ({ usable }) => usable);
  const said = sum(tiers, ({ serves }) => serves ?? 0);
  const silent = tiers.filter(({ serves }) => serves === undefined);
  const silentBytes = sum(silent, ({ usable }) => usable);
  if (silent.length === tiers.length) return tiers.map(({ usable }) => (bytes > 0 ? usable / bytes : 1 / tiers.length));
  const rest = Math.max(0, 1 - said);
  const scale = silent.length === 0 || said > 1 ? 1 / said : 1;
  return tiers.map(({ serves, usable }) => {
    if (serves !== undefined) return said === 0 ? 1 / tiers.length : serves * scale;
    return silentBytes > 0 ? (rest * usable) / silentBytes : rest / silent.length;
  });
}
