/**
 * What the schedulers of a host give to whom: the vocabulary of `hostCpu.ts` and `hostMemory.ts`. Semantics: SPEC.md.
 * CPU in MHz, memory in bytes.
 */
import type { Bytes, Fraction, MegaHertz } from '../../model/quantity';

/** Who takes of a host: "vms/web-01", "containers/proxy", or "host" for a host OS and its own applications. */
export type Consumer = string;

/**
 * Where a demand comes from. `said`: the document gives it. `like-others`: it does not, and what else was measured on the host
 * is taken to be theirs, or the rest of the host as typical. `worst-case`: nobody on the host says anything, so everybody is taken to want all they could use.
 */
export type DemandBasis = 'said' | 'like-others' | 'worst-case';

/** Reservation, limit and shares in force, in canonical units; no limit is Infinity. */
export interface Settings {
  readonly reservation: number;
  readonly limit: number;
  /** Weight under contention: a number, whatever level was written. */
  readonly shares: number;
}

export interface CpuShare extends Settings {
  /** What it wants of the host: what it is said to use, times what its technique costs, at most what its vCPUs can run. */
  readonly demand: MegaHertz;
  readonly basis: DemandBasis;
  /** CPU time of the host for a unit of the guest's: 1 where the technique costs nothing. */
  readonly cost: number;
  /** What it gets when everybody wants what they demand. */
  readonly entitled: MegaHertz;
  /** Share of the time its vCPUs are ready to run and wait: (demand − entitled) / what its vCPUs can run. */
  readonly ready: Fraction;
  readonly vcpus: number;
}

/** A resource pool as far as it reaches onto one host. */
export interface PoolShare extends Settings {
  readonly parent: string | undefined;
  readonly expandable: boolean;
  /** Sum of what is reserved in it, its own children included. */
  readonly reservedInside: number;
  readonly demand: number;
  readonly entitled: number;
}

export interface HostCpu {
  /** Whether the document gives the processors, cores and clock; otherwise every figure below rests on defaults, and no rule may act on it. */
  readonly known: boolean;
  /** Whether it gives the cores at least: `vcpuPerCore` rests on these alone. */
  readonly coresKnown: boolean;
  /** Cores × clock, with what SMT adds and the hypervisor takes by policy. */
  readonly capacity: MegaHertz;
  readonly cores: number;
  readonly clock: MegaHertz;
  readonly reserved: MegaHertz;
  readonly demand: MegaHertz;
  /** The weakest basis among its consumers: `worst-case` means that the demand is none that anybody stated. */
  readonly basis: DemandBasis;
  readonly entitled: MegaHertz;
  readonly vcpus: number;
  readonly vcpuPerCore: number;
  /** Entitled over capacity; 0 where there is no capacity. */
  readonly utilization: Fraction;
  /** Capacity that nobody demands. */
  readonly headroom: MegaHertz;
  readonly consumers: ReadonlyMap<Consumer, CpuShare>;
  readonly pools: ReadonlyMap<string, PoolShare>;
}

/** `high`: nothing is reclaimed. `soft`: ballooning suffices. `hard`: it takes compression or swapping. `low`: even memory in active use does not fit. */
export type MemoryState = 'high' | 'soft' | 'hard' | 'low';

export interface MemoryShare extends Settings {
  readonly configured: Bytes;
  /** What the hypervisor needs to run it, beside what it has. */
  readonly overhead: Bytes;
  readonly active: Bytes;
  readonly basis: DemandBasis;
  /** What stays of its memory in the host's RAM. */
  readonly entitled: Bytes;
  /** Pages it shares with others, by policy. */
  readonly shared: Bytes;
  readonly ballooned: Bytes;
  /** Memory held compressed; what that saves is half of it. */
  readonly compressed: Bytes;
  readonly swapped: Bytes;
  /** What it has no room for and no technique of the product finds. */
  readonly lacking: Bytes;
}

export interface HostMemory {
  /** Physical memory; undefined where the document gives none: then nothing is reclaimed, and no rule may act on it. */
  readonly capacity: Bytes | undefined;
  /** What the hypervisor or the host OS takes itself. */
  readonly own: Bytes;
  readonly overhead: Bytes;
  readonly reserved: Bytes;
  /** What its consumers would hold if nobody lacked anything: configured, less what is shared. */
  readonly demand: Bytes;
  readonly active: Bytes;
  readonly entitled: Bytes;
  readonly shared: Bytes;
  readonly ballooned: Bytes;
  readonly compressed: Bytes;
  readonly swapped: Bytes;
  /** What is configured, does not fit and cannot be reclaimed on this product: VMs that would not start. */
  readonly lacking: Bytes;
  readonly state: MemoryState;
  /** The weakest basis of what its consumers are said to use actively. */
  readonly basis: DemandBasis;
  /** Free memory below which reclaiming begins; 0 where the product has no such threshold. */
  readonly minFree: Bytes;
  readonly consumers: ReadonlyMap<Consumer, MemoryShare>;
  readonly pools: ReadonlyMap<string, PoolShare>;
}

/** Whether a power-on (or a reconfiguration) would be accepted. */
export interface Admission {
  readonly admitted: boolean;
  /** Every reason why not, each a sentence with its numbers. */
  readonly reasons: readonly string[];
}
