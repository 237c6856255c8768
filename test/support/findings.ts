/** Findings as lines a person can read, and repairs applied as one would by a click. */
import type { Fix, Place } from '../../src/core/diagnostics/rule';
import type { Finding } from '../../src/core/diagnostics/run';
import { applyChanges } from '../../src/core/document/applyChanges';
import type { Range } from '../../src/core/document/json/lines';
import type { Session, SessionOptions } from '../../src/features/session';
import { sessionOf, type Files } from './estate';

/** Every finding, or those of one rule, in the order of files and text: `rule at "underlined text": message`. */
export function findingsOf(source: Files | Session, ruleId?: string, options: SessionOptions = {}): readonly string[] {
  const session = isSession(source) ? source : sessionOf(source, options);
  return sortedFindings(session)
    .filter((finding) => ruleId === undefined || finding.rule.id === ruleId)
    .map((finding) => {
      const prefix = ruleId === undefined ? `${finding.rule.id} ` : '';
      const file = finding.place.file === session.main ? '' : ` in ${finding.place.file}`;
      return `${prefix}at ${textAt(session, finding.place)}${file}: ${finding.message}`;
    });
}

/** The other places a finding shows: `"underlined text": message`. */
export function relatedOf(session: Session, finding: Finding): readonly string[] {
  return (finding.related ?? []).map(({ place, message }) => `${textAt(session, place)}: ${message}`);
}

export function sortedFindings(session: Session): readonly Finding[] {
  const files = session.files();
  const key = ({ place }: Finding): readonly [number, number] => [files.indexOf(place.file), session.document(place.file)?.offsetsOf(place).start ?? 0];
  return [...session.findings().values()].flat().sort((a, b) => {
    const [fileA, startA] = key(a);
    const [fileB, startB] = key(b);
    return fileA - fileB || startA - startB || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
  });
}

export function rangeOf(session: Session, place: Place): Range {
  const document = session.document(place.file);
  if (!document) throw new Error(`"${place.file}" is not open.`);
  return document.rangeOf(place);
}

export function textAt(session: Session, place: Place): string {
  const document = session.document(place.file);
  const { start, end } = document?.offsetsOf(place) ?? { start: 0, end: 0 };
  return document?.text.slice(start, end) ?? '';
}

/** Applies a repair to every file it touches. */
export function applyFix(session: Session, fix: Fix): void {
  for (const file of new Set(fix.changes.map((change) => change.file))) {
    const document = session.document(file);
    if (!document) throw new Error(`A repair touches "${file}", which is not open.`);
    const edits = applyChanges({ text: document.text, tree: document.tree }, fix.changes.filter((change) => change.file === file));
    // They are in offsets of the same text: the last one first.
    session.edit(file, [...edits].reverse());
  }
}

function isSession(source: Files | Session): source is Session {
  return typeof source === 'object' && 'findings' in source && typeof source.findings === 'function';
}
