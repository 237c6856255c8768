import { hostCpuUse } from '../../hypervisor/sharing/hostCpu';
import { hostHardware } from '../../hypervisor/sharing/hostHardware';
import { activeMemoryOf, cpuDemandOf, hostLoad } from '../../hypervisor/sharing/hostLoad';
import { memoryForVms } from '../../hypervisor/sharing/memoryPolicy';
import { cpuCost } from '../../hypervisor/techniques/techniques';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'limit-below-demand',
  severity: 'warning',
  summary: 'A VM is limited to less CPU or memory than it is said to use on average.',
  why: 'A limit holds whatever the host has free: the VM waits for CPU beside idle cores, and has memory ballooned and swapped beside free memory. Limits are often left over from a template or an earlier size.',
  remedy: 'Remove the limit, or raise it above what the VM uses. To keep a VM from disturbing others, give it fewer shares instead.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8, "clock": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 2, "memory": "8 GiB", "cpu": { "limit": "3 GHz" }, "memoryAllocation": { "limit": "4 GiB" }, "demand": { "cpu": "50 %", "cpuPeak": "100 %", "memory": "40 %" } },
            "silent": { "host": "esx-01", "vcpu": 8, "cpu": { "limit": "1 GHz" } }, "off": { "power": "off", "cpu": { "limit": "1 GHz" }, "demand": { "cpu": "2 GHz" } }
          }
        }
      `,
      // A share of CPU is no figure without the clock of a host.
      example`
        { "hosts": { "esx-01": {} }, "vms": { "a": { "host": "esx-01", "cpu": { "limit": "500 MHz" }, "demand": { "cpu": "90 %" } }, "b": { "cpu": { "limit": "500 MHz" }, "demand": { "cpu": "90 %" } } } }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8, "clock": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 2, "cpu": { "limit": "1 GHz" }, "demand": { "cpu": "75 %" } },
        //                                                        ^^^^^^^ VM "a" may use 1 GHz but uses 3 GHz on average.
            "b": { "host": "esx-01", "memory": "8 GiB", "memoryAllocation": { "limit": "2 GiB" }, "demand": { "memory": "75 %" } }
        //                                                                             ^^^^^^^ VM "b" may hold 2 GiB of memory but actively uses 6 GiB: 4 GiB of it are taken back.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['cpu.limit', 'memoryAllocation.limit'],
  *check(vm, estate): Iterable<Found<Limited>> {
    const { cpu, memoryAllocation, demand, host } = vm.value;
    if (!demand || !runs(vm.value)) return;
    const most = cpu?.limit;
    if (most !== undefined && demand.cpu) {
      const { clock, clockKnown } = hostHardware(estate, host ?? '');
      const isKnown = clockKnown || demand.cpu.dimension === 'frequency';
      const able = clockKnown ? vcpusOf(vm.value) * clock : Infinity;
      const wanted = Math.min((cpuDemandOf(vm.value, clock) ?? 0) * cpuCost(estate, vm.id).factor, able);
      if (isKnown && wanted > most) {
        const [may = '', uses = ''] = formatContrast([most, wanted], 'frequency');
        yield { place: placeIn(vm, ['cpu', 'limit']), message: `VM "${vm.id}" may use ${may} but uses ${uses} on average.`, related: [{ place: placeIn(vm, ['demand', 'cpu']), message: 'What it uses.' }], data: { field: 'cpu', more: wanted - most } };
      }
    }
    const limit = memoryAllocation?.limit;
    const active = Math.min(activeMemoryOf(vm.value) ?? 0, memoryOf(vm.value));
    if (limit === undefined || active <= limit) return;
    const [may = '', uses = '', back = ''] = formatContrast([limit, active, active - limit], 'bytes');
    yield {
      place: placeIn(vm, ['memoryAllocation', 'limit']),
      message: `VM "${vm.id}" may hold ${may} of memory but actively uses ${uses}: ${back} of it are taken back.`,
      related: [{ place: placeIn(vm, ['demand', 'memory']), message: 'What it uses.' }], data: { field: 'memoryAllocation', more: active - limit },
    };
  },
  fixes({ data }, vm, estate) {
    if (!data || !isRoomFor(estate, vm.value.host, data)) return [];
    return [{ title: 'Remove the limit', changes: [{ kind: 'remove', file: vm.file, path: ['vms', vm.id, data.field, 'limit'] }] }];
  },
});

interface Limited {
  readonly field: 'cpu' | 'memoryAllocation';
  /** What it would use without the limit beyond what it may: MHz or bytes. */
  readonly more: number;
}

/** Whether the host has what the VM would use without its limit: otherwise the fault would only move there. */
function isRoomFor(estate: Estate, host: string | undefined, { field, more }: Limited): boolean {
  if (host === undefined) return true;
  if (field === 'cpu') return !estate.query(hostCpuUse, host).known || estate.query(hostCpuUse, host).headroom >= more;
  const load = estate.query(hostLoad, host);
  return load.memoryNeeded + more <= (memoryForVms(load) ?? Infinity);
}
