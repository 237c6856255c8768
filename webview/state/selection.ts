import type { Box } from '../../src/scene';
import { counted, nameOf, wordOf } from '../a11y/names';
import type { Session } from './session';

/** Selects what the diagram beside has selected, as far as it is here: it knows, and is not told. */
export function followSelection({ store }: Session, ids: readonly string[]): void {
  const { arrangement, current } = store.get();
  const there = ids.filter((id) => arrangement.find(id));
  store.set({ selection: new Set(there), chosenEdges: [], current: there.at(-1) ?? current });
}

/** Selects these and nothing else; the last becomes the one the keyboard is at. */
export function select(session: Session, ids: readonly string[]): void {
  change(session, new Set(ids), ids.at(-1) ?? null);
}

export function toggle(session: Session, id: string): void {
  const selection = new Set(session.store.get().selection);
  if (!selection.delete(id)) selection.add(id);
  change(session, selection, id);
}

/** Selects edges, and no node. */
export function selectEdges(session: Session, edges: readonly string[]): void {
  change(session, new Set(), null);
  session.store.set({ chosenEdges: edges });
}

/** Adds to what is selected. */
export function extend(session: Session, ids: readonly string[]): void {
  change(session, new Set([...session.store.get().selection, ...ids]), ids.at(-1) ?? null);
}

/** Selects what lies beside the current node; where all of that is selected, what lies beside its container too, and so on outwards. */
export function selectAll(session: Session): void {
  const { arrangement: { scene }, current, selection } = session.store.get();
  let at = current === null ? undefined : scene.find(current);
  for (;;) {
    const container = at?.parent == null ? undefined : scene.find(at.parent);
    const beside = (container ? container.children : scene.top).map(({ node }) => node.id);
    if (beside.some((id) => !selection.has(id)) || !container) {
      change(session, new Set([...selection, ...beside]), current);
      session.announcer.say(`${session.store.get().selection.size} selected`);
      return;
    }
    at = container;
  }
}

/** Selects all that lies in what is chosen; of what holds nothing, all that lies beside it. */
export function selectInside(session: Session): void {
  const { arrangement: { scene }, current } = session.store.get();
  const boxes = chosen(session).flatMap((id) => scene.find(id) ?? []);
  const containers = [...new Set(boxes.flatMap((box) => (box.children.length > 0 ? [box] : box.parent === null ? [] : scene.find(box.parent) ?? [])))];
  const inside = containers.length > 0 ? containers.flatMap(({ children }) => children) : scene.top;
  change(session, new Set(inside.map(({ node }) => node.id)), current !== null && inside.some(({ node }) => node.id === current) ? current : inside[0]?.node.id ?? null);
  const [only, ...others] = containers;
  session.announcer.say(`${inOneWord(inside)} ${only && others.length === 0 ? `in ${only.node.label} ` : ''}selected`);
}

/** Selects everything of the kinds of what is chosen, wherever it is in the view. */
export function selectSameKind(session: Session): void {
  const { arrangement: { scene }, current } = session.store.get();
  const kinds = new Set(chosen(session).flatMap((id) => scene.find(id)?.node.kind ?? []));
  const found: Box[] = [];
  const gather = (boxes: readonly Box[]): void => boxes.forEach((box) => {
    if (kinds.has(box.node.kind)) found.push(box);
    gather(box.children);
  });
  gather(scene.top);
  if (found.length === 0) return;
  change(session, new Set(found.map(({ node }) => node.id)), current);
  session.announcer.say(`${inOneWord(found)} selected`);
}

/** "6 hosts"; of several kinds "6 nodes". */
export function inOneWord(boxes: readonly Box[]): string {
  const kinds = new Set(boxes.map(({ node }) => node.kind));
  const [kind] = kinds;
  return counted(boxes.length, kinds.size === 1 && kind !== undefined ? wordOf(kind) : 'node');
}

/** What an act applies to: the selection, or else where the keyboard is. */
export function chosen(session: Session): readonly string[] {
  const { selection, current } = session.store.get();
  return selection.size > 0 ? [...selection] : current === null ? [] : [current];
}

/** "web-01, VM, …" for an announcement. */
export function describe(session: Session, id: string): string {
  const { scene } = session.store.get().arrangement;
  const box = scene.find(id);
  if (!box) return id;
  const parent = box.parent === null ? null : scene.find(box.parent)?.node.label ?? null;
  return nameOf(box, parent);
}

function change(session: Session, selection: ReadonlySet<string>, current: string | null): void {
  const { store, channel } = session;
  store.set({ selection, chosenEdges: [], current: current ?? store.get().current, crumb: null });
  channel.tell({ kind: 'selection', nodes: [...selection] });
}
