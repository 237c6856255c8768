/** Memory of a host: who holds how much of it in RAM, and where the rest is. Semantics: SPEC.md. */
import { memoryOf } from '../../model/defaults';
import { defineQuery, type Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import type { Bytes } from '../../model/quantity';
import { sum } from '../../util/sum';
import type { HostMemory, MemoryShare } from './allocation';
import { mostlySaid, weakest } from './demand';
import { hostHardware } from './hostHardware';
import { hostLoad } from './hostLoad';
import { memoryClaims, type MemoryClaim } from './memoryClaims';
import { memoryOverheadOf } from './memoryOverhead';
import { memoryTraitsOf, minFreeOf, ownMemoryOf } from './memoryTraits';
import { definePools } from './pools';
import { poolFields, poolShares, reservedByPools } from './poolShares';
import { reclaim, type Holding, type Outcome } from './reclamation';
import { containersRunningOn, vmsRunningOn } from './running';
import { sameEntries, sameFields } from './same';
import type { MemoryTraits } from '../../catalogue/product';

/** Memory of the host with this id; an unknown host has no known capacity and whatever VMs name it. */
export const hostMemory = defineQuery<HostMemory>('memory of a host', (estate, id) => {
  const host = estate.value('hosts', id);
  const traits = memoryTraitsOf(host);
  const policies = policiesFor(estate, host?.cluster);
  const { memory: capacity } = hostHardware(estate, id);
  const claims = estate.query(memoryClaims, id);
  const own = ownMemoryOf(host, capacity, traits, policies);
  const overhead = sum(claims, (claim) => claim.overhead) as Bytes;
  const minFree = minFreeOf(host, capacity, traits);
  const sharing = sharedPart(claims, traits, policies.pageSharing);
  const holdings = claims.map((claim) => holdingOf(claim, sharing, policies.balloonLimit));
  const pools = memoryPools.on(estate, id);
  const outcome = reclaim({
    capacity: capacity ?? Infinity, taken: own + overhead, minFree, traits, holdings, pools,
    idleMemoryTax: policies.idleMemoryTax, ballooningTarget: policies.ballooningTarget,
  });
  const sums = { reserved: reservedByPools(pools, outcome.division), demand: 0, active: 0, entitled: 0, shared: 0, ballooned: 0, compressed: 0, swapped: 0, lacking: 0 };
  const consumers = new Map<string, MemoryShare>();
  for (let i = 0; i < claims.length; i++) {
    const [claim, holding] = [claims[i] as MemoryClaim, holdings[i] as Holding];
    const share = memoryShare(claim, holding, outcome, i, traits);
    consumers.set(claim.consumer, share);
    if (claim.pool === undefined) sums.reserved += claim.reservation;
    sums.demand += holding.demand;
    sums.active += share.active;
    sums.entitled += share.entitled;
    sums.shared += share.shared;
    sums.ballooned += share.ballooned;
    sums.compressed += share.compressed;
    sums.swapped += share.swapped;
    sums.lacking += share.lacking;
  }
  return {
    ...(sums as { readonly [K in keyof typeof sums]: Bytes }),
    capacity, own, overhead, minFree, state: outcome.state, basis: weakest(claims), consumers, pools: poolShares(estate, pools, outcome.division),
  };
}, sameMemory);

/**
 * What a host compresses and swaps by what its guests are said to use; 0 where most of them do not say, where balloons
 * suffice, and where it is less than a MiB, which is a rounding.
 */
export function swappedBySaying(estate: Estate, id: string): Bytes {
  if (isRoomForAll(estate, id)) return 0 as Bytes;
  const { capacity, state, compressed, swapped } = estate.query(hostMemory, id);
  const isNoticed = capacity !== undefined && state !== 'high' && compressed + swapped >= 2 ** 20 && mostlySaid(estate.query(memoryClaims, id));
  return (isNoticed ? compressed + swapped : 0) as Bytes;
}

/** Whether everybody has all of their memory, as on most hosts: told without asking who would have to give some back. */
function isRoomForAll(estate: Estate, id: string): boolean {
  const host = estate.value('hosts', id);
  const { capacity: { memory: capacity }, ownMemory } = estate.query(hostLoad, id);
  if (capacity === undefined) return true;
  if (containersRunningOn(estate, id).length > 0) return false;
  const traits = memoryTraitsOf(host);
  let needed = ownMemory + minFreeOf(host, capacity, traits);
  for (const { value: vm } of vmsRunningOn(estate, id)) {
    if (vm.resourcePool !== undefined || (vm.memoryAllocation?.limit ?? Infinity) < memoryOf(vm)) return false;
    needed += memoryOf(vm) + memoryOverheadOf(vm, traits);
  }
  return needed <= capacity;
}

const memoryPools = definePools('memory', memoryClaims);

/** The share of a VM's memory that is not held, since others hold the same: of what is the same in n VMs, n − 1 copies are saved. */
function sharedPart(claims: readonly MemoryClaim[], { reclamation }: MemoryTraits, pageSharing: number): number {
  const vms = claims.filter(({ kind }) => kind === 'vm').length;
  return reclamation.includes('sharing') && vms > 0 ? (pageSharing * (vms - 1)) / vms : 0;
}

function holdingOf({ kind, pool, configured, active, reservation, hasReservation, limit, shares }: MemoryClaim, sharing: number, balloonLimit: number): Holding {
  const demand = kind === 'vm' ? configured * (1 - sharing) : configured;
  return {
    pool, demand, active: Math.min(active, demand), reservation, limit, shares,
    balloonable: kind === 'vm' ? Math.max(0, Math.min(balloonLimit * configured, demand - active)) : 0, minimum: kind === 'vm' && hasReservation ? reservation : demand,
  };
}

/** What a compression cache holds at most, as a share of a VM's memory: vSphere 6.7 Resource Management, "Set the Maximum Size of the Compression Cache". */
const compressionCache = 0.1;

/** Of what is missing: what a balloon took, then what compression saves, then what is swapped. */
function memoryShare(claim: MemoryClaim, { demand }: Holding, { division, ballooned: balloons }: Outcome, i: number, traits: MemoryTraits): MemoryShare {
  const { configured, overhead, active, basis, reservation, limit, shares, kind } = claim;
  const entitled = division.entitled[i] ?? 0;
  const ballooned = balloons[i] ?? 0;
  const left = Math.max(0, demand - entitled - ballooned);
  const saved = traits.reclamation.includes('compression') && kind === 'vm' ? Math.min(left, compressionCache * configured, entitled) : 0;
  const rest = left - saved;
  const swaps = traits.overcommit || demand > limit;
  const swapped = swaps ? (traits.overcommit ? rest : Math.min(rest, demand - limit)) : 0;
  return {
    configured, overhead, active, basis, reservation, limit, shares,
    entitled: entitled as Bytes, shared: (configured - demand) as Bytes, ballooned: ballooned as Bytes,
    compressed: (2 * saved) as Bytes, swapped: swapped as Bytes, lacking: (rest - swapped) as Bytes,
  };
}

function sameMemory(a: HostMemory, b: HostMemory): boolean {
  return sameFields(a, b, hostFields) && sameEntries(a.consumers, b.consumers, shareFields) && sameEntries(a.pools, b.pools, poolFields);
}
const hostFields = ['capacity', 'own', 'overhead', 'reserved', 'demand', 'active', 'entitled', 'shared', 'ballooned', 'compressed', 'swapped', 'lacking', 'state', 'basis', 'minFree'] as const satisfies readonly (keyof HostMemory)[];
const shareFields = ['reservation', 'limit', 'shares', 'configured', 'overhead', 'active', 'basis', 'entitled', 'shared', 'ballooned', 'compressed', 'swapped', 'lacking'] as const satisfies readonly (keyof MemoryShare)[];
