/** Whether VMs would fit on a host, and every reason if not: what a drag shows and what the placement rules say. */
import { memoryOf, vcpusOf } from '../model/defaults';
import type { Entry } from '../model/entry';
import type { Estate } from '../model/estate';
import { runs } from '../model/lookups';
import { policiesOf, type ResolvedPolicies } from '../model/policies';
import { formatContrast, formatQuantity } from '../model/quantity';
import { counted } from '../util/words';
import { configurableMemory } from './memoryPolicy';
import { hostLoad, type HostLoad } from './hostLoad';

export interface Placement {
  readonly host: string;
  readonly fits: boolean;
  /** Every reason why not, each with its numbers; empty where it fits. */
  readonly reasons: readonly string[];
}

/** Would these VMs, together, fit on the host beside what already runs there? VMs already on it are not counted twice. */
export function placementOn(estate: Estate, hostId: string, vmIds: readonly string[]): Placement {
  const host = estate.find('hosts', hostId);
  if (!host) return { host: hostId, fits: false, reasons: [`There is no host "${hostId}".`] };
  const moved = vmIds.flatMap((id) => estate.find('vms', id) ?? []);
  const arriving = moved.filter((vm) => vm.value.host !== hostId);
  const load = estate.query(hostLoad, hostId);
  const policies = policiesOf(estate, host.value.cluster);
  const reasons = [
    ...(host.value.maintenance === true ? [`"${hostId}" is in maintenance: it runs nothing.`] : []),
    ...moved.flatMap((vm) => tooLarge(vm, hostId, load)),
    ...memoryReasons(arriving, load, policies),
    ...cpuReasons(arriving, load, policies),
    ...reservationReasons(arriving, load),
  ];
  return { host: hostId, fits: reasons.length === 0, reasons };
}

function tooLarge(vm: Entry<'vms'>, host: string, load: HostLoad): string[] {
  const { logicalProcessors, memory, cpuKnown } = load.capacity;
  const reasons: string[] = [];
  if (cpuKnown && vcpusOf(vm.value) > logicalProcessors) {
    reasons.push(`"${vm.id}" has ${counted(vcpusOf(vm.value), 'vCPU')}, "${host}" has ${counted(logicalProcessors, 'logical processor')}.`);
  }
  if (memory !== undefined && memoryOf(vm.value) > memory) {
    const [wanted = '', there = ''] = formatContrast([memoryOf(vm.value), memory], 'bytes');
    reasons.push(`"${vm.id}" has ${wanted} of memory, "${host}" has ${there}.`);
  }
  return reasons;
}

function memoryReasons(arriving: readonly Entry<'vms'>[], load: HostLoad, policies: ResolvedPolicies): string[] {
  const allowed = configurableMemory(load, policies);
  if (allowed === undefined) return [];
  const wanted = total(arriving, (vm) => memoryOf(vm));
  const free = allowed - load.memory;
  return wanted > 0 && wanted > free
    ? [`It lacks ${bytes(wanted - free)} of memory: ${bytes(load.memory)} of ${bytes(allowed)} is taken${overcommit(policies.memoryOvercommit)}.`]
    : [];
}

function cpuReasons(arriving: readonly Entry<'vms'>[], load: HostLoad, policies: ResolvedPolicies): string[] {
  const { cores, cpuKnown } = load.capacity;
  if (!cpuKnown) return [];
  const allowed = cores * policies.vcpuPerCore;
  const wanted = total(arriving, vcpusOf);
  const lacking = load.vcpus + wanted - allowed;
  return wanted > 0 && lacking > 0
    ? [`It lacks ${counted(round(lacking), 'vCPU')}: ${load.vcpus} of ${round(allowed)} are taken at ${policies.vcpuPerCore} per core.`]
    : [];
}

function reservationReasons(arriving: readonly Entry<'vms'>[], load: HostLoad): string[] {
  const { cpu, cpuKnown, memory } = load.capacity;
  const reasons: string[] = [];
  const mhz = total(arriving, (vm) => vm.cpu?.reservation ?? 0);
  if (cpuKnown && mhz > 0 && mhz > cpu - load.cpuReserved) {
    reasons.push(`It cannot guarantee ${formatQuantity(mhz, 'frequency')}: only ${formatQuantity(Math.max(0, cpu - load.cpuReserved), 'frequency')} is unreserved.`);
  }
  const reserved = total(arriving, (vm) => vm.memoryAllocation?.reservation ?? 0);
  if (memory !== undefined && reserved > 0 && reserved > memory - load.memoryReserved) {
    reasons.push(`It cannot guarantee ${bytes(reserved)} of memory: only ${bytes(Math.max(0, memory - load.memoryReserved))} is unreserved.`);
  }
  return reasons;
}

function total(vms: readonly Entry<'vms'>[], of: (vm: Entry<'vms'>['value']) => number): number {
  return vms.reduce((sum, vm) => sum + (runs(vm.value) ? of(vm.value) : 0), 0);
}

const bytes = (value: number): string => formatQuantity(value, 'bytes');
const round = (value: number): number => Math.round(value * 10) / 10;
const overcommit = (factor: number): string => (factor === 1 ? '' : ` at an overcommit of ${factor}`);
