/** Whether a VM, as it would be, can run where it is. */
import type { Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { admissionOf } from '../admission/admission';
import { supposing } from './supposing';

/** Every reason why a VM would not be started, with `as` in place of what it is now. */
export function whyCannotRun(estate: Estate, vm: Entry<'vms'>, as: Vm = vm.value): readonly string[] {
  const asked = as === vm.value ? estate : supposing(estate, [{ ...vm, value: { ...as, power: 'off' } }]);
  return admissionOf(asked, vm.id).reasons;
}
