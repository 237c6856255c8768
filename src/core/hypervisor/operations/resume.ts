import { write } from './changes';
import { whyCannotRun } from './canRun';
import { defineOperation, refused } from './operation';
import { named, stateOf, unless, whyTemplate } from './states';

export const operation = defineOperation({
  id: 'resume',
  title: 'Resume',
  phrase: (what) => `Resume ${what}`,
  group: 'power',
  on: ['vms'],
  leaves: 'on',
  applies(_, vm) {
    const why = { on: [`${named(vm)} is running: only a suspended VM can be resumed.`], off: [`${named(vm)} is off: only a suspended VM can be resumed. Power it on.`], suspended: [] };
    return vm.value.template === true ? whyTemplate(vm) : unless(why[stateOf(vm.value)]);
  },
  perform(estate, vm) {
    const reasons = whyCannotRun(estate, vm);
    if (reasons.length > 0) return refused(reasons);
    return { kind: 'changes', changes: [write(vm, ['power'], 'on')], message: `Resumed ${named(vm)}.` };
  },
});
