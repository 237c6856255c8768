/** What the model works out for an estate, as plain figures under the names that programs read. Null where it is not known. */
import { admissionOf } from '../../core/hypervisor/admission/admission';
import type { CpuShare, DemandBasis, HostCpu, HostMemory, MemoryShare, MemoryState, PoolShare } from '../../core/hypervisor/sharing/allocation';
import { hostCpu } from '../../core/hypervisor/sharing/hostCpu';
import { hostMemory } from '../../core/hypervisor/sharing/hostMemory';
import { vmFiles } from '../../core/hypervisor/machine/vmFiles';
import { releaseOn } from '../../core/hypervisor/machine/vmRelease';
import { memoryOf } from '../../core/model/defaults';
import type { Estate } from '../../core/model/estate';
import { runs } from '../../core/model/lookups';
import type { Lost } from '../../core/storage/failures/component';
import { round, type Known } from './known';
import { networkFigures, type NetworkFigures } from './networkFigures';
import { storageFigures, type StorageFigures } from './storageFigures';
import { withoutFigures, type WithoutFigures } from './without';

export interface Figures extends NetworkFigures, StorageFigures {
  /** What remains without the components that were named; absent where none was. */
  readonly without?: WithoutFigures;
  readonly hosts: Readonly<Record<string, HostFigures>>;
  readonly vms: Readonly<Record<string, VmFigures>>;
  /** Containers that share the kernel of a host; those in a VM are inside of what it takes. */
  readonly containers: Readonly<Record<string, ContainerFigures>>;
  readonly resourcePools: Readonly<Record<string, PoolFigures>>;
}

export interface HostFigures {
  /** "VMware ESXi 8.0"; null where the catalogue knows no such product. */
  readonly product: string | null;
  readonly cpu: {
    readonly capacityMHz: Known; readonly reservedMHz: number; readonly demandMHz: Known; readonly demandBasis: DemandBasis; readonly entitledMHz: Known;
    readonly headroomMHz: Known; readonly vcpus: number; readonly vcpuPerCore: Known; readonly utilization: Known;
  };
  readonly memory: {
    readonly capacityMiB: Known; readonly ownMiB: Known; readonly overheadMiB: number; readonly reservedMiB: number; readonly demandMiB: number; readonly activeMiB: number;
    readonly activeBasis: DemandBasis; readonly entitledMiB: Known; readonly sharedMiB: number; readonly balloonedMiB: Known; readonly compressedMiB: Known;
    readonly swappedMiB: Known; readonly lackingMiB: Known; readonly state: MemoryState | null;
  };
}

export interface VmFigures {
  readonly host: string | null;
  readonly power: 'on' | 'off' | 'suspended' | 'template';
  readonly cpu: { readonly demandMHz: Known; readonly demandBasis: DemandBasis | null; readonly entitledMHz: Known; readonly readyPercent: Known };
  readonly memory: {
    readonly configuredMiB: number; readonly overheadMiB: Known; readonly entitledMiB: Known; readonly balloonedMiB: Known; readonly compressedMiB: Known; readonly swappedMiB: Known;
  };
  readonly files: readonly { readonly name: string; readonly bytes: Known; readonly datastore: string | null; readonly exists: 'now' | 'when running' | 'when suspended' }[];
  readonly admitted: boolean;
  readonly reasons: readonly string[];
}

export interface ContainerFigures {
  readonly on: string;
  readonly cpu: { readonly demandMHz: Known; readonly entitledMHz: Known };
  readonly memory: { readonly demandMiB: number; readonly entitledMiB: Known };
}

/** Of all hosts onto which a pool reaches together. */
export interface PoolFigures {
  readonly parent: string | null;
  readonly expandable: boolean;
  readonly cpu: { readonly reservationMHz: number; readonly limitMHz: Known; readonly reservedInsideMHz: number; readonly demandMHz: number; readonly entitledMHz: number };
  readonly memory: { readonly reservationMiB: number; readonly limitMiB: Known; readonly reservedInsideMiB: number; readonly demandMiB: number; readonly entitledMiB: number };
}

/** @param lost what shall have failed, all of it together */
export function figuresOf(estate: Estate, lost: readonly Lost[] = []): Figures {
  const each = <T>(collection: 'hosts' | 'vms' | 'containers' | 'resourcePools', of: (id: string) => T | undefined): Readonly<Record<string, T>> =>
    Object.fromEntries(estate.ids(collection).flatMap((id) => {
      const figures = of(id);
      return figures === undefined ? [] : [[id, figures]];
    }));
  return {
    hosts: each('hosts', (id) => hostFigures(estate, id)),
    vms: each('vms', (id) => vmFigures(estate, id)),
    containers: each('containers', (id) => containerFigures(estate, id)),
    resourcePools: each('resourcePools', (id) => poolFigures(estate, id)),
    ...storageFigures(estate),
    ...networkFigures(estate),
    ...(lost.length === 0 ? {} : { without: withoutFigures(estate, lost) }),
  };
}

function hostFigures(estate: Estate, id: string): HostFigures {
  const cpu = estate.query(hostCpu, id);
  const memory = estate.query(hostMemory, id);
  const known = memory.capacity !== undefined;
  return {
    product: releaseOn(estate, id)?.name ?? null,
    cpu: {
      capacityMHz: mhz(cpu.known, cpu.capacity), reservedMHz: round(cpu.reserved), demandMHz: mhz(cpu.known, cpu.demand), demandBasis: cpu.basis, entitledMHz: mhz(cpu.known, cpu.entitled),
      headroomMHz: mhz(cpu.known, cpu.headroom), vcpus: cpu.vcpus, vcpuPerCore: cpu.coresKnown ? round(cpu.vcpuPerCore) : null, utilization: cpu.known ? round(cpu.utilization) : null,
    },
    memory: {
      capacityMiB: mib(memory.capacity), ownMiB: known ? mib(memory.own) : null, overheadMiB: mib(memory.overhead), reservedMiB: mib(memory.reserved), demandMiB: mib(memory.demand),
      activeMiB: mib(memory.active), activeBasis: memory.basis, entitledMiB: known ? mib(memory.entitled) : null, sharedMiB: mib(memory.shared),
      balloonedMiB: known ? mib(memory.ballooned) : null, compressedMiB: known ? mib(memory.compressed) : null, swappedMiB: known ? mib(memory.swapped) : null,
      lackingMiB: known ? mib(memory.lacking) : null, state: known ? memory.state : null,
    },
  };
}

