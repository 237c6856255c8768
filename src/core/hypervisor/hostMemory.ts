/** Memory of a host: who holds how much of it in RAM, and where the rest is. Semantics: SPEC.md. */
import { defineQuery } from '../model/estate';
import { policiesFor } from '../model/policies';
import type { Bytes } from '../model/quantity';
import { sum } from '../util/sum';
import type { HostMemory, MemoryShare } from './allocation';
import { weakest } from './basis';
import { poolFields, poolShares, reservedByPools } from './hostCpu';
import { hostHardware } from './hostHardware';
import { memoryClaims, type MemoryClaim } from './memoryClaims';
import { memoryTraitsOf, minFreeOf, ownMemoryOf } from './memoryTraits';
import { definePools } from './pools';
import { reclaim, type Holding, type Outcome } from './reclamation';
import { sameEntries, sameFields } from './same';
import type { MemoryTraits } from '../catalogue/product';

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
  const shares = claims.map((claim, i) => memoryShare(claim, holdings[i] as Holding, outcome, i, traits));
  return {
    capacity, own, overhead, minFree, state: outcome.state, basis: weakest(claims),
    reserved: (sum(claims, (claim) => (claim.pool === undefined ? claim.reservation : 0)) + reservedByPools(pools, outcome.division)) as Bytes,
    demand: sum(holdings, (holding) => holding.demand) as Bytes, active: total(shares, (share) => share.active), entitled: total(shares, (share) => share.entitled),
    shared: total(shares, (share) => share.shared), ballooned: total(shares, (share) => share.ballooned), compressed: total(shares, (share) => share.compressed),
    swapped: total(shares, (share) => share.swapped), lacking: total(shares, (share) => share.lacking),
    consumers: new Map(claims.map((claim, i) => [claim.consumer, shares[i] as MemoryShare])),
    pools: poolShares(estate, pools, outcome.division),
  };
}, sameMemory);

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

const total = (claims: readonly MemoryShare[], of: (share: MemoryShare) => Bytes): Bytes => sum(claims, of) as Bytes;

function sameMemory(a: HostMemory, b: HostMemory): boolean {
  return sameFields(a, b, hostFields) && sameEntries(a.consumers, b.consumers, shareFields) && sameEntries(a.pools, b.pools, poolFields);
}
const hostFields = ['capacity', 'own', 'overhead', 'reserved', 'demand', 'active', 'entitled', 'shared', 'ballooned', 'compressed', 'swapped', 'lacking', 'state', 'basis', 'minFree'] as const satisfies readonly (keyof HostMemory)[];
const shareFields = ['reservation', 'limit', 'shares', 'configured', 'overhead', 'active', 'basis', 'entitled', 'shared', 'ballooned', 'compressed', 'swapped', 'lacking'] as const satisfies readonly (keyof MemoryShare)[];
