/** How a packet gets from one end to another: what the diagram lights up and the command line prints. */
import type { Change } from '../core/model/change';
import type { Estate } from '../core/model/estate';
import { tagText } from '../core/network/trace/hops';
import { trace } from '../core/network/trace/trace';
import type { Place, Trace, TraceHop } from '../core/network/trace/types';
import { highestPort, protocols, type Question } from '../core/network/routing/traffic';
import { listed } from '../core/util/words';
import type { TraceView } from '../protocol/view';
import { networkPiece } from './diagram/network/look';
import { entryOf, nodeOf } from './diagram/nodeIds';

/** What is asked, as it is typed or chosen: nothing said of the protocol or port asks for anything. */
export interface TraceRequest {
  /** A node of the diagram such as "vms/web-01", an id, "web-01/eth0", or an address. */
  readonly from: string;
  readonly to: string;
  /** "tcp", "udp", "icmp", or empty for any. */
  readonly protocol: string;
  /** A port without protocol is one of TCP. */
  readonly port: number | null;
}

export type TraceAnswer<T> = { readonly kind: 'traced'; readonly trace: T } | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** The trace as the core gives it, or every reason why what is asked makes no sense. */
export function traceOf(estate: Estate, request: TraceRequest): TraceAnswer<Trace> {
  const question = questionOf(request);
  if (question.kind === 'refused') return question;
  const answer = trace(estate, endText(request.from), endText(request.to), question.question);
  return 'kind' in answer ? { kind: 'refused', reasons: [answer.reason] } : { kind: 'traced', trace: answer };
}

/** The trace as the diagram shows it. */
export function traceView(estate: Estate, request: TraceRequest): TraceAnswer<TraceView> {
  const answer = traceOf(estate, request);
  if (answer.kind === 'refused') return answer;
  const { reachable, certain, title, hops, blockedAt, because, change, back } = answer.trace;
  return {
    kind: 'traced',
    trace: {
      reachable, certain, title, because: because ?? '', change: change?.text ?? '', applies: change !== undefined, blockedAt: nodeAt(estate, blockedAt),
      hops: hops.map((hop) => ({ node: nodeAt(estate, hop.at), kind: hopWord(hop.kind), text: hop.text, tag: tagOf(hop) })),
      back: { reachable: back.reachable, because: back.because ?? '' },
    },
  };
}

/**
 * The changes that would let it through, for the gesture that applies what a trace said.
 * @param expected what it said, in words: when the document is another by now, something else may be said, which nobody agreed to
 */
export function letThrough(estate: Estate, request: TraceRequest, expected: string): { readonly kind: 'changes'; readonly changes: readonly Change[]; readonly message: string } | { readonly kind: 'refused'; readonly reasons: readonly string[] } {
  const answer = traceOf(estate, request);
  if (answer.kind === 'refused') return answer;
  const { change } = answer.trace;
  if (!change || change.text !== expected) return { kind: 'refused', reasons: [`The document has changed since: ${change ? `now this would let it through: ${change.text}` : answer.trace.reachable ? 'it gets through.' : 'no change is known that would let it through.'}`] };
  return { kind: 'changes', changes: change.changes, message: change.text };
}

function questionOf({ protocol, port }: TraceRequest): { readonly kind: 'question'; readonly question: Question } | { readonly kind: 'refused'; readonly reasons: readonly string[] } {
  const known = protocols.find((word) => word === protocol.trim().toLowerCase());
  const reasons = [
    ...(known === undefined && protocol.trim() !== '' && protocol !== 'any' ? [`The protocol is ${listed(protocols, 'or')}, not "${protocol}".`] : []),
    ...(port !== null && !(Number.isInteger(port) && port >= 1 && port <= highestPort) ? [`A port is a number from 1 to ${highestPort}, not ${port}.`] : []),
    ...(port !== null && known === 'icmp' ? ['ICMP has no ports.'] : []),
  ];
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const asked = known ?? (port === null ? undefined : 'tcp');
  return { kind: 'question', question: { ...(asked === undefined ? {} : { protocol: asked }), ...(port === null ? {} : { port }) } };
}

/** The end a node of the diagram stands for: "vms/web-01/nics/eth0" is "vms/web-01/eth0". Anything else stays as it is. */
function endText(text: string): string {
  const name = entryOf(text);
  return name?.part ? `${name.collection}/${name.id}/${name.part.name}` : text;
}

/** The node of the network view that shows a place: its part where that is a node, or else its entry. */
function nodeAt(estate: Estate, place: Place | undefined): string | null {
  if (!place) return null;
  const entry = nodeOf(place.collection, place.id);
  const nodes = estate.query(networkPiece, entry).nodes.map(({ id }) => id);
  return nodes.find((node) => place.part !== undefined && entryOf(node)?.part?.name === place.part) ?? nodes.find((node) => node === entry) ?? nodes[0] ?? null;
}

/** "vNIC", "port group". */
const hopWord = (kind: TraceHop['kind']): string => (kind === 'vnic' ? 'vNIC' : kind.replaceAll('-', ' '));

/**
 * What the words of a hop leave out about its frame: "VLAN 10" at an adapter, which sends untagged, "VNI 5001" within a tunnel; empty where they
 * say everything, or where there is no frame.
 */
export function tagOf({ kind, text, vlan, encapsulation }: Pick<TraceHop, 'kind' | 'text' | 'vlan' | 'encapsulation'>): string {
  const tunnel = encapsulation ? [encapsulation.vni === undefined ? `segment ${encapsulation.network}` : `VNI ${encapsulation.vni}`] : [];
  const isAdapter = kind === 'vnic' || kind === 'destination';
  const frame = vlan === undefined || (isAdapter && vlan === 0) ? [] : [isAdapter || text.includes(`VLAN ${vlan}`) ? `VLAN ${vlan}` : tagText(vlan)];
  return [...tunnel, ...frame].filter((words) => !text.includes(words)).join(', ');
}
