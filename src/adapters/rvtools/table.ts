import { counted } from '../../core/util/words';
import { expectedIn, isBlank, readCell, type CellValue } from './cells';
import { sheetSpecs, type ColumnSpec, type SheetKey } from './columns';
import type { Note } from './report';
import { some } from './words';
import type { Cell, Sheet } from './workbook';

/** A row of a sheet with its columns under their own names; `undefined` where the cell is blank, unreadable or not there. */
export type RowOf<K extends SheetKey> = { readonly line: number } & {
  readonly [F in keyof (typeof sheetSpecs)[K]['columns']]: ValueOf<(typeof sheetSpecs)[K]['columns'][F]> | undefined;
};
type ValueOf<C> = C extends ColumnSpec<infer As> ? CellValue<As> : never;

export interface Table<K extends SheetKey> {
  /** The name of the sheet as the workbook writes it. */
  readonly name: string;
  /** Rows with at least one filled cell; `line` is the number Excel shows. */
  readonly rows: readonly RowOf<K>[];
  /** Whether a size was under a header in "MB" or "GB". */
  readonly decimalUnits: boolean;
}

/** Reads `sheet` by the columns known for `key`, and notes the columns that are missing, empty, double, unreadable or not known. */
export function readTable<K extends SheetKey>(key: K, sheet: Sheet, note: Note): Table<K> | undefined {
  const specs: Readonly<Record<string, ColumnSpec>> = sheetSpecs[key].columns;
  const headerIndex = findHeaderRow(sheet, specs);
  if (headerIndex === undefined) {
    const count = filledRows(sheet);
    const why = count === 0 ? 'is empty' : `has no known column in its first ${rowsSearchedForHeaders} rows`;
    note({ kind: 'missing-column', subject: sheet.name, count, message: `Sheet ${sheet.name} ${why}: ${sheetSpecs[key].without}.` });
    return undefined;
  }
  const headers = (sheet.rows[headerIndex] ?? []).map((c) => (c === null ? '' : String(c).trim()));
  const body: Body = sheet.rows.map((cells, i) => ({ cells, line: i + 1 })).slice(headerIndex + 1).filter(({ cells }) => !cells.every(isBlank));
  const rows: Record<string, unknown>[] = body.map(({ line }) => ({ line }));
  const known = new Set<number>();
  let decimalUnits = false;
  for (const [field, spec] of Object.entries(specs)) {
    const found = findColumns(headers, spec);
    found.forEach((c) => known.add(c.index));
    decimalUnits ||= found.some((c) => c.decimal);
    const values = readColumn(sheet.name, spec, found, body, note);
    rows.forEach((row, i) => { row[field] = values[i]; });
    noteAbsence(sheet.name, spec, found, values, note);
  }
  noteUnknown(sheet.name, headers, known, body, note);
  // Each field was filled by the reader of the kind its column declares, which is what `RowOf` says.
  return { name: sheet.name, rows: rows as unknown as readonly RowOf<K>[], decimalUnits };
}

/** How many rows of `sheet` have something written, headers included. */
export function filledRows(sheet: Sheet): number {
  return sheet.rows.filter((row) => !row.every(isBlank)).length;
}

/** Text as headers and sheet names are compared: "# CPU", "#cpu" and "# Cpu " are one. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}#%]+/gu, '');
}

type Body = readonly { readonly cells: readonly Cell[]; readonly line: number }[];

interface FoundColumn {
  readonly index: number;
  readonly header: string;
  /** How many MiB the unit of the header is. */
  readonly scale: number;
  /** The header says "MB" or "GB", not "MiB" or "GiB". */
  readonly decimal: boolean;
}

/** A title or an export date may stand above the headers. */
const rowsSearchedForHeaders = 10;
const mibPerUnit: Readonly<Record<string, number>> = { '': 1, k: 1 / 1024, m: 1, g: 1024, t: 1024 * 1024 };

