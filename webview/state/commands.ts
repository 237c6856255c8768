import { counted } from '../a11y/names';
import type { AddedKind, Panels } from './model';
import { disconnect } from './connect';
import { toggleFold } from './fold';
import { perform, reveal, whyHeld } from './gestures';
import { isGuest, isMovable, isOnNetwork } from './kinds';
import { fullNameOf, labelOf } from './labels';
import { chosen, extend, select } from './selection';
import type { Session } from './session';
import { enter, leave, neighbour } from '../../src/scene';
import type { Arrangement, Direction, Scene } from '../../src/scene';

/** What the user can do, whatever it is bound to: a key, a button, a menu item or a command of VS Code. */

/** To the node beside: it alone is selected then, or added to the selection. */
export function walk(session: Session, direction: Direction, how: 'select' | 'add' = 'select'): void {
  const { arrangement, current } = session.store.get();
  const next = current === null ? firstNode(session) : neighbour(arrangement, current, direction) ?? beyond(arrangement, current, direction);
  if (next !== null) arriveAt(session, next, how);
}

/** To the first or last of what lies in the same container, as one reads: it alone is selected then, or all up to it. */
export function walkToEnd(session: Session, end: 'first' | 'last', how: 'select' | 'add' = 'select'): void {
  const { arrangement, current } = session.store.get();
  const { scene } = arrangement;
  if (current === null) return;
  const parent = scene.find(current)?.parent ?? null;
  const beside = (parent === null ? scene.top : scene.find(parent)?.children ?? []).map(({ node }) => node.id);
  const place = (id: string): { readonly x: number; readonly y: number } => arrangement.find(id) ?? { x: 0, y: 0 };
  const read = beside.toSorted((one, other) => place(one).y - place(other).y || place(one).x - place(other).x);
  const to = end === 'first' ? read[0] : read.at(-1);
  if (to === undefined) return;
  if (how === 'select') return arriveAt(session, to, 'select');
  const at = read.indexOf(current);
  extend(session, [...chosen(session), ...(end === 'first' ? read.slice(0, at + 1).toReversed() : read.slice(at))]);
  session.camera?.show([to]);
}

/** Over the edge of the container: into the one beside it, to the same depth where it goes that deep. */
function beyond(arrangement: Arrangement, id: string, direction: Direction): string | null {
  let [outer, depth] = [leave(arrangement, id), 1];
  for (; outer !== null; outer = leave(arrangement, outer), depth++) {
    let found = neighbour(arrangement, outer, direction);
    if (found === null) continue;
    for (; depth > 0; depth--) found = enter(arrangement, found) ?? found;
    return found;
  }
  return null;
}

function arriveAt(session: Session, id: string, how: 'select' | 'add'): void {
  if (how === 'add') extend(session, [...chosen(session), id]);
  else select(session, [id]);
  session.camera?.show([id]);
}

/** Into a container; the text of what contains nothing. */
export function enterCurrent(session: Session): void {
  const { arrangement, current } = session.store.get();
  if (current === null) return walk(session, 'right');
  if (arrangement.find(current)?.box.node.folded) toggleFold(session, current);
  const inner = enter(session.store.get().arrangement, current);
  if (inner !== null) arriveAt(session, inner, 'select');
  else reveal(session, current);
}

/** Out of whatever is open: a drag, the selection of several, then the container. */
export function leaveCurrent(session: Session): void {
  const { arrangement, current, drag, selection, chosenEdges, trace } = session.store.get();
  if (drag) return cancelDrag(session);
  if (chosenEdges.length > 0) return session.store.set({ chosenEdges: [] });
  if (trace) return session.store.set({ trace: null });
  if (selection.size > 1) return select(session, current === null ? [] : [current]);
  const outer = current === null ? null : leave(arrangement, current);
  if (outer !== null) arriveAt(session, outer, 'select');
  else if (selection.size > 0) select(session, []);
}

function cancelDrag(session: Session): void {
  session.store.set({ drag: null, preview: null });
  session.announcer.say('Cancelled');
}

function firstNode(session: Session): string | null {
  return session.store.get().arrangement.scene.top[0]?.node.id ?? null;
}

export function renameChosen(session: Session): void {
  const [node] = chosen(session);
  if (node === undefined || !isEntry(node)) return;
  if (isOnNetwork(kindOf(session, node))) return sayOnNetwork(session, node, 'Rename');
  if (isHeld(session)) return;
  session.camera?.show([node], { legibly: true });
  session.store.set({ renaming: node, current: node });
}

/** Deletes what is chosen; where others refer to it, a dialog asks what becomes of the references. */
export async function removeChosen(session: Session, references: 'ask' | 'clear' | 'keep' = 'ask', which = chosen(session)): Promise<void> {
  const { chosenEdges } = session.store.get();
  if (chosenEdges.length > 0) return disconnect(session, chosenEdges);
  const entries = which.filter(isEntry);
  const nodes = entries.filter((id) => !isOnNetwork(kindOf(session, id)));
  const [first] = entries;
  if (nodes.length === 0 && first !== undefined) return sayOnNetwork(session, first, 'Delete');
  if (nodes.length === 0) return;
  const what = nodes.length === 1 ? fullNameOf(session, nodes[0]!) : counted(nodes.length, 'selected node');
  const outcome = await perform(session, { kind: 'delete', nodes: [...nodes], references }, { refusal: `${what} cannot be deleted` });
  if (outcome.kind === 'referenced') {
    session.store.set({ dialog: { ...outcome, kind: 'delete', nodes } });
  }
}

