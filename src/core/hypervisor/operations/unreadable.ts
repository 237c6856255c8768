import type { Entry } from '../../model/entry';
import { named } from './states';

/** Why nothing can be written into lists and objects of a VM: something in them is not what it should be, and would be overwritten. */
export function whyUnreadable(vm: Entry<'vms'>, field: 'disks' | 'nics' | 'snapshots' | 'passthrough'): readonly string[] {
  const broken = vm.problems.some(({ kind, path }) => path[0] === field && path.length <= 2 && kind === 'wrong-type');
  return broken ? [`"${field}" of ${named(vm)} cannot be read as a whole: mend it first.`] : [];
}
