import { write } from './changes';
import { defineOperation } from './operation';
import { whyPassedThrough } from './passedThrough';
import { conditionOf, whyNoFeature } from './products';
import { named, stateOf, unless, whyTemplate } from './states';

export const operation = defineOperation({
  id: 'suspend',
  title: 'Suspend',
  phrase: (what) => `Suspend ${what}`,
  group: 'power',
  on: ['vms'],
  leaves: 'suspended',
  applies(estate, vm) {
    const state = stateOf(vm.value);
    const idle = state === 'on' || vm.value.template === true ? [] : [`${named(vm)} is ${state === 'off' ? 'off' : 'suspended already'}: only a running VM can be suspended.`];
    return unless(whyTemplate(vm), idle, whyNoFeature(estate, vm, 'suspend', 'suspending of VMs'), whyPassedThrough(estate, vm, 'suspend'));
  },
  perform(estate, vm) {
    return { kind: 'changes', changes: [write(vm, ['power'], 'suspended')], message: `Suspended ${named(vm)}.${conditionOf(estate, vm, 'suspend')}` };
  },
});
