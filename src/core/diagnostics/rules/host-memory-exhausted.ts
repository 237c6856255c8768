import { hostLoad, memoryNeededBy } from '../../hypervisor/sharing/hostLoad';
import { containersRunningOn } from '../../hypervisor/sharing/running';
import { memoryForVms, memoryLacking } from '../../hypervisor/sharing/memoryPolicy';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { heaviest, relief } from '../placements';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-memory-exhausted',
  severity: 'error',
  summary: 'The running VMs and the containers of a host reserve or actively use more memory than the host has for them.',
  why: 'Ballooning and compression only take back what guests do not use. What is in use and does not fit goes to the swap file, a thousand times slower than memory: the VMs practically stop.',
  remedy: 'Move VMs to other hosts or add memory. Of each VM the larger of its reservation and its active memory counts, and of each container what it is said to use; what does not say is counted as nothing. What the host OS uses is not there for guests.',
  examples: {
    good: [
      // Configured beyond the host's memory, but not in use.
      example`
        {
          "policies": { "memoryOvercommit": 2 }, "hosts": { "esx-01": { "memory": "16 GiB" } },
          "vms": {
            "a": { "host": "esx-01", "memory": "16 GiB", "demand": { "memory": "50 %" } },
            "b": { "host": "esx-01", "memory": "16 GiB", "demand": { "memory": "8 GiB" }, "memoryAllocation": { "reservation": "4 GiB" } }
          }
        }
      `,
      // No VM uses more than it has, whatever its demand says.
      example`
        { "hosts": { "esx-01": { "memory": "8 GiB" } }, "vms": { "a": { "host": "esx-01", "memory": "8 GiB", "demand": { "memory": "64 GiB" } } } }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-01": { "cpu": { "cores": 8 }, "memory": "16 GiB" },
        //                                               ^^^^^^^^ Host "esx-01" has 16 GiB of memory for VMs but they need 20 GiB at once: 4 GiB too much.
            "esx-02": { "cpu": { "cores": 8 }, "memory": "16 GiB" }
          },
          "vms": {
            "a": { "host": "esx-01", "memory": "12 GiB", "demand": { "memory": "10 GiB" } },
            "b": { "host": "esx-01", "memory": "12 GiB", "demand": { "memory": "2 GiB" }, "memoryAllocation": { "reservation": "10 GiB" } }
          }
        }
      `,
      // Containers of the host itself and what its host OS uses count as well.
      example`
        {
          "hosts": { "box": { "hostOs": "debian-12", "hypervisor": "kvm", "memory": "16 GiB", "ownDemand": { "memory": "4 GiB" } } },
        //                                                                          ^^^^^^^^ Host "box" has 12 GiB of memory for VMs and containers but they need 14 GiB at once: 2 GiB too much.
          "vms": { "a": { "host": "box", "memory": "8 GiB", "demand": { "memory": "6 GiB" } } },
          "containers": { "db": { "on": "box", "demand": { "memory": "8 GiB" } }, "web": { "on": "box" } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    const load = estate.query(hostLoad, host.id);
    const lacking = memoryLacking(load);
    if (lacking === 0) return;
    const [there = '', wanted = ''] = formatContrast([memoryForVms(load) ?? 0, load.memoryNeeded], 'bytes');
    const guests = containersRunningOn(estate, host.id).length === 0 ? 'VMs' : load.running === 0 ? 'containers' : 'VMs and containers';
    yield {
      place: placeIn(host, ['memory']),
      message: `Host "${host.id}" has ${there} of memory for ${guests} but they need ${wanted} at once: ${bytes(lacking)} too much.`,
      related: heaviest(estate, host.id, { of: memoryNeededBy, say: bytes, path: ['memory'] }),
      data: { lacking },
    };
  },
  fixes: ({ data }, host, estate) => (data ? relief(estate, host, memoryNeededBy, data.lacking) : []),
});

const bytes = (value: number): string => formatQuantity(value, 'bytes');
