/** Asking for a trace without a diagram: whom one can choose from, what is typed of the traffic, and the answer as a list. */
import { entityWord } from '../core/model/ids';
import { naturalOrder } from '../core/util/naturalOrder';
import type { TraceView } from '../protocol/view';
import { nodeOf } from './diagram/nodeIds';
import type { Session } from './session';

/** Somebody who sends or receives. */
export interface TraceEnd {
  readonly node: string;
  readonly label: string;
  /** "VM", "host" */
  readonly word: string;
}

/** Every VM, container, host and router, by id; the ones named first come first. */
export function traceEnds({ estate }: Session, first: readonly string[] = []): readonly TraceEnd[] {
  const ends = (['vms', 'containers', 'hosts', 'routers'] as const).flatMap((collection) =>
    [...estate.ids(collection)].sort(naturalOrder).map((id): TraceEnd => ({ node: nodeOf(collection, id), label: estate.value(collection, id)?.name ?? id, word: entityWord[collection] })));
  const rank = ({ node }: TraceEnd): number => (first.includes(node) ? 0 : 1);
  return ends.sort((a, b) => rank(a) - rank(b));
}

export type Traffic = { readonly kind: 'traffic'; readonly protocol: string; readonly port: number | null } | { readonly kind: 'invalid'; readonly reason: string };

/** Reads "tcp 443", "443", "icmp", or nothing for anything. Which protocols there are is for the trace to say. */
export function parseTraffic(text: string): Traffic {
  const match = /^\s*([a-z]*)\s*[/:]?\s*(\d*)\s*$/i.exec(text);
  if (!match) return { kind: 'invalid', reason: `"${text.trim()}" is neither a protocol nor a port, such as "tcp 443".` };
  const [, protocol = '', port = ''] = match;
  return { kind: 'traffic', protocol: protocol.toLowerCase(), port: port === '' ? null : Number(port) };
}

/** One line of a trace as a list. */
export interface TraceLine {
  readonly text: string;
  readonly detail: string;
  /** What it is about, to be shown in the text; null where that is nothing of the document. */
  readonly node: string | null;
  /** Whether choosing it applies the change that would let the packet through. */
  readonly applies: boolean;
}

/** "web-01 to db-01: gets there", "… stops", and "… is not known" where the way leads out of the document. */
export function traceHeading({ title, reachable, certain }: TraceView): string {
  return `${title}: ${reachable ? 'gets there' : certain ? 'stops' : 'is not known'}`;
}

/** Where it stops and why, the change that would help, then every hop, and the way back: what is wanted first comes first. */
export function traceLines(trace: TraceView): readonly TraceLine[] {
  const line = (text: string, detail: string, node: string | null, applies = false): TraceLine => ({ text, detail, node, applies });
  return [
    ...(trace.because === '' ? [] : [line(trace.because, trace.reachable ? 'as far as is known' : 'here it stops', trace.blockedAt)]),
    ...(trace.change === '' ? [] : [line(trace.change, trace.applies ? 'would let it through: choose to apply' : 'would let it through', null, trace.applies)]),
    ...trace.hops.map(({ text, tag, node }, i) => line(`${i + 1}. ${text}`, tag, node)),
    ...(trace.reachable && !trace.back.reachable ? [line(trace.back.because, 'the way back does not get there', null)] : []),
  ];
}
