import { formatQuantity } from '../../model/quantity';
import { counted } from '../../util/words';
import { erase, eraseItem } from './changes';
import { whyRead } from './linkedClones';
import { answerTo, defineOperation } from './operation';
import { snapshotName, snapshotsOf, whichSnapshot, whyNone, type Snapshot } from './snapshots';
import { named, unless } from './states';

const all = { value: 'all', text: 'Every snapshot' };

export const operation = defineOperation({
  id: 'consolidate',
  title: 'Consolidate snapshots',
  phrase: (what) => `Consolidate the snapshots of ${what}`,
  group: 'snapshots',
  on: ['vms'],
  // A linked clone reads from a snapshot, and the document does not say from which: merged, that is no longer what it was.
  applies: (estate, vm) => unless(whyNone(vm), snapshotsOf(vm).length === 0 ? [] : whyRead(estate, vm)),
  questions: (_, vm) => [whichSnapshot(vm, 'Snapshot to merge into the disks', [all])],
  perform(_, vm, answers) {
    const snapshots = snapshotsOf(vm);
    const answer = answerTo(answers, 'snapshot');
    const merged = answer === all.value ? snapshots : snapshots.filter((__, i) => String(i) === answer);
    const changes = answer === all.value ? [erase(vm, ['snapshots'])] : [eraseItem(vm, 'snapshots', Number(answer), snapshots.length)];
    const what = answer === all.value ? counted(merged.length, 'snapshot') : `snapshot ${snapshotName(merged[0] ?? {}, Number(answer))}`;
    return { kind: 'changes', changes, message: `Consolidated ${what} of ${named(vm)}: ${deltasOf(merged)} ${merged.length === 1 ? 'is' : 'are'} part of its disks now. How much thin disks grow by it the document does not tell.` };
  },
});

function deltasOf(snapshots: readonly Snapshot[]): string {
  const known = snapshots.flatMap(({ size }) => size ?? []);
  const deltas = counted(snapshots.length, 'delta');
  if (known.length === 0) return deltas;
  const sum = formatQuantity(known.reduce((total, bytes) => total + bytes, 0), 'bytes');
  return `${deltas} of ${known.length === snapshots.length ? '' : 'at least '}${sum}`;
}
