/** What can be said of who reaches whom, from whichever side packets begin. */
import type { Station } from '../fabric/types';

/** "part": some protocols or ports; "unknown": the way leads to what the document does not tell (I2). */
export type Reach = 'open' | 'part' | 'closed' | 'unknown';

/** Adapters that reach the same and are reached by the same (I1). */
export interface AdapterClass {
  readonly network: string;
  /** That of the VM, container or host, or else of the network; undefined where neither says one. */
  readonly tenant: string | undefined;
  /** One text for hosts on which distributed routers lead to the same; empty where there are none. */
  readonly hostKey: string;
  /** All of them, by collection and id. Never empty. */
  readonly adapters: readonly [Station, ...Station[]];
}

export interface ClassCell {
  readonly reach: Reach;
  /** Whether it gets there by no filter that names what it lets through (I3). False where it does not get there. */
  readonly isUnguarded: boolean;
  /** A pair that shows it. */
  readonly from: Station;
  readonly to: Station;
}

export interface Isolation {
  readonly classes: readonly AdapterClass[];
  /**
   * Whether a class reaches another, or itself, by their index; undefined where there is no pair to ask: a guest is never
   * asked whether it reaches itself.
   */
  readonly cell: (from: number, to: number) => ClassCell | undefined;
}

export type Grouping = 'tenant' | 'network';

/** A tenant or a network. */
export interface IsolationGroup {
  /** Undefined: whoever is of no tenant. */
  readonly name: string | undefined;
  /** How many adapters that are in use it has. */
  readonly adapters: number;
}

/** Of two groups, what the best of their classes have (I1). */
export interface IsolationCell extends ClassCell {
  /** A pair that gets there by no filter that names what it lets through; undefined where there is none (I3). */
  readonly unguarded: Pick<ClassCell, 'reach' | 'from' | 'to'> | undefined;
}

export interface IsolationMatrix {
  readonly by: Grouping;
  /** In order of names; whoever is of no tenant comes last. */
  readonly groups: readonly IsolationGroup[];
  /** By index of the groups; undefined where there is no pair to ask. */
  readonly cell: (from: number, to: number) => IsolationCell | undefined;
}
