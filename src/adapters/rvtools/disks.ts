import { counted } from '../../core/util/words';
import { withFields, type JsonObject } from './documentText';
import { numberedKeys } from './ids';
import { mib } from './quantities';
import type { Note } from './report';
import type { RowOf } from './table';
import type { Tables } from './tables';
import { rowsByVm, type VmRow } from './vmRows';
import { some } from './words';

export interface Disks {
  /** The disks of each VM, by its index; `derived` if they come from partitions or from the space of the VM. */
  readonly ofVm: (index: number) => { readonly disks: JsonObject; readonly derived: boolean } | undefined;
  readonly count: number;
}

/** The datastore of a path such as "[gold] web-01/web-01.vmdk", of a VM. */
export type DatastoreOf = (path: string | undefined, vm: VmRow) => string | undefined;

type DiskRow = RowOf<'vDisk'>;
type PartitionRow = RowOf<'vPartition'>;

/** Reads the disks of `vms`: from the disk sheet, else from the partitions their guests report, else from their space as a whole. */
export function readDisks(tables: Tables, vms: readonly VmRow[], datastoreOf: DatastoreOf, note: Note): Disks {
  const diskRows = rowsByVm(tables.vDisk, vms, note);
  const partitionRows = rowsByVm(tables.vPartition, vms, note);
  const unknown = { controllers: new Set<string>(), modes: new Set<string>() };
  const all = vms.map((vm, i): VmDisks => {
    const [own, partitions] = [diskRows.get(i) ?? [], partitionRows.get(i) ?? []];
    if (own.length > 0) {
      const keys = numberedKeys('disk', own.map((r) => r.label));
      return { from: 'disks', disks: Object.fromEntries(own.map((row, n) => [keys[n] ?? '', diskOf(row, vm, partitions, datastoreOf, unknown)])) };
    }
    const datastore = datastoreOf(vm.path, vm);
    if (partitions.length > 0) {
      return { from: 'partitions', disks: Object.fromEntries(partitions.map((p, n) => [`disk-${n + 1}`, withFields({ datastore, size: mib(p.capacity), used: mib(p.consumed), mount: p.mount })])) };
    }
    if (vm.provisioned === undefined && vm.inUse === undefined) return { from: 'nothing', disks: undefined };
    return { from: 'space', disks: { 'disk-1': withFields({ datastore, size: mib(vm.provisioned), used: mib(vm.inUse) }) } };
  });
  noteSources(vms, all, partitionRows, note);
  const loose = all.flatMap((d, i) => {
    const keys = new Set((diskRows.get(i) ?? []).map((r) => r.key));
    return d.from === 'disks' ? (partitionRows.get(i) ?? []).filter((p) => p.diskKey === undefined || !keys.has(p.diskKey)) : [];
  });
  if (loose.length > 0) note({ kind: 'dropped', subject: 'partitions', count: loose.length, message: `Partitions that do not say which of the listed disks they are on, so how full these are is unknown: ${some(loose.map((p) => `${p.mount ?? ''} of ${p.vm ?? ''}`))}.` });
  if (unknown.controllers.size > 0) note({ kind: 'dropped', subject: 'disk controllers', message: `Controllers of no known kind: ${some([...unknown.controllers])}.` });
  if (unknown.modes.size > 0) note({ kind: 'dropped', subject: 'disk modes', message: `Modes of no known kind: ${some([...unknown.modes])}.` });
  return {
    ofVm: (index) => {
      const own = all[index];
      return own?.disks === undefined ? undefined : { disks: own.disks, derived: own.from !== 'disks' };
    },
    count: all.reduce((sum, d) => sum + Object.keys(d.disks ?? {}).length, 0),
  };
}

interface VmDisks {
  readonly from: 'disks' | 'partitions' | 'space' | 'nothing';
  readonly disks: JsonObject | undefined;
}

/** What the format has no word for. */
interface Unknown {
  readonly controllers: Set<string>;
  readonly modes: Set<string>;
}

