/** The processors and the memory a host has to give: its own, or those of the VM it runs in. */
import { capacityOf, memoryOf, vcpusOf, type HostCapacity } from '../../model/defaults';
import type { Host } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import type { Bytes, MegaHertz } from '../../model/quantity';
import { rememberedBy } from '../../util/remembered';

export interface HostHardware {
  readonly cores: number;
  readonly threadsPerCore: number;
  readonly clock: MegaHertz;
  readonly coresKnown: boolean;
  readonly clockKnown: boolean;
  /** Undefined where the document gives none. */
  readonly memory: Bytes | undefined;
}

/** A nested host has at most what its VM has, and no faster a clock than the host below. */
export function hostHardware(estate: Estate, id: string): HostHardware {
  return hardware(estate, id, []);
}

/** What a host has to give. Its CPU holds what SMT adds and is without what the hypervisor takes, as the policies say. */
export function hostCapacity(estate: Estate, id: string): HostCapacity {
  const there = hostHardware(estate, id);
  const { cores, threadsPerCore, coresKnown, clockKnown, memory } = there;
  return { cores, logicalProcessors: cores * threadsPerCore, cpu: cpuCapacity(estate, id, there), memory, cpuKnown: coresKnown, clockKnown };
}

/** Cores × clock, more with SMT and less with the hypervisor's own use as the policies say. */
export function cpuCapacity(estate: Estate, host: string, { cores, clock, threadsPerCore }: HostHardware): MegaHertz {
  const { smtGain, hypervisorCpu } = policiesFor(estate, estate.value('hosts', host)?.cluster);
  return (cores * clock * (threadsPerCore > 1 ? 1 + smtGain : 1) * Math.max(0, 1 - hypervisorCpu)) as MegaHertz;
}

const unknownHost: Host = {};

function hardware(estate: Estate, id: string, above: readonly string[]): HostHardware {
  const host = estate.value('hosts', id) ?? unknownHost;
  const own = ownHardware(host);
  const vm = estate.value('vms', host.vm);
  if (!vm) return own;
  const { cores, coresKnown: cpuKnown, memory } = own;
  const seen = [...above, id];
  const below = vm.host === undefined || seen.includes(vm.host) ? undefined : hardware(estate, vm.host, seen);
  const saysClock = host.cpu?.clock !== undefined;
  return {
    cores: cpuKnown ? Math.min(cores, vcpusOf(vm)) : vcpusOf(vm),
    threadsPerCore: own.threadsPerCore,
    clock: !below?.clockKnown ? own.clock : saysClock ? (Math.min(own.clock, below.clock) as MegaHertz) : below.clock,
    coresKnown: cpuKnown || vm.vcpu !== undefined,
    clockKnown: (cpuKnown || vm.vcpu !== undefined) && (saysClock || below?.clockKnown === true),
    memory: memory === undefined && vm.memory === undefined ? undefined : (Math.min(memory ?? Infinity, memoryOf(vm)) as Bytes),
  };
}

/** What a host says of itself. Rules about a host, and about everybody on it, ask for it one after the other. */
const ownHardware = rememberedBy((host: Host): HostHardware => {
  const { cores, logicalProcessors, cpu, memory, cpuKnown, clockKnown } = capacityOf(host);
  return { cores, threadsPerCore: logicalProcessors / cores, clock: (cpu / cores) as MegaHertz, coresKnown: cpuKnown, clockKnown, memory };
});