const kindOf = (session: Session, id: string): string | undefined => session.store.get().arrangement.scene.find(id)?.node.kind;

/** In the network a VM or container is its connection: what is done with the whole of it is done in the compute view. */
function sayOnNetwork(session: Session, node: string, act: 'Rename' | 'Delete'): void {
  session.notify('info', `${act} ${labelOf(session, node)} in the compute view`, ['Press V to see it there. Here it can be connected to another network: press C.']);
}

/** Asks where to move the chosen VMs, containers and disks, or those named: the way of moving them without a pointer. */
export function openMove(session: Session, which?: readonly string[]): void {
  const nodes = which ?? chosen(session).filter((id) => isMovable(kindOf(session, id)));
  if (nodes.length === 0) {
    const isStorage = session.store.get().view === 'storage';
    return session.notify('info', isStorage ? 'Only disks and volumes can be moved to a datastore' : 'Only VMs and containers can be moved to a host', ['Select one first.']);
  }
  if (!isHeld(session)) session.store.set({ dialog: { kind: 'move', nodes } });
}

/** Offers to add what fits where the user is: a VM on a host, a host in a cluster, a cluster in a site. */
export function openAdd(session: Session, what?: AddedKind): void {
  if (isHeld(session)) return;
  const { arrangement: { scene }, view } = session.store.get();
  const [at = null] = chosen(session);
  const box = at === null ? undefined : scene.find(at);
  if (view === 'network' || (view === 'all' && (box?.node.kind === 'fabric' || box?.node.kind === 'network'))) {
    const around = box?.node.kind === 'network' || box?.node.kind === 'guest' ? outwardsTo(scene, at, 'fabric') : at;
    return session.store.set({ dialog: { kind: 'add', what: what ?? 'network', parent: around } });
  }
  if (view === 'storage' || (view === 'all' && isStorage(box?.node.kind))) {
    const array = outwardsTo(scene, at, 'array');
    const offered = what ?? (array === null ? 'datastore' : 'disk-group');
    const around = offered === 'disk-group' ? array : offered === 'array' ? outwardsTo(scene, at, 'site') : at;
    return session.store.set({ dialog: { kind: 'add', what: offered, parent: around } });
  }
  const parent = isGuest(box?.node.kind) ? box?.parent ?? null : at;
  const kindOfParent = parent === null ? null : scene.find(parent)?.node.kind ?? null;
  const offered: AddedKind = what ?? (kindOfParent === 'host' ? 'vm' : kindOfParent === 'cluster' ? 'host' : kindOfParent === 'site' ? 'cluster' : 'host');
  session.store.set({ dialog: { kind: 'add', what: offered, parent } });
}

const isStorage = (kind: string | undefined): boolean => kind === 'array' || kind === 'pool' || kind === 'datastore';

/** The box itself or the nearest around it of a kind; null where there is none. */
function outwardsTo(scene: Scene, id: string | null, kind: string): string | null {
  for (let at = id; at !== null; at = scene.find(at)?.parent ?? null) if (scene.find(at)?.node.kind === kind) return at;
  return null;
}

export function openSearch(session: Session): void {
  if (!session.store.get().search) session.store.set({ search: { query: '', matches: [], at: -1, hidden: 0 } });
  else document.getElementById('tv-search')?.focus();
}

export function closeSearch(session: Session): void {
  session.store.set({ search: null });
  session.camera?.focus();
}

export function toggleInspector(session: Session, open?: boolean, tab?: Panels['tab']): void {
  const { panels } = session.store.get();
  session.store.set({ panels: { ...panels, inspector: open ?? !panels.inspector, tab: tab ?? panels.tab } });
}

/** Shows the findings of a node. */
export function showFindings(session: Session, node: string): void {
  select(session, [node]);
  toggleInspector(session, true, 'findings');
}

export function showKeys(session: Session): void {
  session.store.set({ dialog: { kind: 'keys' } });
}

export function toggleTree(session: Session): void {
  const { panels } = session.store.get();
  session.store.set({ panels: { ...panels, tree: !panels.tree } });
}

/** Lets the layout decide again where these are. */
export async function unpin(session: Session, nodes: readonly string[]): Promise<void> {
  await perform(session, { kind: 'pin', positions: nodes.map((node) => ({ node, at: null })) }, { refusal: 'It cannot be unpinned' });
}

/** Groups gather what has no place of its own; they are no entries of the document. */
function isEntry(id: string): boolean {
  return !id.startsWith('group/');
}

/** Says why, where no edit can be made now. */
function isHeld(session: Session): boolean {
  const why = whyHeld(session);
  if (why !== null) session.notify('warning', why);
  return why !== null;
}