function diskOf(row: DiskRow, vm: VmRow, partitions: readonly PartitionRow[], datastoreOf: DatastoreOf, unknown: Unknown): JsonObject {
  const controller = row.controller === undefined ? undefined : controllerIn(row.controller);
  if (row.controller !== undefined && controller === undefined) unknown.controllers.add(`"${row.controller}"`);
  const mode = modeIn(row.mode);
  if (row.mode !== undefined && mode === undefined) unknown.modes.add(`"${row.mode}"`);
  const on = row.key === undefined ? [] : partitions.filter((p) => p.diskKey === row.key);
  const used = on.length > 0 && on.every((p) => p.consumed !== undefined) ? on.reduce((sum, p) => sum + (p.consumed ?? 0), 0) : undefined;
  return withFields({
    datastore: datastoreOf(row.diskPath, vm) ?? datastoreOf(row.path, vm),
    size: mib(row.capacity),
    used: mib(used),
    provisioning: row.thin === undefined ? undefined : row.thin ? 'thin' : row.eager === true ? 'thick-eager' : 'thick-lazy',
    controller,
    mode: mode === 'persistent' ? undefined : mode,
    raw: row.raw === true ? (row.rawLun ?? row.path ?? 'unknown') : undefined,
    mount: on.length === 1 ? on[0]?.mount : undefined,
  });
}

function controllerIn(text: string): string | undefined {
  return controllers.find((c) => c.pattern.test(text))?.id;
}

const controllers: readonly { readonly pattern: RegExp; readonly id: string }[] = [
  { pattern: /paravirtual|pvscsi/i, id: 'pvscsi' },
  { pattern: /lsi.*sas/i, id: 'lsi-logic-sas' },
  { pattern: /lsi/i, id: 'lsi-logic' },
  { pattern: /bus ?logic/i, id: 'bus-logic' },
  { pattern: /nvme/i, id: 'nvme' },
  { pattern: /sata|ahci/i, id: 'sata' },
  { pattern: /\bide\b/i, id: 'ide' },
];

function modeIn(text: string | undefined): 'persistent' | 'independent' | 'nonpersistent' | undefined {
  if (text === undefined) return undefined;
  if (/nonpersistent/i.test(text)) return 'nonpersistent';
  if (/independent/i.test(text)) return 'independent';
  return /persistent/i.test(text) ? 'persistent' : undefined;
}

function noteSources(vms: readonly VmRow[], all: readonly VmDisks[], partitionRows: ReadonlyMap<number, readonly PartitionRow[]>, note: Note): void {
  const indices = (from: VmDisks['from']): readonly number[] => all.flatMap((d, i) => (d.from === from ? [i] : []));
  const partitioned = indices('partitions');
  const spaced = indices('space');
  const without = indices('nothing').filter((i) => (vms[i]?.diskCount ?? 0) > 0);
  if (partitioned.length > 0) {
    const partitions = partitioned.reduce((sum, i) => sum + (partitionRows.get(i)?.length ?? 0), 0);
    const disks = partitioned.reduce((sum, i) => sum + (vms[i]?.diskCount ?? 0), 0);
    note({ kind: 'inferred', subject: 'disks', count: partitions, message: `No disk is listed for ${counted(partitioned.length, 'VM')}: each of the ${counted(partitions, 'partition')} that the guests report stands for a disk${disks > 0 ? ` (the VM sheet counts ${counted(disks, 'disk')} on them)` : ''}.` });
  }
  const beyond = partitioned.filter((i) => (partitionRows.get(i) ?? []).reduce((sum, p) => sum + (p.capacity ?? 0), 0) > (vms[i]?.provisioned ?? Infinity));
  if (beyond.length > 0) note({ kind: 'inferred', subject: 'disks', count: beyond.length, message: `VMs whose partitions exceed the space provisioned to them; part of it is not on their virtual disks: ${some(beyond.map((i) => vms[i]?.name ?? ''))}.` });
  if (spaced.length > 0) note({ kind: 'inferred', subject: 'disks', count: spaced.length, message: `VMs with neither disks nor partitions listed: one disk of the provisioned size stands for all, the swap file included: ${some(spaced.map((i) => vms[i]?.name ?? ''))}.` });
  if (without.length > 0) note({ kind: 'dropped', subject: 'disks', count: without.length, message: `VMs whose disks are counted but not described: ${some(without.map((i) => vms[i]?.name ?? ''))}.` });
}
