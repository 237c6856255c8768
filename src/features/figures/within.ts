import type { PoolShare } from '../../core/hypervisor/sharing/allocation';
import { sum } from '../../core/util/sum';

/** Among whom a guest shares: the members of its resource pool on the host, or those on the host that are in none, and the pools there. */
export interface Within {
  readonly pool: string | undefined;
  /** What the pool gets of the host. */
  readonly entitled: number;
  /** Of all of them together. */
  readonly shares: number;
}

interface Claim {
  readonly consumer: string;
  readonly pool: string | undefined;
  readonly shares: number;
}

export function withinOf(consumer: string, claims: readonly Claim[], pools: ReadonlyMap<string, PoolShare>): Within {
  const pool = claims.find((claim) => claim.consumer === consumer)?.pool;
  const above = ({ parent }: PoolShare): string | undefined => (parent !== undefined && pools.has(parent) ? parent : undefined);
  const members = sum(claims.filter((claim) => claim.pool === pool), ({ shares }) => shares);
  const inner = sum([...pools.values()].filter((share) => above(share) === pool), ({ shares }) => shares);
  return { pool, entitled: (pool === undefined ? undefined : pools.get(pool)?.entitled) ?? 0, shares: members + inner };
}
