import { readDatastores } from './datastores';
import { documentText, withFields, type JsonObject } from './documentText';
import { readHosts } from './hosts';
import { readNetworks } from './networks';
import { networkNames } from './nics';
import { originOf } from './origin';
import { readPlaces } from './places';
import type { ImportReport, ImportSummary, ReportEntry } from './report';
import { isRvtools, readTables } from './tables';
import { readVms } from './vms';
import { vmRows } from './vmRows';
import { readWorkbook, type Refusal, type Workbook } from './workbook';

export type ImportResult =
  | {
      readonly kind: 'imported';
      /** The document as a plain JSON value. */
      readonly document: JsonObject;
      /** The document as the text of a `*.virt.json` file. */
      readonly text: string;
      readonly report: ImportReport;
    }
  | Refusal;

export interface ImportOptions {
  /** The name of the workbook, without its folder: it is kept as the source of every entry. */
  readonly fileName: string;
  /** The name of the estate; by default the file's name without its extension. */
  readonly estateName?: string;
}

/** Makes a topology document of an RVTools workbook. The same workbook gives the same text. Never throws. */
export function importRvtools(workbook: Workbook, options: ImportOptions): ImportResult {
  if (!isRvtools(workbook)) return { kind: 'refused', reason: foreign(workbook) };
  const entries: ReportEntry[] = [];
  const note = (entry: ReportEntry): void => { entries.push(entry); };
  const origin = originOf(options.fileName);
  const tables = readTables(workbook, note);
  const rows = vmRows(tables.vInfo, note);
  const places = readPlaces(tables, origin, note);
  const hosts = readHosts(tables, rows, places, origin, note);
  const networks = readNetworks(tables, networkNames(tables, rows), origin, note);
  const datastores = readDatastores(tables, hosts, origin, note);
  const vms = readVms(tables, rows, { places, hosts, networks, datastores }, origin, note);
  const count = (collection: Readonly<Record<string, JsonObject>>): number => Object.keys(collection).length;
  if (count(hosts.entries) + count(vms.entries) === 0) return { kind: 'refused', reason: empty(workbook) };
  const document = withFields({
    topovisor: 1,
    name: options.estateName ?? options.fileName.replace(/\.[^.]+$/, ''),
    sites: unlessEmpty(places.sites),
    clusters: unlessEmpty(places.clusters),
    hosts: unlessEmpty(hosts.entries),
    vms: unlessEmpty(vms.entries),
    networks: unlessEmpty(networks.entries),
    datastores: unlessEmpty(datastores.entries),
  });
  const summary: ImportSummary = {
    file: options.fileName,
    sites: count(places.sites), clusters: count(places.clusters),
    hosts: hosts.described, derivedHosts: hosts.derived,
    vms: count(vms.entries),
    vcpus: rows.reduce((sum, vm) => sum + (vm.vcpus ?? 0), 0),
    vmMemoryMiB: rows.reduce((sum, vm) => sum + (vm.memory ?? 0), 0),
    networks: count(networks.entries), datastores: count(datastores.entries), disks: vms.disks, nics: vms.nics,
  };
  return { kind: 'imported', document, text: documentText(document), report: { summary, entries } };
}

/** Reads and imports the bytes of a workbook in one go. Never throws. */
export async function importRvtoolsFile(bytes: Uint8Array, options: ImportOptions): Promise<ImportResult> {
  const workbook = await readWorkbook(bytes);
  return workbook.kind === 'refused' ? workbook : importRvtools(workbook, options);
}

function foreign(workbook: Workbook): string {
  return `The workbook is not from RVTools: it has neither a sheet vInfo nor vHost (its sheets: ${sheetNames(workbook)}); choose the .xlsx that RVTools wrote (File, Export all to xlsx).`;
}

function empty(workbook: Workbook): string {
  return `The workbook holds no VM and no host: its sheets vInfo and vHost have no row with a name under the headers "VM" and "Host" (its sheets: ${sheetNames(workbook)}); export it again with RVTools, connected to the vCenter.`;
}

function sheetNames(workbook: Workbook): string {
  const names = workbook.sheets.map((s) => s.name);
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
}

function unlessEmpty(collection: Readonly<Record<string, JsonObject>>): JsonObject | undefined {
  return Object.keys(collection).length === 0 ? undefined : collection;
}
