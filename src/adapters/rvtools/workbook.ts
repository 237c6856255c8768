import readXlsxFile from 'read-excel-file/universal';
import { readZipDirectory } from './zipDirectory';

/** A cell as read: dates are ISO 8601 text. */
export type Cell = string | number | boolean | null;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

export interface Workbook {
  readonly kind: 'workbook';
  readonly sheets: readonly Sheet[];
}

/** The file cannot be imported; `reason` is one sentence: what it is, where that shows, what to do. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
}

/** Reads the bytes of an `.xlsx` file. Never throws: a broken or foreign file is a refusal. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook | Refusal> {
  const refusal = refuseForeign(bytes);
  if (refusal) return refusal;
  try {
    const sheets = await readXlsxFile(Uint8Array.from(bytes).buffer);
    return { kind: 'workbook', sheets: sheets.map((s) => ({ name: s.sheet, rows: rowsOf(s.data) })) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return refused(`The workbook is damaged (while unpacking and reading its sheets: ${said}): ${exportAgain}.`);
  }
}

const exportAgain = 'export it again with RVTools (File, Export all to xlsx)';
/** Beyond this an archive is refused before it is unpacked; the largest estates export some tens of megabytes. */
const largestUnpackedBytes = 2 ** 30;

/** Looks at the container before anything is unpacked. */
function refuseForeign(bytes: Uint8Array): Refusal | undefined {
  if (bytes.length === 0) return refused(`The file is empty (0 bytes): ${exportAgain}.`);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return holdsText16(bytes, 'EncryptedPackage')
      ? refused('The workbook is protected by a password (its container holds an encrypted package): remove the password in Excel (File, Info, Protect Workbook) and import it again.')
      : refused('The file is an old binary Excel workbook (.xls container) or another OLE document: save it as .xlsx in Excel and import it again.');
  }
  if (!startsWith(bytes, [0x50, 0x4b])) {
    return refused(`The file is not an Excel workbook: it begins with ${firstBytes(bytes)} where an .xlsx begins with "PK"; choose the .xlsx that RVTools wrote (File, Export all to xlsx), not a CSV export.`);
  }
  const directory = readZipDirectory(bytes);
  if (!directory) return refused(`The workbook is truncated: it ends after ${bytes.length} bytes without its table of contents; copy it again or ${exportAgain}.`);
  if (!directory.some((e) => e.path === 'xl/workbook.xml')) {
    return directory.some((e) => e.path === 'xl/workbook.bin')
      ? refused('The file is a binary Excel workbook (.xlsb, it holds xl/workbook.bin): save it as .xlsx in Excel and import it again.')
      : refused(`The file is a zip archive but not an Excel workbook (no xl/workbook.xml among its ${directory.length} files): choose the .xlsx that RVTools wrote.`);
  }
  const unpackedBytes = directory.reduce((sum, e) => sum + e.unpackedBytes, 0);
  if (unpackedBytes > largestUnpackedBytes) {
    return refused(`The workbook unpacks to ${Math.round(unpackedBytes / 2 ** 20)} MiB, more than the ${largestUnpackedBytes / 2 ** 20} MiB that are read: keep only the sheets of RVTools, or export one vCenter at a time.`);
  }
  return undefined;
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

/** Whether `bytes` hold `text` in UTF-16LE, as an OLE container writes the names of its streams. */
function holdsText16(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((c) => [c.charCodeAt(0), 0]);
  for (let at = 0; at + wanted.length <= bytes.length; at++) {
    if (bytes[at] === wanted[0] && wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

function firstBytes(bytes: Uint8Array): string {
  const first = [...bytes.subarray(0, 12)];
  return first.every((b) => b >= 0x20 && b < 0x7f)
    ? `"${String.fromCharCode(...first)}"`
    : first.slice(0, 4).map((b) => b.toString(16).padStart(2, '0')).join(' ');
}

/** `data` is declared by the library with a mistaken type for dates, and is absent for a chart sheet. */
function rowsOf(data: unknown): readonly (readonly Cell[])[] {
  return Array.isArray(data) ? data.map((row) => (Array.isArray(row) ? row.map(cellOf) : [])) : [];
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
