import type { Note } from './report';
import type { RowOf, Table } from './table';
import { some } from './words';

export type VmRow = RowOf<'vInfo'>;

/**
 * The rows of the VM sheet that are a VM each. Invariant: every other row is noted under its own line. Two rows are one VM
 * if they share name and identity (UUID, VM ID, vCenter), or where there is no identity, if they say the same throughout:
 * clones may share a UUID, so the UUID alone does not make two rows one.
 */
export function vmRows(sheet: Table<'vInfo'> | undefined, note: Note): readonly VmRow[] {
  const seen = new Map<string, number>();
  return (sheet?.rows ?? []).filter((row) => {
    const subject = `${sheet?.name ?? ''} row ${row.line}`;
    if (row.name === undefined) {
      note({ kind: 'dropped', subject, message: 'The row names no VM.' });
      return false;
    }
    const hasIdentity = row.uuid !== undefined || row.vmId !== undefined;
    const key = JSON.stringify(hasIdentity ? [row.name, row.uuid, row.vmId, row.server] : { ...row, line: 0 });
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.line);
    else note({ kind: 'duplicate', subject, message: `VM "${row.name}" is already in row ${first}, which counts.` });
    return first === undefined;
  });
}

/** How a row of another sheet names its VM. */
export interface VmReference {
  readonly line: number;
  readonly vm: string | undefined;
  readonly uuid: string | undefined;
  readonly vmId: string | undefined;
  readonly server: string | undefined;
  readonly host: string | undefined;
  readonly cluster: string | undefined;
  readonly datacenter: string | undefined;
}

/** The rows of `sheet` by the index of their VM in `vms`; rows of no VM, or of a name that several have, are noted. */
export function rowsByVm<R extends VmReference>(sheet: { readonly name: string; readonly rows: readonly R[] } | undefined, vms: readonly VmRow[], note: Note): ReadonlyMap<number, readonly R[]> {
  const byName = new Map<string, number[]>();
  vms.forEach((vm, i) => byName.set(vm.name ?? '', [...(byName.get(vm.name ?? '') ?? []), i]));
  const found = new Map<number, R[]>();
  const unknown: string[] = [];
  const ambiguous: string[] = [];
  for (const row of sheet?.rows ?? []) {
    const candidates = narrowed(byName.get(row.vm ?? '') ?? [], row, vms);
    const [vm] = candidates;
    if (vm === undefined) unknown.push(`"${row.vm ?? ''}" in row ${row.line}`);
    else if (candidates.length > 1) ambiguous.push(`"${row.vm ?? ''}" in row ${row.line}`);
    else found.set(vm, [...(found.get(vm) ?? []), row]);
  }
  const subject = sheet?.name ?? '';
  if (unknown.length > 0) note({ kind: 'dropped', subject, count: unknown.length, message: `Rows of sheet ${subject} whose VM is not in the VM sheet: ${some(unknown)}.` });
  if (ambiguous.length > 0) note({ kind: 'dropped', subject, count: ambiguous.length, message: `Rows of sheet ${subject} whose VM has a name that several have, with nothing to tell them apart: ${some(ambiguous)}.` });
  return found;
}

/** Identity excludes; a place only decides between several. */
function narrowed(candidates: readonly number[], row: VmReference, vms: readonly VmRow[]): readonly number[] {
  const agreeing = (from: readonly number[], field: 'uuid' | 'vmId' | 'server' | 'host' | 'cluster' | 'datacenter'): readonly number[] =>
    from.filter((i) => {
      const value = vms[i]?.[field];
      return value === undefined || row[field] === undefined || value === row[field];
    });
  const same = agreeing(agreeing(agreeing(candidates, 'uuid'), 'vmId'), 'server');
  return (['host', 'cluster', 'datacenter'] as const).reduce((left, field) => {
    const kept = left.length > 1 ? agreeing(left, field) : left;
    return kept.length > 0 ? kept : left;
  }, same);
}
