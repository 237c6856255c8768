/** Repairs that make a VM smaller: as small as what else it says lets it be. */
import { memoryOf, vcpusOf } from '../model/defaults';
import type { Vm } from '../model/entities';
import type { Estate } from '../model/estate';
import { hostHardware } from '../hypervisor/sharing/hostHardware';

/** The most vCPUs that are no more than `most`: whole virtual sockets, and enough for what it has reserved; undefined where there are none. */
export function vcpusUpTo(estate: Estate, vm: Vm, most: number): number | undefined {
  const each = vm.coresPerSocket ?? 1;
  const vcpus = Math.floor(most / each) * each;
  return vcpus > 0 && vcpus >= leastVcpus(estate, vm) ? vcpus : undefined;
}

/** The fewest vCPUs that are no less than `least`, under the same conditions; never more than it has. */
export function vcpusFrom(estate: Estate, vm: Vm, least: number): number {
  const each = vm.coresPerSocket ?? 1;
  return Math.min(vcpusOf(vm), Math.ceil(Math.max(least, leastVcpus(estate, vm)) / each) * each);
}

/** This much memory, where it holds what the VM has reserved; otherwise undefined, as for none at all. */
export function memoryUpTo(vm: Vm, most: number): number | undefined {
  return most > 0 && most >= (vm.memoryAllocation?.reservation ?? 0) ? most : undefined;
}

/** The least memory that is no less than `least` and holds what it has reserved; never more than it has. */
export function memoryFrom(vm: Vm, least: number): number {
  return Math.min(memoryOf(vm), Math.max(least, vm.memoryAllocation?.reservation ?? 0));
}

function leastVcpus(estate: Estate, vm: Vm): number {
  const { clock, clockKnown } = hostHardware(estate, vm.host ?? '');
  return clockKnown && clock > 0 ? Math.ceil((vm.cpu?.reservation ?? 0) / clock) : 1;
}
