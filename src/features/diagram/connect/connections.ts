/** Connecting two nodes of a view: what that would do, or every reason why it cannot be done. */
import type { Estate } from '../../../core/model/estate';
import { capitalized, listed } from '../../../core/util/words';
import type { ConnectVerdict } from '../../../protocol/view';
import type { Connection } from './outcome';

/** What lines of a view can end at, and what comes of joining two such ends. */
export interface Connections<K extends string = string> {
  /** What a node is as the end of a line, or why it is none. */
  readonly endOf: (estate: Estate, node: string) => { readonly kind: K } | string;
  /** Every node of the estate that is an end of a kind. */
  readonly nodesOf: (estate: Estate, kind: K) => readonly string[];
  /** Every two kinds of ends that connect; a line may be drawn either way. */
  readonly pairs: readonly Pair<K>[];
  /** "a NIC of a VM" */
  readonly words: Readonly<Record<K, string>>;
}

export interface Pair<K extends string = string> {
  readonly from: K;
  readonly to: K;
  readonly connect: (estate: Estate, from: never, to: never) => Connection;
}

/** Whether a line from a node could end at each node of a kind it can be connected to, what that would do, and if not why. */
export function verdictsFrom<K extends string>(of: Connections<K>, estate: Estate, node: string): readonly ConnectVerdict[] {
  const from = of.endOf(estate, node);
  if (typeof from === 'string') return [];
  return partnersOf(of, from.kind).flatMap((kind) => of.nodesOf(estate, kind)).filter((other) => other !== node).map((other) => {
    const connection = connectionBetween(of, estate, node, other);
    return { node: other, connects: connection.kind === 'changes', reasons: connection.kind === 'refused' ? [...connection.reasons] : [], what: connection.what };
  });
}

export function connectionBetween<K extends string>(of: Connections<K>, estate: Estate, from: string, to: string): Connection {
  const [a, b] = [of.endOf(estate, from), of.endOf(estate, to)];
  if (typeof a === 'string' || typeof b === 'string') return { kind: 'refused', what: '', reasons: [...new Set([a, b].filter((end) => typeof end === 'string'))] };
  for (const pair of of.pairs) {
    if (pair.from === a.kind && pair.to === b.kind) return orReversed(estate, pair, a, b);
    if (pair.from === b.kind && pair.to === a.kind) return pair.connect(estate, b as never, a as never);
  }
  return { kind: 'refused', what: '', reasons: [whyNoPair(of, a.kind, b.kind)] };
}

/** Of two ends of one kind either may be the first. */
function orReversed<E>(estate: Estate, pair: Pair, a: E, b: E): Connection {
  const straight = pair.connect(estate, a as never, b as never);
  if (straight.kind === 'changes' || pair.from !== pair.to) return straight;
  const reversed = pair.connect(estate, b as never, a as never);
  return reversed.kind === 'changes' ? reversed : straight;
}

function partnersOf<K extends string>({ pairs }: Connections<K>, kind: K): readonly K[] {
  return [...new Set(pairs.flatMap(({ from, to }) => [...(from === kind ? [to] : []), ...(to === kind ? [from] : [])]))];
}

/** "A port and a network do not connect: a port connects to a NIC of a host, a port or a physical switch." */
function whyNoPair<K extends string>(of: Connections<K>, a: K, b: K): string {
  const partners = listed(partnersOf(of, a).map((kind) => of.words[kind]), 'or', 9);
  return `${capitalized(of.words[a])} and ${of.words[b]} do not connect: ${of.words[a]} connects to ${partners}.`;
}
