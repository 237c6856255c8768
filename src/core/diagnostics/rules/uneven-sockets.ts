import { vcpusOf } from '../../model/defaults';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'uneven-sockets',
  severity: 'error',
  summary: 'The vCPUs of a VM cannot be divided among its virtual sockets.',
  why: 'Every socket of a VM has the same number of cores, so hypervisors refuse a number of vCPUs that is no multiple of it.',
  remedy: 'Let "vcpu" be a multiple of "coresPerSocket".',
  examples: {
    good: [
      example`
        { "vms": { "a": { "vcpu": 8, "coresPerSocket": 4 }, "b": { "vcpu": 3 }, "c": { "coresPerSocket": 1 } } }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "vcpu": 6, "coresPerSocket": 4 } } }
        //                                             ^ VM "a" has 6 vCPUs, which 4 cores per socket do not divide.
      `,
    ],
  },
  on: 'vms',
  *check(vm) {
    const { coresPerSocket } = vm.value;
    const vcpus = vcpusOf(vm.value);
    if (coresPerSocket === undefined || vcpus % coresPerSocket === 0) return;
    yield {
      place: placeIn(vm, ['coresPerSocket']),
      message: `VM "${vm.id}" has ${counted(vcpus, 'vCPU')}, which ${counted(coresPerSocket, 'core')} per socket do not divide.`,
      related: [{ place: placeIn(vm, ['vcpu']), message: 'Its vCPUs.' }],
      data: { divisor: greatestDivisor(vcpus, coresPerSocket) },
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
