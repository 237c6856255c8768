import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import { swappedBySaying } from '../../hypervisor/sharing/hostMemory';
import { configurableMemory, memoryLacking } from '../../hypervisor/sharing/memoryPolicy';
import { leastMemoryOf, memoryTraitsOf } from '../../hypervisor/sharing/memoryTraits';
import { refusedOn } from '../../hypervisor/admission/powerOnOrder';
import { policiesFor } from '../../model/policies';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { heaviest, relief } from '../placements';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-memory-overcommitted',
  severity: 'warning',
  summary: 'The running VMs of a host are configured with more memory than the policy allows for it.',
  why: 'As long as guests do not use what they were given, nothing happens. When they do, the hypervisor takes memory back by ballooning, compression and swapping, each slower than the one before.',
  remedy: 'Move VMs to other hosts, give them less, or set "policies.memoryOvercommit" to what you accept.',
  examples: {
    good: [
      example`
        { "hosts": { "esx-01": { "memory": "16 GiB" } }, "vms": { "a": { "host": "esx-01", "memory": "8 GiB" }, "b": { "host": "esx-01", "memory": "8 GiB" } } }
      `,
      // Hyper-V gives a VM no more than its minimum where there is no more, and its maximum may be anything.
      example`
        {
          "hosts": { "hv-01": { "hypervisor": "hyperv-2022", "memory": "64 GiB" } },
          "vms": {
            "a": { "host": "hv-01", "memory": "1 TiB", "memoryAllocation": { "reservation": "2 GiB" } },
            "b": { "host": "hv-01", "memory": "48 GiB", "memoryAllocation": { "reservation": "4 GiB" }, "demand": { "memory": "8 GiB" } }
          }
        }
      `,
      // Allowed by policy; suspended; and no memory known at all.
      example`
        {
          "policies": { "memoryOvercommit": 1.5 },
          "hosts": { "esx-01": { "memory": "16 GiB" }, "old": { "derived": true } },
          "vms": {
            "a": { "host": "esx-01", "memory": "16 GiB" }, "b": { "host": "esx-01", "memory": "8 GiB" },
            "c": { "host": "esx-01", "memory": "8 GiB", "power": "suspended" }, "d": { "host": "old", "memory": "1 TiB" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "memory": "16 GiB" } },
        //                                 ^^^^^^^^ Host "esx-01" may give 16 GiB of memory but its 2 VMs have 20 GiB: 4 GiB too much.
          "vms": { "a": { "host": "esx-01", "memory": "8 GiB" }, "b": { "host": "esx-01", "memory": "12 GiB" } }
        }
      `,
      example`
        {
          "policies": { "hostMemoryReserve": "25 %" },
          "hosts": {
            "esx-01": { "cpu": { "cores": 4 }, "memory": "16 GiB" },
        //                                               ^^^^^^^^ Host "esx-01" may give 12 GiB of memory but its 3 VMs have 13 GiB: 1 GiB too much.
            "esx-02": { "cpu": { "cores": 4 }, "memory": "16 GiB" }
          },
          "vms": { "a": { "host": "esx-01", "memory": "8 GiB" }, "b": { "host": "esx-01", "memory": "4 GiB" }, "c": { "host": "esx-01" } }
        }
      `,
      // What the host OS and its applications use is not there for VMs.
      example`
        {
          "hosts": { "laptop": { "hypervisor": "vmware-workstation-17", "hostOs": "windows-11", "memory": "16 GiB", "ownDemand": { "memory": "6 GiB" } } },
        //                                                                                                ^^^^^^^^ Host "laptop" may give 10 GiB of memory but its 1 VM has 12 GiB: 2 GiB too much.
          "vms": { "a": { "host": "laptop", "memory": "12 GiB" } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    const traits = memoryTraitsOf(host.value);
    const load = estate.query(hostLoad, host.id);
    const policies = policiesFor(estate, host.value.cluster);
    const allowed = configurableMemory(load, policies);
    // What does not even fit while in use, is swapped by what its guests say, or is not started, is said once, as the graver thing it is.
    if (allowed === undefined || load.memoryCommitted <= allowed || memoryLacking(load) > 0 || swappedBySaying(estate, host.id) > 0) return;
    if (refusedOn(estate, host).some(({ kind }) => kind === 'memory')) return;
    const excess = load.memoryCommitted - allowed;
    const [may = '', given = ''] = formatContrast([allowed, load.memoryCommitted], 'bytes');
    yield {
      place: placeIn(host, ['memory']),
      message: `Host "${host.id}" may give ${may} of memory but its ${counted(load.running, 'VM')} ${load.running === 1 ? 'has' : 'have'} ${given}: ${bytes(excess)} too much.`,
      related: heaviest(estate, host.id, { of: (vm) => leastMemoryOf(vm, traits), say: bytes, path: ['memory'] }),
      data: { excess },
    };
  },
  fixes: ({ data }, host, estate) => (data ? relief(estate, host, (vm) => leastMemoryOf(vm, memoryTraitsOf(host.value)), data.excess) : []),
});

const bytes = (value: number): string => formatQuantity(value, 'bytes');
