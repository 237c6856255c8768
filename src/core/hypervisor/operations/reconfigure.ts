import type { Change } from '../../model/change';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { exactQuantity, formatContrast, formatQuantity, type Bytes } from '../../model/quantity';
import { counted } from '../../util/words';
import { bytesOf, size, wholeNumber } from './answers';
import { whyCannotRun } from './canRun';
import { write } from './changes';
import { answerTo, defineOperation, refused } from './operation';
import { conditionOf, whyNotWhileRunning, whyOverMaximum } from './products';
import { named, stateOf, unless, whySuspended } from './states';

export const operation = defineOperation({
  id: 'reconfigure',
  title: 'Change vCPUs and memory',
  phrase: (what) => `Change the vCPUs and the memory of ${what}`,
  group: 'hardware',
  on: ['vms'],
  applies: (_, vm) => unless(whySuspended(vm)),
  questions: (_, vm) => [
    { name: 'vcpu', label: 'vCPUs', kind: 'number', suggested: String(vcpusOf(vm.value)), validate: wholeNumber(1) },
    { name: 'memory', label: 'Memory', kind: 'quantity', suggested: exactQuantity(memoryOf(vm.value), 'bytes'), validate: size },
  ],
  perform(estate, vm, answers) {
    const after = { ...vm.value, vcpu: Number(answerTo(answers, 'vcpu')), memory: bytesOf(answerTo(answers, 'memory')) as Bytes };
    const reasons = [...whyNot(estate, vm, after), ...(stateOf(vm.value) === 'on' ? whyNotRunning(estate, vm, after) : [])];
    if (reasons.length > 0) return refused(reasons);
    const changes: Change[] = [];
    if (after.vcpu !== vcpusOf(vm.value)) changes.push(write(vm, ['vcpu'], after.vcpu));
    if (after.memory !== memoryOf(vm.value)) changes.push(write(vm, ['memory'], exactQuantity(after.memory, 'bytes')));
    if (changes.length === 0) return { kind: 'changes', changes, message: `${named(vm)} has ${summaryOf(after)} already.` };
    const hot = stateOf(vm.value) === 'on' ? ` It goes on running.${after.vcpu > vcpusOf(vm.value) ? conditionOf(estate, vm, 'hotAddCpu') : ''}${after.memory > memoryOf(vm.value) ? conditionOf(estate, vm, 'hotAddMemory') : ''}` : '';
    return { kind: 'changes', changes, message: `${named(vm)} has ${summaryOf(after)} now.${hot}` };
  },
});

type Sized = Vm & { readonly vcpu: number; readonly memory: Bytes };

/** What speaks against it whether it runs or not. */
function whyNot(estate: Estate, vm: Entry<'vms'>, { vcpu, memory, coresPerSocket, memoryAllocation }: Sized): readonly string[] {
  const reserved = memoryAllocation?.reservation;
  const [least = '', wanted = ''] = formatContrast([reserved ?? 0, memory], 'bytes');
  return [
    ...(vcpu > vcpusOf(vm.value) ? whyOverMaximum(estate, vm, 'vcpusPerVm', vcpu) : []),
    ...(memory > memoryOf(vm.value) ? whyOverMaximum(estate, vm, 'memoryPerVm', memory) : []),
    ...(coresPerSocket !== undefined && vcpu % coresPerSocket !== 0 ? [`${counted(vcpu, 'vCPU')} cannot be divided into virtual sockets of ${counted(coresPerSocket, 'core')}.`] : []),
    ...(reserved !== undefined && memory < reserved ? [`${least} of memory is reserved for it, more than the ${wanted} it would have.`] : []),
  ];
}

/** What speaks against it while it runs. */
function whyNotRunning(estate: Estate, vm: Entry<'vms'>, after: Sized): readonly string[] {
  const { hotAdd } = vm.value;
  const [vcpus, memory] = [vcpusOf(vm.value), memoryOf(vm.value)];
  const first = 'power it off first';
  const reasons = [
    ...(after.vcpu < vcpus ? [`${named(vm)} is running, and vCPUs cannot be taken from a running VM (${vcpus} now, ${after.vcpu} wanted): ${first}.`] : []),
    ...(after.vcpu > vcpus ? (hotAdd?.cpu === true ? whyNotWhileRunning(estate, vm, 'hotAddCpu', 'enlarge the vCPUs') : [`${named(vm)} is running, and "hotAdd" does not say that vCPUs can be added while it does (${vcpus} now, ${after.vcpu} wanted): ${first}.`]) : []),
    ...(after.memory < memory ? [`${named(vm)} is running, and memory cannot be taken from a running VM (${bytes(memory)} now, ${bytes(after.memory)} wanted): ${first}.`] : []),
    ...(after.memory > memory ? (hotAdd?.memory === true ? whyNotWhileRunning(estate, vm, 'hotAddMemory', 'enlarge the memory') : [`${named(vm)} is running, and "hotAdd" does not say that memory can be added while it does (${bytes(memory)} now, ${bytes(after.memory)} wanted): ${first}.`]) : []),
  ];
  const grows = after.vcpu > vcpus || after.memory > memory;
  return reasons.length > 0 || !grows ? reasons : whyCannotRun(estate, vm, after);
}

const bytes = (value: number): string => formatQuantity(value, 'bytes');
const summaryOf = ({ vcpu, memory }: Sized): string => `${counted(vcpu, 'vCPU')} and ${bytes(memory)} of memory`;
