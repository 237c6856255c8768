import { vcpusOf } from '../../model/defaults';
import { policiesFor } from '../../model/policies';
import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import { example } from '../../util/example';
import { counted, decimals } from '../../util/words';
import { heaviest, relief } from '../placements';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-cpu-overcommitted',
  severity: 'warning',
  summary: 'The running VMs of a host have more vCPUs per physical core than the policy allows.',
  why: 'Virtual CPUs that share a core wait for each other. Up to a few per core that is what virtualization is for; beyond, VMs are ready to run and get no core, and slow down together at the first busy hour.',
  remedy: 'Move VMs to other hosts, give them fewer vCPUs, or set "policies.vcpuPerCore" to what this workload bears. Threads are not counted as cores.',
  examples: {
    good: [
      example`
        { "hosts": { "esx-01": { "cpu": { "cores": 1 } } }, "vms": { "a": { "host": "esx-01" }, "b": { "host": "esx-01" }, "c": { "host": "esx-01" }, "d": { "host": "esx-01" } } }
      `,
      // What does not run takes no core, and what nothing is known of is not called overcommitted.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4 } }, "old": { "derived": true } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 4 }, "b": { "host": "esx-01", "vcpu": 4 }, "c": { "host": "esx-01", "vcpu": 4 },
            "off": { "host": "esx-01", "vcpu": 4, "power": "off" }, "master": { "host": "esx-01", "vcpu": 4, "template": true }, "d": { "host": "old", "vcpu": 64 }
          }
        }
      `,
      example`
        {
          "policies": { "vcpuPerCore": 2 }, "clusters": { "vdi": { "policies": { "vcpuPerCore": 8 } } },
          "hosts": { "esx-01": { "cluster": "vdi", "cpu": { "cores": 2 } } },
          "vms": { "a": { "host": "esx-01", "vcpu": 2 }, "b": { "host": "esx-01", "vcpu": 2 }, "c": { "host": "esx-01", "vcpu": 2 } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "sockets": 2, "cores": 2, "threads": 2 } } },
        //                                                       ^ Host "esx-01" has 4 cores but its VMs have 20 vCPUs: 5 per core, more than 4.
          "vms": { "a": { "host": "esx-01", "vcpu": 16 }, "b": { "host": "esx-01", "vcpu": 4 } }
        }
      `,
      example`
        {
          "hosts": {
            "esx-01": { "cpu": { "cores": 1 }, "memory": "16 GiB" },
        //                                ^ Host "esx-01" has 1 core but its VMs have 6 vCPUs: 6 per core, more than 4.
            "esx-02": { "cpu": { "cores": 4 }, "memory": "16 GiB" }
          },
          "vms": { "a": { "host": "esx-01", "vcpu": 1 }, "b": { "host": "esx-01", "vcpu": 1 }, "c": { "host": "esx-01", "vcpu": 4 } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    const { capacity, vcpus } = estate.query(hostLoad, host.id);
    const { vcpuPerCore } = policiesFor(estate, host.value.cluster);
    if (!capacity.cpuKnown || vcpus <= capacity.cores * vcpuPerCore) return;
    yield {
      place: placeIn(host, ['cpu', 'cores']),
      message: `Host "${host.id}" has ${counted(capacity.cores, 'core')} but its VMs have ${counted(vcpus, 'vCPU')}: ${decimals(vcpus / capacity.cores)} per core, more than ${vcpuPerCore}.`,
      related: heaviest(estate, host.id, { of: vcpusOf, say: (n) => counted(n, 'vCPU'), path: ['vcpu'] }),
      data: { excess: vcpus - capacity.cores * vcpuPerCore },
    };
  },
  fixes: ({ data }, host, estate) => (data ? relief(estate, host, vcpusOf, data.excess) : []),
});
