/** What the VMs of a host ask of it, and its containers of memory. */
import { memoryOf, vcpusOf, type HostCapacity } from '../../model/defaults';
import type { Container, Vm } from '../../model/entities';
import { defineQuery } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import type { Bytes, Measure, MegaHertz } from '../../model/quantity';
import { hostCapacity, hostHardware } from './hostHardware';
import { leastMemoryOf, memoryTraitsOf, ownMemoryOf } from './memoryTraits';
import { containersRunningOn, vmsRunningOn } from './running';

export interface HostLoad {
  /** What the host has, or what the VM it runs in lets it have; its CPU as the policies on SMT and the hypervisor leave it. */
  readonly capacity: HostCapacity;
  /** Memory that the hypervisor or the host OS takes of it. */
  readonly ownMemory: Bytes;
  /** VMs that run: powered on and no template. */
  readonly running: number;
  readonly vcpus: number;
  /** Configured memory of the running VMs. */
  readonly memory: Bytes;
  /** What of it must be there for them to run: on a product that gives out no more than there is and balloons, of a VM with a reservation that alone. */
  readonly memoryCommitted: Bytes;
  /** CPU the VMs are measured or expected to use on average, none more than it has or is allowed; undefined where no VM says. */
  readonly cpuDemand: MegaHertz | undefined;
  /** Active memory of the VMs; undefined where no VM says. */
  readonly activeMemory: Bytes | undefined;
  /** Memory that must be in RAM at once: of each VM the larger of what it reserves and what it actively uses, and what containers are said to hold. */
  readonly memoryNeeded: Bytes;
  readonly cpuReserved: MegaHertz;
  readonly memoryReserved: Bytes;
}

/** Load of the host with this id; an unknown host has no capacity and whatever VMs name it. */
export const hostLoad = defineQuery<HostLoad>('load of a host', (estate, id) => {
  const host = estate.value('hosts', id);
  const capacity = hostCapacity(estate, id);
  const { clock } = hostHardware(estate, id);
  const vms = vmsRunningOn(estate, id);
  const traits = memoryTraitsOf(host);
  let [vcpus, memory, memoryCommitted, memoryNeeded, cpuReserved, memoryReserved] = [0, 0, 0, 0, 0, 0];
  let [cpuDemand, activeMemory]: (number | undefined)[] = [undefined, undefined];
  for (const { value: vm } of vms) {
    const used = cpuUsedBy(vm, clock);
    const active = activeMemoryOf(vm);
    if (used !== undefined) cpuDemand = (cpuDemand ?? 0) + used;
    if (active !== undefined) activeMemory = (activeMemory ?? 0) + active;
    vcpus += vcpusOf(vm);
    memory += memoryOf(vm);
    memoryCommitted += leastMemoryOf(vm, traits);
    memoryNeeded += memoryNeededBy(vm);
    cpuReserved += vm.cpu?.reservation ?? 0;
    memoryReserved += vm.memoryAllocation?.reservation ?? 0;
  }
  for (const { value } of containersRunningOn(estate, id)) memoryNeeded += memoryHeldBy(value) ?? 0;
  return {
    capacity,
    ownMemory: ownMemoryOf(host, capacity.memory, traits, policiesFor(estate, host?.cluster)),
    running: vms.length, vcpus, memory: memory as Bytes, memoryCommitted: memoryCommitted as Bytes, cpuDemand: cpuDemand as MegaHertz | undefined, activeMemory: activeMemory as Bytes | undefined,
    memoryNeeded: memoryNeeded as Bytes, cpuReserved: cpuReserved as MegaHertz, memoryReserved: memoryReserved as Bytes,
  };
}, sameLoad);

/** CPU a VM is said to use: a share is of all its vCPUs at the host's clock. */
export function cpuDemandOf(vm: Vm, clock: MegaHertz): MegaHertz | undefined {
  return cpuOf(vm, vm.demand?.cpu, clock);
}

/** The same, but no more than the VM has or is allowed. */
export function cpuUsedBy(vm: Vm, clock: MegaHertz): MegaHertz | undefined {
  const said = cpuDemandOf(vm, clock);
  return said === undefined ? undefined : (Math.min(said, vcpusOf(vm) * clock, vm.cpu?.limit ?? Infinity) as MegaHertz);
}

/** The same at its peak. */
export function cpuPeakOf(vm: Vm, clock: MegaHertz): MegaHertz | undefined {
  return cpuOf(vm, vm.demand?.cpuPeak, clock);
}

function cpuOf(vm: Vm, wanted: Measure<'ratio' | 'frequency'> | undefined, clock: MegaHertz): MegaHertz | undefined {
  if (!wanted) return undefined;
  return (wanted.dimension === 'frequency' ? wanted.value : wanted.value * vcpusOf(vm) * clock) as MegaHertz;
}

/** Memory a VM is said to use actively: a share is of its configured memory. */
export function activeMemoryOf(vm: Vm): Bytes | undefined {
  return memoryUsed(vm, vm.demand?.memory);
}

/** The same at its peak. */
export function peakMemoryOf(vm: Vm): Bytes | undefined {
  return memoryUsed(vm, vm.demand?.memoryPeak);
}

function memoryUsed(vm: Vm, wanted: Measure<'bytes' | 'ratio'> | undefined): Bytes | undefined {
  if (!wanted) return undefined;
  return (wanted.dimension === 'bytes' ? wanted.value : wanted.value * memoryOf(vm)) as Bytes;
}

/** Where nothing says how much is active, only the reservation is certain. No VM uses more than it has or is allowed. */
export function memoryNeededBy(vm: Vm): Bytes {
  const active = Math.min(activeMemoryOf(vm) ?? 0, memoryOf(vm), vm.memoryAllocation?.limit ?? Infinity);
  return Math.max(active, vm.memoryAllocation?.reservation ?? 0) as Bytes;
}

/** Memory a container is said to hold, no more than its limit: a share is of that limit. */
export function memoryHeldBy({ memoryLimit, demand }: Container): Bytes | undefined {
  const wanted = demand?.memory;
  const used = wanted && (wanted.dimension === 'bytes' ? wanted.value : memoryLimit && wanted.value * memoryLimit);
  return used === undefined ? undefined : (Math.min(used, memoryLimit ?? Infinity) as Bytes);
}

function sameLoad(a: HostLoad, b: HostLoad): boolean {
  return sameFields(a, b, loadFields) && sameFields(a.capacity, b.capacity, capacityFields);
}
const loadFields = ['ownMemory', 'running', 'vcpus', 'memory', 'memoryCommitted', 'cpuDemand', 'activeMemory', 'memoryNeeded', 'cpuReserved', 'memoryReserved'] as const satisfies readonly (keyof HostLoad)[];
const capacityFields = ['cores', 'logicalProcessors', 'cpu', 'memory', 'cpuKnown', 'clockKnown'] as const satisfies readonly (keyof HostCapacity)[];

function sameFields<T>(a: T, b: T, fields: readonly (keyof T)[]): boolean {
  return fields.every((field) => a[field] === b[field]);
}
