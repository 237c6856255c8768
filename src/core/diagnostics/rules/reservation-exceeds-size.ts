import type { Path } from '../../model/entry';
import { memoryOf, vcpusOf } from '../../model/defaults';
import { exactQuantity, formatContrast } from '../../model/quantity';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'reservation-exceeds-size',
  severity: 'error',
  summary: 'A VM reserves more memory or CPU than it can ever use.',
  why: 'What a VM cannot use is lost to everybody else, and hypervisors refuse to save such a setting.',
  remedy: 'Reserve at most the configured memory, and at most what its vCPUs give at the clock of the host.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "16 GiB" } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 2, "memory": "8 GiB", "cpu": { "reservation": "4 GHz" }, "memoryAllocation": { "reservation": "8 GiB" } },
            "b": { "vcpu": 1, "cpu": { "reservation": "9 GHz" } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "64 GiB" } },
          "vms": {
            "a": { "host": "esx-01", "memoryAllocation": { "reservation": "2 GiB" } },
        //                                                                ^^^^^^^ VM "a" reserves 2 GiB of memory but has only 1 GiB.
            "b": { "host": "esx-01", "vcpu": 2, "cpu": { "reservation": "5 GHz" } }
        //                                                              ^^^^^^^ VM "b" reserves 5 GHz but its 2 vCPUs give at most 4 GHz on host "esx-01".
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['cpu', 'memoryAllocation'],
  *check(vm, estate): Iterable<Found<Correction>> {
    const memory = vm.value.memoryAllocation?.reservation;
    if (memory !== undefined && memory > memoryOf(vm.value)) {
      const [reserved = '', there = ''] = formatContrast([memory, memoryOf(vm.value)], 'bytes');
      yield {
        place: placeIn(vm, ['memoryAllocation', 'reservation']),
        message: `VM "${vm.id}" reserves ${reserved} of memory but has only ${there}.`,
        related: [{ place: placeIn(vm, ['memory']), message: 'What it has.' }],
        data: { path: ['memoryAllocation', 'reservation'], text: exactQuantity(memoryOf(vm.value), 'bytes') },
      };
    }
    const cpu = vm.value.cpu?.reservation;
    const host = estate.find('hosts', vm.value.host);
    const clock = host?.value.cpu?.clock;
    if (cpu === undefined || host === undefined || clock === undefined || cpu <= vcpusOf(vm.value) * clock) return;
    const most = vcpusOf(vm.value) * clock;
    const [reserved = '', there = ''] = formatContrast([cpu, most], 'frequency');
    yield {
      place: placeIn(vm, ['cpu', 'reservation']),
      message: `VM "${vm.id}" reserves ${reserved} but its ${counted(vcpusOf(vm.value), 'vCPU')} give at most ${there} on host "${host.id}".`,
      related: [{ place: placeIn(host, ['cpu', 'clock']), message: `The clock of host "${host.id}".` }],
      data: { path: ['cpu', 'reservation'], text: exactQuantity(most, 'frequency') },
    };
  },
  fixes: ({ data }, vm) => (data ? [{ title: `Reserve ${data.text}`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, ...data.path], value: data.text }], preferred: true }] : []),
});

interface Correction {
  readonly path: Path;
  readonly text: string;
}
