import { isMet, median, type Measured, type Target, type Unit } from './measurement';

/** The table: what, median (least–most), target, and whether it is met. */
export function table(rows: readonly Measured[]): string {
  const cells = rows.map((row) => [row.name, row.what, measured(row), row.target ? wanted(row.target, row.unit) : '', verdict(isMet(row))]);
  const all = [['name', 'what', 'median (least–most)', 'target', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

function measured({ runs, unit }: Measured): string {
  const middle = `${figure(median(runs))} ${unit}`;
  return runs.length < 2 ? middle : `${middle} (${figure(Math.min(...runs))}–${figure(Math.max(...runs))})`;
}

function wanted({ kind, value }: Target, unit: Unit): string {
  return `${kind === 'at most' ? '≤' : '≥'} ${value} ${unit}`;
}

function verdict(met: boolean | undefined): string {
  return met === undefined ? '' : met ? 'ok' : 'over';
}

/** Three digits, as far as they mean something. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
