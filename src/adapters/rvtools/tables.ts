import { sheetSpecs, type SheetKey } from './columns';
import type { Note } from './report';
import { filledRows, plain, readTable, type Table } from './table';
import type { Sheet, Workbook } from './workbook';

/** The sheets that were found, each with the rows it holds. */
export type Tables = { readonly [K in SheetKey]?: Table<K> };

/** Finds the known sheets of `workbook`, whatever the version that wrote it, and notes which are missing, double or not known. */
export function readTables(workbook: Workbook, note: Note): Tables {
  const read = new Set<Sheet>();
  const take = <K extends SheetKey>(key: K): Table<K> | undefined => {
    const candidates = workbook.sheets.filter((s) => plainSheetName(s.name) === plain(key));
    candidates.forEach((s) => read.add(s));
    return firstTable(key, candidates, note);
  };
  const tables = {
    vInfo: take('vInfo'), vHost: take('vHost'), vCPU: take('vCPU'), vMemory: take('vMemory'), vDisk: take('vDisk'), vPartition: take('vPartition'),
    vNetwork: take('vNetwork'), vDatastore: take('vDatastore'), dvPort: take('dvPort'), vPort: take('vPort'),
  };
  noteDecimalUnits(Object.values(tables), note);
  for (const sheet of workbook.sheets.filter((s) => !read.has(s))) {
    note({ kind: 'dropped', subject: sheet.name, count: filledRows(sheet), message: 'The sheet is not imported.' });
  }
  return Object.fromEntries(Object.entries(tables).filter(([, table]) => table !== undefined));
}

/** Whether `workbook` has a sheet that VMs or hosts can be read from. */
export function isRvtools(workbook: Workbook): boolean {
  return workbook.sheets.some((s) => ['vinfo', 'vhost'].includes(plainSheetName(s.name)));
}

/** "vInfo" as RVTools names it in a workbook, "tabvInfo" or "RVTools_tabvInfo" as it names its CSV files. */
function plainSheetName(name: string): string {
  return plain(name).replace(/^(rvtools)?(tab)?/, '');
}

function firstTable<K extends SheetKey>(key: K, [sheet, ...others]: readonly Sheet[], note: Note): Table<K> | undefined {
  if (!sheet) {
    note({ kind: 'missing-sheet', subject: key, message: `The workbook has no sheet ${key}: ${sheetSpecs[key].without}.` });
    return undefined;
  }
  for (const other of others) {
    note({ kind: 'duplicate', subject: other.name, count: filledRows(other), message: `Sheet "${other.name}" stands for ${key} as "${sheet.name}" does, which comes first: it is not read.` });
  }
  return readTable(key, sheet, note);
}

function noteDecimalUnits(tables: readonly (Table<SheetKey> | undefined)[], note: Note): void {
  const names = tables.flatMap((t) => (t?.decimalUnits ? [t.name] : []));
  if (names.length === 0) return;
  note({
    kind: 'inferred', subject: names.join(', '),
    message: 'Sizes under headers in "MB" or "GB" are read as MiB and GiB: RVTools counts in steps of 1024, and its later versions name the same columns MiB.',
  });
}
