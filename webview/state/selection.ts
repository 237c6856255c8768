import { nameOf } from '../a11y/names';
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
