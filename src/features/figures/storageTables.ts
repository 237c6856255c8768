/** What storage is made of, and what those see who use it, row by row. */
import type { Entry, Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { formatQuantity } from '../../core/model/quantity';
import { membersOf } from '../../core/storage/capacity/structure';
import { explainSize } from '../../core/storage/capacity/explainSize';
import { spaceOfLayer } from '../../core/storage/capacity/space';
import { sitesOf } from '../../core/storage/failures/sitesOf';
import { hostsOf } from '../../core/storage/mounts';
import type { Layer } from '../../core/storage/layers';
import { explainPaths } from '../../core/storage/paths/explain';
import { pathsOf } from '../../core/storage/paths/paths';
import type { DatastorePaths } from '../../core/storage/paths/types';
import { waysOf } from '../../core/storage/paths/ways';
import { loadOfLayer } from '../../core/storage/performance/loads';
import { stageName } from '../../core/storage/performance/stageName';
import { explainUsers, whoUses } from '../../core/storage/users';
import { capitalized, counted, listed, quoted } from '../../core/util/words';
import { finePercent } from './figure';
import { iops, layerAt, ms } from './storageSections';
import type { Table } from './table';

export function storageTables(estate: Estate, entry: Entry): readonly Table[] {
  switch (entry.collection) {
    case 'arrays': return [partsTable(estate, entry as Entry<'arrays'>), stagesTable(estate, { kind: 'array', array: entry.id })].filter(hasRows);
    case 'storagePools': return [membersTable(estate, entry.id), stagesTable(estate, { kind: 'pool', pool: entry.id })].filter(hasRows);
    case 'datastores': return [waysTable(estate, entry.id), stagesTable(estate, { kind: 'datastore', datastore: entry.id })].filter(hasRows);
    default: return [];
  }
}

/** Of a part of an array, or of disks of a host. `path`: below the entry. */
export function storageTablesOfPart(estate: Estate, entry: Entry, path: Path): readonly Table[] {
  const layer = layerAt(entry, path);
  return layer ? [stagesTable(estate, layer)].filter(hasRows) : [];
}

const hasRows = ({ rows }: Table): boolean => rows.length > 0;

/** The physical pieces of a pool, and in a sentence what servers see instead. */
function membersTable(estate: Estate, id: string): Table {
  const members = membersOf(estate, id);
  const rows = members.map(({ text, layer }) => {
    if (!layer) return { cells: [text, '—', '—', '—'], detail: 'It is not in the document.' };
    const { usable } = spaceOfLayer(estate, layer);
    const sites = sitesOf(estate, layer);
    return { cells: [text, kindWords[layer.kind], usable === undefined ? 'not known' : bytes(usable), sites.length === 0 ? '—' : sites.join(', ')], detail: explainSize(estate, layer).join(' ') };
  });
  return { title: 'What it is made of', about: `${counted(members.length, 'piece')}. ${seenOf(estate, id)}`, columns: ['Piece', 'Kind', 'Usable', 'Site'], rows };
}

/** "Servers see 20 TiB as one pool, by datastores "gold" and "silver"; 12 VMs use it." */
function seenOf(estate: Estate, id: string): string {
  const layer: Layer = { kind: 'pool', pool: id };
  const { usable } = spaceOfLayer(estate, layer);
  const { layers, vms, hosts } = whoUses(estate, layer);
  const datastores = layers.flatMap((each) => (each.kind === 'datastore' ? [quoted(each.datastore)] : []));
  const by = datastores.length === 0 ? ': no datastore is on it yet' : `, by ${datastores.length === 1 ? 'datastore' : 'datastores'} ${listed(datastores)}`;
  const users = [...(hosts.length === 0 ? [] : [counted(hosts.length, 'host')]), ...(vms.length === 0 ? [] : [counted(vms.length, 'VM')])];
  const whose = users.length === 0 ? '' : ` ${users.join(' and ')} ${vms.length + hosts.length === 1 ? 'knows' : 'know'} nothing of the pieces.`;
  return `What servers see instead is one pool${usable === undefined ? '' : ` of ${bytes(usable)}`}${by}.${whose}`;
}

function partsTable(estate: Estate, { id, value }: Entry<'arrays'>): Table {
  const layers: readonly (readonly [string, Layer])[] = [
    ...Object.keys(value.groups ?? {}).map((group) => [group, { kind: 'group', array: id, group }] as const),
    ...Object.keys(value.exports ?? {}).map((name) => [name, { kind: 'export', array: id, export: name }] as const),
  ];
  const rows = layers.map(([name, layer]) => {
    const { usable, used } = spaceOfLayer(estate, layer);
    return {
      cells: [name, kindWords[layer.kind], usable === undefined ? 'not known' : bytes(usable), usable === undefined || usable <= 0 ? bytes(used) : `${bytes(used)}, ${finePercent(used / usable)}`],
      detail: [...explainSize(estate, layer), ...explainUsers(whoUses(estate, layer))].join(' '),
    };
  });
  return { title: 'What it has', about: 'Its disk groups, and what is exported of them.', columns: ['Name', 'Kind', 'Usable', 'Used'], rows };
}

/** Hosts that mount a datastore, those first that do not get to it. */
function waysTable(estate: Estate, id: string): Table {
  const ways = waysOf(estate);
  const order = { none: 0, unknown: 1, reached: 2 } as const;
  const hosts = (hostsOf(estate, id) ?? []).map((host) => pathsOf(ways, host, id)).sort((a, b) => order[a.verdict] - order[b.verdict]);
  const rows = hosts.slice(0, mostHosts).map((paths) => ({ cells: [paths.host, wayText(paths)], detail: explainPaths(ways, paths.host, id).slice(1).join(' ') }));
  const more = hosts.length > mostHosts ? ` The first ${mostHosts} of ${hosts.length}, those without a way before the others.` : '';
  return { title: 'Who mounts it', about: `Hosts, and the ways each has to the data.${more}`, columns: ['Host', 'Ways'], rows };
}
const mostHosts = 20;

function wayText({ verdict, targets }: DatastorePaths): string {
  if (verdict !== 'reached') return verdict === 'none' ? 'does not reach it' : 'not known';
  const counts = targets.flatMap(({ reach }) => (reach.kind === 'paths' ? [reach.paths.length] : []));
  return counts.length === 0 ? 'its own disks' : counted(Math.min(...counts), 'path');
}

/** What requests pass on their way to the disks. */
function stagesTable(estate: Estate, layer: Layer): Table {
  const { stages, bottleneck } = loadOfLayer(estate, layer);
  const rows = stages.map((stage, i) => {
    const { able, asked, utilization, known, latencyMs, byConvention } = stage;
    const told = known ? `Asked for ${iops(asked.iops)}, ${formatQuantity(asked.throughput, 'throughput')}.` : 'The document does not say what it can do.';
    return {
      cells: [capitalized(stageName(stage)), able.iops === undefined ? '—' : iops(able.iops), utilization === undefined ? '—' : finePercent(utilization), known ? ms(latencyMs) : '—'],
      detail: [i === bottleneck ? 'The bottleneck.' : '', byConvention ? 'By the usual figures of its media.' : '', told].filter((part) => part !== '').join(' '),
    };
  });
  return { title: 'What requests pass', about: 'From the servers to the disks, at peak; by all who use each.', columns: ['Stage', 'Can do', 'Use', 'Latency'], rows };
}

const kindWords: Readonly<Record<Layer['kind'], string>> = { group: 'disk group', array: 'array', export: 'export', disks: 'local disks', pool: 'pool', datastore: 'datastore' };
const bytes = (value: number): string => formatQuantity(value, 'bytes');
