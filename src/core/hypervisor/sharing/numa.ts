/**
 * Whether a VM fits into one NUMA node of a host: the cores and the memory that are near to each other. What does not fit
 * spans several, and some of its memory is remote (vSphere 7.0 Resource Management, "Using NUMA Systems with ESXi").
 */
import { capacityOf, memoryOf, vcpusOf } from '../../model/defaults';
import type { Host, Vm } from '../../model/entities';
import type { Bytes } from '../../model/quantity';
import { rememberedBy } from '../../util/remembered';

export interface NumaNode {
  readonly nodes: number;
  readonly cores: number;
  /** Undefined where the host does not say how much memory it has. */
  readonly memory: Bytes | undefined;
}

export type NumaFit =
  /** The document does not give the processors, or all memory is equally near. */
  | { readonly kind: 'no-matter' }
  | { readonly kind: 'fits'; readonly node: NumaNode }
  /** `spans` is the least number of nodes it takes; more than there are where it is larger than the host. */
  | { readonly kind: 'spans'; readonly node: NumaNode; readonly spans: number; readonly by: readonly ('vcpu' | 'memory')[] };

/** A node of a host: an equal part of its cores and memory for each node, of which there is one per socket unless it says. */
export const numaNodeOf = rememberedBy((host: Host): NumaNode | undefined => {
  const { cores, cpuKnown, memory } = capacityOf(host);
  if (!cpuKnown) return undefined;
  const nodes = host.numaNodes ?? host.cpu?.sockets ?? 1;
  return { nodes, cores: Math.max(1, Math.floor(cores / nodes)), memory: memory === undefined ? undefined : ((memory / nodes) as Bytes) };
});

const noMatter: NumaFit = { kind: 'no-matter' };

export function numaFit(host: Host, vm: Vm): NumaFit {
  const node = numaNodeOf(host);
  if (!node || node.nodes < 2) return noMatter;
  const { logicalProcessors } = capacityOf(host);
  // Beyond its cores, a VM still runs on their second threads: over all the nodes there are.
  const byVcpus = Math.min(Math.ceil(vcpusOf(vm) / node.cores), vcpusOf(vm) <= logicalProcessors ? node.nodes : Infinity);
  const byMemory = node.memory === undefined || node.memory <= 0 ? 1 : Math.ceil(memoryOf(vm) / node.memory);
  if (byVcpus <= 1 && byMemory <= 1) return { kind: 'fits', node };
  return { kind: 'spans', node, spans: Math.max(byVcpus, byMemory), by: [...(byVcpus > 1 ? ['vcpu' as const] : []), ...(byMemory > 1 ? ['memory' as const] : [])] };
}
