/** What the operations on snapshots share. */
import type { JsonValue } from '../../model/change';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { exactQuantity } from '../../model/quantity';
import { listed, quoted } from '../../util/words';
import { releaseOfVm } from '../machine/vmRelease';
import type { OperationQuestion, Option } from './operation';
import { whyPassedThrough } from './passedThrough';
import { whyNoFeature, whyOverMaximum } from './products';
import { oneOf } from './answers';
import { named, stateOf, whyTemplate } from './states';
import { whyUnreadable } from './unreadable';

export type Snapshot = NonNullable<Vm['snapshots']>[number];

export const snapshotsOf = ({ value }: Entry<'vms'>): readonly Snapshot[] => value.snapshots ?? [];

/** `"before-upgrade"`, or by its place where it has no name. */
export function snapshotName({ name }: Snapshot, index: number): string {
  return name === undefined || name === '' ? `number ${index + 1}` : quoted(name);
}

/** Why no snapshot can be taken of a VM. */
export function whyNoSnapshot(estate: Estate, vm: Entry<'vms'>): readonly string[] {
  return [
    ...whyTemplate(vm), ...whyUnreadable(vm, 'snapshots'), ...whyNoFeature(estate, vm, 'snapshots', 'snapshots'), ...whyPassedThrough(estate, vm, 'snapshots'),
    ...whyOverMaximum(estate, vm, 'snapshotsPerVm', snapshotsOf(vm).length + 1),
  ];
}

/** Why a snapshot of a VM that runs cannot hold its memory. */
export function whyNoMemory(estate: Estate, vm: Entry<'vms'>): readonly string[] {
  const independent = Object.entries(vm.value.disks ?? {}).filter(([, { mode }]) => mode === 'independent').map(([name]) => quoted(name));
  const product = releaseOfVm(estate, vm.value)?.product;
  return [
    ...whyNoFeature(estate, vm, 'memorySnapshots', 'snapshots with memory'), ...whyPassedThrough(estate, vm, 'memory-snapshots'),
    // vSphere 7.0 Virtual Machine Administration, "Snapshot Limitations".
    ...(independent.length > 0 && product?.id === 'esxi' ? [`${product.name} takes no snapshot with the memory of a VM with independent disks: ${listed(independent)}.`] : []),
  ];
}

/** A snapshot of a VM as it is, for its text. */
export function taken(vm: Entry<'vms'>, name: string, now: string, withMemory: boolean): JsonValue {
  const state = { power: stateOf(vm.value), vcpu: vcpusOf(vm.value), memory: exactQuantity(memoryOf(vm.value), 'bytes') };
  return { name, ...(withMemory ? { memory: true } : {}), taken: now, state };
}

/** A name that no snapshot of the VM has: "snapshot-1", "snapshot-2" … */
export function freeSnapshotName(vm: Entry<'vms'>, stem = 'snapshot'): string {
  const names = new Set(snapshotsOf(vm).map(({ name }) => name));
  for (let n = 1; ; n++) if (!names.has(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** Why there is no snapshot to do something with. */
export function whyNone(vm: Entry<'vms'>): readonly string[] {
  return [...whyUnreadable(vm, 'snapshots'), ...(snapshotsOf(vm).length === 0 ? [`${named(vm)} has no snapshots.`] : [])];
}

/** Asks for one of the snapshots, by its place in the list; the newest is suggested. */
export function whichSnapshot(vm: Entry<'vms'>, label: string, others: readonly Option[] = []): OperationQuestion {
  const snapshots = snapshotsOf(vm);
  const options = snapshots.map((snapshot, i) => ({ value: String(i), text: textOf(snapshot, i) })).reverse();
  const all = [...others, ...options];
  return { name: 'snapshot', label, kind: 'choice', options: all, suggested: all[0]?.value ?? '', validate: oneOf(all) };
}

function textOf(snapshot: Snapshot, index: number): string {
  const parts = [snapshot.name ?? `number ${index + 1}`, ...(snapshot.taken === undefined ? [] : [snapshot.taken]), ...(snapshot.memory === true ? ['with memory'] : [])];
  return parts.join(' · ');
}
