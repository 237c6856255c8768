import { numaFit } from '../../hypervisor/sharing/numa';
import { memoryOf, vcpusOf } from '../../model/defaults';
import { runs } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, nothingFound, placeIn } from '../rule';

export const rule = defineRule({
  id: 'vm-wider-than-numa-node',
  severity: 'info',
  summary: 'A VM has more vCPUs or memory than one NUMA node of its host.',
  why: 'A processor reaches the memory of its own node faster than that of another. A VM that fits into a node runs there whole; a wider one is spread over several, and part of its memory is remote. Its guest copes well where it knows the nodes, and where they are equal parts of it.',
  remedy: 'Give it at most what a node has, or make it a multiple of equal parts, so that "vcpu" is divided by the number of nodes. A database that needs more is better off with it than without.',
  examples: {
    good: [
      example`
        {
          "hosts": { "two": { "cpu": { "sockets": 2, "cores": 8, "threads": 2 }, "memory": "128 GiB" }, "one": { "cpu": { "cores": 16 } }, "old": {} },
          "vms": {
            "a": { "host": "two", "vcpu": 8, "memory": "64 GiB" }, "b": { "host": "one", "vcpu": 16 }, "c": { "host": "old", "vcpu": 64 },
            "off": { "host": "two", "vcpu": 12, "power": "off" }, "whole": { "host": "one", "vcpu": 16, "memory": "512 GiB" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "two": { "cpu": { "sockets": 2, "cores": 8 }, "memory": "128 GiB" }, "four": { "cpu": { "sockets": 2, "cores": 8 }, "numaNodes": 4 } },
          "vms": {
            "a": { "host": "two", "vcpu": 10, "memory": "8 GiB" },
        //                                ^^ VM "a" has 10 vCPUs, a NUMA node of host "two" 8 cores: it is spread over 2 of 2 nodes.
            "b": { "host": "two", "vcpu": 4, "memory": "72 GiB" },
        //                                             ^^^^^^^^ VM "b" has 72 GiB of memory, a NUMA node of host "two" 64 GiB: it is spread over 2 of 2 nodes.
            "c": { "host": "four", "vcpu": 12 }
        //                                 ^^ VM "c" has 12 vCPUs, a NUMA node of host "four" 4 cores: it is spread over 3 of 4 nodes.
          }
        }
      `,
    ],
  },
  on: 'vms',
  check(vm, estate) {
    if (vm.value.host === undefined || !runs(vm.value)) return nothingFound;
    const host = estate.find('hosts', vm.value.host);
    const fit = host && numaFit(host.value, vm.value);
    // What does not fit into the host at all is not a matter of its nodes.
    if (!host || fit?.kind !== 'spans' || fit.spans > fit.node.nodes) return nothingFound;
    const isWide = fit.by.includes('vcpu');
    const [has = '', there = ''] = isWide ? [counted(vcpusOf(vm.value), 'vCPU'), counted(fit.node.cores, 'core')] : formatContrast([memoryOf(vm.value), fit.node.memory ?? 0], 'bytes');
    return [{
      place: placeIn(vm, isWide ? ['vcpu'] : ['memory']),
      message: `VM "${vm.id}" has ${has}${isWide ? '' : ' of memory'}, a NUMA node of host "${host.id}" ${there}: it is spread over ${fit.spans} of ${fit.node.nodes} nodes.`,
      related: [{ place: placeIn(host, ['cpu'], 'key'), message: `The processors of host "${host.id}".` }],
    }];
  },
});
