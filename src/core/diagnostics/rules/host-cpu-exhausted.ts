import { hasIdleCpu, hostCpuUse } from '../../hypervisor/sharing/hostCpu';
import { cpuUsedBy, hostLoad } from '../../hypervisor/sharing/hostLoad';
import type { MegaHertz } from '../../model/quantity';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { heaviest, relief, type Weight } from '../placements';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-cpu-exhausted',
  severity: 'error',
  summary: 'The VMs of a host use more CPU on average than the host has.',
  why: 'This is no peak that passes: the VMs would queue for a core all the time, and each would get only the share that its weight gives it.',
  remedy: 'Move VMs to other hosts. If the demand is an estimate, correct it.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8, "threads": 2, "clock": "2 GHz" } } },
          "vms": { "a": { "host": "esx-01", "vcpu": 16, "demand": { "cpu": "50 %", "cpuPeak": "100 %" } } }
        }
      `,
      // Without the clock, nobody knows what a core gives.
      example`
        { "hosts": { "esx-01": { "cpu": { "cores": 1 } } }, "vms": { "a": { "host": "esx-01", "demand": { "cpu": "9 GHz" } } } }
      `,
      // What limits withhold is not asked of the host, be they of a VM or of a resource pool.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } }, "esx-02": { "cpu": { "cores": 4, "clock": "2 GHz" } } },
          "resourcePools": { "test": { "parent": "esx-02", "cpu": { "limit": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 4, "cpu": { "limit": "2 GHz" }, "demand": { "cpu": "100 %" } }, "b": { "host": "esx-01", "vcpu": 4, "demand": { "cpu": "50 %" } },
            "c": { "host": "esx-02", "resourcePool": "test", "vcpu": 4, "demand": { "cpu": "100 %" } }, "d": { "host": "esx-02", "vcpu": 4, "demand": { "cpu": "50 %" } }
          }
        }
      `,
      // The policy says what a second thread per core adds.
      example`
        {
          "policies": { "smtGain": "25 %" }, "hosts": { "esx-01": { "cpu": { "cores": 8, "threads": 2, "clock": "2 GHz" } } },
          "vms": { "a": { "host": "esx-01", "vcpu": 8, "demand": { "cpu": "90 %" } }, "b": { "host": "esx-01", "vcpu": 4, "demand": { "cpu": "50 %" } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-01": { "cpu": { "cores": 4, "clock": "2.5 GHz" }, "memory": "64 GiB" },
        //                                ^ Host "esx-01" has 10 GHz but its VMs use 13 GHz on average.
            "esx-02": { "cpu": { "cores": 4, "clock": "2.5 GHz" }, "memory": "64 GiB" }
          },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 8, "demand": { "cpu": "50 %" } },
            "b": { "host": "esx-01", "vcpu": 2, "demand": { "cpu": "3 GHz" } }
          }
        }
      `,
      // A host in a VM has what that has.
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0", "cpu": { "cores": 8, "clock": "2 GHz" } }, "lab": { "hypervisor": "esxi-8.0", "vm": "nested", "cpu": { "cores": 8, "clock": "2 GHz" } } },
        //                                                                                                                                                                 ^ Host "lab" has 4 GHz but its VMs use 8 GHz on average.
          "vms": { "nested": { "host": "esx-01", "vcpu": 2, "nested": true }, "web": { "host": "lab", "vcpu": 2, "demand": { "cpu": "100 %" } }, "db": { "host": "lab", "vcpu": 2, "demand": { "cpu": "100 %" } } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    const { capacity, cpuDemand } = estate.query(hostLoad, host.id);
    if (!capacity.clockKnown || cpuDemand === undefined || cpuDemand <= capacity.cpu) return;
    const cpu = estate.query(hostCpuUse, host.id);
    if (hasIdleCpu(cpu)) return;
    const [there = '', wanted = ''] = formatContrast([capacity.cpu, cpuDemand], 'frequency');
    yield {
      place: placeIn(host, ['cpu', 'cores']),
      message: `Host "${host.id}" has ${there} but its VMs use ${wanted} on average.`,
      related: heaviest(estate, host.id, { of: usedAt(cpu.clock), say: (mhz) => formatQuantity(mhz, 'frequency'), path: ['demand', 'cpu'] }),
      data: { excess: cpuDemand - capacity.cpu, clock: cpu.clock },
    };
  },
  fixes: ({ data }, host, estate) => (data ? relief(estate, host, usedAt(data.clock), data.excess) : []),
});

const usedAt = (clock: MegaHertz): Weight['of'] => (vm) => cpuUsedBy(vm, clock) ?? 0;
