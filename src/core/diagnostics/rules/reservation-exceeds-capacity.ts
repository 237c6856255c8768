import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import type { Vm } from '../../model/entities';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { heaviest, relief, type Weight } from '../placements';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'reservation-exceeds-capacity',
  severity: 'error',
  summary: 'The running VMs of a host reserve more CPU or memory together than the host has.',
  why: 'A reservation is a promise that the hypervisor keeps by refusing to start what it cannot guarantee: some of these VMs would not start.',
  remedy: 'Lower reservations, or move VMs to hosts that have capacity left to promise.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "16 GiB" } },
          "vms": {
            "a": { "host": "esx-01", "cpu": { "reservation": "8 GHz" }, "memoryAllocation": { "reservation": "1 GiB" }, "vcpu": 4 },
            "b": { "host": "esx-01", "cpu": { "reservation": "2 GHz" }, "power": "off" }
          }
        }
      `,
      // Nobody knows what this host has.
      example`
        { "hosts": { "old": { "cpu": { "cores": 1 } } }, "vms": { "a": { "host": "old", "cpu": { "reservation": "9 GHz" }, "memoryAllocation": { "reservation": "1 GiB" } } } }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "16 GiB" },
        //                                ^ Host "esx-01" has 8 GHz but 9 GHz is reserved on it.
        //                                                                 ^^^^^^^^ Host "esx-01" has 16 GiB of memory but 20 GiB is reserved on it.
            "esx-02": { "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "32 GiB" }
          },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 4, "memory": "16 GiB", "cpu": { "reservation": "6 GHz" }, "memoryAllocation": { "reservation": "12 GiB" } },
            "b": { "host": "esx-01", "vcpu": 4, "memory": "8 GiB", "cpu": { "reservation": "3 GHz" }, "memoryAllocation": { "reservation": "8 GiB" } }
          }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate): Iterable<Found<Excess>> {
    const { capacity, cpuReserved, memoryReserved } = estate.query(hostLoad, host.id);
    if (capacity.clockKnown && cpuReserved > capacity.cpu) {
      const [there = '', reserved = ''] = formatContrast([capacity.cpu, cpuReserved], 'frequency');
      yield {
        place: placeIn(host, ['cpu', 'cores']),
        message: `Host "${host.id}" has ${there} but ${reserved} is reserved on it.`,
        related: heaviest(estate, host.id, weights.cpu), data: { of: 'cpu', excess: cpuReserved - capacity.cpu },
      };
    }
    if (capacity.memory !== undefined && memoryReserved > capacity.memory) {
      const [there = '', reserved = ''] = formatContrast([capacity.memory, memoryReserved], 'bytes');
      yield {
        place: placeIn(host, ['memory']),
        message: `Host "${host.id}" has ${there} of memory but ${reserved} is reserved on it.`,
        related: heaviest(estate, host.id, weights.memory), data: { of: 'memory', excess: memoryReserved - capacity.memory },
      };
    }
  },
  fixes: ({ data }, host, estate) => (data ? relief(estate, host, weights[data.of].of, data.excess) : []),
});

interface Excess {
  readonly of: 'cpu' | 'memory';
  readonly excess: number;
}

const weights: Readonly<Record<Excess['of'], Weight>> = {
  cpu: { of: (vm: Vm) => vm.cpu?.reservation ?? 0, say: (mhz) => formatQuantity(mhz, 'frequency'), path: ['cpu', 'reservation'] },
  memory: { of: (vm: Vm) => vm.memoryAllocation?.reservation ?? 0, say: (bytes) => formatQuantity(bytes, 'bytes'), path: ['memoryAllocation', 'reservation'] },
};
