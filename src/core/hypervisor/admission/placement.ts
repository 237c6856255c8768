/** Whether VMs would fit on a host, and every reason if not: what a drag shows and what the placement rules say. */
import type { MemoryTraits } from '../../catalogue/product';
import { vcpusOf } from '../../model/defaults';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { policiesFor, type ResolvedPolicies } from '../../model/policies';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { counted } from '../../util/words';
import { hostLoad, type HostLoad } from '../sharing/hostLoad';
import { configurableMemory } from '../sharing/memoryPolicy';
import { leastMemoryOf, memoryTraitsOf } from '../sharing/memoryTraits';
import { obstaclesAlone, obstaclesTogether } from './obstacles';

export interface Placement {
  readonly host: string;
  readonly fits: boolean;
  /** Every reason why not, each with its numbers; empty where it fits. */
  readonly reasons: readonly string[];
}

/**
 * Would these VMs, together, fit on the host beside what already runs there? VMs already on it are not counted twice. To what the
 * hypervisor would refuse, the policies on CPU and memory add what it would accept but should not be asked (A8).
 */
export function placementOn(estate: Estate, hostId: string, vmIds: readonly string[]): Placement {
  const host = estate.find('hosts', hostId);
  if (!host) return { host: hostId, fits: false, reasons: [`There is no host "${hostId}".`] };
  const moved = vmIds.flatMap((id) => estate.find('vms', id) ?? []);
  const arriving = moved.filter((vm) => vm.value.host !== hostId);
  const load = estate.query(hostLoad, hostId);
  const policies = policiesFor(estate, host.value.cluster);
  const lacking = memoryReasons(arriving, load, policies, memoryTraitsOf(host.value));
  const reasons = [
    ...moved.filter((vm) => vm.value.template !== true).flatMap((vm) => obstaclesAlone(estate, vm, host)).map(({ says }) => says),
    ...moved.flatMap((vm) => tooLarge(vm, host, load)),
    ...lacking,
    ...cpuReasons(arriving, load, policies),
    ...obstaclesTogether(estate, arriving.filter((vm) => runs(vm.value)), host).filter(({ kind }) => kind !== 'memory' || lacking.length === 0).map(({ says }) => says),
  ];
  return { host: hostId, fits: reasons.length === 0, reasons: [...new Set(reasons)] };
}

function tooLarge(vm: Entry<'vms'>, host: Entry<'hosts'>, { capacity: { memory } }: HostLoad): readonly string[] {
  const least = leastMemoryOf(vm.value, memoryTraitsOf(host.value));
  if (memory === undefined || least <= memory) return [];
  const [wanted = '', there = ''] = formatContrast([least, memory], 'bytes');
  return [`"${vm.id}" has ${wanted} of memory, "${host.id}" has ${there}.`];
}

function memoryReasons(arriving: readonly Entry<'vms'>[], load: HostLoad, policies: ResolvedPolicies, traits: MemoryTraits): string[] {
  const allowed = configurableMemory(load, policies);
  if (allowed === undefined) return [];
  const wanted = total(arriving, (vm) => leastMemoryOf(vm, traits));
  const free = allowed - load.memoryCommitted;
  return wanted > 0 && wanted > free
    ? [`It lacks ${bytes(wanted - free)} of memory: ${bytes(load.memoryCommitted)} of ${bytes(allowed)} is taken${overcommit(policies.memoryOvercommit)}.`]
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

function total(vms: readonly Entry<'vms'>[], of: (vm: Entry<'vms'>['value']) => number): number {
  return vms.reduce((sum, vm) => sum + (runs(vm.value) ? of(vm.value) : 0), 0);
}

const bytes = (value: number): string => formatQuantity(value, 'bytes');
const round = (value: number): number => Math.round(value * 10) / 10;
const overcommit = (factor: number): string => (factor === 1 ? '' : ` at an overcommit of ${factor}`);
