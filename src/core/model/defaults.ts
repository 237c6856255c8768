/** What counts where the document is silent. Each default is shown as such wherever a figure uses it. */
import { rememberedBy } from '../util/remembered';
import type { Host, Vm } from './entities';
import type { Bytes, MegaHertz } from './quantity';

export const defaults = {
  clock: 2000 as MegaHertz,
  vmMemory: 2 ** 30 as Bytes,
  vcpu: 1,
} as const;

export interface HostCapacity {
  /** Physical cores over all sockets. */
  readonly cores: number;
  /** Cores × threads per core: the most vCPUs one VM can have here. */
  readonly logicalProcessors: number;
  /** Cores × clock. Threads add none: SMT is a policy of the scheduler, not a capacity. */
  readonly cpu: MegaHertz;
  /** Physical memory; undefined where the document gives none. */
  readonly memory: Bytes | undefined;
  /** Whether the document gives the processors; otherwise `cores` and `cpu` are guesses nobody should act on. */
  readonly cpuKnown: boolean;
  /** Whether it gives their clock as well; otherwise `cpu` is a guess. */
  readonly clockKnown: boolean;
}

export const capacityOf = rememberedBy((host: Host): HostCapacity => {
  const { cpu } = host;
  const cores = (cpu?.sockets ?? 1) * (cpu?.cores ?? 1);
  return {
    cores,
    logicalProcessors: cores * (cpu?.threads ?? 1),
    cpu: (cores * (cpu?.clock ?? defaults.clock)) as MegaHertz,
    memory: host.memory,
    cpuKnown: cpu?.cores !== undefined,
    clockKnown: cpu?.cores !== undefined && cpu.clock !== undefined,
  };
});

export const vcpusOf = (vm: Vm): number => vm.vcpu ?? defaults.vcpu;
export const memoryOf = (vm: Vm): Bytes => vm.memory ?? defaults.vmMemory;
