/** What could not be read of an entry or document, for the rules that report it. */
import type { DocumentEntry, Entry, Problem } from '../model/entry';

export type ProblemOf<K extends Problem['kind']> = Extract<Problem, { readonly kind: K }>;

/** The problems of one kind; most subjects have none. */
export function problemsOf<K extends Problem['kind']>(subject: Entry | DocumentEntry, kind: K): readonly ProblemOf<K>[] {
  return subject.problems.length === 0 ? none : subject.problems.filter((problem): problem is ProblemOf<K> => problem.kind === kind);
}
const none: readonly never[] = [];
