/** Connecting two nodes of the network view: what that would do, or every reason why it cannot be done. */
import type { Estate } from '../../../../core/model/estate';
import { capitalized, listed } from '../../../../core/util/words';
import type { ConnectVerdict } from '../../../../protocol/view';
import type { GestureOutcome } from '../../gestures/outcome';
import type { Session } from '../../../session';
import { nicToPort, nicToSwitch, portToPort, portToSwitch, switchToSwitch } from './cables';
import { endOf, nodesOf, type End, type EndKind, type EndOf } from './ends';
import type { Connection } from './outcome';
import { adapterToNetwork, containerToNetwork, guestToNetwork, networkToFabric, networkToNetwork, routerToNetwork, vmToNetwork } from './toNetwork';
import { hostToFabric, nicToFabric } from './uplinks';

export function connect({ estate }: Session, from: string, to: string): GestureOutcome {
  const connection = connectionOf(estate, from, to);
  if (connection.kind === 'refused') return { kind: 'refused', reasons: connection.reasons };
  return { kind: 'changes', changes: connection.changes, node: null, message: `${connection.what}.` };
}

/** Whether a line from a node could end at each node of a kind it can be connected to, what that would do, and if not why. */
export function whereConnects({ estate }: Session, node: string): readonly ConnectVerdict[] {
  const from = endOf(estate, node);
  if (typeof from === 'string') return [];
  return partnersOf(from.kind).flatMap((kind) => nodesOf(estate, kind)).filter((other) => other !== node).map((other) => {
    const connection = connectionOf(estate, node, other);
    return { node: other, connects: connection.kind === 'changes', reasons: connection.kind === 'refused' ? [...connection.reasons] : [], what: connection.what };
  });
}

function connectionOf(estate: Estate, from: string, to: string): Connection {
  const ends = [endOf(estate, from), endOf(estate, to)] as const;
  const unknown = ends.filter((end) => typeof end === 'string');
  const [a, b] = ends;
  if (typeof a === 'string' || typeof b === 'string') return { kind: 'refused', what: '', reasons: [...new Set(unknown)] };
  for (const pair of pairs) {
    if (pair.from === a.kind && pair.to === b.kind) return orReversed(estate, pair, a, b);
    if (pair.from === b.kind && pair.to === a.kind) return pair.connect(estate, b as never, a as never);
  }
  return { kind: 'refused', what: '', reasons: [whyNoPair(a.kind, b.kind)] };
}

/** Of two ends of one kind either may be the first. */
function orReversed(estate: Estate, pair: Pair, a: End, b: End): Connection {
  const straight = pair.connect(estate, a as never, b as never);
  if (straight.kind === 'changes' || pair.from !== pair.to) return straight;
  const reversed = pair.connect(estate, b as never, a as never);
  return reversed.kind === 'changes' ? reversed : straight;
}

interface Pair {
  readonly from: EndKind;
  readonly to: EndKind;
  readonly connect: (estate: Estate, from: never, to: never) => Connection;
}

function pair<A extends EndKind, B extends EndKind>(from: A, to: B, connectEnds: (estate: Estate, from: EndOf<A>, to: EndOf<B>) => Connection): Pair {
  return { from, to, connect: connectEnds };
}

/** Every two kinds of ends that connect; a line may be drawn either way. */
const pairs: readonly Pair[] = [
  pair('guest', 'network', guestToNetwork), pair('vm', 'network', vmToNetwork), pair('container', 'network', containerToNetwork), pair('adapter', 'network', adapterToNetwork),
  pair('router', 'network', routerToNetwork), pair('network', 'fabric', networkToFabric), pair('network', 'network', networkToNetwork),
  pair('nic', 'port', nicToPort), pair('nic', 'switch', nicToSwitch), pair('port', 'port', portToPort), pair('port', 'switch', portToSwitch), pair('switch', 'switch', switchToSwitch),
  pair('nic', 'fabric', nicToFabric), pair('host', 'fabric', hostToFabric),
];

function partnersOf(kind: EndKind): readonly EndKind[] {
  return [...new Set(pairs.flatMap(({ from, to }) => [...(from === kind ? [to] : []), ...(to === kind ? [from] : [])]))];
}

const words: Readonly<Record<EndKind, string>> = {
  guest: 'a NIC of a VM', vm: 'a VM', container: 'a container', adapter: 'an adapter of a host', nic: 'a NIC of a host', host: 'a host', port: 'a port', switch: 'a physical switch',
  fabric: 'a virtual switch', network: 'a network', router: 'a router',
};

/** "A port and a network do not connect: a port connects to a NIC of a host, a port or a physical switch." */
function whyNoPair(a: EndKind, b: EndKind): string {
  const partners = listed(partnersOf(a).map((kind) => words[kind]), 'or', 9);
  return `${capitalized(words[a])} and ${words[b]} do not connect: ${words[a]} connects to ${partners}.`;
}
