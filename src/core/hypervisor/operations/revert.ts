import type { Change } from '../../model/change';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import { exactQuantity, formatQuantity } from '../../model/quantity';
import { counted } from '../../util/words';
import { whyCannotRun } from './canRun';
import { write } from './changes';
import { answerTo, defineOperation, refused } from './operation';
import { whyPassedThrough } from './passedThrough';
import { whyNoFeature } from './products';
import { snapshotName, snapshotsOf, whichSnapshot, whyNone, type Snapshot } from './snapshots';
import { named, stateOf, unless, whyTemplate, type PowerState } from './states';

export const operation = defineOperation({
  id: 'revert',
  title: 'Revert to snapshot',
  phrase: (what) => `Revert ${what} to a snapshot`,
  group: 'snapshots',
  on: ['vms'],
  applies: (estate, vm) => unless(whyTemplate(vm), whyNone(vm), whyNoFeature(estate, vm, 'snapshots', 'snapshots'), whyPassedThrough(estate, vm, 'snapshots')),
  questions: (_, vm) => [whichSnapshot(vm, 'Snapshot')],
  perform(estate, vm, answers) {
    const index = Number(answerTo(answers, 'snapshot'));
    const snapshot = snapshotsOf(vm)[index] ?? {};
    const name = snapshotName(snapshot, index);
    const after = restored(vm.value, snapshot);
    const reasons = needsRoom(vm.value, after) ? whyCannotRun(estate, vm, after) : [];
    if (reasons.length > 0) return refused([`Snapshot ${name} was taken while it ran, and it cannot run as it did then.`, ...reasons]);
    const later = snapshotsOf(vm).length - index - 1;
    const sentences = [
      `Reverted ${named(vm)} to snapshot ${name}: ${summaryOf(after)}.`,
      ...(snapshot.state === undefined ? ['The snapshot does not say how many vCPUs and how much memory there were: they stay.'] : []),
      'What was on its disks cannot be restored in the document, which does not hold it; its other hardware stays as it is.',
      ...(later === 0 ? [] : [`${counted(later, 'later snapshot')} ${later === 1 ? 'stays' : 'stay'}.`]),
    ];
    return { kind: 'changes', changes: changesTo(vm, after), message: sentences.join(' ') };
  },
});

function restored(vm: Vm, snapshot: Snapshot): Vm {
  const { state } = snapshot;
  return { ...vm, power: powerAfter(vm, snapshot), ...(state?.vcpu === undefined ? {} : { vcpu: state.vcpu }), ...(state?.memory === undefined ? {} : { memory: state.memory }) };
}

/** Without the memory, what ran is not there to go on running: it comes back powered off. A snapshot that says nothing changes nothing. */
function powerAfter(vm: Vm, { state, memory }: Snapshot): PowerState {
  if (memory === true) return state?.power ?? 'on';
  if (state?.power === 'suspended') return 'suspended';
  return state === undefined && memory === undefined ? stateOf(vm) : 'off';
}

/** Whether it would run, and did not run before with as much. */
function needsRoom(before: Vm, after: Vm): boolean {
  return stateOf(after) === 'on' && (stateOf(before) !== 'on' || vcpusOf(after) > vcpusOf(before) || memoryOf(after) > memoryOf(before));
}

function changesTo(vm: Parameters<typeof write>[0], after: Vm): readonly Change[] {
  return [
    ...(stateOf(after) === stateOf(vm.value) ? [] : [write(vm, ['power'], stateOf(after))]),
    ...(vcpusOf(after) === vcpusOf(vm.value) ? [] : [write(vm, ['vcpu'], vcpusOf(after))]),
    ...(memoryOf(after) === memoryOf(vm.value) ? [] : [write(vm, ['memory'], exactQuantity(memoryOf(after), 'bytes'))]),
  ];
}

const stateWord = { on: 'running', off: 'off', suspended: 'suspended' } as const;
const summaryOf = (vm: Vm): string => `${stateWord[stateOf(vm)]}, ${counted(vcpusOf(vm), 'vCPU')}, ${formatQuantity(memoryOf(vm), 'bytes')}`;
