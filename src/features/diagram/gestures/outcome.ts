/** What comes of a gesture. */
import type { Change } from '../../../core/model/change';
import type { Effect } from './effects';

export type GestureOutcome =
  /** `node` is what was added or renamed, `nodes` everything where that is several; `message` says what was done, for an announcement. */
  | { readonly kind: 'changes'; readonly changes: readonly Change[]; readonly node: string | null; readonly nodes?: readonly string[]; readonly message: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** An operation asks something, and what was answered cannot be taken. */
  | { readonly kind: 'unanswered'; readonly problems: readonly { readonly question: string; readonly reason: string }[] }
  | Referenced
  /** What is pasted names what is not there: the first of those references, and how many there are. */
  | { readonly kind: 'outside'; readonly references: readonly { readonly from: string; readonly field: string; readonly to: string }[]; readonly count: number };

export interface Referenced {
  readonly kind: 'referenced';
  /** The first of them: which entry names in which field what is to be deleted. */
  readonly references: readonly { readonly from: string; readonly field: string; readonly to: string }[];
  readonly count: number;
  /** How many of them each kind of entry has. */
  readonly kinds: readonly (readonly [string, number])[];
  /** What would stop running, or lose its network or its storage. */
  readonly effects: readonly Effect[];
}
