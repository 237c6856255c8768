import type { CellKind } from './columns';
import type { Cell } from './workbook';

export type CellValue<K extends CellKind> = K extends 'text' ? string : K extends 'flag' ? boolean : number;

/** `blank` is nothing written; `unreadable` is something that is not what the column holds. */
export type CellReading = { readonly kind: 'value'; readonly value: string | number | boolean } | { readonly kind: 'blank' } | { readonly kind: 'unreadable' };

/** Reads one cell; `scale` is how many MiB the unit of a size's header is. */
export function readCell(as: CellKind, cell: Cell, scale: number): CellReading {
  if (isBlank(cell)) return { kind: 'blank' };
  switch (as) {
    case 'text': return { kind: 'value', value: String(cell).trim() };
    case 'flag': return valueOr(readFlag(cell));
    case 'number': return amountOr(readNumber(cell), 1);
    case 'count': {
      const amount = readNumber(cell);
      return amount === undefined || Number.isInteger(amount) ? amountOr(amount, 1) : { kind: 'unreadable' };
    }
    case 'size': return amountOr(readNumber(cell), scale);
  }
}

/** What a cell of a column of this kind should hold, in words. */
export function expectedIn(as: CellKind): string {
  switch (as) {
    case 'text': return 'a text';
    case 'flag': return 'yes or no';
    case 'number': case 'size': return 'a number of zero or more';
    case 'count': return 'a whole number of zero or more';
  }
}

export function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** RVTools writes -1 where there is none: no limit, nothing measured. */
function amountOr(amount: number | undefined, scale: number): CellReading {
  if (amount === -1) return { kind: 'blank' };
  return valueOr(amount === undefined || amount < 0 ? undefined : amount * scale);
}

function valueOr(value: number | boolean | undefined): CellReading {
  return value === undefined ? { kind: 'unreadable' } : { kind: 'value', value };
}

function readFlag(cell: Cell): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  switch (String(cell).trim().toLowerCase()) {
    case 'true': case 'yes': case '1': return true;
    case 'false': case 'no': case '0': return false;
    default: return undefined;
  }
}

/** Reads "4096", "4,096", "4 096", "4096.5" and "35 %"; a comma counts as a thousands separator only before three digits. */
function readNumber(cell: Cell): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  const match = /^(-?)(\d{1,3}(?:[,\s]\d{3})+|\d+)(\.\d+)?\s*%?$/.exec(cell.trim());
  return match ? Number(`${match[1]}${(match[2] ?? '').replace(/[,\s]/g, '')}${match[3] ?? ''}`) : undefined;
}
