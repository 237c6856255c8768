/** What may still be guaranteed, on a host and in a chain of resource pools. Semantics: SPEC.md. */
import { defineQuery, type Estate, type Query } from '../../model/estate';
import { hostsByCluster, runs } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { sum } from '../../util/sum';
import { cpuClaims } from './cpuClaims';
import { cpuCapacity, hostHardware } from './hostHardware';
import { memoryClaims } from './memoryClaims';
import { memoryTraitsOf, ownMemoryOf } from './memoryTraits';
import { poolChain, poolOn, poolsBelow, reaches, vmsByPool, type PoolChain, type Resource } from './pools';

export interface FreeReservation {
  /** MHz or bytes that a further reservation may have; Infinity where the document does not give the capacity. */
  readonly free: number;
  /** What bounds it: `host "esx-01"`, `resource pool "prod"`, `cluster "a"`. */
  readonly within: string;
}

/** Where a VM would take its reservation from. `without`: a VM that is taken to be gone, so that it can be asked about again. */
export interface Asking {
  readonly pool?: string | undefined;
  readonly host: string;
  readonly without?: string | undefined;
}

/**
 * What is unreserved for a VM on a host: of its pool, of those above it as far as each may expand, of the host or the cluster
 * these take from, and in any case of the host itself. The overhead of running VMs counts as reserved memory of their host.
 */
export function freeReservation(estate: Estate, of: Resource, { pool, host, without }: Asking): FreeReservation {
  const gone = released(estate, of, without);
  const onHost = { free: capacityOf(estate, of, host) - (estate.query(reserved[of].onHost, host) - (gone.hosts.get(host) ?? 0)), within: `host "${host}"` };
  const chain = pool !== undefined && reaches(estate, pool, host) ? estate.query(poolChain, pool) : undefined;
  const cluster = estate.value('hosts', host)?.cluster;
  const inCluster = cluster !== undefined && estate.find('clusters', cluster) ? freeOfCluster(estate, of, cluster, gone) : undefined;
  if (!chain) return notBelowZero(inCluster ? lesser(onHost, inCluster) : onHost);
  const above = chain.root.kind === 'cluster' ? inCluster ?? onHost : onHost;
  const inPools = freeOfPools(estate, of, chain.pools, above, gone);
  return notBelowZero(chain.root.kind === 'host' ? inPools : lesser(inPools, onHost));
}

/** What a resource pool has reserved, and what is reserved in it by its VMs and the pools below it. */
export function poolReservation(estate: Estate, of: Resource, pool: string): { readonly reserved: number; readonly inside: number; readonly expandable: boolean } {
  return { reserved: written(estate, of, pool).reservation, inside: estate.query(reserved[of].inPool, pool), expandable: isExpandable(estate, pool) };
}

/** What the VMs and pools of a host or a cluster have reserved of it together. */
export function reservedOf(estate: Estate, of: Resource, where: 'hosts' | 'clusters', id: string): number {
  return estate.query(where === 'hosts' ? reserved[of].onHost : reserved[of].inCluster, id);
}

/** What reservations of a host or a cluster may come to; Infinity where the document does not say. */
export function reservable(estate: Estate, of: Resource, where: 'hosts' | 'clusters', id: string): number {
  return where === 'hosts' ? capacityOf(estate, of, id) : clusterCapacity(estate, of, id);
}

/** From the pool outwards: each gives what it has left, more where it may expand, and never beyond its limit. */
function freeOfPools(estate: Estate, of: Resource, [pool, ...above]: readonly string[], root: FreeReservation, gone: Released): FreeReservation {
  if (pool === undefined) return root;
  const { reservation, limit } = written(estate, of, pool);
  const inside = estate.query(reserved[of].inPool, pool) - (gone.pools.get(pool) ?? 0);
  const within = `resource pool "${pool}"`;
  const own = { free: Math.max(0, reservation - inside), within };
  const expanded = isExpandable(estate, pool) ? freeOfPools(estate, of, above, root, gone) : undefined;
  const free = expanded ? { free: own.free + Math.max(0, expanded.free), within: expanded.within } : own;
  return lesser(free, { free: limit - inside, within });
}

function freeOfCluster(estate: Estate, of: Resource, cluster: string, gone: Released): FreeReservation {
  const taken = estate.query(reserved[of].inCluster, cluster) - (gone.clusters.get(cluster) ?? 0);
  return { free: clusterCapacity(estate, of, cluster) - taken, within: `cluster "${cluster}"` };
}

function clusterCapacity(estate: Estate, of: Resource, cluster: string): number {
  return estate.lookup(hostsByCluster, cluster).reduce((sum, host) => sum + (estate.value('hosts', host)?.maintenance === true ? 0 : capacityOf(estate, of, host)), 0);
}

function capacityOf(estate: Estate, of: Resource, id: string): number {
  const hardware = hostHardware(estate, id);
  if (of === 'cpu') return hardware.clockKnown ? cpuCapacity(estate, id, hardware) : Infinity;
  if (hardware.memory === undefined) return Infinity;
  const host = estate.value('hosts', id);
  return Math.max(0, hardware.memory - ownMemoryOf(host, hardware.memory, memoryTraitsOf(host), policiesFor(estate, host?.cluster)));
}