function vmFigures(estate: Estate, id: string): VmFigures {
  const vm = estate.value('vms', id) ?? {};
  const host = vm.host !== undefined && estate.find('hosts', vm.host) ? vm.host : undefined;
  const { admitted, reasons } = admissionOf(estate, id);
  const onHost = host === undefined ? undefined : { cpu: estate.query(hostCpu, host), memory: estate.query(hostMemory, host) };
  return {
    host: vm.host ?? null,
    power: vm.template === true ? 'template' : (vm.power ?? 'on'),
    ...(runs(vm) ? takenBy(onHost, `vms/${id}`, memoryOf(vm)) : takesNothing(memoryOf(vm))),
    files: vmFiles(estate, id).map(({ name, bytes, datastore, exists }) => ({ name, bytes: bytes === undefined ? null : Math.round(bytes), datastore: datastore ?? null, exists })),
    admitted, reasons,
  };
}

type Taken = Pick<VmFigures, 'cpu' | 'memory'>;

function takenBy(host: { readonly cpu: HostCpu; readonly memory: HostMemory } | undefined, consumer: string, configured: number): Taken {
  const cpu: CpuShare | undefined = host?.cpu.consumers.get(consumer);
  const memory: MemoryShare | undefined = host?.memory.consumers.get(consumer);
  const cpuKnown = host?.cpu.known === true && cpu !== undefined;
  const memoryKnown = host?.memory.capacity !== undefined && memory !== undefined;
  return {
    cpu: { demandMHz: cpuKnown ? round(cpu.demand) : null, demandBasis: cpu?.basis ?? null, entitledMHz: cpuKnown ? round(cpu.entitled) : null, readyPercent: cpuKnown ? round(cpu.ready * 100) : null },
    memory: {
      configuredMiB: mib(configured), overheadMiB: memory ? mib(memory.overhead) : null, entitledMiB: memoryKnown ? mib(memory.entitled) : null,
      balloonedMiB: memoryKnown ? mib(memory.ballooned) : null, compressedMiB: memoryKnown ? mib(memory.compressed) : null, swappedMiB: memoryKnown ? mib(memory.swapped) : null,
    },
  };
}

/** Who does not run takes nothing of a host. */
function takesNothing(configured: number): Taken {
  return {
    cpu: { demandMHz: 0, demandBasis: null, entitledMHz: 0, readyPercent: 0 },
    memory: { configuredMiB: mib(configured), overheadMiB: 0, entitledMiB: 0, balloonedMiB: 0, compressedMiB: 0, swappedMiB: 0 },
  };
}

function containerFigures(estate: Estate, id: string): ContainerFigures | undefined {
  const on = estate.value('containers', id)?.on;
  if (on === undefined || !estate.find('hosts', on)) return undefined;
  const host = { cpu: estate.query(hostCpu, on), memory: estate.query(hostMemory, on) };
  const cpu = host.cpu.consumers.get(`containers/${id}`);
  const memory = host.memory.consumers.get(`containers/${id}`);
  if (!cpu || !memory) return undefined;
  return {
    on,
    cpu: { demandMHz: mhz(host.cpu.known, cpu.demand), entitledMHz: mhz(host.cpu.known, cpu.entitled) },
    memory: { demandMiB: mib(memory.configured), entitledMiB: host.memory.capacity === undefined ? null : mib(memory.entitled) },
  };
}

function poolFigures(estate: Estate, id: string): PoolFigures {
  const { parent, cpu, memory, expandable } = estate.value('resourcePools', id) ?? {};
  const reaches = estate.ids('hosts').map((host) => ({ cpu: estate.query(hostCpu, host).pools.get(id), memory: estate.query(hostMemory, host).pools.get(id) }));
  const sum = (of: 'cpu' | 'memory', figure: keyof Pick<PoolShare, 'reservedInside' | 'demand' | 'entitled'>): number => reaches.reduce((total, reach) => total + (reach[of]?.[figure] ?? 0), 0);
  return {
    parent: parent ?? null, expandable: expandable ?? true,
    cpu: {
      reservationMHz: round(cpu?.reservation ?? 0), limitMHz: cpu?.limit === undefined ? null : round(cpu.limit),
      reservedInsideMHz: round(sum('cpu', 'reservedInside')), demandMHz: round(sum('cpu', 'demand')), entitledMHz: round(sum('cpu', 'entitled')),
    },
    memory: {
      reservationMiB: mib(memory?.reservation ?? 0), limitMiB: memory?.limit === undefined ? null : mib(memory.limit),
      reservedInsideMiB: mib(sum('memory', 'reservedInside')), demandMiB: mib(sum('memory', 'demand')), entitledMiB: mib(sum('memory', 'entitled')),
    },
  };
}

/** Figures of processors nobody gave are none to tell. */
const mhz = (known: boolean, value: number): Known => (known ? round(value) : null);

function mib(bytes: number): number;
function mib(bytes: number | undefined): Known;
function mib(bytes: number | undefined): Known {
  return bytes === undefined ? null : round(bytes / 2 ** 20);
}
