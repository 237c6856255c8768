import type { DescribedHost, NamedHost } from './hostNames';
import { unique, type Place } from './places';
import type { Note } from './report';
import type { RowOf, Table } from './table';

/** A host as VMs name it; `key` tells hosts of one name in two datacenters apart. */
export interface Mention {
  readonly key: string;
  readonly host: NamedHost;
  /** How many VMs name it. */
  readonly vms: number;
}

export interface HostMention extends Place {
  readonly host?: string | undefined;
}

export function mentionKey(row: HostMention): string {
  return JSON.stringify([row.host, row.datacenter]);
}

/** The rows of the host sheet that stand for a host each; rows without a name and second rows of a host are noted. */
export function describedRows(sheet: Table<'vHost'> | undefined, note: Note): readonly RowOf<'vHost'>[] {
  const seen = new Map<string, number>();
  return (sheet?.rows ?? []).filter((row) => {
    const subject = `${sheet?.name ?? ''} row ${row.line}`;
    if (row.name === undefined) {
      note({ kind: 'dropped', subject, message: 'The row names no host.' });
      return false;
    }
    const key = JSON.stringify([row.name, row.datacenter, row.cluster, row.server, row.uuid ?? row.objectId]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.line);
    else note({ kind: 'duplicate', subject, message: `Host "${row.name}" is already described in row ${first}, which counts.` });
    return first === undefined;
  });
}

export function asDescribed(row: RowOf<'vHost'>): DescribedHost {
  return { name: row.name ?? '', cluster: row.cluster, datacenter: row.datacenter, poweredOnVms: row.poweredOnVms, vcpus: row.vcpus };
}

/** The hosts that VMs name, with what runs on them; the cluster only where all their VMs agree. */
export function namedHosts(vms: readonly RowOf<'vInfo'>[]): readonly Mention[] {
  const groups = new Map<string, RowOf<'vInfo'>[]>();
  for (const row of vms) {
    if (row.host === undefined) continue;
    const key = mentionKey(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].map(([key, rows]) => {
    const clusters = unique(rows.map((r) => r.cluster));
    const running = rows.filter((r) => r.power?.toLowerCase() === 'poweredon');
    const host: NamedHost = {
      name: rows[0]?.host ?? '',
      cluster: clusters.length === 1 ? clusters[0] : undefined,
      datacenter: rows[0]?.datacenter,
      poweredOnVms: running.length,
      vcpus: running.reduce((sum, r) => sum + (r.vcpus ?? 0), 0),
    };
    return { key, host, vms: rows.length };
  });
}
