/** How many findings count on each node or edge, kept while findings come and go. */
import type { Finding } from '../../core/diagnostics/run';
import type { DiagramNode } from '../../protocol/view';
import type { Look } from './look';

type Counts = DiagramNode['findings'];
const none: Counts = { error: 0, warning: 0, info: 0 };

export function total(a: Counts, b: Counts): Counts {
  return { error: a.error + b.error, warning: a.warning + b.warning, info: a.info + b.info };
}

export class FindingCounts {
  private readonly counts = new Map<string, Counts>();
  private readonly bySubject = new Map<string, readonly Finding[]>();

  constructor(private readonly countedOn: Look['countedOn']) {}

  of(key: string): Counts {
    return this.counts.get(key) ?? none;
  }

  /** Takes over the findings of a subject; gives what they count or counted on. */
  take(subject: string, findings: readonly Finding[]): readonly string[] {
    const before = this.bySubject.get(subject) ?? [];
    if (findings.length > 0) this.bySubject.set(subject, findings);
    else this.bySubject.delete(subject);
    return [...this.add(before, -1), ...this.add(findings, 1)];
  }

  private add(findings: readonly Finding[], sign: 1 | -1): readonly string[] {
    return findings.flatMap((finding) => this.countedOn(finding.place.path).map((key) => {
      const before = this.of(key);
      const after = { ...before, [finding.severity]: before[finding.severity] + sign };
      if (after.error + after.warning + after.info === 0) this.counts.delete(key);
      else this.counts.set(key, after);
      return key;
    }));
  }
}
