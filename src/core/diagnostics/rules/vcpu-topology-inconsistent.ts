import { numaNodeOf } from '../../hypervisor/sharing/numa';
import { vcpusOf } from '../../model/defaults';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'vcpu-topology-inconsistent',
  severity: 'error',
  summary: 'The virtual sockets of a VM do not add up to its vCPUs, or are wider than a NUMA node of its host.',
  why: 'Every socket of a VM has the same number of cores, so hypervisors refuse a number of vCPUs that is no multiple of it. A guest takes what is in one socket for near to each other, caches and memory alike; where a virtual socket spans two NUMA nodes, it places work on that belief and waits for remote memory (vSphere 6.0 Resource Management, "Using Virtual NUMA"). The latter is a warning: the VM runs.',
  remedy: 'Let "vcpu" be a multiple of "coresPerSocket", and "coresPerSocket" at most the cores of a NUMA node; or leave "coresPerSocket" out.',
  examples: {
    good: [
      example`
        { "vms": { "a": { "vcpu": 8, "coresPerSocket": 4 }, "b": { "vcpu": 3 }, "c": { "coresPerSocket": 1 } } }
      `,
      // A socket as wide as a node; where memory is the same from everywhere, or nobody knows, any width is fine (F11).
      example`
        {
          "hosts": { "two": { "cpu": { "sockets": 2, "cores": 8 } }, "one": { "cpu": { "cores": 8, "threads": 2 } }, "old": {} },
          "vms": {
            "a": { "host": "two", "vcpu": 16, "coresPerSocket": 8 }, "b": { "host": "one", "vcpu": 12, "coresPerSocket": 12 },
            "c": { "host": "old", "vcpu": 64, "coresPerSocket": 64 }, "d": { "host": "two", "vcpu": 16 }
          }
        }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "vcpu": 6, "coresPerSocket": 4 } } }
        //                                             ^ VM "a" has 6 vCPUs, which 4 cores per socket do not divide.
      `,
      example`
        {
          "hosts": { "two": { "cpu": { "sockets": 2, "cores": 8 } }, "four": { "cpu": { "sockets": 2, "cores": 8 }, "numaNodes": 4 } },
          "vms": {
            "a": { "host": "two", "vcpu": 12, "coresPerSocket": 12 },
        //                                                      ^^ A socket of VM "a" has 12 cores, a NUMA node of host "two" has 8.
            "b": { "host": "four", "vcpu": 8, "coresPerSocket": 8 }
        //                                                      ^ A socket of VM "b" has 8 cores, a NUMA node of host "four" has 4.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['coresPerSocket'],
  *check(vm, estate) {
    const { coresPerSocket } = vm.value;
    if (coresPerSocket === undefined) return;
    const vcpus = vcpusOf(vm.value);
    if (vcpus % coresPerSocket !== 0) {
      yield {
        place: placeIn(vm, ['coresPerSocket']),
        message: `VM "${vm.id}" has ${counted(vcpus, 'vCPU')}, which ${counted(coresPerSocket, 'core')} per socket do not divide.`,
        related: [{ place: placeIn(vm, ['vcpu']), message: 'Its vCPUs.' }],
        data: { divisor: greatestDivisor(vcpus, coresPerSocket) },
      };
      return;
    }
    const host = estate.find('hosts', vm.value.host);
    const node = host && numaNodeOf(host.value);
    if (!host || !node || node.nodes < 2 || coresPerSocket <= node.cores) return;
    yield {
      place: placeIn(vm, ['coresPerSocket']), severity: 'warning' as const,
      message: `A socket of VM "${vm.id}" has ${counted(coresPerSocket, 'core')}, a NUMA node of host "${host.id}" has ${node.cores}.`,
      related: [{ place: placeIn(host, ['cpu'], 'key'), message: `The processors of host "${host.id}".` }],
      data: { divisor: greatestDivisor(vcpus, node.cores) },
    };
  },
  fixes: ({ data }, vm) => (data ? [{ title: `Have ${counted(data.divisor, 'core')} per socket`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, 'coresPerSocket'], value: data.divisor }] }] : []),
});

/** The greatest number up to `most` that divides `n`. */
function greatestDivisor(n: number, most: number): number {
  let divisor = Math.min(n, most);
  while (n % divisor !== 0) divisor--;
  return divisor;
}
