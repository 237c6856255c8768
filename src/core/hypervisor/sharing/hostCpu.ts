/** CPU of a host: who wants how much of it, and who gets what. Semantics: SPEC.md. */
import { defineQuery, type Estate } from '../../model/estate';
import type { Fraction, MegaHertz } from '../../model/quantity';
import { sameValue } from '../../util/sameValue';
import type { Consumer, CpuShare, HostCpu } from './allocation';
import { cpuClaims, type CpuClaim } from './cpuClaims';
import { weakest } from './demand';
import { definePools } from './pools';
import { poolFields, poolShares, reservedByPools } from './poolShares';
import { cpuCapacity, hostHardware } from './hostHardware';
import { hostLoad } from './hostLoad';
import { containersRunningOn, vmsRunningOn } from './running';
import { sameEntries, sameFields } from './same';
import { shareOut, type Consumption, type Division } from './shareOut';

/** CPU of the host with this id; an unknown host has no known capacity and whatever VMs name it. */
export const hostCpu = defineQuery<HostCpu>('CPU of a host', (estate, id) => {
  const { given, ...whole } = estate.query(hostCpuUse, id);
  const consumers = new Map<string, CpuShare>();
  estate.query(cpuClaims, id).forEach((claim, i) => consumers.set(claim.consumer, cpuShare(claim, given.entitled[i] ?? 0)));
  return { ...whole, consumers, pools: poolShares(estate, cpuPools.on(estate, id), given) };
}, sameCpu);

/** CPU of a host as a whole, and what is given of it: what rules ask of a thousand hosts. */
export interface HostCpuUse extends Omit<HostCpu, 'consumers' | 'pools'> {
  /** What each claim gets, in the order of `cpuClaims`, and each pool. */
  readonly given: Division;
}

/** The same without the settings of everybody on it. */
export const hostCpuUse = defineQuery<HostCpuUse>('CPU use of a host', (estate, id) => {
  const hardware = hostHardware(estate, id);
  const claims = estate.query(cpuClaims, id);
  const pools = cpuPools.on(estate, id);
  const capacity = cpuCapacity(estate, id, hardware);
  const given = shareOut(capacity, claims, pools);
  let [reserved, demand, entitled, vcpus] = [reservedByPools(pools, given), 0, 0, 0];
  for (let i = 0; i < claims.length; i++) {
    const claim = claims[i] as CpuClaim;
    if (claim.pool === undefined) reserved += claim.reservation;
    if (claim.kind === 'vm') vcpus += claim.vcpus;
    demand += claim.demand;
    entitled += given.entitled[i] ?? 0;
  }
  return {
    known: hardware.clockKnown, coresKnown: hardware.coresKnown, capacity, cores: hardware.cores, clock: hardware.clock,
    reserved: reserved as MegaHertz, demand: demand as MegaHertz, basis: weakest(claims), entitled: entitled as MegaHertz,
    vcpus, vcpuPerCore: hardware.cores > 0 ? vcpus / hardware.cores : 0,
    utilization: (capacity > 0 ? entitled / capacity : 0) as Fraction, headroom: Math.max(0, capacity - entitled) as MegaHertz,
    given,
  };
}, sameUse);

/**
 * Whether all could run at once whatever they want, as on many hosts: nobody ever waits there, and nobody need be asked who
 * gets what. False where that takes a closer look.
 */
export function hasCpuForAll(estate: Estate, id: string): boolean {
  const { capacity, vcpus } = estate.query(hostLoad, id);
  if (vcpus * hostHardware(estate, id).clock > capacity.cpu) return false;
  if (estate.value('hosts', id)?.ownDemand?.cpu !== undefined || containersRunningOn(estate, id).length > 0) return false;
  return vmsRunningOn(estate, id).every(({ value: vm }) => vm.resourcePool === undefined);
}

/** What each claim on a host would get, in the order of `cpuClaims`, if they demanded something else. */
export function entitledIf(estate: Estate, id: string, demandOf: (claim: CpuClaim) => number): readonly number[] {
  const claims = estate.query(cpuClaims, id).map((claim) => demanding(claim, demandOf(claim)));
  return shareOut(cpuCapacity(estate, id, hostHardware(estate, id)), claims, cpuPools.on(estate, id)).entitled;
}

/** What a consumer of a host would still get if everybody wanted all they could use; 0 where it is none. */
export function worstCaseOf(estate: Estate, id: string, consumer: Consumer): MegaHertz {
  const at = estate.query(cpuClaims, id).findIndex((claim) => claim.consumer === consumer);
  return (at < 0 ? 0 : (entitledIf(estate, id, (claim) => claim.most)[at] ?? 0)) as MegaHertz;
}

/** Whether there is CPU that nobody wants or may have: then nobody waits for the host, but at most for a limit. */
export function hasIdleCpu({ capacity, headroom }: Pick<HostCpu, 'capacity' | 'headroom'>): boolean {
  return headroom > capacity * rounding;
}
const rounding = 1e-9;

const cpuPools = definePools('cpu', cpuClaims);

const demanding = ({ pool, reservation, limit, shares }: CpuClaim, demand: number): Consumption => ({ pool, demand, reservation, limit, shares });

function cpuShare({ reservation, limit, shares, demand, basis, cost, vcpus, most }: CpuClaim, entitled: number): CpuShare {
  const ready = most > 0 ? Math.max(0, demand - entitled) / most : 0;
  return { reservation, limit, shares, demand, basis, cost, vcpus, entitled: entitled as MegaHertz, ready: ready as Fraction };
}

function sameCpu(a: HostCpu, b: HostCpu): boolean {
  return sameFields(a, b, hostFields) && sameEntries(a.consumers, b.consumers, shareFields) && sameEntries(a.pools, b.pools, poolFields);
}
function sameUse(a: HostCpuUse, b: HostCpuUse): boolean {
  return sameFields(a, b, hostFields) && sameValue(a.given.entitled, b.given.entitled) && sameEntries(a.given.pools, b.given.pools, ['demand', 'reservedInside', 'entitled']);
}
const hostFields = ['known', 'coresKnown', 'capacity', 'cores', 'clock', 'reserved', 'demand', 'basis', 'entitled', 'vcpus', 'vcpuPerCore', 'utilization', 'headroom'] as const satisfies readonly (keyof HostCpu & keyof HostCpuUse)[];
const shareFields = ['reservation', 'limit', 'shares', 'demand', 'basis', 'cost', 'entitled', 'ready', 'vcpus'] as const satisfies readonly (keyof CpuShare)[];
