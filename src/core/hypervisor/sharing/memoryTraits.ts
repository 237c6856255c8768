/** How what a host runs manages memory, and what it keeps for itself. Semantics: SPEC.md. */
import type { MemoryTraits } from '../../catalogue/product';
import { recogniseRelease } from '../../catalogue/releases';
import { memoryOf } from '../../model/defaults';
import type { Host, Vm } from '../../model/entities';
import type { ResolvedPolicies } from '../../model/policies';
import type { Bytes } from '../../model/quantity';

/** The traits of what a host says it runs: of an unknown version, those of the nearest known one. */
export function memoryTraitsOf(host: Host | undefined): MemoryTraits {
  if (host?.hypervisor !== undefined) {
    const recognised = recogniseRelease(host.hypervisor);
    if (recognised.kind === 'release') return recognised.release.traits.memory;
    if (recognised.kind === 'unknown-version') return recognised.nearest.traits.memory;
  } else if (host?.hostOs !== undefined) return operatingSystem;
  return unnamed;
}

/** A host OS that runs containers, or VMs of a product it does not name. */
const operatingSystem: MemoryTraits = { overcommit: true, reclamation: ['swapping'], scheduler: 'host-os' };

/** Nothing is known of it, so it costs nothing and keeps nothing free; memory is reclaimed the way vSphere does. */
const unnamed: MemoryTraits = { overcommit: true, reclamation: ['sharing', 'ballooning', 'compression', 'swapping'], scheduler: 'esxi' };

/** What a host keeps for its hypervisor or host OS: as the document says, or else as the product publishes. */
export function ownMemoryOf(host: Host | undefined, capacity: Bytes | undefined, { own }: MemoryTraits, { hostMemoryReserve }: ResolvedPolicies): Bytes {
  const there = capacity ?? 0;
  const kept = Math.max(ownMemorySaid(host, capacity), hostMemoryReserve * there);
  if (kept > 0 || !own || capacity === undefined) return kept as Bytes;
  return Math.min(own.value + (own.ofHost ?? 0) * there, own.most ?? Infinity, there) as Bytes;
}

/** What the host OS and its own applications are said to use; 0 where nothing is said. */
export function ownMemorySaid(host: Host | undefined, capacity: Bytes | undefined): Bytes {
  const said = host?.ownDemand?.memory;
  return (said === undefined ? 0 : said.dimension === 'bytes' ? said.value : said.value * (capacity ?? 0)) as Bytes;
}

/** What of its memory a VM cannot do without where a product overcommits none: its minimum where a balloon takes the rest back, or else all of it (A4). With the Dynamic Memory of Hyper-V the minimum is what it keeps, and its maximum may be more than there is (Microsoft Learn, "Hyper-V Dynamic Memory Overview"). */
export function leastMemoryOf(vm: Vm, { scheduler, reclamation }: MemoryTraits): Bytes {
  const minimum = scheduler === 'none' && reclamation.includes('ballooning') ? vm.memoryAllocation?.reservation : undefined;
  return Math.min(minimum ?? Infinity, memoryOf(vm)) as Bytes;
}

/**
 * Free memory the ESXi scheduler aims at: 6 % of the first 4 GB, 4 % of the next 8, 2 % of the next 16, published as 899 MB
 * together, and 1 % of what is beyond 28 GB; 1 GB is 1000 MB here. None where the host names no product.
 */
export function minFreeOf(host: Host | undefined, capacity: Bytes | undefined, { scheduler }: MemoryTraits): Bytes {
  return scheduler !== 'esxi' || host?.hypervisor === undefined || capacity === undefined ? (0 as Bytes) : slidingScale(capacity);
}

export function slidingScale(memory: Bytes): Bytes {
  let [from, kept] = [0, 0];
  for (const { upTo, sum } of steps) {
    if (memory <= upTo) return (kept + ((memory - from) / (upTo - from)) * (sum - kept)) as Bytes;
    [from, kept] = [upTo, sum];
  }
  return (kept + 0.01 * (memory - from)) as Bytes;
}

const steps = [{ upTo: 4e9, sum: 245e6 }, { upTo: 12e9, sum: 572e6 }, { upTo: 28e9, sum: 899e6 }] as const;
