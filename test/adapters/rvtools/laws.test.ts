import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetSpecs } from '../../../src/adapters/rvtools/columns';
import { importRvtools } from '../../../src/adapters/rvtools/import';
import { reportText } from '../../../src/adapters/rvtools/report';
import type { Cell } from '../../../src/adapters/rvtools/workbook';
import { workbook, type Sheets } from '../../fixtures/rvtools/workbooks';
import { problemsOf } from './decoded';
import { idsOf } from './imported';

/** A few names, so that sheets meet: equal, differing in case and domain, not ids, and unfit as keys. */
const name = fc.constantFrom('app', 'App', 'app.lan', 'app 2', 'boapp', '__proto__', 'constructor', '-', '12', 'Désirée', '[gold] app/app.vmdk', '10.0.0.1');
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: name },
  { weight: 2, arbitrary: fc.constantFrom<Cell>(null, '', true, 'False', 'poweredOn', 'poweredOff', 'n/a', '4,096', '0-4094', '100', 'fe80::1', '00:50:56:00:00:01') },
  { weight: 2, arbitrary: fc.oneof(fc.integer({ min: -2, max: 100_000 }), fc.double({ min: -1, max: 1e7, noNaN: true })) },
  { weight: 1, arbitrary: fc.string() },
);

/** A sheet with some of `headers`, the first of them nearly always, since that is what names a row. */
function sheetOf(headers: readonly string[]): fc.Arbitrary<readonly (readonly Cell[])[]> {
  const first = fc.oneof({ weight: 9, arbitrary: fc.constant(headers.slice(0, 1)) }, { weight: 1, arbitrary: fc.constant([]) });
  return fc.tuple(first, fc.subarray([...headers.slice(1), 'Not known'], { minLength: 1 })).chain(([key, others]) => {
    const chosen = [...key, ...others];
    return fc.array(fc.array(cell, { minLength: chosen.length, maxLength: chosen.length }), { maxLength: 6 }).map((rows) => [chosen, ...rows]);
  });
}
/** Any sheets of RVTools with any of their headers, and anything in their cells. */
const sheets: fc.Arbitrary<Sheets> = fc.record(
  Object.fromEntries(Object.entries(sheetSpecs).map(([key, spec]) => [key, sheetOf(Object.values(spec.columns).flatMap((c) => c.headers))])),
  { requiredKeys: ['vInfo'] },
);

it('whatever is in the cells, an import gives a document that the schema reads without a problem, and a report', () => {
  fc.assert(fc.property(sheets, (given) => {
    const result = importRvtools(workbook(given), { fileName: 'any.xlsx' });
    if (result.kind === 'refused') {
      expect(result.reason).toMatch(/^The workbook [^\n]*\.$/);
      return;
    }
    expect(problemsOf(result.text)).toEqual([]);
    expect(JSON.parse(result.text)).toEqual(result.document);
    expect(reportText(result.report)).toMatch(/^# Import of any\.xlsx\n/);
  }), { numRuns: 200 });
});

it('every row of the VM sheet is either one VM or one entry of the report', () => {
  fc.assert(fc.property(sheets, (given) => {
    const result = importRvtools(workbook(given), { fileName: 'any.xlsx' });
    if (result.kind === 'refused' || result.report.entries.some((e) => e.kind === 'missing-column' && e.subject === 'vInfo')) return;
    const rows = (given['vInfo'] ?? []).slice(1).filter((row) => row.some((c) => c !== null && String(c).trim() !== ''));
    const entries = result.report.entries.filter((e) => /^vInfo row \d+$/.test(e.subject));
    expect(idsOf(result, 'vms').length + entries.length).toBe(rows.length);
    expect(new Set(entries.map((e) => e.subject)).size).toBe(entries.length);
  }), { numRuns: 200 });
});
