import type { Change } from '../../model/change';
import { quoted } from '../../util/words';
import { append } from './changes';
import { askForCopy, copyOf, isFields, mapFields, whyOutOfReach } from './copies';
import { answerTo, defineOperation, refused } from './operation';
import { conditionOf, whyNoFeature } from './products';
import { freeSnapshotName, snapshotsOf, taken, whyNoSnapshot } from './snapshots';
import { named, unless } from './states';

export const operation = defineOperation({
  id: 'clone-linked',
  title: 'Linked clone',
  phrase: (what) => `Make a linked clone of ${what}`,
  group: 'clone',
  on: ['vms'],
  applies(estate, vm) {
    const outside = Object.entries(vm.value.disks ?? {}).filter(([, { mode, raw }]) => mode === 'independent' || raw !== undefined);
    const held = outside.map(([name, { raw }]) => `Disk ${quoted(name)} is ${raw === undefined ? 'independent' : 'a raw device mapping'}: no snapshot holds it, so that a linked clone cannot read it.`);
    return unless(whyNoFeature(estate, vm, 'linkedClones', 'linked clones'), isBase(vm) ? [] : whyNoSnapshot(estate, vm), held);
  },
  questions: askForCopy,
  perform(estate, vm, answers, { written, now }) {
    const id = answerTo(answers, 'id');
    const place = answers['place'] ?? '';
    const reasons = whyOutOfReach(estate, vm.value, place);
    if (reasons.length > 0) return refused(reasons);
    const { value, leftOut } = copyOf(estate, vm, written(vm), place);
    const disks = isFields(value['disks']) ? { disks: mapFields(value['disks'], ({ used: _, ...disk }) => ({ ...disk, provisioning: 'thin', used: '0 B' })) } : {};
    const base = isBase(vm) ? [] : [append(vm, ['snapshots'], taken(vm, freeSnapshotName(vm, 'base'), now, false))];
    const changes: readonly Change[] = [...base, { kind: 'set', file: vm.file, path: ['vms', id], value: { ...value, ...disks, linkedTo: vm.id } }];
    return {
      kind: 'changes', changes, select: { collection: 'vms', id },
      message: [
        `Made "${id}", a linked clone of ${named(vm)}, powered off. Its disks are thin and hold only what will differ: it needs those of ${named(vm)} for as long as it lives.`,
        ...(base.length === 0 ? [] : [`A snapshot of ${named(vm)} was taken for it to read.`]), ...leftOut,
      ].join(' ') + conditionOf(estate, vm, 'linkedClones'),
    };
  },
});

/** Whether there is something that stays as it is to read from: a snapshot, or a template, whose disks nobody writes to. */
function isBase(vm: Parameters<typeof snapshotsOf>[0]): boolean {
  return vm.value.template === true || snapshotsOf(vm).length > 0;
}
