/** Repairs of findings, where the cursor or a selection is. */
import type { Fix } from '../core/diagnostics/rule';
import type { Finding } from '../core/diagnostics/run';
import type { Range } from '../core/document/json/lines';
import type { TopologyDocument } from '../core/document/document';
import type { Change } from '../core/model/change';
import type { Path } from '../core/model/entry';
import type { Session } from './session';

export interface CodeAction {
  readonly title: string;
  readonly changes: readonly Change[];
  /** Whether it is the one to apply without asking. */
  readonly preferred: boolean;
  /** The finding it repairs. */
  readonly rule: string;
  readonly message: string;
  readonly range: Range;
}

/** Of how many findings the repairs are offered at most: a longer menu helps nobody. */
const mostFindings = 30;

/** The repairs of findings that touch the given offsets, borders included. */
export function codeActionsIn(session: Session, file: string, start: number, end: number): readonly CodeAction[] {
  const document = session.document(file);
  if (!document?.whole) return [];
  return findingsIn(session, document, start, end).flatMap((finding) => {
    const range = document.rangeOf(finding.place);
    return session.fixesOf(finding).map(({ title, changes, preferred }): CodeAction => ({ title, changes, preferred: preferred === true, rule: finding.rule.id, message: finding.message, range }));
  });
}

/** The rules with findings at the given offsets of which several in the file have a repair that is the one to apply. */
export function rulesToFixIn(session: Session, file: string, start: number, end: number): readonly string[] {
  const document = session.document(file);
  if (!document?.whole) return [];
  const rules = new Set(findingsIn(session, document, start, end).filter((finding) => preferredFix(session, finding)).map((finding) => finding.rule.id));
  return [...rules].filter((rule) => hasSeveral(session, file, rule));
}

/** The changes that repair every finding of a rule in a file that has one repair to apply without asking. */
export function fixAll(session: Session, file: string, rule: string): readonly Change[] {
  const document = session.document(file);
  if (!document?.whole) return [];
  // From the end of the text to its beginning: what is removed from a list moves only what comes after it.
  const findings = inFile(session, file, rule).map((finding) => ({ finding, start: document.offsetsOf(finding.place).start })).sort((a, b) => b.start - a.start);
  const changes = findings.flatMap(({ finding }) => preferredFix(session, finding)?.changes ?? []);
  // One repair may answer several findings, such as an entry that all of them miss.
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

function preferredFix(session: Session, finding: Finding): Fix | undefined {
  return session.fixesOf(finding).find((fix) => fix.preferred);
}

function hasSeveral(session: Session, file: string, rule: string): boolean {
  let fixable = 0;
  for (const finding of inFile(session, file, rule)) if (preferredFix(session, finding) && ++fixable > 1) return true;
  return false;
}

function inFile(session: Session, file: string, rule: string): readonly Finding[] {
  return [...session.findings().values()].flatMap((findings) => findings.filter((finding) => finding.rule.id === rule && finding.place.file === file));
}

function findingsIn(session: Session, document: TopologyDocument, start: number, end: number): readonly Finding[] {
  const near = entryAround(document, start, end);
  const found: Finding[] = [];
  for (const findings of session.findings().values()) {
    for (const finding of findings) {
      if (found.length === mostFindings) return found;
      const { place } = finding;
      if (place.file !== document.file || (near && !isIn(place.path, near))) continue;
      const offsets = document.offsetsOf(place);
      if (offsets.start <= end && offsets.end >= start) found.push(finding);
    }
  }
  return found;
}

type EntryPath = readonly [string | number, string | number];

/** Whether a path leads into an entry, or stays above all of them. */
function isIn(path: Path, [collection, id]: EntryPath): boolean {
  return path.length < 2 || (path[0] === collection && path[1] === id);
}

/** Collection and id of the entry that both offsets are in; undefined where they are not in one. */
function entryAround(document: TopologyDocument, start: number, end: number): EntryPath | undefined {
  const [collection, id] = document.at(start)?.path ?? [];
  const [otherCollection, otherId] = document.at(end)?.path ?? [];
  return collection !== undefined && id !== undefined && collection === otherCollection && id === otherId ? [collection, id] : undefined;
}
