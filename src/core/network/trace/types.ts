/** What a trace answers: the way of a packet with every hop, or where and why it stops, and the smallest change that would let it through. */
import type { Change } from '../../model/change';
import type { CollectionName } from '../../model/ids';
import type { Verdict } from '../routing/filters';

/** A place in the document. */
export interface Place {
  readonly collection: CollectionName;
  readonly id: string;
  /** Its NIC, port, interface or adapter. */
  readonly part?: string;
}

const hopKinds = [
  'vnic', 'port-group', 'virtual-switch', 'uplink', 'port', 'switch', 'unshown', 'tunnel', 'router', 'nat', 'filter', 'firewall', 'container-bridge',
  'published-port', 'destination',
] as const;
export type HopKind = (typeof hopKinds)[number];

export interface TraceHop {
  readonly kind: HopKind;
  /** Undefined for equipment that is not shown. */
  readonly at: Place | undefined;
  /** VLAN tag of the frame here, 0 for none; undefined where there is no frame. */
  readonly vlan: number | undefined;
  /** Where the frame is in a tunnel: of which segment, and between which addresses of tunnel endpoints. */
  readonly encapsulation: Encapsulation | undefined;
  /** "leaf-1, port eth1, VLAN 10 tagged" */
  readonly text: string;
}

export interface Encapsulation {
  readonly network: string;
  readonly vni: number | undefined;
  readonly from: string;
  readonly to: string;
}

export interface TracedWay {
  readonly reachable: boolean;
  /** False where the way leads to what the document does not tell: it then counts as not reachable (R4, L9). */
  readonly certain: boolean;
  /** "part": some protocols or ports get through (R11). */
  readonly verdict: Verdict;
  /** As far as it gets. */
  readonly hops: readonly TraceHop[];
  /** Where it stops; undefined where it is reachable. */
  readonly blockedAt: Place | undefined;
  /** Why it stops, or what gets through where that is a part: a sentence. */
  readonly because: string | undefined;
}

/** The smallest change that lets it through: tried, not guessed. */
export interface Proposal {
  /** "Add VLAN 20 to the trunk leaf-1/eth48." */
  readonly text: string;
  readonly changes: readonly Change[];
}

export interface Trace extends TracedWay {
  /** "web-01 to db-01, tcp 443" */
  readonly title: string;
  readonly change: Proposal | undefined;
  /** The answers of what was let through; with `begins`, what the other side may begin by itself (R10). */
  readonly back: TracedWay & { readonly begins: Verdict };
}

/** One end that could not be found: a sentence with what could be meant. */
export interface UnknownEnd {
  readonly kind: 'unknown';
  readonly reason: string;
}
