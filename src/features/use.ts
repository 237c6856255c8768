/**
 * How much of hosts, clusters, sites and VMs is used, and on which basis it is said, so that nobody takes what is
 * allocated for what is used.
 */
import type { HostCpu, HostMemory } from '../core/hypervisor/sharing/allocation';
import { hostCpu } from '../core/hypervisor/sharing/hostCpu';
import { activeMemoryOf, cpuDemandOf, hostLoad, type HostLoad } from '../core/hypervisor/sharing/hostLoad';
import { hostMemory } from '../core/hypervisor/sharing/hostMemory';
import { configurableMemory } from '../core/hypervisor/sharing/memoryPolicy';
import { defaults, memoryOf, vcpusOf } from '../core/model/defaults';
import type { Host, Vm } from '../core/model/entities';
import { defineIndex, defineQuery, type Estate } from '../core/model/estate';
import { clustersBySite, containersByHost, hostsByCluster, hostsBySite, runs, vmsByHost, vmsOn } from '../core/model/lookups';
import { policiesFor, type ResolvedPolicies } from '../core/model/policies';

/**
 * Where a share comes from. `measured`: the host as a whole was measured. `demand`: the sum of what its VMs are said to use,
 * the few that do not say taken to be like the others; with containers and the host's own use, where the document has them. `allocation`: what is given out, over what the policies allow.
 */
export type Basis = 'measured' | 'demand' | 'allocation';

/** A fraction of capacity; above 1 where more is asked than there is, or given out than the policies allow. */
export interface Share {
  readonly basis: Basis;
  readonly fraction: number;
}

export interface HostUse {
  /** All VMs on it, whether they run or not. */
  readonly vms: number;
  readonly maintenance: boolean;
  readonly cpu: Share | undefined;
  readonly memory: Share | undefined;
  /** MHz and bytes, 0 where unknown: what its shares weigh in a cluster. */
  readonly weight: { readonly cpu: number; readonly memory: number };
}

/** Use of the host with this id. */
export const hostUse = defineQuery<HostUse>('use of a host', (estate, id) => {
  const host = estate.value('hosts', id);
  const load = estate.query(hostLoad, id);
  const others = host !== undefined && (host.ownDemand !== undefined || host.vm !== undefined || host.hostOs !== undefined || estate.count(containersByHost, id) > 0);
  const grounds: Grounds = {
    load, stated: () => estate.query(statedDemand, id), policies: policiesFor(estate, host?.cluster),
    withOthers: others ? () => ({ cpu: estate.query(hostCpu, id), memory: estate.query(hostMemory, id) }) : undefined,
  };
  return {
    vms: estate.lookup(vmsByHost, id).length,
    maintenance: host?.maintenance === true,
    cpu: cpuShare(host, grounds),
    memory: memoryShare(host, grounds),
    weight: { cpu: load.capacity.cpuKnown ? load.capacity.cpu : 0, memory: load.capacity.memory ?? 0 },
  };
}, (a, b) => a.vms === b.vms && a.maintenance === b.maintenance && sameShare(a.cpu, b.cpu) && sameShare(a.memory, b.memory) && a.weight.cpu === b.weight.cpu && a.weight.memory === b.weight.memory);

/** How many of the running VMs of a host say what they use, and what they hold. */
export interface StatedDemand {
  readonly cpu: { readonly vms: number; readonly vcpus: number };
  readonly memory: { readonly vms: number; readonly bytes: number };
}

export const statedDemand = defineQuery<StatedDemand>('stated demand on a host', (estate, id) => {
  const vms = vmsOn(estate, id).map((entry) => entry.value).filter(runs);
  const ofCpu = vms.filter((vm) => vm.demand?.cpu);
  const ofMemory = vms.filter((vm) => vm.demand?.memory);
  return {
    cpu: { vms: ofCpu.length, vcpus: ofCpu.reduce((sum, vm) => sum + vcpusOf(vm), 0) },
    memory: { vms: ofMemory.length, bytes: ofMemory.reduce((sum, vm) => sum + memoryOf(vm), 0) },
  };
}, (a, b) => a.cpu.vms === b.cpu.vms && a.cpu.vcpus === b.cpu.vcpus && a.memory.vms === b.memory.vms && a.memory.bytes === b.memory.bytes);

const nothingStated: StatedDemand = { cpu: { vms: 0, vcpus: 0 }, memory: { vms: 0, bytes: 0 } };

interface Grounds {
  readonly load: HostLoad;
  readonly stated: () => StatedDemand;
  readonly policies: ResolvedPolicies;
  /** What is wanted where not only VMs use the host: containers, the host OS and its applications, or the price of running in a VM or on a host OS. */
  readonly withOthers: (() => { readonly cpu: HostCpu; readonly memory: HostMemory }) | undefined;
}

function cpuShare(host: Host | undefined, { load, stated, policies, withOthers }: Grounds): Share | undefined {
  if (host?.measured?.cpu !== undefined) return { basis: 'measured', fraction: host.measured.cpu };
  if (!load.capacity.cpuKnown) return undefined;
  if (withOthers) {
    const { demand, basis } = withOthers().cpu;
    if (basis !== 'worst-case') return share('demand', demand, load.capacity.cpu);
    if (load.vcpus === 0) return undefined;
  }
  const { vcpus } = load.cpuDemand === undefined ? nothingStated.cpu : stated().cpu;
  if (load.cpuDemand !== undefined && mostOf(vcpus, load.vcpus)) return share('demand', load.cpuDemand * (load.vcpus / vcpus), load.capacity.cpu);
  return share('allocation', load.vcpus, allowedVcpus(load, policies));
}

