import type { JsonObject } from './documentText';
import { derivedHost, describedHost } from './hostEntries';
import { asDescribed, describedRows, mentionKey, namedHosts, type HostMention, type Mention } from './hostMentions';
import type { HostMatch } from './hostNames';
import { hypervisorIn } from './hypervisors';
import { assignIds, noteRenamed } from './ids';
import { matchHosts } from './matchHosts';
import type { Origin } from './origin';
import type { Places } from './places';
import type { Note } from './report';
import type { RowOf } from './table';
import type { Tables } from './tables';
import { some } from './words';

export interface Hosts {
  readonly entries: Readonly<Record<string, JsonObject>>;
  /** How many hosts the host sheet describes. */
  readonly described: number;
  /** How many hosts only VMs name. */
  readonly derived: number;
  /** The host a VM's row names, or `undefined` if it names none. */
  readonly hostOf: (row: HostMention) => PlacedHost | undefined;
  /** The host of a name, as lists of hosts give it; `undefined` if none or several have it. */
  readonly hostNamed: (name: string) => string | undefined;
}

export interface PlacedHost {
  readonly id: string;
  /** The sheets write its name differently. */
  readonly inferred: boolean;
  readonly cluster: string | undefined;
}

/** Reads the hosts of the host sheet and finds among them those that `vms` name; a host that only VMs name is a derived entry. */
export function readHosts(tables: Tables, vms: readonly RowOf<'vInfo'>[], places: Places, origin: Origin, note: Note): Hosts {
  const rows = describedRows(tables.vHost, note);
  const mentions = namedHosts(vms);
  const matches = matchHosts(rows.map(asDescribed), mentions.map((m) => m.host));
  const onlyNamed = mentions.filter((_, i) => foundRow(matches[i]) === undefined);
  const ids = assignIds([...rows.map((r) => ({ name: r.name ?? '', distinguisher: r.datacenter })), ...onlyNamed.map((m) => ({ name: m.host.name }))], 'host');
  const rowIds = ids.slice(0, rows.length);
  const namedIds = new Map(onlyNamed.map((m, i) => [m.key, ids[rows.length + i] ?? '']));
  const placed = new Map(mentions.map((m, i): readonly [string, PlacedHost] => {
    const row = foundRow(matches[i]);
    return row === undefined
      ? [m.key, { id: namedIds.get(m.key) ?? '', inferred: false, cluster: m.host.cluster }]
      : [m.key, { id: rowIds[row] ?? '', inferred: matches[i]?.kind === 'matched', cluster: rows[row]?.cluster }];
  }));
  const otherNames = new Map(mentions.flatMap((m, i) => {
    const match = matches[i];
    return match?.kind === 'matched' ? [[match.described, m.host.name] as const] : [];
  }));
  noteMatches(mentions, matches, rowIds, tables.vHost !== undefined, note);
  rows.forEach((row, i) => noteRenamed('host', row.name ?? '', rowIds[i] ?? '', note));
  onlyNamed.forEach((m) => noteRenamed('host', m.host.name, namedIds.get(m.key) ?? '', note));
  noteUnknownVersions(rows, note);
  noteUnreached(rows, note);
  return {
    entries: Object.fromEntries([
      ...rows.map((row, i) => [rowIds[i] ?? '', describedHost(row, rowIds[i] ?? '', otherNames.get(i), places, origin)] as const),
      ...onlyNamed.map((m) => [namedIds.get(m.key) ?? '', derivedHost(m.host, namedIds.get(m.key) ?? '', places, origin)] as const),
    ]),
    described: rows.length,
    derived: onlyNamed.length,
    hostOf: (row) => (row.host === undefined ? undefined : placed.get(mentionKey(row))),
    hostNamed: finder([...rows.map((r, i) => [r.name ?? '', rowIds[i] ?? ''] as const), ...mentions.map((m) => [m.host.name, placed.get(m.key)?.id ?? ''] as const)]),
  };
}

function foundRow(match: HostMatch | undefined): number | undefined {
  return match && 'described' in match ? match.described : undefined;
}

function noteMatches(mentions: readonly Mention[], matches: readonly (HostMatch | undefined)[], rowIds: readonly string[], hasHostSheet: boolean, note: Note): void {
  const sameName = matches.filter((m) => m?.kind === 'same-name').length;
  if (sameName > 0) note({ kind: 'matched', subject: 'hosts', count: sameName, message: 'These hosts have the same name in the VM sheet and in the host sheet.' });
  mentions.forEach(({ host, vms }, i) => {
    const match = matches[i];
    if (!match) return;
    switch (match.kind) {
      case 'same-name': return;
      case 'matched': return note({ kind: 'matched', subject: `${host.name} = ${rowIds[match.described] ?? ''}`, count: vms, message: `Taken for one host, named differently in the VM sheet and the host sheet: ${match.reason}.` });
      case 'ambiguous':
      case 'unmatched': {
        const reason = hasHostSheet ? match.reason : 'there is no host sheet';
        return note({ kind: 'derived', subject: host.name, count: vms, message: `Known only by the name its VMs give, so it has neither CPU nor memory: ${reason}.` });
      }
    }
  });
}

function noteUnknownVersions(rows: readonly RowOf<'vHost'>[], note: Note): void {
  const unknown = rows.flatMap((r) => (r.version !== undefined && hypervisorIn(r.version) === undefined ? [`"${r.version}"`] : []));
  if (unknown.length === 0) return;
  note({ kind: 'dropped', subject: 'hypervisor', count: unknown.length, message: `The catalogue has no hypervisor for ${some([...new Set(unknown)])}: these hosts keep the text in "hypervisorVersion" alone.` });
}

function noteUnreached(rows: readonly RowOf<'vHost'>[], note: Note): void {
  const zero = rows.filter((r) => [r.sockets, r.coresPerSocket, r.cores, r.clockMHz, r.memory].includes(0));
  if (zero.length === 0) return;
  note({ kind: 'dropped', subject: 'hosts', count: zero.length, message: `Hosts listed with zeros for processors or memory, as those are that vCenter cannot reach: ${some(zero.map((r) => r.name ?? ''))}.` });
}

function finder(named: readonly (readonly [name: string, id: string])[]): (name: string) => string | undefined {
  const idsByName = new Map<string, Set<string>>();
  for (const [name, id] of named) idsByName.set(name.toLowerCase(), (idsByName.get(name.toLowerCase()) ?? new Set()).add(id));
  return (name) => {
    const ids = [...(idsByName.get(name.toLowerCase()) ?? [])];
    return ids.length === 1 ? ids[0] : undefined;
  };
}
