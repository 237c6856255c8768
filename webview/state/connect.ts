import type { ConnectVerdict, ViewName } from '../../src/protocol/view';
import { capitalized, counted, wordOf } from '../a11y/names';
import { fullNameOf } from './labels';
import { perform, whyHeld } from './gestures';
import { chosen } from './selection';
import type { Session } from './session';
import { shortcutOf } from './shortcuts';

/** Joining nodes by edges and taking edges away. What can be joined is the extension's to say. */

/** Whether a line can be drawn from a kind in a view. */
export function isConnectable(kind: string | undefined, view: ViewName): boolean {
  return kind !== undefined && connectableIn[view].has(kind);
}
const connectable: ReadonlySet<string> = new Set(['port', 'nic', 'adapter', 'fabric', 'guest', 'router', 'switch', 'network', 'vm']);
const connectableInStorage: ReadonlySet<string> = new Set(['array', 'disk-group', 'export', 'disks', 'pool', 'datastore', 'cluster', 'host']);
const connectableInAll: ReadonlySet<string> = new Set(['vm', 'container', 'network', 'fabric', 'router', 'switch', 'array', 'pool', 'datastore', 'cluster', 'host']);
const connectableIn: Readonly<Record<ViewName, ReadonlySet<string>>> = { compute: connectable, network: connectable, storage: connectableInStorage, all: connectableInAll };

/** Every candidate with whether it connects and why not, by node. Empty where none could be had: then nothing is claimed. */
export async function askWhereConnects(session: Session, node: string, edge: string | null = null): Promise<ReadonlyMap<string, ConnectVerdict>> {
  const answer = await session.channel.ask(edge === null ? { kind: 'where-connects', node } : { kind: 'where-reconnects', edge, fixed: node });
  if (answer.kind === 'refused') session.notify('warning', `${fullNameOf(session, node)} cannot be connected`, answer.reasons);
  return new Map(answer.kind === 'connects' ? answer.verdicts.map((verdict) => [verdict.node, verdict]) : []);
}

/** Connects two nodes, or lets a line that begins at one of them end at the other; a verdict against it is told in place of asking. */
export async function connect(session: Session, from: string, to: string, verdict: ConnectVerdict | undefined, edge: string | null = null): Promise<void> {
  const refusal = `${fullNameOf(session, from)} cannot be connected to ${fullNameOf(session, to)}`;
  if (verdict && !verdict.connects) return session.notify('info', refusal, verdict.reasons);
  await perform(session, edge === null ? { kind: 'connect', from, to } : { kind: 'reconnect', edge, fixed: from, to }, { refusal });
}

/** Offers what the chosen node can be connected to: the way of connecting without a pointer. */
export function openConnect(session: Session, which?: string): void {
  const node = which ?? chosen(session)[0];
  const { arrangement, view } = session.store.get();
  const kind = node === undefined ? undefined : arrangement.scene.find(node)?.node.kind;
  if (node === undefined || !isConnectable(kind, view)) return session.notify('info', ...whyNotConnected(session, node, kind));
  const held = whyHeld(session);
  if (held !== null) return session.notify('warning', held);
  session.store.set({ dialog: { kind: 'connect', node } });
}

/** Why there is nothing to connect, and what to do instead. */
function whyNotConnected(session: Session, node: string | undefined, kind: string | undefined): [string, string[]] {
  const { view } = session.store.get();
  const what = view === 'compute' ? 'In the compute view nothing is connected' : node === undefined ? 'Nothing is selected that could be connected' : `${capitalized(wordOf(kind ?? ''))} ${fullNameOf(session, node)} is not connected to anything`;
  if (view === 'compute') return [what, [`Press ${shortcutOf('turn-view')} for the network or storage view.`]];
  if (kind === 'disk' || kind === 'volume') return [what, [`It lies on its datastore: press ${shortcutOf('move')} to move it to another, or drag it there.`]];
  return [what, [`Select ${connectables[view]} first.`]];
}
const connectables: Readonly<Record<'network' | 'storage' | 'all', string>> = {
  network: 'a port, NIC, adapter, network, virtual switch, switch, router or guest', storage: 'an array, disk group, export, local disks, pool, datastore, host or cluster', all: 'VM, container, network, switch, router, datastore, pool, array, host or cluster',
};

/** The two ends of a line, each with the one that would stay if it went elsewhere. */
export function endsOf(session: Session, edge: string): readonly { readonly end: string; readonly fixed: string }[] {
  const found = session.store.get().edges.all.get(edge);
  return found ? [{ end: found.from, fixed: found.to }, { end: found.to, fixed: found.from }] : [];
}

/** Offers where else a line could end: the way of taking hold of its end without a pointer. */
export function openReconnect(session: Session, edge: string, fixed: string): void {
  const held = whyHeld(session);
  if (held !== null) return session.notify('warning', held);
  session.store.set({ dialog: { kind: 'connect', node: fixed, edge } });
}

export async function disconnect(session: Session, edges: readonly string[]): Promise<void> {
  if (edges.length === 0) return;
  const what = edges.length === 1 ? session.store.get().edges.all.get(edges[0] ?? '')?.detail ?? 'The connection' : counted(edges.length, 'connection');
  const outcome = await perform(session, { kind: 'disconnect', edges: [...edges] }, { refusal: `${what}: this cannot be disconnected` });
  if (outcome.kind === 'applied') session.store.set({ chosenEdges: [] });
}