/** What becomes free of hosts, pools and clusters when a VM is gone. */
interface Released {
  readonly hosts: ReadonlyMap<string, number>;
  readonly pools: ReadonlyMap<string, number>;
  readonly clusters: ReadonlyMap<string, number>;
}
const nothing: Released = { hosts: new Map(), pools: new Map(), clusters: new Map() };

function released(estate: Estate, of: Resource, id: string | undefined): Released {
  const vm = estate.value('vms', id);
  if (id === undefined || vm?.host === undefined || !runs(vm)) return nothing;
  const claim = claimsOn(estate, of, vm.host).find(({ consumer }) => consumer === `vms/${id}`);
  if (!claim) return nothing;
  const chain: PoolChain | undefined = claim.pool === undefined ? undefined : estate.query(poolChain, claim.pool);
  const pools = new Map<string, number>();
  let left = claim.reservation;
  for (const pool of chain?.pools ?? []) {
    pools.set(pool, left);
    const { reservation } = written(estate, of, pool);
    const inside = estate.query(reserved[of].inPool, pool);
    left = Math.max(reservation, inside) - Math.max(reservation, inside - left);
  }
  const cluster = estate.value('hosts', vm.host)?.cluster;
  const ofHost = chain?.root.kind === 'host' ? left : claim.reservation;
  return {
    pools, hosts: new Map([[vm.host, ofHost + claim.overhead]]),
    clusters: cluster === undefined ? nothing.clusters : new Map([[cluster, (chain?.root.kind === 'cluster' ? left : ofHost) + claim.overhead]]),
  };
}

interface Reserving {
  readonly consumer: string;
  readonly pool: string | undefined;
  readonly reservation: number;
  readonly overhead: number;
}

function claimsOn(estate: Estate, of: Resource, host: string): readonly Reserving[] {
  return of === 'cpu' ? estate.query(cpuClaims, host).map((claim) => ({ ...claim, overhead: 0 })) : estate.query(memoryClaims, host);
}

interface Sums {
  readonly inPool: Query<number>;
  readonly onHost: Query<number>;
  readonly inCluster: Query<number>;
}

const reserved: Readonly<Record<Resource, Sums>> = { cpu: sumsOf('cpu'), memory: sumsOf('memory') };

/** A pool takes of what is above it what it or its members have reserved, whichever is more. */
function sumsOf(of: Resource): Sums {
  const inPool: Query<number> = defineQuery<number>(`${of} reserved in a resource pool`, (estate, pool) => {
    const vms = estate.lookup(vmsByPool, pool).flatMap((id) => estate.value('vms', id) ?? []);
    const own = vms.filter((vm) => runs(vm) && vm.host !== undefined && poolOn(estate, vm, vm.host) === pool);
    return sum(own, (vm) => (of === 'cpu' ? vm.cpu : vm.memoryAllocation)?.reservation ?? 0) + sum(poolsBelow(estate, 'resourcePools', pool), (below) => taken(estate, below));
  });
  const taken = (estate: Estate, pool: string): number => Math.max(written(estate, of, pool).reservation, estate.query(inPool, pool));
  const rootOf = (estate: Estate, { pool }: Reserving): 'cluster' | 'host' | 'nowhere' => (pool === undefined ? 'nowhere' : estate.query(poolChain, pool)?.root.kind ?? 'nowhere');
  const beside = (estate: Estate, host: string, pooled: 'cluster' | 'host'): number =>
    sum(claimsOn(estate, of, host), (claim) => claim.overhead + (rootOf(estate, claim) === pooled ? 0 : claim.reservation));
  const onHost = defineQuery<number>(`${of} reserved on a host`, (estate, host) => beside(estate, host, 'host') + sum(poolsBelow(estate, 'hosts', host), (pool) => taken(estate, pool)));
  const inCluster = defineQuery<number>(`${of} reserved in a cluster`, (estate, cluster) => {
    const hosts = sum(estate.lookup(hostsByCluster, cluster), (host) => estate.query(onHost, host) - pooledByCluster(estate, host));
    return hosts + sum(poolsBelow(estate, 'clusters', cluster), (pool) => taken(estate, pool));
  });
  const pooledByCluster = (estate: Estate, host: string): number => sum(claimsOn(estate, of, host), (claim) => (rootOf(estate, claim) === 'cluster' ? claim.reservation : 0));
  return { inPool, onHost, inCluster };
}

function written(estate: Estate, of: Resource, pool: string): { readonly reservation: number; readonly limit: number } {
  const value = estate.value('resourcePools', pool);
  const { reservation = 0, limit = Infinity } = (of === 'cpu' ? value?.cpu : value?.memory) ?? {};
  return { reservation, limit };
}

const isExpandable = (estate: Estate, pool: string): boolean => estate.value('resourcePools', pool)?.expandable ?? true;
const lesser = (a: FreeReservation, b: FreeReservation): FreeReservation => (b.free < a.free ? b : a);
const notBelowZero = ({ free, within }: FreeReservation): FreeReservation => ({ free: Math.max(0, free), within });