/** The row, among the first, with the most known headers. */
function findHeaderRow(sheet: Sheet, specs: Readonly<Record<string, ColumnSpec>>): number | undefined {
  const scores = sheet.rows.slice(0, rowsSearchedForHeaders).map((row) => {
    const headers = row.map((c) => (typeof c === 'string' ? c : ''));
    return Object.values(specs).filter((spec) => findColumns(headers, spec).length > 0).length;
  });
  const best = Math.max(0, ...scores);
  return best === 0 ? undefined : scores.indexOf(best);
}

/** The columns under any header of `spec`, the preferred header first. */
function findColumns(headers: readonly string[], spec: ColumnSpec): readonly FoundColumn[] {
  return spec.headers.flatMap((wanted) => headers.flatMap((header, index) => {
    const unit = unitAfter(plain(header), plain(wanted), spec);
    return unit === undefined ? [] : [{ index, header, scale: mibPerUnit[unit[0] ?? ''] ?? 1, decimal: unit.length === 2 }];
  }));
}

/** The unit that `header` adds to `wanted` ("" for none), or `undefined` if it is another header. */
function unitAfter(header: string, wanted: string, spec: ColumnSpec): string | undefined {
  if (header === wanted) return '';
  if (spec.as !== 'size' || !header.startsWith(wanted)) return undefined;
  const unit = header.slice(wanted.length);
  return /^[kmgt]i?b$/.test(unit) ? unit : undefined;
}

/** One value per row: the first column that has one. Notes columns that disagree and cells that cannot be read. */
function readColumn(sheet: string, spec: ColumnSpec, found: readonly FoundColumn[], body: Body, note: Note): readonly unknown[] {
  const unreadable: string[] = [];
  const differing: number[] = [];
  const values = body.map(({ cells, line }) => {
    const readings = found.map((c) => ({ column: c, reading: readCell(spec.as, cells[c.index] ?? null, c.scale) }));
    for (const { column, reading } of readings) {
      if (reading.kind === 'unreadable') unreadable.push(`row ${line}, ${column.header}: "${String(cells[column.index])}"`);
    }
    const read = readings.flatMap(({ reading }) => (reading.kind === 'value' ? [reading.value] : []));
    if (read.some((v) => v !== read[0])) differing.push(line);
    return read[0];
  });
  const subject = `${sheet}, column ${found[0]?.header ?? ''}`;
  if (unreadable.length > 0) {
    note({ kind: 'dropped', subject, count: unreadable.length, message: `Not ${expectedIn(spec.as)}, and left out: ${some(unreadable)}.` });
  }
  if (found.length > 1 && (differing.length > 0 || new Set(found.map((c) => plain(c.header))).size < found.length)) {
    const headers = found.map((c) => `"${c.header}"`).join(' and ');
    const outcome = differing.length === 0 ? 'They say the same.' : `They differ in ${counted(differing.length, 'row')} (${some(differing.map(String))}): the first filled one counts.`;
    note({ kind: 'duplicate', subject, count: differing.length, message: `Columns ${headers} of sheet ${sheet} mean the same. ${outcome}` });
  }
  return values;
}

function noteAbsence(sheet: string, spec: ColumnSpec, found: readonly FoundColumn[], values: readonly unknown[], note: Note): void {
  if (spec.without === undefined) return;
  const header = found[0]?.header ?? spec.headers[0] ?? '';
  const subject = `${sheet}, column ${header}`;
  if (found.length === 0) note({ kind: 'missing-column', subject, message: `Sheet ${sheet} has no column "${header}": ${spec.without}.` });
  else if (values.length > 0 && values.every((v) => v === undefined)) {
    note({ kind: 'missing-column', subject, count: values.length, message: `Column "${header}" of sheet ${sheet} holds nothing in ${counted(values.length, 'row')}: ${spec.without}.` });
  }
}

function noteUnknown(sheet: string, headers: readonly string[], known: ReadonlySet<number>, body: Body, note: Note): void {
  const unknown = headers.filter((_, i) => !known.has(i) && body.some(({ cells }) => !isBlank(cells[i] ?? null)));
  if (unknown.length === 0) return;
  note({ kind: 'dropped', subject: sheet, count: unknown.length, message: `Columns of sheet ${sheet} that are not imported: ${unknown.map((h) => (h === '' ? '(no header)' : h)).join(', ')}.` });
}
