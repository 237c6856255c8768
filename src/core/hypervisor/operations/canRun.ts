/** Whether a VM, as it would be, can run where it is. */
import type { Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { admissionOf } from '../admission';
import { supposing } from './supposing';

/** Every reason why a VM would not be started, with `as` in place of what it is now and `beside` running too. */
export function whyCannotRun(estate: Estate, vm: Entry<'vms'>, as: Vm = vm.value, beside: readonly Entry<'vms'>[] = []): readonly string[] {
  if (as === vm.value && beside.length === 0) return admissionOf(estate, vm.id).reasons;
  const running = beside.map((other) => ({ ...other, value: { ...other.value, power: 'on' as const } }));
  return admissionOf(supposing(estate, [...running, { ...vm, value: { ...as, power: 'off' } }]), vm.id).reasons;
}
