/** Findings with their places in the text: what the Problems view, the canvas and the command line show. */
import type { Severity } from '../core/diagnostics/rule';
import type { Finding } from '../core/diagnostics/run';
import type { Range } from '../core/document/json/lines';
import type { Path } from '../core/model/entry';
import type { Session } from './session';

export interface LocatedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** From the root of the file. */
  readonly path: Path;
  readonly range: Range;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  /** What it was located from: repairs are asked of it. Undefined for what is wrong with the JSON itself. */
  readonly finding: Finding | undefined;
}

/** The id under which broken JSON is reported by those who have no JSON editor to do it. */
export const syntaxRule = 'json-syntax';

/** Every finding of the estate, by file in reading order, then by place, then by rule. */
export function findingsOf(session: Session, options: { readonly syntax?: boolean } = {}): readonly LocatedFinding[] {
  const located: LocatedFinding[] = [];
  for (const findings of session.findings().values()) for (const finding of findings) located.push(locate(session, finding));
  if (options.syntax) for (const file of session.files()) located.push(...syntaxFindings(session, file));
  const order = new Map(session.files().map((file, i) => [file, i]));
  return located.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || compareRanges(a.range, b.range) || compareText(a.rule, b.rule) || compareText(a.message, b.message));
}

/** A finding with its ranges in the text as it is now. */
export function locate(session: Session, finding: Finding): LocatedFinding {
  const { place, rule, severity, message } = finding;
  return {
    rule: rule.id, severity, message, file: place.file, path: place.path, range: rangeIn(session, place),
    related: (finding.related ?? []).map((other) => ({ file: other.place.file, range: rangeIn(session, other.place), message: other.message })),
    finding,
  };
}

function syntaxFindings(session: Session, file: string): readonly LocatedFinding[] {
  const document = session.document(file);
  if (!document) return [];
  return document.syntaxProblems().map(({ start, length, message }) => ({
    rule: syntaxRule, severity: 'error', message, file, path: [], range: document.lines.rangeOf(start, start + length), related: [], finding: undefined,
  }));
}

function rangeIn(session: Session, place: Finding['place']): Range {
  return session.document(place.file)?.rangeOf(place) ?? nowhere;
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function compareRanges(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character || a.end.line - b.end.line || a.end.character - b.end.character;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
