import { edgesBetween } from '../../src/scene';
import type { Edges, Scene } from '../../src/scene';
import type { TraceView } from '../../src/protocol/view';
import { perform } from './gestures';
import type { Trace } from './model';
import { chosen } from './selection';
import type { Session } from './session';
import { lookAt } from './views';

/** The way of a packet: asking for it, and what it lights on the canvas. Where it goes is the extension's to say. */

/** Opens the trace between the two nodes that are selected, or from the one; in the network, where its way is to be seen. */
export function openTrace(session: Session, ends: readonly string[] = chosen(session).filter((id) => canBeEnd(session, id))): void {
  const [from = '', to = ''] = ends;
  const before = session.store.get().trace;
  session.store.set({ trace: { from, to, protocol: before?.protocol ?? '', port: before?.port ?? null, result: { kind: 'open' } } });
  lookAt(session, 'network');
}

export function closeTrace(session: Session): void {
  if (!session.store.get().trace) return;
  session.store.set({ trace: null });
  session.camera?.focus();
}

/** Changes what is asked. */
export function retrace(session: Session, parts: Partial<Pick<Trace, 'from' | 'to' | 'protocol' | 'port'>>): void {
  const { trace } = session.store.get();
  if (trace) session.store.set({ trace: { ...trace, ...parts } });
}

/** Asks for the way and shows it; the answer to a question that has changed meanwhile is dropped. */
export async function askTrace(session: Session): Promise<void> {
  const { store } = session;
  const { trace: asked } = store.get();
  if (!asked) return;
  if (asked.from === '' || asked.to === '') return store.set({ trace: { ...asked, result: { kind: 'open' } } });
  const { from, to, protocol, port } = asked;
  if (asked.result.kind !== 'traced') store.set({ trace: { ...asked, result: { kind: 'asking' } } });
  const answer = await session.channel.ask({ kind: 'trace', from, to, protocol, port });
  const { trace, arrangement, edges } = store.get();
  if (!trace || trace.from !== from || trace.to !== to || trace.protocol !== protocol || trace.port !== port) return;
  if (answer.kind === 'trace') {
    store.set({ trace: { ...trace, result: { kind: 'traced', trace: answer.trace, lit: litBy(arrangement.scene, edges, answer.trace) } } });
    session.announcer.say(verdictOf(answer.trace));
  } else if (answer.kind === 'refused') {
    store.set({ trace: { ...trace, result: { kind: 'refused', reasons: answer.reasons } } });
    session.announcer.say(answer.reasons.join(' '), 'assertive');
  }
}

/** Makes the change that the trace says would let it through. */
export async function letThrough(session: Session): Promise<void> {
  const { trace } = session.store.get();
  if (trace?.result.kind !== 'traced') return;
  const { from, to, protocol, port } = trace;
  await perform(session, { kind: 'let-through', from, to, protocol, port, change: trace.result.trace.change }, { refusal: 'It was not let through', show: true });
}

/** "web-01 to db-01, tcp 443: reaches it": what came of it, in a sentence. */
export function verdictOf({ title, reachable, certain, because, hops }: TraceView): string {
  const verdict = reachable ? `gets there${certain ? '' : ', as far as the document shows'}, ${hops.length} hops` : `does not get there${certain ? '' : ', as far as the document shows'}`;
  return `${title}: ${verdict}.${because === '' ? '' : ` ${because}`}`;
}

/** Kinds that something can be sent from or to. */
export function isTraceEnd(kind: string | undefined): boolean {
  return kind === 'vm' || kind === 'container' || kind === 'guest' || kind === 'host' || kind === 'adapter' || kind === 'router';
}

function canBeEnd(session: Session, id: string): boolean {
  return isTraceEnd(session.store.get().arrangement.scene.find(id)?.node.kind);
}

/** The numbers of the hops at each node that is shown. A part stands for what it belongs to where only that is, as in the compute view. */
export function hopsAt(scene: Scene, { result }: Trace): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  if (result.kind !== 'traced') return numbers;
  result.trace.hops.forEach(({ node }, at) => {
    const shown = node === null ? null : shownFor(scene, node);
    if (shown !== null) numbers.set(shown, [...(numbers.get(shown) ?? []), at + 1]);
  });
  return numbers;
}

/** The node, or the innermost that it is a part of. */
export function shownFor(scene: Scene, id: string): string | null {
  for (let end = id.length; end > 0; end = id.lastIndexOf('/', end - 1)) if (scene.find(id.slice(0, end))) return id.slice(0, end);
  return null;
}

/** The edges between each hop and the next. */
function litBy(scene: Scene, edges: Edges, { hops }: TraceView): ReadonlySet<string> {
  const nodes = hops.flatMap(({ node }) => node ?? []);
  return new Set(nodes.slice(1).flatMap((node, at) => edgesBetween(scene, edges, nodes[at] ?? node, node).map(({ id }) => id)));
}
