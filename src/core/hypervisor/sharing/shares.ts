/** Weights under contention as numbers. Semantics: SPEC.md. */
import { findProduct } from '../../catalogue/releases';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Container, ResourcePool, Vm } from '../../model/entities';

type Written = 'high' | 'normal' | 'low' | number | undefined;

/** What Normal weighs on a product: High is twice, Low half of it. */
export interface ShareScale {
  /** Of a VM or anything else that is as wide as this many CPUs. */
  readonly cpu: (cpus: number) => number;
  /** Of a VM with this much memory, in MiB. */
  readonly memory: (memoryMiB: number) => number;
}

/** vSphere 7.0 Resource Management, "Resource Allocation Shares": 1000 per vCPU and 10 per MB at Normal. */
const vsphere: ShareScale = { cpu: (cpus) => 1000 * cpus, memory: (memoryMiB) => 10 * memoryMiB };

/**
 * A VM is a control group there, which weighs the same whatever its size: cpu.weight 100 by cgroup v2, and "shares" 1000 for
 * ballooning by the Proxmox VE Administration Guide, "qm.conf".
 */
const controlGroups: ShareScale = { cpu: () => 100, memory: () => 1000 };

/** The convention of what a host says it runs. */
export function shareScaleOf(hypervisor: string | undefined): ShareScale {
  const product = hypervisor === undefined ? undefined : findProduct(hypervisor)?.id;
  return product === 'proxmox' || product === 'kvm' ? controlGroups : vsphere;
}

export function cpuSharesOf(vm: Vm, scale: ShareScale = vsphere): number {
  return weigh(vm.cpu?.shares, scale.cpu(vcpusOf(vm)));
}

export function memorySharesOf(vm: Vm, scale: ShareScale = vsphere): number {
  return weigh(vm.memoryAllocation?.shares, scale.memory(memoryOf(vm) / 2 ** 20));
}

/** A pool weighs as much as a VM of four vCPUs and 16 GB, whatever it holds: vSphere 7.0 Resource Management, "Resource Allocation Shares". */
export function poolSharesOf(pool: ResourcePool, of: 'cpu' | 'memory'): number {
  return of === 'cpu' ? weigh(pool.cpu?.shares, vsphere.cpu(4)) : weigh(pool.memory?.shares, vsphere.memory(16 * 1024));
}

/** The default weight of a control group, as version 1 has it. */
const defaultCpuShares = 1024;

/** A container of default weight weighs as much as a VM of one vCPU at Normal. */
export function containerSharesOf(container: Container, scale: ShareScale = vsphere): number {
  return ((container.cpuShares ?? defaultCpuShares) / defaultCpuShares) * scale.cpu(1);
}

function weigh(written: Written, normal: number): number {
  switch (written) {
    case undefined:
    case 'normal': return normal;
    case 'high': return 2 * normal;
    case 'low': return normal / 2;
    default: return written;
  }
}
