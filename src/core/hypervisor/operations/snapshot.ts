import { quoted } from '../../util/words';
import { oneOf, something } from './answers';
import { append } from './changes';
import { answerTo, defineOperation } from './operation';
import { conditionOf } from './products';
import { freeSnapshotName, snapshotsOf, taken, whyNoMemory, whyNoSnapshot } from './snapshots';
import { named, stateOf, unless } from './states';

const yesOrNo = [{ value: 'yes', text: 'With its memory: a revert resumes what runs now' }, { value: 'no', text: 'Its disks only: a revert powers it off' }];

export const operation = defineOperation({
  id: 'snapshot',
  title: 'Take snapshot',
  phrase: (what) => `Take a snapshot of ${what}`,
  group: 'snapshots',
  on: ['vms'],
  applies: (estate, vm) => unless(whyNoSnapshot(estate, vm)),
  questions(estate, vm) {
    const names = snapshotsOf(vm).map(({ name }) => name);
    const isTaken = (answer: string): string | undefined => (names.includes(answer) ? `There is a snapshot "${answer}" already.` : undefined);
    const offersMemory = stateOf(vm.value) === 'on' && whyNoMemory(estate, vm).length === 0;
    return [
      { name: 'name', label: 'Name', kind: 'text', suggested: freeSnapshotName(vm), validate: (answer) => something('a name')(answer) ?? isTaken(answer) },
      ...(offersMemory ? [{ name: 'memory', label: 'What it holds', kind: 'choice', options: yesOrNo, suggested: 'yes', validate: oneOf(yesOrNo) } as const] : []),
    ];
  },
  perform(estate, vm, answers, { now }) {
    const name = answerTo(answers, 'name');
    const withMemory = answers['memory'] === 'yes';
    const running = stateOf(vm.value) === 'on';
    const holds = withMemory ? ' with its memory' : '';
    const why = running && !withMemory ? whyNoMemory(estate, vm).map((reason) => ` ${reason}`).join('') : '';
    const left = Object.entries(vm.value.disks ?? {}).filter(([, { mode }]) => mode === 'independent' || mode === 'nonpersistent').map(([disk]) => ` Disk ${quoted(disk)} is left out: no snapshot holds it.`);
    return {
      kind: 'changes', changes: [append(vm, ['snapshots'], taken(vm, name, now, withMemory))],
      message: `Took snapshot ${quoted(name)} of ${named(vm)}${holds}.${why}${left.join('')}${conditionOf(estate, vm, withMemory ? 'memorySnapshots' : 'snapshots')}`,
    };
  },
});
