/** Everything about one node, for the inspector: its figures, every field of the format it may have, its findings. */
import type { Finding } from '../../core/diagnostics/run';
import type { Entry, Path } from '../../core/model/entry';
import { entityWord } from '../../core/model/ids';
import type { FindingView, Inspection } from '../../protocol/view';
import { figuresOf } from '../figures/figuresOf';
import type { Session } from '../session';
import { groupsOf } from './inspection/fields';
import { entryOf, nodeOfPath } from './nodeIds';

/** The inspection of a node, with the findings that stand on it, whoever they were found in; undefined for a group, and for what is no longer there. */
export function inspect(session: Session, node: string): Inspection | undefined {
  const name = entryOf(node);
  const entry = name && session.estate.find(name.collection, name.id);
  if (!entry) return undefined;
  const findings = [...session.findings().values()].flatMap((found) => found.filter(({ place }) => nodeOfPath(place.path) === node)).sort(worstFirst);
  return {
    node,
    title: entry.value.name ?? entry.id,
    word: entityWord[entry.collection],
    figures: figuresOf(session.estate, entry).map((figure) => ({ ...figure })),
    groups: groupsOf(session, entry, (path) => worstAt(entry, findings, path)),
    findings: findings.map((finding) => findingView(session, finding)),
  };
}

const ranks = { error: 2, warning: 1, info: 0 } as const;

function worstFirst(a: Finding, b: Finding): number {
  return ranks[b.severity] - ranks[a.severity] || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
}

/** Message of the worst finding, which comes first, on a field, or below it where it has no fields of its own; empty where there is none. */
function worstAt(entry: Entry, findings: readonly Finding[], path: Path): string {
  const field = [entry.collection, entry.id, ...path];
  const here = findings.filter(({ place }) => place.file === entry.file && place.path.length >= field.length && field.every((step, i) => step === place.path[i]));
  return here[0]?.message ?? '';
}

function findingView(session: Session, finding: Finding): FindingView {
  const { rule, severity, message, place } = finding;
  return {
    rule: rule.id, severity, message, why: rule.why, remedy: rule.remedy, path: [...place.path],
    related: (finding.related ?? []).map((other) => ({ message: other.message, node: nodeOfPath(other.place.path) ?? null })),
    fixes: session.fixesOf(finding).map((fix) => fix.title),
  };
}
