/** Drives whose medium is put in and taken out, in any state but suspended. */
import type { Entry } from '../../model/entry';
import { something } from './answers';
import { erase, write } from './changes';
import { answerTo, defineOperation, type AnyOperation } from './operation';
import { whyNoDevice, whyOverMaximum } from './products';
import { named, unless, whySuspended } from './states';

interface Drive {
  readonly field: 'cdrom' | 'floppy';
  /** "CD/DVD" */
  readonly medium: string;
  readonly example: string;
  readonly maximum: 'cdromsPerVm' | 'floppiesPerVm';
}

export const cdDrive: Drive = { field: 'cdrom', medium: 'CD/DVD', example: '[iso] debian-12.iso', maximum: 'cdromsPerVm' };
export const floppyDrive: Drive = { field: 'floppy', medium: 'floppy', example: '[iso] drivers.flp', maximum: 'floppiesPerVm' };

export function insertion(id: string, { field, medium, example, maximum }: Drive): AnyOperation {
  return defineOperation({
    id,
    title: `Insert ${medium}`,
    phrase: (what) => `Insert a ${medium} into ${what}`,
    group: 'hardware',
    on: ['vms'],
    applies: (estate, vm) => unless(whySuspended(vm), whyNoDevice(estate, vm, field, `${medium} drive`), whyOverMaximum(estate, vm, maximum, 1)),
    questions: (_, vm) => [{ name: 'image', label: 'Image, or "host" for the drive of its host', kind: 'text', suggested: vm.value[field] ?? '', example, validate: something(`an image such as "${example}", or "host"`) }],
    perform(_, vm, answers) {
      const image = answerTo(answers, 'image');
      const before = vm.value[field];
      const instead = before === undefined || before === image ? '' : ` in place of ${nameOf(before)}`;
      return { kind: 'changes', changes: before === image ? [] : [write(vm, [field], image)], message: `${named(vm)} has ${nameOf(image)} in its ${medium} drive${instead}.` };
    },
  });
}

export function ejection(id: string, { field, medium }: Drive): AnyOperation {
  return defineOperation({
    id,
    title: `Eject ${medium}`,
    phrase: (what) => `Eject the ${medium} from ${what}`,
    group: 'hardware',
    on: ['vms'],
    applies: (_, vm: Entry<'vms'>) => (vm.value[field] === undefined ? [`${named(vm)} has no ${medium} in a drive.`] : unless(whySuspended(vm))),
    perform: (_, vm) => ({ kind: 'changes', changes: [erase(vm, [field])], message: `Ejected ${nameOf(vm.value[field] ?? '')} from ${named(vm)}.` }),
  });
}

const nameOf = (image: string): string => (image === 'host' ? 'what is in the drive of its host' : `"${image}"`);
