import { formatQuantity } from '../../model/quantity';
import { oneOf } from './answers';
import { eraseItem } from './changes';
import { whyRead } from './linkedClones';
import { answerTo, defineOperation } from './operation';
import { whyPassedThroughHot } from './passedThrough';
import { whyNotWhileRunning } from './products';
import { named, unless, whySuspended } from './states';

export const operation = defineOperation({
  id: 'detach-disk',
  title: 'Detach disk',
  phrase: (what) => `Detach a disk from ${what}`,
  group: 'hardware',
  on: ['vms'],
  applies: (estate, vm) => (Object.keys(vm.value.disks ?? {}).length === 0
    ? [`${named(vm)} has no disks.`]
    : unless(whySuspended(vm), whyRead(estate, vm), whyNotWhileRunning(estate, vm, 'hotPlugDisk', 'remove a disk'), whyPassedThroughHot(estate, vm))),
  questions(_, vm) {
    const disks = Object.entries(vm.value.disks ?? {}).map(([name, disk]) => ({ value: name, text: [name, ...(disk.size === undefined ? [] : [formatQuantity(disk.size, 'bytes')]), ...(disk.datastore === undefined ? [] : [disk.datastore])].join(' · ') }));
    return [{ name: 'disk', label: 'Disk', kind: 'choice', options: disks, suggested: disks.at(-1)?.value ?? '', validate: oneOf(disks) }];
  },
  perform(_, vm, answers) {
    const name = answerTo(answers, 'disk');
    const disks = vm.value.disks ?? {};
    const store = disks[name]?.datastore;
    const files = store === undefined ? '' : ` Its files stay on datastore "${store}", which the document counts no longer.`;
    const held = (vm.value.snapshots ?? []).length === 0 ? '' : ' Its snapshots still hold the disk.';
    return { kind: 'changes', changes: [eraseItem(vm, 'disks', name, Object.keys(disks).length)], message: `Detached disk "${name}" from ${named(vm)}.${files}${held}` };
  },
});
