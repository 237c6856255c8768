import type { JsonValue } from '../../model/change';
import { exactQuantity } from '../../model/quantity';
import { bytesOf, freePart, nextFree, oneOf, size } from './answers';
import { write } from './changes';
import { answerTo, defineOperation, refused, type Option } from './operation';
import { whyPassedThroughHot } from './passedThrough';
import { conditionOf, whyNotWhileRunning, whyOverMaximum } from './products';
import { whyNoRoom } from './room';
import { named, stateOf, unless, whySuspended } from './states';
import { datastoresFor, datastoresOf, none, suggestedOf } from './stores';
import { whyUnreadable } from './unreadable';

const provisionings: readonly Option[] = [
  { value: 'thin', text: 'Thin: takes space as it is written' },
  { value: 'thick-lazy', text: 'Thick: takes all of it now' },
  { value: 'thick-eager', text: 'Thick, zeroed now' },
];

export const operation = defineOperation({
  id: 'attach-disk',
  title: 'Attach disk',
  phrase: (what) => `Attach a disk to ${what}`,
  group: 'hardware',
  on: ['vms'],
  applies: (estate, vm) => unless(
    whySuspended(vm), whyUnreadable(vm, 'disks'), whyNotWhileRunning(estate, vm, 'hotPlugDisk', 'add a disk'), whyPassedThroughHot(estate, vm),
    whyOverMaximum(estate, vm, 'disksPerVm', Object.keys(vm.value.disks ?? {}).length + 1),
  ),
  questions(estate, vm) {
    const names = Object.keys(vm.value.disks ?? {});
    const datastores = [none, ...datastoresFor(estate, vm.value)];
    return [
      { name: 'name', label: 'Name', kind: 'text', suggested: nextFree(names.length === 0 ? 'disk' : (names.at(-1) ?? 'disk'), (name) => names.includes(name)), validate: freePart(names, 'a disk') },
      { name: 'size', label: 'Size', kind: 'quantity', suggested: '20 GiB', validate: size },
      { name: 'datastore', label: 'Datastore', kind: 'choice', options: datastores, suggested: suggestedOf(datastores.slice(1), datastoresOf(vm)), validate: oneOf(datastores) },
      { name: 'provisioning', label: 'Provisioning', kind: 'choice', options: provisionings, suggested: 'thin', validate: oneOf(provisionings) },
    ];
  },
  perform(estate, vm, answers) {
    const [name, datastore, provisioning] = ['name', 'datastore', 'provisioning'].map((question) => answerTo(answers, question)) as [string, string, string];
    const bytes = bytesOf(answerTo(answers, 'size'));
    const reasons = [
      ...whyOverMaximum(estate, vm, 'diskSize', bytes),
      ...whyNoRoom(estate, new Map(datastore === '' || provisioning === 'thin' ? [] : [[datastore, bytes]])),
    ];
    if (reasons.length > 0) return refused(reasons);
    const disk: JsonValue = { ...(datastore === '' ? {} : { datastore }), size: exactQuantity(bytes, 'bytes'), provisioning, ...(provisioning === 'thin' ? { used: '0 B' } : {}) };
    const hot = stateOf(vm.value) === 'on' ? conditionOf(estate, vm, 'hotPlugDisk') : '';
    return { kind: 'changes', changes: [write(vm, ['disks', name], disk)], message: `Attached disk "${name}" to ${named(vm)}.${hot}` };
  },
});
