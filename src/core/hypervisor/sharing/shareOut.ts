/** Sharing out among consumers and resource pools: each pool takes as one, and shares out again what it got. */
import { sum } from '../../util/sum';
import { curveOf, fillBy, type Claim, type Curve } from './waterFill';

export interface Consumption extends Claim {
  /** The resource pool it takes from; the host itself where there is none. */
  readonly pool?: string | undefined;
  /** Of the demand, what is in use at the moment: memory alone tells them apart. Default: all of it. */
  readonly active?: number;
}

/** A pool as far as it reaches onto a host; `parent` is another of them. */
export interface Reach {
  readonly parent: string | undefined;
  readonly reservation: number;
  readonly limit: number;
  readonly shares: number;
}

export interface Division {
  /** What each consumption gets, in their order. */
  readonly entitled: readonly number[];
  readonly pools: ReadonlyMap<string, { readonly demand: number; readonly reservedInside: number; readonly entitled: number }>;
}

/**
 * Shares out `capacity`. A pool demands what is demanded in it, at most its limit, and is guaranteed what it or its members
 * have reserved, whichever is more; siblings share as `curve` says. No pool may be its own ancestor.
 */
export function shareOut(capacity: number, consumptions: readonly Consumption[], pools: ReadonlyMap<string, Reach> = noPools, curve: (of: Consumption) => Curve = curveOf): Division {
  if (pools.size === 0) return { entitled: fillBy(capacity, consumptions, curve), pools: noShares };
  const root = treeOf(consumptions, pools);
  const entitled: number[] = consumptions.map(() => 0);
  const shares = new Map<string, { demand: number; reservedInside: number; entitled: number }>();
  const divide = (node: Node, amount: number): void => {
    if (node.pool !== undefined) shares.set(node.pool, { demand: node.wanted, reservedInside: node.reservedInside, entitled: amount });
    const given = fillBy(amount, [...node.members.map((i) => consumptions[i] as Consumption), ...node.children.map((child) => child.taking)], curve);
    node.members.forEach((i, at) => (entitled[i] = given[at] ?? 0));
    node.children.forEach((child, at) => divide(child, given[node.members.length + at] ?? 0));
  };
  divide(root, capacity);
  return { entitled, pools: shares };
}

const noPools: ReadonlyMap<string, Reach> = new Map();
const noShares: Division['pools'] = new Map();

interface Node {
  readonly pool: string | undefined;
  readonly members: readonly number[];
  readonly children: readonly Node[];
  /** Sum of what its members want, beyond any limit of its own. */
  readonly wanted: number;
  readonly reservedInside: number;
  /** The pool as one that takes from its parent. */
  readonly taking: Consumption;
}

function treeOf(consumptions: readonly Consumption[], pools: ReadonlyMap<string, Reach>): Node {
  const members = new Map<string | undefined, number[]>();
  consumptions.forEach(({ pool }, i) => push(members, pool !== undefined && pools.has(pool) ? pool : undefined, i));
  const children = new Map<string | undefined, string[]>();
  for (const [id, { parent }] of pools) push(children, parent !== undefined && pools.has(parent) ? parent : undefined, id);
  const nodeOf = (pool: string | undefined, reach: Reach): Node => {
    const own = members.get(pool) ?? [];
    const below = (children.get(pool) ?? []).map((id) => nodeOf(id, pools.get(id) ?? whole));
    const taking = [...own.map((i) => consumptions[i] as Consumption), ...below.map((child) => child.taking)];
    const reservedInside = sum(taking, (one) => one.reservation);
    return {
      pool, members: own, children: below, reservedInside,
      wanted: sum(taking, (one) => one.demand),
      taking: {
        demand: sum(taking, (one) => Math.min(one.demand, one.limit)),
        active: sum(taking, (one) => Math.min(one.active ?? one.demand, one.limit)),
        reservation: Math.max(reach.reservation, reservedInside), limit: reach.limit, shares: reach.shares,
      },
    };
  };
  return nodeOf(undefined, whole);
}

const whole: Reach = { parent: undefined, reservation: 0, limit: Infinity, shares: 1 };

function push<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const known = into.get(key);
  if (known) known.push(value);
  else into.set(key, [value]);
}
