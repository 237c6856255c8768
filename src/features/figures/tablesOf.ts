/** What the model makes of an entry row by row: the virtual hardware and the files of a VM, who gets what of a host. */
import { sourceTitle } from '../../core/catalogue/wording';
import { hostCpu } from '../../core/hypervisor/sharing/hostCpu';
import { hostMemory } from '../../core/hypervisor/sharing/hostMemory';
import { vmHardware } from '../../core/hypervisor/machine/hardware';
import { vmFileSet, type VmFile, type VmFiles } from '../../core/hypervisor/machine/vmFiles';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { sum } from '../../core/util/sum';
import { capitalized, counted } from '../../core/util/words';
import { bytes, consumerName, mhz } from './amounts';
import { finePercent } from './figure';
import { storageTables } from './storageTables';
import type { Table } from './table';

export function tablesOf(estate: Estate, entry: Entry): readonly Table[] {
  switch (entry.collection) {
    case 'vms': return [hardwareTable(estate, entry.id), filesTable(estate.query(vmFileSet, entry.id))];
    case 'hosts': return guestsTable(estate, entry.id);
    default: return storageTables(estate, entry);
  }
}

function hardwareTable(estate: Estate, id: string): Table {
  const rows = vmHardware(estate, id).map(({ device, summary, detail }) => ({ cells: [device, summary], detail }));
  return { title: 'VM hardware', about: '', columns: ['Device', 'Summary'], rows };
}

function filesTable(files: VmFiles): Table {
  const table = { title: 'Files on storage', columns: ['File', 'Size'] };
  if (files.kind === 'unknown') return { ...table, about: files.reason, rows: [] };
  return { ...table, about: `As ${files.release.name} lays them out: ${filesSummary(files.files)}.`, rows: files.files.map(fileRow) };
}

/** "7 files, 44 GiB": those that exist now, as far as their sizes are known. */
export function filesSummary(files: readonly VmFile[]): string {
  const now = files.filter(({ exists }) => exists === 'now');
  const known = sum(now, (file) => file.bytes ?? 0);
  const most = now.some((file) => file.bytes === undefined) ? 'at least ' : '';
  return `${counted(now.length, 'file')} now, ${known === 0 ? 'of sizes that are not known' : `${most}${bytes(known)}`}`;
}

function fileRow({ name, what, bytes: size, datastore, exists, explanation, source }: VmFile): Table['rows'][number] {
  const place = datastore === undefined ? '' : ` on ${datastore}`;
  const when = exists === 'now' ? '' : `, ${exists}`;
  const said = [`${capitalized(what)}${place}${when}.`, explanation, ...(source ? [`Source: ${sourceTitle(source)}.`] : [])];
  return { cells: [name, size === undefined ? 'not known' : bytes(size)], detail: said.filter((part) => part !== '').join(' ') };
}

/** So many guests are listed, those that get most first. */
const mostGuests = 20;

function guestsTable(estate: Estate, id: string): readonly Table[] {
  const cpu = estate.query(hostCpu, id);
  const memory = estate.query(hostMemory, id);
  const guests = [...cpu.consumers].sort(([a, x], [b, y]) => y.entitled - x.entitled || (a < b ? -1 : 1));
  if (guests.length === 0 || (!cpu.known && memory.capacity === undefined)) return [];
  const rows = guests.slice(0, mostGuests).map(([consumer, share]) => {
    const held = memory.consumers.get(consumer);
    const detail = [
      ...(cpu.known && share.entitled < share.demand * 0.9999 ? [`wants ${mhz(share.demand)}, ${finePercent(share.ready)} ready`] : []),
      ...(held && held.ballooned > 0 ? [`${bytes(held.ballooned)} ballooned`] : []),
      ...(held && held.swapped > 0 ? [`${bytes(held.swapped)} swapped`] : []),
      ...(held && held.lacking > 0 ? [`${bytes(held.lacking)} lacking`] : []),
    ].join(', ');
    return { cells: [consumerName(consumer), cpu.known ? mhz(share.entitled) : '—', held && memory.capacity !== undefined ? bytes(held.entitled) : '—'], detail };
  });
  const more = guests.length > mostGuests ? ` The ${mostGuests} that get most of ${guests.length}.` : '';
  return [{ title: 'Who gets what', about: `CPU and RAM when everybody wants what they demand.${more}`, columns: ['Guest', 'CPU', 'RAM'], rows }];
}
