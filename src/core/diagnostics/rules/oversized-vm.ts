import { hostHardware } from '../../hypervisor/sharing/hostHardware';
import { cpuPeakOf, peakMemoryOf } from '../../hypervisor/sharing/hostLoad';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { exactQuantity, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';
import { memoryFrom, vcpusFrom } from '../shrinking';

export const rule = defineRule({
  id: 'oversized-vm',
  severity: 'info',
  summary: 'A VM uses little of its CPU and its memory even at its peak.',
  why: 'What it does not use is not free: idle vCPUs are scheduled, every one with its timer interrupts, memory has to be kept for it and copied when it moves, and a wide VM finds a place on fewer hosts.',
  remedy: 'Give it what its peak takes with room to spare, at the next occasion to restart it. Which use counts as little is the policy "oversizedVm".',
  examples: {
    good: [
      example`
        {
          "vms": {
            "busy-memory": { "vcpu": 8, "memory": "32 GiB", "demand": { "cpu": "2 %", "cpuPeak": "9 %", "memoryPeak": "90 %" } },
            "no-peak": { "vcpu": 8, "memory": "32 GiB", "demand": { "cpu": "2 %", "memory": "5 %" } },
            "small": { "vcpu": 1, "memory": "1 GiB", "demand": { "cpuPeak": "9 %", "memoryPeak": "10 %" } },
            "off": { "vcpu": 8, "memory": "32 GiB", "power": "off", "demand": { "cpuPeak": "9 %", "memoryPeak": "9 %" } },
            "idle": { "vcpu": 8, "memory": "32 GiB", "demand": { "cpuPeak": "0.5 %", "memoryPeak": "9 %" } }
          }
        }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "vcpu": 8, "memory": "32 GiB", "demand": { "cpu": "2 %", "cpuPeak": "10 %", "memoryPeak": "2 GiB" } } } }
        //                        ^ VM "a" uses 10 % of its 8 vCPUs and 6 % of its 32 GiB even at its peak.
      `,
      example`
        {
          "policies": { "oversizedVm": "40 %" },
          "hosts": { "esx-01": { "cpu": { "cores": 16, "clock": "2 GHz" } } },
          "vms": { "a": { "host": "esx-01", "vcpu": 4, "demand": { "cpuPeak": "2 GHz", "memoryPeak": "30 %" } } }
        //                                          ^ VM "a" uses 25 % of its 4 vCPUs and 30 % of its 1 GiB even at its peak.
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['demand.cpuPeak'],
  *check(vm, estate) {
    if (vm.value.demand?.cpuPeak === undefined || vm.value.demand.memoryPeak === undefined || !runs(vm.value)) return;
    const { oversizedVm, idleVm } = policiesFor(estate, vm.value.cluster ?? estate.value('hosts', vm.value.host)?.cluster);
    const { cpu, memory } = peakOf(estate, vm.value);
    const size = vcpusOf(vm.value);
    const canShrink = size > 1 || memoryOf(vm.value) > leastMemory;
    // A VM that does nothing at all is idle, whatever its size.
    if (cpu === undefined || memory === undefined || cpu > oversizedVm || memory > oversizedVm || cpu < idleVm || !canShrink) return;
    yield {
      place: placeIn(vm, [size > 1 ? 'vcpu' : 'memory']),
      message: `VM "${vm.id}" uses ${percent(cpu)} of its ${counted(size, 'vCPU')} and ${percent(memory)} of its ${formatQuantity(memoryOf(vm.value), 'bytes')} even at its peak.`,
      data: {
        vcpu: vcpusFrom(estate, vm.value, Math.max(1, Math.ceil(size * cpu * roomFor))), was: size,
        memory: memoryFrom(vm.value, Math.max(leastMemory, 2 ** Math.ceil(Math.log2(memoryOf(vm.value) * memory * roomFor)))), wasMemory: memoryOf(vm.value),
      },
    };
  },
  fixes({ data }, vm, estate) {
    if (!data || (data.vcpu >= data.was && data.memory >= data.wasMemory)) return [];
    // What a host has that runs in it is for its VMs to say.
    if (estate.ids('hosts').some((host) => estate.value('hosts', host)?.vm === vm.id)) return [];
    const { vcpu, was, memory, wasMemory } = data;
    const path = ['vms', vm.id];
    return [{
      title: `Give it ${counted(vcpu, 'vCPU')} and ${formatQuantity(memory, 'bytes')}`,
      changes: [
        ...(vcpu < was ? [{ kind: 'set' as const, file: vm.file, path: [...path, 'vcpu'], value: vcpu }] : []),
        ...(memory < wasMemory ? [{ kind: 'set' as const, file: vm.file, path: [...path, 'memory'], value: exactQuantity(memory, 'bytes') }] : []),
      ],
    }];
  },
});

/** Shares of what it has; undefined where a frequency is given and nobody knows the clock. */
function peakOf(estate: Estate, vm: Vm): { readonly cpu: number | undefined; readonly memory: number | undefined } {
  const { clock, clockKnown } = hostHardware(estate, vm.host ?? '');
  const peak = vm.demand?.cpuPeak?.dimension === 'frequency' && !clockKnown ? undefined : cpuPeakOf(vm, clock);
  const memory = peakMemoryOf(vm);
  return { cpu: peak === undefined || clock === 0 ? undefined : peak / (vcpusOf(vm) * clock), memory: memory === undefined || memoryOf(vm) <= 0 ? undefined : memory / memoryOf(vm) };
}

/** The repair leaves twice what the peak takes. */
const roomFor = 2;
const leastMemory = 2 ** 30;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
