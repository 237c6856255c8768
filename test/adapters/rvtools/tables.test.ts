import { describe, expect, it } from 'vitest';
import type { ReportEntry } from '../../../src/adapters/rvtools/report';
import { readTables, type Tables } from '../../../src/adapters/rvtools/tables';
import { workbook, type Sheets } from '../../fixtures/rvtools/workbooks';

function read(sheets: Sheets): { readonly tables: Tables; readonly notes: readonly ReportEntry[] } {
  const notes: ReportEntry[] = [];
  return { tables: readTables(workbook(sheets), (entry) => notes.push(entry)), notes };
}
const vm = (headers: readonly string[], row: readonly (string | number | boolean | null)[]) => read({ vInfo: [headers, row] }).tables.vInfo?.rows[0];

describe('finding sheets and columns', () => {
  it('knows sheets by their names in workbooks and in CSV exports', () => {
    for (const name of ['vInfo', 'VINFO', 'tabvInfo', 'RVTools_tabvInfo', ' vInfo ']) expect(read({ [name]: [['VM'], ['a']] }).tables.vInfo?.rows).toHaveLength(1);
  });

  it('reads the first of two sheets of one kind, and says how much the other holds', () => {
    const { tables, notes } = read({ vInfo: [['VM'], ['a']], tabvInfo: [['VM'], ['b'], ['c']] });
    expect(tables.vInfo?.rows.map((r) => r.name)).toEqual(['a']);
    expect(notes).toContainEqual({ kind: 'duplicate', subject: 'tabvInfo', count: 3, message: 'Sheet "tabvInfo" stands for vInfo as "vInfo" does, which comes first: it is not read.' });
  });

  it('knows headers of every version, whatever their case, spaces and unit', () => {
    for (const header of ['Provisioned MB', 'Provisioned MiB', 'provisioned mib ', 'Provisioned (MiB)', 'PROVISIONED_MB']) expect(vm(['VM', header], ['a', 2048])?.provisioned).toBe(2048);
    expect(vm(['VM', 'Provisioned GB'], ['a', 2])?.provisioned).toBe(2048);
    expect(vm(['VM', 'Provisioned GiB'], ['a', '1.5'])?.provisioned).toBe(1536);
    for (const header of ['CPUs', '# CPU', 'vCPUs', 'vCPU']) expect(vm(['VM', header], ['a', 4])?.vcpus).toBe(4);
  });

  it('does not take "Memory usage %" for "Memory", nor the other way round', () => {
    const host = read({ vHost: [['Host', 'Memory usage %', '# Memory', 'CPU usage %', '# CPU'], ['esx', 62, 1024, 35, 2]] }).tables.vHost?.rows[0];
    expect(host).toMatchObject({ memory: 1024, memoryUsagePercent: 62, cpuUsagePercent: 35, sockets: 2 });
  });

  it('finds headers below a title', () => {
    expect(read({ vInfo: [['Inventory of 2026'], [], ['VM', 'CPUs'], ['a', 2]] }).tables.vInfo?.rows).toMatchObject([{ line: 4, name: 'a', vcpus: 2 }]);
  });

  it('reads numbers written as text, and truths in any spelling', () => {
    expect(vm(['VM', 'CPUs', 'Memory', 'Template'], ['a', '4', '16,384', 'TRUE'])).toMatchObject({ vcpus: 4, memory: 16384, template: true });
    expect(vm(['VM', 'Memory', 'Template'], ['a', '16 384', false])).toMatchObject({ memory: 16384, template: false });
  });

  it('leaves out what is no number and says where', () => {
    const { tables, notes } = read({ vInfo: [['VM', 'Memory'], ['a', 'n/a'], ['b', 1024]] });
    expect(tables.vInfo?.rows.map((r) => r.memory)).toEqual([undefined, 1024]);
    expect(notes).toContainEqual({ kind: 'dropped', subject: 'vInfo, column Memory', count: 1, message: 'Not a number of zero or more, and left out: row 2, Memory: "n/a".' });
  });

  it('takes -1 for nothing said, and leaves out other negative numbers and parts of whole things', () => {
    const { tables, notes } = read({ vInfo: [['VM', 'CPUs', 'Memory'], ['a', -1, -1], ['b', 2.5, -4]] });
    expect(tables.vInfo?.rows).toMatchObject([{ vcpus: undefined, memory: undefined }, { vcpus: undefined, memory: undefined }]);
    expect(notes.filter((n) => n.kind === 'dropped').map((n) => n.message)).toEqual(['Not a whole number of zero or more, and left out: row 3, CPUs: "2.5".', 'Not a number of zero or more, and left out: row 3, Memory: "-4".']);
  });

  it('takes the first filled one of two columns of one meaning, and says in how many rows they differ', () => {
    const { tables, notes } = read({ vInfo: [['VM', 'CPUs', 'CPUs'], ['a', 2, 2], ['b', null, 4], ['c', 1, 8]] });
    expect(tables.vInfo?.rows.map((r) => r.vcpus)).toEqual([2, 4, 1]);
    expect(notes).toContainEqual({ kind: 'duplicate', subject: 'vInfo, column CPUs', count: 1, message: 'Columns "CPUs" and "CPUs" of sheet vInfo mean the same. They differ in 1 row (4): the first filled one counts.' });
  });

  it('says which columns are missing or empty, and what follows', () => {
    const { notes } = read({ vInfo: [['VM', 'Host'], ['a', null], ['b', ' ']] });
    expect(notes).toContainEqual({ kind: 'missing-column', subject: 'vInfo, column CPUs', message: 'Sheet vInfo has no column "CPUs": VMs are imported without a number of vCPUs.' });
    expect(notes).toContainEqual({ kind: 'missing-column', subject: 'vInfo, column Host', count: 2, message: 'Column "Host" of sheet vInfo holds nothing in 2 rows: VMs are placed by their cluster alone.' });
  });

  it('says which columns and sheets hold something that is not read', () => {
    const { notes } = read({ vInfo: [['VM', 'Cost centre', 'Empty'], ['a', 12, null]], vHealth: [['Name'], ['x'], ['y']] });
    expect(notes).toContainEqual({ kind: 'dropped', subject: 'vInfo', count: 1, message: 'Columns of sheet vInfo that are not imported: Cost centre.' });
    expect(notes).toContainEqual({ kind: 'dropped', subject: 'vHealth', count: 3, message: 'The sheet is not imported.' });
  });

  it('passes over empty rows, and keeps the numbers that Excel shows', () => {
    expect(read({ vInfo: [['VM'], ['a'], [null], ['', ' '], ['b']] }).tables.vInfo?.rows.map((r) => r.line)).toEqual([2, 5]);
  });
});
