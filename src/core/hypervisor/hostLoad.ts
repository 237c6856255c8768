/** What the VMs of a host ask of it. */
import { capacityOf, defaults, memoryOf, vcpusOf, type HostCapacity } from '../model/defaults';
import type { Host, Vm } from '../model/entities';
import { defineQuery } from '../model/estate';
import { runs, vmsOn } from '../model/lookups';
import type { Bytes, MegaHertz } from '../model/quantity';

export interface HostLoad {
  readonly capacity: HostCapacity;
  /** VMs that run: powered on and no template. */
  readonly running: number;
  readonly vcpus: number;
  /** Configured memory of the running VMs. */
  readonly memory: Bytes;
  /** CPU the VMs are measured or expected to use on average; undefined where no VM says. */
  readonly cpuDemand: MegaHertz | undefined;
  /** Active memory of the VMs; undefined where no VM says. */
  readonly activeMemory: Bytes | undefined;
  readonly cpuReserved: MegaHertz;
  readonly memoryReserved: Bytes;
}

/** Load of the host with this id; an unknown host has no capacity and whatever VMs name it. */
export const hostLoad = defineQuery<HostLoad>('load of a host', (estate, id) => {
  const host: Host = estate.value('hosts', id) ?? {};
  const vms = vmsOn(estate, id).map((entry) => entry.value).filter(runs);
  const clock = host.cpu?.clock ?? defaults.clock;
  return {
    capacity: capacityOf(host),
    running: vms.length,
    vcpus: sum(vms, vcpusOf),
    memory: sum(vms, memoryOf) as Bytes,
    cpuDemand: sumKnown(vms, (vm) => cpuDemandOf(vm, clock)),
    activeMemory: sumKnown(vms, activeMemoryOf),
    cpuReserved: sum(vms, (vm) => vm.cpu?.reservation ?? 0) as MegaHertz,
    memoryReserved: sum(vms, (vm) => vm.memoryAllocation?.reservation ?? 0) as Bytes,
  };
}, sameLoad);

/** CPU a VM is said to use: a share is of all its vCPUs at the host's clock. */
export function cpuDemandOf(vm: Vm, clock: MegaHertz): MegaHertz | undefined {
  const wanted = vm.demand?.cpu;
  if (!wanted) return undefined;
  return (wanted.dimension === 'frequency' ? wanted.value : wanted.value * vcpusOf(vm) * clock) as MegaHertz;
}

/** Memory a VM is said to use actively: a share is of its configured memory. */
export function activeMemoryOf(vm: Vm): Bytes | undefined {
  const wanted = vm.demand?.memory;
  if (!wanted) return undefined;
  return (wanted.dimension === 'bytes' ? wanted.value : wanted.value * memoryOf(vm)) as Bytes;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function sumKnown<T, N extends number>(items: readonly T[], of: (item: T) => N | undefined): N | undefined {
  let total: number | undefined;
  for (const item of items) {
    const value = of(item);
    if (value !== undefined) total = (total ?? 0) + value;
  }
  return total as N | undefined;
}

function sameLoad(a: HostLoad, b: HostLoad): boolean {
  return (
    a.running === b.running && a.vcpus === b.vcpus && a.memory === b.memory && a.cpuDemand === b.cpuDemand && a.activeMemory === b.activeMemory &&
    a.cpuReserved === b.cpuReserved && a.memoryReserved === b.memoryReserved && a.capacity.cores === b.capacity.cores &&
    a.capacity.cpu === b.capacity.cpu && a.capacity.memory === b.capacity.memory && a.capacity.cpuKnown === b.capacity.cpuKnown
  );
}
