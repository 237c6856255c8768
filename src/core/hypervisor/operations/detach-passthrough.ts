import { oneOf } from './answers';
import { eraseItem } from './changes';
import { answerTo, defineOperation } from './operation';
import { whyPassedThroughHot } from './passedThrough';
import { named, unless, whySuspended } from './states';
import { whyUnreadable } from './unreadable';

export const operation = defineOperation({
  id: 'detach-passthrough',
  title: 'Detach device of its host',
  phrase: (what) => `Take a device of its host from ${what}`,
  group: 'hardware',
  on: ['vms'],
  applies: (estate, vm) => ((vm.value.passthrough ?? []).length === 0
    ? [...whyUnreadable(vm, 'passthrough'), `${named(vm)} has no device of its host.`]
    : unless(whySuspended(vm), whyUnreadable(vm, 'passthrough'), whyPassedThroughHot(estate, vm))),
  questions(_, vm) {
    const devices = (vm.value.passthrough ?? []).map((name, i) => ({ value: String(i), text: name }));
    return [{ name: 'device', label: 'Device', kind: 'choice', options: devices, suggested: String(devices.length - 1), validate: oneOf(devices) }];
  },
  perform(_, vm, answers) {
    const devices = vm.value.passthrough ?? [];
    const index = Number(answerTo(answers, 'device'));
    return { kind: 'changes', changes: [eraseItem(vm, 'passthrough', index, devices.length)], message: `${named(vm)} has device "${devices[index] ?? ''}" no longer.` };
  },
});
