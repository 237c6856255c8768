import type { Change } from '../../../core/model/change';

/** What comes of connecting two ends. */
export type Connection = Refusal | {
  readonly kind: 'changes';
  /** What it would do: "Connect eth0 of web-01 to db". */
  readonly what: string;
  readonly changes: readonly Change[];
};

export interface Refusal {
  readonly kind: 'refused';
  /** What it would have done. */
  readonly what: string;
  readonly reasons: readonly string[];
}

/** The changes, unless there are reasons against them. */
export function unless(reasons: readonly string[], what: string, changes: () => readonly Change[]): Connection {
  return reasons.length > 0 ? { kind: 'refused', what, reasons } : { kind: 'changes', what, changes: changes() };
}
