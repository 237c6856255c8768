import { maximaOf } from '../../catalogue/maxima';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import { configurableMemory, memoryForVms } from '../../hypervisor/sharing/memoryPolicy';
import { leastMemoryOf, memoryTraitsOf } from '../../hypervisor/sharing/memoryTraits';
import type { Vm } from '../../model/entities';
import { memoryOf } from '../../model/defaults';
import type { Estate } from '../../model/estate';
import { hostsByCluster, runs } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { exactQuantity, formatContrast, formatQuantity, type Measure } from '../../model/quantity';
import { example } from '../../util/example';
import { defineRule, nothingFound, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'demand-exceeds-size',
  severity: 'warning',
  summary: 'A VM is said to use more CPU or memory than it has.',
  why: 'A guest cannot use what it was not given, so either the figure is wrong or the VM is too small and already short. The model counts no more than the VM has.',
  remedy: 'Correct the figure, or give the VM what it needs.',
  examples: {
    good: [
      example`
        { "vms": { "a": { "memory": "8 GiB", "demand": { "cpu": "100 %", "memory": "8 GiB", "memoryPeak": "100 %" } } } }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "memory": "8 GiB", "demand": { "cpu": "120 %", "memory": "10 GiB", "memoryPeak": "150 %" } } } }
        //                                                      ^^^^^^^ VM "a" is said to use 120 % of its CPU.
        //                                                                         ^^^^^^^^ VM "a" is said to use 10 GiB of memory but has only 8 GiB.
        //                                                                                                 ^^^^^^^ VM "a" is said to use 12 GiB of memory but has only 8 GiB.
      `,
    ],
  },
  on: 'vms',
  fields: ['demand'],
  check(vm) {
    const { demand } = vm.value;
    if (!demand) return nothingFound;
    const found: Found<Wanted>[] = [];
    for (const field of ['cpu', 'cpuPeak'] as const) {
      const wanted = demand[field];
      if (wanted?.dimension !== 'ratio' || wanted.value <= 1) continue;
      found.push({ place: placeIn(vm, ['demand', field]), message: `VM "${vm.id}" is said to use ${Math.round(wanted.value * 100)} % of its CPU.` });
    }
    for (const field of ['memory', 'memoryPeak'] as const) {
      const wanted = bytesOf(demand[field], vm.value);
      if (wanted === undefined || wanted <= memoryOf(vm.value)) continue;
      const [used = '', there = ''] = formatContrast([wanted, memoryOf(vm.value)], 'bytes');
      found.push({
        place: placeIn(vm, ['demand', field]),
        message: `VM "${vm.id}" is said to use ${used} of memory but has only ${there}.`,
        related: [{ place: placeIn(vm, ['memory']), message: 'What it has.' }],
        data: { memory: wanted, isShare: demand[field]?.dimension === 'ratio' },
      });
    }
    return found;
  },
  fixes({ data }, vm, estate) {
    // A share of the memory grows with it: more memory would not make 150 % less than all of it.
    if (!data || data.isShare || !mayHave(estate, vm.value, data.memory)) return [];
    return [{ title: `Give it ${formatQuantity(data.memory, 'bytes')} of memory`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, 'memory'], value: exactQuantity(data.memory, 'bytes') }] }];
  },
});

interface Wanted {
  readonly memory: number;
  readonly isShare: boolean;
}

/** Whether its product allows it this much memory and its host has it beside what the others there were given, or some host of its cluster has it at all; what is not known may be. */
function mayHave(estate: Estate, vm: Vm, memory: number): boolean {
  const release = releaseOfVm(estate, vm);
  if (release && memory > (maximaOf(release, vm.firmware).memoryPerVm?.value ?? Infinity)) return false;
  const hosts = vm.host !== undefined ? [vm.host] : vm.cluster !== undefined ? estate.lookup(hostsByCluster, vm.cluster) : [];
  return hosts.length === 0 || hosts.some((id) => {
    const load = estate.query(hostLoad, id);
    const others = vm.host !== undefined && runs(vm) ? load.memoryCommitted - leastMemoryOf(vm, memoryTraitsOf(estate.value('hosts', id))) : 0;
    return memory <= (memoryForVms(load) ?? Infinity) && others + memory <= (configurableMemory(load, policiesFor(estate, estate.value('hosts', id)?.cluster)) ?? Infinity);
  });
}

function bytesOf(wanted: Measure<'bytes' | 'ratio'> | undefined, vm: Vm): number | undefined {
  if (!wanted) return undefined;
  return wanted.dimension === 'bytes' ? wanted.value : wanted.value * memoryOf(vm);
}
