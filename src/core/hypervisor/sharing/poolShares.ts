/** Resource pools as figures of a host, whatever is shared out among them. */
import type { Estate } from '../../model/estate';
import type { PoolShare } from './allocation';
import type { Division, Reach } from './shareOut';

/** What the pools nearest to the host keep of it. */
export function reservedByPools(pools: ReadonlyMap<string, Reach>, given: Division): number {
  let total = 0;
  for (const [id, { parent, reservation }] of pools) {
    if (parent === undefined || !pools.has(parent)) total += Math.max(reservation, given.pools.get(id)?.reservedInside ?? 0);
  }
  return total;
}

export function poolShares(estate: Estate, pools: ReadonlyMap<string, Reach>, given: Division): ReadonlyMap<string, PoolShare> {
  return new Map([...pools].map(([id, reach]) => {
    const { demand = 0, reservedInside = 0, entitled = 0 } = given.pools.get(id) ?? {};
    return [id, { ...reach, expandable: estate.value('resourcePools', id)?.expandable ?? true, reservedInside, demand, entitled }];
  }));
}

export const poolFields = ['reservation', 'limit', 'shares', 'parent', 'expandable', 'reservedInside', 'demand', 'entitled'] as const satisfies readonly (keyof PoolShare)[];
