import { withFields, type JsonObject } from './documentText';
import type { Hosts } from './hosts';
import { assignIds, nameUnless, noteRenamed } from './ids';
import type { Origin } from './origin';
import { mib } from './quantities';
import type { Note } from './report';
import type { RowOf } from './table';
import type { Tables } from './tables';
import { some } from './words';

export interface Datastores {
  readonly entries: Readonly<Record<string, JsonObject>>;
  /** The datastore of a path such as "[gold] web-01/web-01.vmdk"; `server` is the vCenter of the VM. */
  readonly datastoreOf: (path: string | undefined, server: string | undefined) => string | undefined;
}

type DatastoreRow = RowOf<'vDatastore'>;

/** Reads the datastore sheet; datastores that only the paths of VMs and disks name are derived entries. */
export function readDatastores(tables: Tables, hosts: Hosts, origin: Origin, note: Note): Datastores {
  const rows = (tables.vDatastore?.rows ?? []).filter((row) => {
    if (row.name === undefined) note({ kind: 'dropped', subject: `${tables.vDatastore?.name ?? ''} row ${row.line}`, message: 'The row names no datastore.' });
    return row.name !== undefined;
  });
  const described = new Set(rows.map((r) => r.name));
  const onlyNamed = [...new Set(pathsOf(tables).map(datastoreIn))].filter((name) => name !== undefined && !described.has(name)) as readonly string[];
  const ids = assignIds([...rows.map((r) => ({ name: r.name ?? '', distinguisher: r.objectId ?? r.url })), ...onlyNamed.map((name) => ({ name }))], 'datastore');
  const known = [...rows.map((r) => ({ name: r.name ?? '', server: r.server })), ...onlyNamed.map((name) => ({ name, server: undefined }))];
  if (onlyNamed.length > 0) note({ kind: 'derived', subject: 'datastores', count: onlyNamed.length, message: `Known only by the paths of VMs and disks, so without capacity: ${some(onlyNamed)}.` });
  const unknownHosts: string[] = [];
  const entries = Object.fromEntries([
    ...rows.map((row, i) => [ids[i] ?? '', describedDatastore(row, ids[i] ?? '', hosts, origin, unknownHosts)] as const),
    ...onlyNamed.map((name, i) => {
      const id = ids[rows.length + i] ?? '';
      return [id, withFields({ name: nameUnless(id, name), source: origin.source(name), derived: true })] as const;
    }),
  ]);
  if (unknownHosts.length > 0) note({ kind: 'dropped', subject: 'hosts of datastores', count: unknownHosts.length, message: `Hosts that mount a datastore but are not known, or share their name: ${some([...new Set(unknownHosts)])}.` });
  const unknownTypes = rows.filter((r) => r.type !== undefined && formatIn(r) === undefined).map((r) => `${r.name ?? ''} ("${[r.type, r.version ?? r.majorVersion].join(' ').trim()}")`);
  if (unknownTypes.length > 0) note({ kind: 'dropped', subject: 'file systems', count: unknownTypes.length, message: `Datastores whose file system is of no known kind or version: ${some(unknownTypes)}.` });
  const candidates = new Map<string, { readonly id: string; readonly server: string | undefined }[]>();
  known.forEach(({ name, server }, i) => candidates.set(name, [...(candidates.get(name) ?? []), { id: ids[i] ?? '', server }]));
  for (const [name, own] of candidates) {
    if (own.length === 1) noteRenamed('datastore', name, own[0]?.id ?? '', note);
    else note({ kind: 'duplicate', subject: name, count: own.length, message: `${own.length} datastores have this name: their ids are ${own.map((d) => d.id).join(', ')}. A path names one of them only where the vCenter tells which.` });
  }
  return {
    entries,
    datastoreOf: (path, server) => {
      const all = candidates.get(datastoreIn(path) ?? '') ?? [];
      const near = all.filter((d) => d.server === undefined || server === undefined || d.server === server);
      return near.length === 1 ? near[0]?.id : undefined;
    },
  };
}

function describedDatastore(row: DatastoreRow, id: string, hosts: Hosts, origin: Origin, unknownHosts: string[]): JsonObject {
  const names = (row.hosts ?? '').split(/[,;]/).map((n) => n.trim()).filter((n) => n !== '');
  const mountedBy = names.flatMap((name) => hosts.hostNamed(name) ?? []);
  unknownHosts.push(...names.filter((name) => hosts.hostNamed(name) === undefined));
  const hostCount = row.hostCount ?? (names.length > 0 ? names.length : undefined);
  return withFields({
    name: nameUnless(id, row.name ?? ''),
    capacity: mib(row.capacity),
    used: mib(row.inUse),
    format: formatIn(row),
    mountedBy: mountedBy.length === 0 ? undefined : [...new Set(mountedBy)],
    shared: hostCount === undefined ? undefined : hostCount > 1,
    source: origin.source(row.name ?? ''),
  });
}

/** The file system, where type and version tell it: "VMFS" with "6.82", "NFS", "NFS41", "vsan". */
function formatIn(row: DatastoreRow): string | undefined {
  const type = (row.type ?? '').toLowerCase();
  const major = row.majorVersion ?? row.version?.split('.')[0];
  if (type.startsWith('vmfs')) return major === '5' || major === '6' ? `vmfs-${major}` : undefined;
  if (type === 'nfs41') return 'nfs-4.1';
  if (type === 'nfs') return 'nfs-3';
  return type === 'vsan' ? 'vsan' : undefined;
}

function pathsOf(tables: Tables): readonly (string | undefined)[] {
  return [...(tables.vInfo?.rows ?? []).map((r) => r.path), ...(tables.vDisk?.rows ?? []).flatMap((r) => [r.diskPath, r.path])];
}

/** "gold" of "[gold] web-01/web-01.vmx". */
function datastoreIn(path: string | undefined): string | undefined {
  return /^\s*\[([^\]]+)\]/.exec(path ?? '')?.[1]?.trim();
}
