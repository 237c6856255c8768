/** The way of a packet, step by step, and why it ends: what the engine in reach.ts answers. */
import type { Address } from '../addressing/addresses';
import type { Hop, Station, Stop } from '../fabric/types';
import type { Verdict } from './filters';
import type { Traffic } from './traffic';

/** How far a packet gets. */
export interface Way {
  readonly steps: readonly Step[];
  /** Undefined where it arrives. */
  readonly stop: WayStop | undefined;
  /** False where the document does not tell: a gateway that is not shown (R4), equipment that is not (L9), an address that is not known. */
  readonly certain: boolean;
  /** "closed" where it does not arrive; "part" where some of what was asked does (R11). */
  readonly verdict: Verdict;
  /** What of the question is left where it ends. */
  readonly traffic: Traffic;
}

export interface FilterPlace {
  readonly collection: 'routers' | 'firewalls';
  readonly id: string;
  /** Index of the filter in the list of the model; undefined: the default decided. */
  readonly filter: number | undefined;
  /** Which filter of the text that is, from 1. */
  readonly number: number | undefined;
  /** The filter in words, or "the default". */
  readonly text: string;
}

export type Step =
  /** Through layer 2: from one station to another on its wire. */
  | { readonly kind: 'wire'; readonly from: Station; readonly to: Station; readonly hops: readonly Hop[] }
  | { readonly kind: 'router'; readonly router: string; readonly in: string; readonly out: string | undefined; /** Prefix of the route. */ readonly route: string; readonly via: string | undefined }
  /** A guest or host that holds the address of a gateway. */
  | { readonly kind: 'forwarder'; readonly collection: 'vms' | 'hosts' | 'containers'; readonly id: string; readonly part: string }
  | { readonly kind: 'filter'; readonly place: FilterPlace; /** The virtual port it is at; undefined at a router. */ readonly at: Station | undefined; readonly direction: 'out' | 'in'; readonly let: Verdict }
  | { readonly kind: 'nat'; readonly collection: 'routers' | 'hosts' | 'vms'; readonly id: string; readonly rule: number | undefined; readonly what: 'source' | 'destination' | 'undo'; readonly from: string; readonly to: string; readonly text: string }
  /** From a container to what it runs on, or back. */
  | { readonly kind: 'bridge'; readonly container: Station; readonly ground: Ground }
  | { readonly kind: 'published'; readonly container: string; readonly port: string; readonly ground: Ground }
  | { readonly kind: 'arrived'; readonly station: Station };

/** What a container runs on, or a host with networks of its own. */
export interface Ground {
  readonly collection: 'hosts' | 'vms';
  readonly id: string;
}

export type WayStop =
  | { readonly kind: 'layer2'; readonly from: Station; readonly to: Station; /** What it was to be for the packet. */ readonly as: 'receiver' | 'gateway' | 'next-hop'; readonly because: Stop }
  /** The sender or receiver has nothing to be reached at. */
  | { readonly kind: 'no-adapter'; readonly collection: string; readonly id: string }
  | { readonly kind: 'no-gateway'; readonly station: Station; readonly destination: Address }
  /** It says no subnet, and whom it wants is not on its wire (R3). */
  | { readonly kind: 'no-subnet'; readonly station: Station; readonly other: Station | undefined }
  | { readonly kind: 'gateway-unshown'; readonly station: Station; readonly gateway: string }
  /** What it sends to is of another family of addresses than its gateway (R2). */
  | { readonly kind: 'gateway-of-other-family'; readonly station: Station; readonly gateway: string; readonly destination: Address }
  /** A host, or a VM that makes networks, says no adapter of its own: how it sends and is reached is not known (R4). */
  | { readonly kind: 'adapters-unshown'; readonly of: Ground }
  | { readonly kind: 'next-hop-unshown'; readonly router: string; readonly via: string; readonly to: string }
  | { readonly kind: 'no-route'; readonly router: string; readonly destination: Address; /** Static routes to it whose next hop is on none of its wires. */ readonly unused: readonly string[] }
  /** Nobody in the document has this address on the wire where it would be. */
  | { readonly kind: 'nobody'; readonly address: Address; readonly network: string | undefined }
  | { readonly kind: 'filtered'; readonly place: FilterPlace; readonly at: Station | undefined; readonly direction: 'out' | 'in'; readonly asked: Traffic; readonly from: string; readonly to: string; /** Both ends as a filter names them, where it can. */ readonly parties: { readonly from: string | undefined; readonly to: string | undefined } }
  /** The answer is not known to come to an end: it came by the same router before. */
  | { readonly kind: 'loop'; readonly routers: readonly string[] }
  | { readonly kind: 'not-published'; readonly container: string; readonly ground: Ground; readonly published: readonly string[]; readonly asked: Traffic }
  /** Behind a network that translates, nobody is reached from outside (L16). */
  | { readonly kind: 'behind-nat'; readonly station: Station; readonly network: string };
