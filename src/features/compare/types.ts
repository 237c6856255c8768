/** What lies between two versions of an estate. */
import type { Severity } from '../../core/diagnostics/rule';
import type { JsonValue } from '../../core/model/change';
import type { Path } from '../../core/model/entry';
import type { CollectionName } from '../../core/model/ids';

export const changeKinds = ['added', 'removed', 'changed', 'moved'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Comparison {
  /** What is different, in the order of places: what lies in something follows it. */
  readonly changes: readonly Difference[];
  /** Findings of the later version that the earlier one had not. */
  readonly appeared: readonly FindingChange[];
  /** Findings of the earlier version that the later one has no longer. */
  readonly gone: readonly FindingChange[];
  /** Hosts that changed, or on which something came, went or changed: how full they were, and are. */
  readonly hosts: readonly HostChange[];
}

/** What became of one entry, or of what a file says beside its entries. */
export interface Difference {
  /** "collection/id": as the later version names it, or as the earlier one did where it is removed. Null for what stands beside the entries. */
  readonly node: string | null;
  readonly collection: CollectionName | null;
  /** `moved` where what it lies in is another, whatever else changed with it. */
  readonly change: ChangeKind;
  /** Its id in the earlier version, where it has another now. */
  readonly was: string | null;
  readonly label: string;
  /** "VM": what it is. */
  readonly word: string;
  /** The ids of what it lies in, from the outermost in; the earlier version's for what is removed. */
  readonly where: readonly string[];
  /** Of what moved: what it lay in. */
  readonly from: readonly string[];
  /** What is written otherwise. Nothing for what is added or removed: all of it is. */
  readonly fields: readonly FieldChange[];
  readonly appeared: readonly FindingChange[];
  readonly gone: readonly FindingChange[];
}

export interface FieldChange {
  /**
   * Below the entry. An index counts in the later version, or in the earlier one where the item is gone: items are paired from
   * both ends of a list, so that what one index names on both sides is the same item.
   */
  readonly path: Path;
  /** As written; undefined where it was absent. */
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

export interface FindingChange {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The entry it is about; null for one about a file. */
  readonly node: string | null;
}

/** How full a host was and is. */
export interface HostChange {
  readonly node: string;
  readonly label: string;
  readonly vms: BeforeAndAfter<number>;
  /** Fractions of capacity, or of what the policies allow to be given out where nothing is said about use. */
  readonly cpu: BeforeAndAfter<number>;
  readonly memory: BeforeAndAfter<number>;
}

/** Undefined where it was not there, or nothing is known. */
export interface BeforeAndAfter<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}
