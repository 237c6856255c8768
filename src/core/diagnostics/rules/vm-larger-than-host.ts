import type { Change } from '../../model/change';
import { hostCapacity, hostHardware } from '../../hypervisor/sharing/hostHardware';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import { leastMemoryOf } from '../../hypervisor/sharing/memoryTraits';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import { exactQuantity, formatContrast, formatQuantity, type Bytes } from '../../model/quantity';
import { hostsThatFit, peersOf } from '../../planning/moves';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { moving } from '../placements';
import { defineRule, nothingFound, placeIn, type Found } from '../rule';
import { memoryUpTo, vcpusUpTo } from '../shrinking';

export const rule = defineRule({
  id: 'vm-larger-than-host',
  severity: 'error',
  summary: 'A VM has more vCPUs or memory than the host it is on, or than any host of its cluster.',
  why: 'A vCPU runs on one logical processor at a time, so a hypervisor refuses to start a VM with more vCPUs than there are; and memory beyond that of the host could only be swapped.',
  remedy: 'Give the VM less, or place it on a larger host.',
  examples: {
    good: [
      // With two threads per core, 8 cores are 16 logical processors.
      example`
        { "hosts": { "esx-01": { "cpu": { "cores": 8, "threads": 2 }, "memory": "64 GiB" } }, "vms": { "db": { "host": "esx-01", "vcpu": 16, "memory": "64 GiB" } } }
      `,
      // A VM with dynamic memory runs with less than its maximum.
      example`
        { "hosts": { "hv-01": { "hypervisor": "hyperv-2022", "memory": "64 GiB" } }, "vms": { "a": { "host": "hv-01", "memory": "1 TiB", "memoryAllocation": { "reservation": "2 GiB" } } } }
      `,
      // What a host has is not known here, and a template never runs.
      example`
        {
          "hosts": { "old": {}, "esx-01": { "cpu": { "cores": 2 } } },
          "vms": { "db": { "host": "old", "vcpu": 64, "memory": "4 TiB" }, "master": { "host": "esx-01", "vcpu": 8, "template": true } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-01": { "cpu": { "sockets": 2, "cores": 4 }, "memory": "32 GiB" },
            "esx-02": { "cpu": { "sockets": 2, "cores": 8 }, "memory": "64 GiB" }
          },
          "vms": { "db": { "host": "esx-01", "vcpu": 12, "memory": "48 GiB" } }
        //                                           ^^ VM "db" has 12 vCPUs but host "esx-01" has 8 logical processors.
        //                                                         ^^^^^^^^ VM "db" has 48 GiB of memory but host "esx-01" has 32 GiB.
        }
      `,
      example`
        {
          "clusters": { "prod": {} },
          "hosts": {
            "esx-01": { "cluster": "prod", "cpu": { "cores": 16 }, "memory": "32 GiB" },
            "esx-02": { "cluster": "prod", "cpu": { "cores": 16 }, "memory": "64 GiB" }
          },
          "vms": { "db": { "cluster": "prod", "memory": "96 GiB" } }
        //                                              ^^^^^^^^ VM "db" has 96 GiB of memory but no host of cluster "prod" has more than 64 GiB.
        }
      `,
      // A host in a VM has at most what that has.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 16 }, "memory": "64 GiB" }, "lab": { "vm": "nested", "cpu": { "cores": 16 } } },
          "vms": { "nested": { "host": "esx-01", "vcpu": 4, "memory": "16 GiB", "nested": true }, "db": { "host": "lab", "vcpu": 6, "memory": "24 GiB" } }
        //                                                                                                                       ^ VM "db" has 6 vCPUs but host "lab" has 4 logical processors.
        //                                                                                                                                    ^^^^^^^^ VM "db" has 24 GiB of memory but host "lab" has 16 GiB.
        }
      `,
    ],
  },
  on: 'vms',
  check(vm, estate) {
    if (vm.value.template === true) return nothingFound;
    const room = roomFor(vm, estate);
    if (!room) return nothingFound;
    const found: Found<Excess>[] = [];
    const { processors, memory } = room;
    const vcpus = vcpusOf(vm.value);
    const release = releaseOfVm(estate, vm.value);
    const least = release ? leastMemoryOf(vm.value, release.traits.memory) : memoryOf(vm.value);
    if (processors !== undefined && vcpus > processors) {
      found.push({
        place: placeIn(vm, ['vcpu']),
        message: `VM "${vm.id}" has ${counted(vcpus, 'vCPU')} but ${has(room, counted(processors, 'logical processor'))}.`,
        related: related(room, 'cpu'), data: { field: 'vcpu', most: processors },
      });
    }
    if (memory !== undefined && least > memory) {
      const [wanted = '', there = ''] = formatContrast([memoryOf(vm.value), memory], 'bytes');
      found.push({
        place: placeIn(vm, ['memory']),
        message: `VM "${vm.id}" has ${wanted} of memory but ${has(room, there)}.`,
        related: related(room, 'memory'), data: { field: 'memory', most: memory },
      });
    }
    return found;
  },
  fixes({ data }, vm, estate) {
    if (!data) return [];
    const { field } = data;
    const { host } = vm.value;
    const [to] = host === undefined ? [] : hostsThatFit(estate, peersOf(estate, host), [vm.id]);
    const move = to === undefined ? [] : [moving(estate, [{ vm: vm.id, to }])];
    const most = field === 'vcpu' ? vcpusUpTo(estate, vm.value, data.most) : memoryUpTo(vm.value, data.most);
    if (most === undefined) return move;
    const shrink: Change = { kind: 'set', file: vm.file, path: ['vms', vm.id, field], value: field === 'vcpu' ? most : exactQuantity(most, 'bytes') };
    const title = field === 'vcpu' ? `Give it ${counted(most, 'vCPU')}` : `Give it ${formatQuantity(most, 'bytes')} of memory`;
    return [...move, { title, changes: [shrink] }];
  },
});

interface Excess {
  readonly field: 'vcpu' | 'memory';
  readonly most: number;
}

interface Room {
  readonly processors: number | undefined;
  readonly memory: Bytes | undefined;
  readonly where: { readonly kind: 'host'; readonly host: Entry<'hosts'> } | { readonly kind: 'cluster'; readonly id: string };
}

function roomFor(vm: Entry<'vms'>, estate: Estate): Room | undefined {
  const { host: hostId, cluster } = vm.value;
  const host = estate.find('hosts', hostId);
  if (host) {
    const { cores, threadsPerCore, coresKnown, memory } = hostHardware(estate, host.id);
    return { processors: coresKnown ? cores * threadsPerCore : undefined, memory, where: { kind: 'host', host } };
  }
  if (hostId !== undefined || cluster === undefined) return undefined;
  return { ...estate.query(largestHost, cluster), where: { kind: 'cluster', id: cluster } };
}

/** "host … has 8 cores", "no host of … has more than 8 cores". */
function has({ where }: Room, amount: string): string {
  return where.kind === 'host' ? `host "${where.host.id}" has ${amount}` : `no host of cluster "${where.id}" has more than ${amount}`;
}

function related({ where }: Room, field: 'cpu' | 'memory'): NonNullable<Found['related']> {
  return where.kind === 'cluster' ? nothingFound : [{ place: placeIn(where.host, [field], field === 'cpu' ? 'key' : 'value'), message: `What host "${where.host.id}" has.` }];
}

/** The most a host of a cluster has; undefined where a host does not say, or there is none. */
const largestHost = defineQuery<Pick<Room, 'processors' | 'memory'>>('largest host of a cluster', (estate, cluster) => {
  const capacities = estate.lookup(hostsByCluster, cluster).map((id) => hostCapacity(estate, id));
  const most = (values: readonly (number | undefined)[]): number | undefined => (values.length === 0 || values.includes(undefined) ? undefined : Math.max(...values.map((value) => value ?? 0)));
  return {
    processors: most(capacities.map((c) => (c.cpuKnown ? c.logicalProcessors : undefined))),
    memory: most(capacities.map((c) => c.memory)) as Bytes | undefined,
  };
}, (a, b) => a.processors === b.processors && a.memory === b.memory);
