import { write } from './changes';
import { whyCannotRun } from './canRun';
import { defineOperation, refused } from './operation';
import { named, stateOf, unless, whyTemplate } from './states';

export const operation = defineOperation({
  id: 'power-on',
  title: 'Power on',
  phrase: (what) => `Power on ${what}`,
  group: 'power',
  on: ['vms'],
  leaves: 'on',
  applies(_, vm) {
    const why = { on: [`${named(vm)} is running already.`], suspended: [`${named(vm)} is suspended: resume it, or power it off to give up what it holds.`], off: [] };
    return vm.value.template === true ? whyTemplate(vm) : unless(why[stateOf(vm.value)]);
  },
  perform(estate, vm) {
    const reasons = whyCannotRun(estate, vm);
    if (reasons.length > 0) return refused(reasons);
    return { kind: 'changes', changes: [write(vm, ['power'], 'on')], message: `Powered on ${named(vm)}.` };
  },
});
