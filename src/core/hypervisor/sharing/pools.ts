/** Where resource pools reach, and how much of a pool that spans hosts falls to each of them. Semantics: SPEC.md. */
import type { Vm } from '../../model/entities';
import { defineIndex, defineQuery, type Estate, type Query } from '../../model/estate';
import { poolAbove } from '../../model/lookups';
import { poolSharesOf } from './shares';
import type { Reach } from './shareOut';

export type Resource = 'cpu' | 'memory';

export const vmsByPool = defineIndex('VMs by resource pool', 'vms', (vm) => (vm.resourcePool === undefined ? [] : [vm.resourcePool]));
export const poolsByParent = defineIndex('resource pools by parent', 'resourcePools', (pool) => (pool.parent === undefined ? [] : [pool.parent]));

/** A pool with those above it, nearest first, and what the last of them takes from. */
export interface PoolChain {
  readonly pools: readonly string[];
  /** `nowhere`: the document does not say, or not understandably. */
  readonly root: { readonly kind: 'cluster' | 'host'; readonly id: string } | { readonly kind: 'nowhere' };
}

/** The chain above the pool with this id; undefined where there is no such pool or the parents go in a circle. */
export const poolChain = defineQuery<PoolChain | undefined>('what a resource pool takes from', (estate, id) => {
  if (!estate.find('resourcePools', id)) return undefined;
  const pools = [id];
  for (let above = poolAbove(estate, id); above !== undefined; above = poolAbove(estate, above)) {
    if (pools.includes(above)) return undefined;
    pools.push(above);
  }
  const parent = estate.value('resourcePools', pools[pools.length - 1])?.parent;
  if (parent === undefined) return { pools, root: { kind: 'nowhere' } };
  if (estate.find('clusters', parent)) return { pools, root: { kind: 'cluster', id: parent } };
  return { pools, root: estate.find('hosts', parent) ? { kind: 'host', id: parent } : { kind: 'nowhere' } };
}, (a, b) => JSON.stringify(a) === JSON.stringify(b));

/** The pool a VM takes from on a host; undefined where it names none, or one that does not reach there. */
export function poolOn(estate: Estate, { resourcePool }: Vm, host: string): string | undefined {
  return resourcePool !== undefined && reaches(estate, resourcePool, host) ? resourcePool : undefined;
}

/** Whether a pool can be taken from on a host. */
export function reaches(estate: Estate, pool: string, host: string): boolean {
  const root = estate.query(poolChain, pool)?.root;
  switch (root?.kind) {
    case undefined: return false;
    case 'host': return root.id === host;
    case 'cluster': return estate.value('hosts', host)?.cluster === root.id;
    case 'nowhere': return true;
  }
}

/** Pools that take from this one, or from the host or cluster with this id, circles left out. */
export function poolsBelow(estate: Estate, of: 'resourcePools' | 'hosts' | 'clusters', id: string): readonly string[] {
  return estate.lookup(poolsByParent, id).filter((pool) => {
    const chain = estate.query(poolChain, pool);
    if (of === 'resourcePools') return chain?.pools[1] === id;
    return chain?.pools.length === 1 && chain.root.kind === (of === 'hosts' ? 'host' : 'cluster');
  });
}

/** What speaks for a host when a pool is split over several. */
interface Weight {
  readonly demand: number;
  readonly size: number;
}

/** A claim of a VM as far as a pool needs to know it. */
interface Member {
  readonly pool?: string | undefined;
  readonly demand: number;
  readonly size: number;
}

/** The pools on each host for one resource, from the claims there. */
export interface Pools {
  readonly on: (estate: Estate, host: string) => ReadonlyMap<string, Reach>;
}

/** Declares how pools reach onto hosts for a resource whose claims on a host `claims` gives. */
export function definePools<M extends Member>(of: Resource, claims: Query<readonly M[]>): Pools {
  const here = defineQuery<ReadonlyMap<string, Weight>>(`${of} of resource pools on a host`, (estate, host) => {
    const weights = new Map<string, Weight>();
    for (const { pool, demand, size } of estate.query(claims, host)) {
      if (pool === undefined) continue;
      for (const id of estate.query(poolChain, pool)?.pools ?? []) {
        const known = weights.get(id);
        weights.set(id, { demand: (known?.demand ?? 0) + demand, size: (known?.size ?? 0) + size });
      }
    }
    return weights;
  }, sameWeights);

  const everywhere = defineQuery<Weight>(`${of} of a resource pool`, (estate, pool) => {
    let [demand, size] = [0, 0];
    for (const host of estate.query(hostsOfPool, pool)) {
      const weight = estate.query(here, host).get(pool);
      demand += weight?.demand ?? 0;
      size += weight?.size ?? 0;
    }
    return { demand, size };
  }, sameWeight);

  const fraction = (estate: Estate, pool: string, weight: Weight): number => {
    const all = estate.query(everywhere, pool);
    if (all.demand > 0) return weight.demand / all.demand;
    return all.size > 0 ? weight.size / all.size : 1;
  };

  return {
    on(estate, host) {
      const isUsed = estate.query(claims, host).some((claim) => claim.pool !== undefined);
      const weights = isUsed ? estate.query(here, host) : new Map<string, Weight>();
      const ofHost = estate.count(poolsByParent, host) > 0 ? descendants(estate, poolsBelow(estate, 'hosts', host)) : [];
      if (weights.size === 0 && ofHost.length === 0) return none;
      const reached = [...new Set([...weights.keys(), ...ofHost])].sort();
      return new Map(reached.map((id) => {
        const pool = estate.value('resourcePools', id) ?? {};
        const chain = estate.query(poolChain, id);
        const part = chain?.root.kind === 'host' ? 1 : fraction(estate, id, weights.get(id) ?? { demand: 0, size: 0 });
        const written = of === 'cpu' ? pool.cpu : pool.memory;
        return [id, {
          parent: chain?.pools[1],
          reservation: (written?.reservation ?? 0) * part,
          limit: written?.limit === undefined ? Infinity : written.limit * part,
          shares: poolSharesOf(pool, of) * part,
        }];
      }));
    },
  };
}

const none: ReadonlyMap<string, Reach> = new Map();

/** Hosts that VMs of a pool or of one below it are placed on. */
const hostsOfPool = defineQuery<readonly string[]>('hosts of a resource pool', (estate, pool) => {
  const hosts = new Set<string>();
  for (const id of descendants(estate, [pool])) {
    for (const vm of estate.lookup(vmsByPool, id)) {
      const host = estate.value('vms', vm)?.host;
      if (host !== undefined) hosts.add(host);
    }
  }
  return [...hosts].sort();
}, (a, b) => a.length === b.length && a.every((host, i) => host === b[i]));

function descendants(estate: Estate, pools: readonly string[]): readonly string[] {
  return pools.flatMap((pool) => [pool, ...descendants(estate, poolsBelow(estate, 'resourcePools', pool))]);
}

function sameWeights(a: ReadonlyMap<string, Weight>, b: ReadonlyMap<string, Weight>): boolean {
  if (a.size !== b.size) return false;
  for (const [pool, weight] of a) {
    const other = b.get(pool);
    if (!other || !sameWeight(weight, other)) return false;
  }
  return true;
}
function sameWeight(a: Weight, b: Weight): boolean {
  return a.demand === b.demand && a.size === b.size;
}