function memoryShare(host: Host | undefined, { load, stated, policies, withOthers }: Grounds): Share | undefined {
  if (host?.measured?.memory !== undefined) return { basis: 'measured', fraction: host.measured.memory };
  const { memory } = load.capacity;
  if (memory === undefined) return undefined;
  if (withOthers) {
    const { active, own, basis } = withOthers().memory;
    if (basis !== 'worst-case') return share('demand', active + (host?.ownDemand?.memory === undefined ? 0 : own), memory);
    if (load.memory === 0) return undefined;
  }
  const { bytes } = load.activeMemory === undefined ? nothingStated.memory : stated().memory;
  if (load.activeMemory !== undefined && mostOf(bytes, load.memory)) return share('demand', load.activeMemory * (load.memory / bytes), memory);
  return share('allocation', load.memoryCommitted, configurableMemory(load, policies) ?? 0);
}

/** A demand that less than half of the load states would be a guess about the rest. */
const mostOf = (stated: number, all: number): boolean => stated > 0 && stated * 2 >= all;

/** vCPUs the policies allow on a host. */
export function allowedVcpus(load: HostLoad, policies: ResolvedPolicies): number {
  return load.capacity.cores * policies.vcpuPerCore;
}

function share(basis: Basis, used: number, available: number): Share | undefined {
  return available > 0 ? { basis, fraction: used / available } : undefined;
}

/** Use of several hosts: the mean of theirs, each weighing as much as it has. Hosts in maintenance run nothing and do not count. */
export interface AreaUse {
  readonly hosts: number;
  readonly vms: number;
  readonly cpu: AreaShare | undefined;
  readonly memory: AreaShare | undefined;
}

export interface AreaShare {
  readonly fraction: number;
  /** Every basis one of its hosts has. */
  readonly bases: readonly Basis[];
  readonly weight: number;
}

/** Use of the cluster with this id. */
export const clusterUse = defineQuery<AreaUse>('use of a cluster', (estate, id) => {
  const hosts = estate.lookup(hostsByCluster, id).map((host) => estate.query(hostUse, host));
  return sumUp(hosts.map(ofHost), estate.lookup(vmsByClusterAlone, id).length);
}, sameUse);

/** Use of the site with this id: of its clusters, and of its hosts that belong to no cluster. */
export const siteUse = defineQuery<AreaUse>('use of a site', (estate, id) => {
  const clusters = estate.lookup(clustersBySite, id).map((cluster) => estate.query(clusterUse, cluster));
  const loose = estate.lookup(hostsBySite, id).filter((host) => !estate.find('clusters', estate.value('hosts', host)?.cluster));
  return sumUp([...clusters, ...loose.map((host) => ofHost(estate.query(hostUse, host)))], 0);
}, sameUse);

/** VMs that name a cluster and no host. */
export const vmsByClusterAlone = defineIndex('VMs by cluster alone', 'vms', (vm) => (vm.host === undefined && vm.cluster !== undefined ? [vm.cluster] : []));

function ofHost(use: HostUse): AreaUse {
  const area = (of: 'cpu' | 'memory'): AreaShare | undefined => {
    const own = use[of];
    return own && !use.maintenance ? { fraction: own.fraction, bases: [own.basis], weight: use.weight[of] } : undefined;
  };
  return { hosts: 1, vms: use.vms, cpu: area('cpu'), memory: area('memory') };
}

function sumUp(parts: readonly AreaUse[], otherVms: number): AreaUse {
  let hosts = 0;
  let vms = otherVms;
  for (const part of parts) {
    hosts += part.hosts;
    vms += part.vms;
  }
  return { hosts, vms, cpu: weighted(parts, 'cpu'), memory: weighted(parts, 'memory') };
}

function weighted(parts: readonly AreaUse[], of: 'cpu' | 'memory'): AreaShare | undefined {
  let used = 0;
  let weight = 0;
  const bases = new Set<Basis>();
  for (const part of parts) {
    const own = part[of];
    if (!own || own.weight <= 0) continue;
    used += own.fraction * own.weight;
    weight += own.weight;
    for (const basis of own.bases) bases.add(basis);
  }
  return weight > 0 ? { fraction: used / weight, bases: [...bases].sort(), weight } : undefined;
}

/** What a VM is said to use of its own vCPUs and memory; undefined where it does not run or nothing is said. */
export function vmUse(estate: Estate, vm: Vm): { readonly cpu: number | undefined; readonly memory: number | undefined } {
  if (!runs(vm)) return { cpu: undefined, memory: undefined };
  const demand = vm.demand?.cpu;
  const clock = estate.value('hosts', vm.host)?.cpu?.clock;
  // A demand in GHz is a share of the vCPUs only where their clock is known.
  const cpu = demand?.dimension === 'frequency' && clock === undefined ? undefined : cpuDemandOf(vm, clock ?? defaults.clock);
  const memory = activeMemoryOf(vm);
  return {
    cpu: cpu === undefined ? undefined : cpu / (vcpusOf(vm) * (clock ?? defaults.clock)),
    memory: memory === undefined || memoryOf(vm) <= 0 ? undefined : memory / memoryOf(vm),
  };
}

function sameShare(a: Share | undefined, b: Share | undefined): boolean {
  return a?.basis === b?.basis && a?.fraction === b?.fraction;
}
function sameUse(a: AreaUse, b: AreaUse): boolean {
  return a.hosts === b.hosts && a.vms === b.vms && sameAreaShare(a.cpu, b.cpu) && sameAreaShare(a.memory, b.memory);
}
function sameAreaShare(a: AreaShare | undefined, b: AreaShare | undefined): boolean {
  return a?.fraction === b?.fraction && a?.weight === b?.weight && a?.bases.join() === b?.bases.join();
}
