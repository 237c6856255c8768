/** What comes of a gesture. */
import type { Change } from '../../../core/model/change';

export type GestureOutcome =
  /** `node` is what was added or renamed; `message` says what was done, for an announcement. */
  | { readonly kind: 'changes'; readonly changes: readonly Change[]; readonly node: string | null; readonly message: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** An operation asks something, and what was answered cannot be taken. */
  | { readonly kind: 'unanswered'; readonly problems: readonly { readonly question: string; readonly reason: string }[] }
  | Referenced;

export interface Referenced {
  readonly kind: 'referenced';
  /** The first of them: which entry names in which field what is to be deleted. */
  readonly references: readonly { readonly from: string; readonly field: string; readonly to: string }[];
  readonly count: number;
}
