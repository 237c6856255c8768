/** What containers may take of what they run on, and how dense they stand. */
import { vcpusOf } from '../../model/defaults';
import type { Container, Vm } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { containersByHost } from '../../model/lookups';
import type { Bytes } from '../../model/quantity';
import { hostHardware } from '../sharing/hostHardware';

export interface ContainerLoad {
  readonly containers: number;
  /** CPUs there are for them; undefined where the document does not say. */
  readonly cpus: number | undefined;
  readonly memory: Bytes | undefined;
  /** Sum of the quotas of those that have one. */
  readonly cpuQuota: number;
  /** Sum of the memory limits of those that have one. */
  readonly memoryLimit: Bytes;
  readonly withoutQuota: number;
  readonly withoutMemoryLimit: number;
}

/** The containers on the host or VM with this id, taken together. */
export const containerLoad = defineQuery<ContainerLoad>('containers on a host or VM', (estate, id) => {
  const containers = estate.lookup(containersByHost, id).flatMap((container) => estate.value('containers', container) ?? []);
  return {
    containers: containers.length,
    ...roomOn(estate, id),
    cpuQuota: sum(containers, ({ cpus }) => cpus),
    memoryLimit: sum(containers, ({ memoryLimit }) => memoryLimit) as Bytes,
    withoutQuota: containers.filter(({ cpus }) => cpus === undefined).length,
    withoutMemoryLimit: containers.filter(({ memoryLimit }) => memoryLimit === undefined).length,
  };
}, (a, b) => (Object.keys(a) as (keyof ContainerLoad)[]).every((key) => a[key] === b[key]));

/** Containers per CPU; undefined where there is no CPU or it is not known. */
export function containersPerCpu({ containers, cpus }: ContainerLoad): number | undefined {
  return cpus === undefined || cpus === 0 ? undefined : containers / cpus;
}

/** CPUs and memory of a host or VM as a container sees them: a quota counts logical processors, as Linux does (C5). */
function roomOn(estate: Estate, id: string): Pick<ContainerLoad, 'cpus' | 'memory'> {
  if (estate.find('hosts', id)) {
    const { cores, threadsPerCore, coresKnown, memory } = hostHardware(estate, id);
    return { cpus: coresKnown ? cores * threadsPerCore : undefined, memory };
  }
  const vm: Vm = estate.value('vms', id) ?? {};
  return { cpus: vm.vcpu === undefined ? undefined : vcpusOf(vm), memory: vm.memory };
}

function sum(containers: readonly Container[], of: (container: Container) => number | undefined): number {
  return containers.reduce((total, container) => total + (of(container) ?? 0), 0);
}
