/** Where requests go from a layer, and what caches and copies make of them on the way. Semantics: SPEC.md, Q2 and Q4. */
import type { Estate } from '../../model/estate';
import { sum } from '../../util/sum';
import { copiesIn } from '../capacity/poolSize';
import { protectionOf } from '../capacity/distributed';
import { sizeOf } from '../capacity/size';
import { groupOfExport, hostsOfArray, isDistributed, membersOf, type StorageArray, type StoragePool } from '../capacity/structure';
import { layerKey, type Layer } from '../layers';
import { followedBy, unchanged, type Passage } from './demand';

/** A part of a layer, and its share of the requests. */
export interface Part {
  readonly layer: Layer;
  readonly share: number;
}

/** The members of a pool with their shares, by usable bytes or by tiers; what is not there has none. */
export function membersWithShares(estate: Estate, id: string): readonly Part[] {
  const pool = estate.value('storagePools', id);
  const members = membersOf(estate, id).flatMap(({ text, layer }) => (layer === undefined || layer.kind === 'pool' ? [] : [{ text, layer, usable: usableOf(estate, layer) }]));
  if (!pool || members.length === 0) return [];
  if (!pool.tiers) return shared(members, 1);
  const tiers = Object.values(pool.tiers).map((tier) => ({ serves: tier.serves, members: members.filter(({ text }) => tier.members?.includes(text)) }));
  const others = members.filter(({ text }) => !tiers.some((tier) => tier.members.some((member) => member.text === text)));
  const all = [...tiers, { serves: undefined, members: others }].filter((tier) => tier.members.length > 0);
  const shares = sharesOf(all.map(({ serves, members: ofTier }) => ({ serves, usable: sum(ofTier, ({ usable }) => usable ?? 0) })));
  return all.flatMap((tier, i) => shared(tier.members, shares[i] ?? 0));
}

/** The disks of an array with their shares: its groups by usable bytes, or the disks of its hosts by raw ones. */
export function disksOfArray(estate: Estate, id: string): readonly Part[] {
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
