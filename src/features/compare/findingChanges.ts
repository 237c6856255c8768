/** Findings that came or went. */
import type { Finding } from '../../core/diagnostics/run';
import type { FindingChange } from './types';

/** Of two lists of findings of one subject, those that only one has: what is told with other figures of the same place is the same finding. */
export function findingChanges(before: readonly Finding[], after: readonly Finding[], node: string | null): { readonly appeared: readonly FindingChange[]; readonly gone: readonly FindingChange[] } {
  return { appeared: only(after, before, node), gone: only(before, after, node) };
}

function only(these: readonly Finding[], others: readonly Finding[], node: string | null): readonly FindingChange[] {
  if (these.length === 0) return none;
  const counts = new Map<string, number>();
  for (const finding of others) counts.set(keyOf(finding, node), (counts.get(keyOf(finding, node)) ?? 0) + 1);
  return these.flatMap((finding): readonly FindingChange[] => {
    const left = counts.get(keyOf(finding, node)) ?? 0;
    counts.set(keyOf(finding, node), left - 1);
    return left > 0 ? none : [{ rule: finding.rule.id, severity: finding.severity, message: finding.message, node }];
  });
}

/** The path without the id of the entry, which may be another now. */
function keyOf({ rule, place }: Finding, node: string | null): string {
  return JSON.stringify([rule.id, ...(node === null ? place.path : place.path.slice(2))]);
}

const none: readonly never[] = [];
