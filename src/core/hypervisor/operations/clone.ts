import type { JsonValue } from '../../model/change';
import type { Vm } from '../../model/entities';
import { exactQuantity } from '../../model/quantity';
import { askForCopy, copyOf, isFields, mapFields, whyOutOfReach } from './copies';
import { wholeDisks } from './linkedClones';
import { answerTo, defineOperation, refused } from './operation';
import { whyNoRoom } from './room';
import { named, stateOf } from './states';

export const operation = defineOperation({
  id: 'clone',
  title: 'Clone',
  phrase: (what) => `Clone ${what}`,
  group: 'clone',
  on: ['vms'],
  applies: () => true,
  questions: askForCopy,
  perform(estate, vm, answers, { written }) {
    const id = answerTo(answers, 'id');
    const place = answers['place'] ?? '';
    const whole = wholeDisks(estate, vm.value);
    const reasons = [...whyOutOfReach(estate, vm.value, place), ...whyNoRoom(estate, spaceOf(vm.value, whole))];
    if (reasons.length > 0) return refused(reasons);
    const { value, leftOut } = copyOf(estate, vm, written(vm), place);
    const copied = isFields(value['disks']) ? { ...value, disks: withContents(value['disks'], vm.value, whole) } : value;
    const running = stateOf(vm.value) === 'on' ? [`${named(vm)} was running: its disks are copied as they were at that moment.`] : [];
    return {
      kind: 'changes', changes: [{ kind: 'set', file: vm.file, path: ['vms', id], value: copied }], select: { collection: 'vms', id },
      message: [`Cloned ${named(vm)} as "${id}", powered off.`, ...running, ...leftOut].join(' '),
    };
  },
});

/** Bytes the copy takes of each datastore: thick disks whole, thin ones as far as they are written. */
function spaceOf({ disks = {} }: Vm, whole: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const space = new Map<string, number>();
  for (const [name, disk] of Object.entries(disks)) {
    if (disk.datastore === undefined) continue;
    const bytes = disk.provisioning === 'thin' ? (whole.get(name) ?? 0) : (disk.size ?? 0);
    space.set(disk.datastore, (space.get(disk.datastore) ?? 0) + bytes);
  }
  return space;
}

/** A full clone of a linked clone holds what that read from its parent as well. */
function withContents(disks: Readonly<Record<string, JsonValue>>, vm: Vm, whole: ReadonlyMap<string, number>): JsonValue {
  if (vm.linkedTo === undefined) return disks;
  return mapFields(disks, (disk, name) => {
    const { used: _, ...rest } = disk;
    const bytes = whole.get(name);
    return bytes === undefined ? rest : { ...rest, used: exactQuantity(bytes, 'bytes') };
  });
}
