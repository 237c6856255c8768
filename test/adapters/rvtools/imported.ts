import { expect } from 'vitest';
import type { JsonObject } from '../../../src/adapters/rvtools/documentText';
import { importRvtools, type ImportResult } from '../../../src/adapters/rvtools/import';
import type { ReportEntry, ReportKind } from '../../../src/adapters/rvtools/report';
import { workbook, type Sheets } from '../../fixtures/rvtools/workbooks';

export type Imported = Extract<ImportResult, { kind: 'imported' }>;

/** Imports sheets that must be accepted. */
export function imported(sheets: Sheets): Imported {
  const result = importRvtools(workbook(sheets), { fileName: 'estate.xlsx' });
  if (result.kind === 'refused') throw new Error(result.reason);
  return result;
}

/** The entry of an id in a collection; fails if it is not there. */
export function entryOf(result: Imported, collection: string, id: string): JsonObject {
  const entries = result.document[collection] as Readonly<Record<string, JsonObject>> | undefined;
  const entry = entries?.[id];
  expect(Object.keys(entries ?? {}), collection).toContain(id);
  return entry ?? {};
}

export function idsOf(result: Imported, collection: string): readonly string[] {
  return Object.keys(result.document[collection] ?? {});
}

/** The messages of one kind in a report, each after its subject. */
export function told(result: Imported, kind: ReportKind): readonly string[] {
  return result.report.entries.filter((e: ReportEntry) => e.kind === kind).map((e) => `${e.subject}: ${e.message}`);
}
