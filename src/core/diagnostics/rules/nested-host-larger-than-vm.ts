import { capacityOf, memoryOf, vcpusOf } from '../../model/defaults';
import { exactQuantity, formatContrast } from '../../model/quantity';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'nested-host-larger-than-vm',
  severity: 'warning',
  summary: 'A host that runs in a VM says that it has more processors or memory than that VM.',
  why: 'The VM is the hardware of the host: it sees the vCPUs and the memory of that VM and nothing else. The model counts no more than the VM has.',
  remedy: 'Correct the figures of the host, or leave them out: then those of the VM count. To have more, enlarge the VM.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx": {}, "lab": { "vm": "shell", "cpu": { "cores": 2, "threads": 2 }, "memory": "8 GiB" }, "test": { "vm": "shell" } },
          "vms": { "shell": { "host": "esx", "vcpu": 4, "memory": "8 GiB", "nested": true } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx": {}, "lab": { "vm": "shell", "cpu": { "sockets": 2, "cores": 8 }, "memory": "64 GiB" } },
        //                                                                              ^ Host "lab" has 16 cores, but VM "shell" in which it runs has 4 vCPUs.
        //                                                                                             ^^^^^^^^ Host "lab" has 64 GiB of memory, but VM "shell" in which it runs has 16 GiB.
          "vms": { "shell": { "host": "esx", "vcpu": 4, "memory": "16 GiB", "nested": true } }
        }
      `,
    ],
  },
  on: 'hosts',
  fields: ['vm'],
  *check(host, estate): Iterable<Found<Excess>> {
    const outer = estate.find('vms', host.value.vm);
    if (!outer) return;
    const { cores, cpuKnown, memory } = capacityOf(host.value);
    const vcpus = vcpusOf(outer.value);
    if (cpuKnown && cores > vcpus) {
      yield {
        place: placeIn(host, ['cpu', 'cores']),
        message: `Host "${host.id}" has ${counted(cores, 'core')}, but VM "${outer.id}" in which it runs has ${counted(vcpus, 'vCPU')}.`,
        related: [{ place: placeIn(outer, ['vcpu']), message: 'What the VM has.' }],
      };
    }
    if (memory === undefined || memory <= memoryOf(outer.value)) return;
    const [has = '', there = ''] = formatContrast([memory, memoryOf(outer.value)], 'bytes');
    yield {
      place: placeIn(host, ['memory']),
      message: `Host "${host.id}" has ${has} of memory, but VM "${outer.id}" in which it runs has ${there}.`,
      related: [{ place: placeIn(outer, ['memory']), message: 'What the VM has.' }], data: { memory: memoryOf(outer.value) },
    };
  },
  fixes({ data }, host) {
    if (!data) return [];
    const text = exactQuantity(data.memory, 'bytes');
    return [{ title: `Change to "${text}"`, changes: [{ kind: 'set', file: host.file, path: [...rootOf(host), 'memory'], value: text }] }];
  },
});

interface Excess {
  readonly memory: number;
}
