import { write } from './changes';
import { defineOperation } from './operation';
import { named, stateOf, unless, whyTemplate } from './states';

export const operation = defineOperation({
  id: 'power-off',
  title: 'Power off',
  phrase: (what) => `Power off ${what}`,
  group: 'power',
  on: ['vms'],
  leaves: 'off',
  applies: (_, vm) => vm.value.template === true ? whyTemplate(vm) : unless(stateOf(vm.value) === 'off' ? [`${named(vm)} is off already.`] : []),
  perform(_, vm) {
    const lost = stateOf(vm.value) === 'suspended' ? ' What its memory held when it was suspended is given up.' : '';
    return { kind: 'changes', changes: [write(vm, ['power'], 'off')], message: `Powered off ${named(vm)}.${lost}` };
  },
});
