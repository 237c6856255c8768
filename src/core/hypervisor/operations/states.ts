/** The state a VM is in, and what that does not allow. */
import type { Entry } from '../../model/entry';
import type { Vm } from '../../model/entities';

export type PowerState = 'on' | 'off' | 'suspended';

/** A template never runs, whatever it says. */
export function stateOf(vm: Vm): PowerState {
  return vm.template === true ? 'off' : (vm.power ?? 'on');
}

export const named = ({ id }: Entry<'vms'>): string => `VM "${id}"`;

/** Why it cannot be changed because it is suspended: what is saved of its devices and memory would no longer fit. */
export function whySuspended(vm: Entry<'vms'>): readonly string[] {
  return stateOf(vm.value) === 'suspended' ? [`${named(vm)} is suspended, and would not resume with other hardware: resume it or power it off first.`] : [];
}

/** Why it cannot be done to a template. */
export function whyTemplate(vm: Entry<'vms'>): readonly string[] {
  return vm.value.template === true ? [`${named(vm)} is a template: it never runs. Clone it, and use the clone.`] : [];
}

/** `true` where there are no reasons against. */
export function unless(...reasons: readonly (readonly string[])[]): true | readonly string[] {
  const all = reasons.flat();
  return all.length === 0 ? true : all;
}
