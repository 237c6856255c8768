import { hostLoad, cpuDemandOf } from '../../hypervisor/hostLoad';
import { defaults } from '../../model/defaults';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { heaviest, relief, type Weight } from '../placements';
import { defineRule, placeIn } from '../rule';
import type { Host } from '../../model/entities';

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
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    const { capacity, cpuDemand } = estate.query(hostLoad, host.id);
    if (!capacity.clockKnown || cpuDemand === undefined || cpuDemand <= capacity.cpu) return;
    const [there = '', wanted = ''] = formatContrast([capacity.cpu, cpuDemand], 'frequency');
    yield {
      place: placeIn(host, ['cpu', 'cores']),
      message: `Host "${host.id}" has ${there} but its VMs use ${wanted} on average.`,
      related: heaviest(estate, host.id, { of: demandOn(host.value), say: (mhz) => formatQuantity(mhz, 'frequency'), path: ['demand', 'cpu'] }),
      data: { excess: cpuDemand - capacity.cpu },
    };
  },
  fixes: ({ data }, host, estate) => (data ? relief(estate, host, demandOn(host.value), data.excess) : []),
});

function demandOn(host: Host): Weight['of'] {
  return (vm) => cpuDemandOf(vm, host.cpu?.clock ?? defaults.clock) ?? 0;
}
