/** Changes below a VM, by the fields of its text. */
import type { Change, JsonValue } from '../../model/change';
import type { Entry, Path } from '../../model/entry';

export function write(vm: Entry<'vms'>, path: Path, value: JsonValue): Change {
  return { kind: 'set', file: vm.file, path: ['vms', vm.id, ...path], value };
}

/** Adds an item to a list of a VM, behind the others. */
export function append(vm: Entry<'vms'>, list: Path, value: JsonValue): Change {
  return { kind: 'insert', file: vm.file, path: ['vms', vm.id, ...list], value };
}

export function erase(vm: Entry<'vms'>, path: Path): Change {
  return { kind: 'remove', file: vm.file, path: ['vms', vm.id, ...path] };
}

/** Takes an item out of a list or an object; the list itself where nothing else is in it. */
export function eraseItem(vm: Entry<'vms'>, field: string, item: string | number, count: number): Change {
  return count > 1 ? erase(vm, [field, item]) : erase(vm, [field]);
}
