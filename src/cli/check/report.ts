/** What a check found, ready to be written in any format. */
import { ruleById } from '../../core/diagnostics/catalogue';
import type { Severity } from '../../core/diagnostics/rule';
import { applyChanges } from '../../core/document/applyChanges';
import type { Range } from '../../core/document/json/lines';
import type { Path } from '../../core/model/entry';
import { findingsOf, type LocatedFinding } from '../../features/findings';
import type { Session } from '../../features/session';
import { explainSyntax, type Explained } from './explained';

export interface Report {
  readonly findings: readonly Reported[];
  /** How many files were looked at, imports included. */
  readonly files: number;
}

export interface Reported {
  readonly rule: Explained;
  readonly severity: Severity;
  readonly message: string;
  /** As it is shown: relative to the current folder where it lies in it. */
  readonly file: string;
  readonly path: Path;
  readonly range: Range;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: Range }[];
  /** Its repairs, computed when they are wanted. */
  readonly fixes: () => readonly ReportedFix[];
}

export interface ReportedFix {
  readonly title: string;
  /** What is replaced by what, file by file; computed when it is wanted. */
  readonly edits: () => readonly FileEdits[];
}

export interface FileEdits {
  readonly file: string;
  readonly replacements: readonly { readonly range: Range; readonly text: string }[];
}

/** Everything found in `estates`; what two of them find in a file they share is told once. `show` gives files their names. */
export function reportOf(estates: readonly Session[], show: (file: string) => string): Report {
  const told = new Set<string>();
  const findings = estates.flatMap((estate) =>
    findingsIn(estate)
      .map((located) => reported(estate, located, show))
      .filter(({ rule, file, range, message }) => {
        const key = JSON.stringify([rule.id, file, range, message]);
        return !told.has(key) && told.add(key);
      }),
  );
  return { findings, files: new Set(estates.flatMap((estate) => estate.files())).size };
}

export function countsOf(findings: readonly { readonly severity: Severity }[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** While brackets do not match, what follows the gap is read as something else: only the gap is worth telling. */
function findingsIn(estate: Session): readonly LocatedFinding[] {
  const findings = findingsOf(estate, { syntax: true });
  const isWhole = estate.files().every((file) => estate.document(file)?.whole);
  return isWhole ? findings : findings.filter(({ finding }) => finding === undefined);
}

function reported(estate: Session, { rule, finding, file, related, ...located }: LocatedFinding, show: (file: string) => string): Reported {
  return {
    ...located,
    rule: ruleById.get(rule) ?? explainSyntax,
    file: show(file),
    related: related.map((other) => ({ ...other, file: show(other.file) })),
    fixes: () => (finding ? estate.fixesOf(finding).map((fix) => ({ title: fix.title, edits: () => editsOf(estate, fix.changes, show) })) : []),
  };
}

function editsOf(estate: Session, changes: Parameters<typeof applyChanges>[1], show: (file: string) => string): readonly FileEdits[] {
  return [...new Set(changes.map(({ file }) => file))].flatMap((file) => {
    const document = estate.document(file);
    if (!document) return [];
    const edits = applyChanges(document, changes.filter((change) => change.file === file));
    const replacements = edits.map(({ offset, length, text }) => ({ range: document.lines.rangeOf(offset, offset + length), text }));
    return replacements.length === 0 ? [] : [{ file: show(file), replacements }];
  });
}
