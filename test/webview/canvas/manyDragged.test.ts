import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrange, buildScene, estateRules, type SceneNode } from '../../../src/scene';
import { dragToPlace } from '../../../webview/canvas/drag/pin';
import { createStage } from '../../../webview/canvas/stage';
import { initialState, type DiagramState } from '../../../webview/state/model';
import type { Session } from '../../../webview/state/session';
import { createStore, type Store } from '../../../webview/state/store';

const host = (at: number): string => `hosts/h${at}`;

/** A cluster of so many hosts, of which some are taken by the hand. */
function dragging(all: number, taken: number): { readonly store: Store<DiagramState>; readonly drag: ReturnType<typeof dragToPlace> } {
  const rest = { label: '', detail: '', state: 'normal', heat: {}, findings: { error: 0, warning: 0, info: 0 }, pin: null };
  const nodes: readonly SceneNode[] = [{ ...rest, id: 'clusters/c', kind: 'cluster', parent: null, order: 0 }, ...Array.from({ length: all }, (_, at) => ({ ...rest, id: host(at), kind: 'host', parent: 'clusters/c', order: at }))];
  const store = createStore<DiagramState>({ ...initialState, arrangement: arrange(buildScene(nodes, estateRules)) });
  const session = { store } as unknown as Session;
  const stage = createStage(session);
  stage.look({ x: 0, y: 0, zoom: 1, width: 1600, height: 1000 }, 'at once');
  return { store, drag: dragToPlace(session, stage, Array.from({ length: taken }, (_, at) => host(at)), { x: 100, y: 100 }) };
}
const noKeys = { isFree: false };
const aheadOf = ({ drag }: DiagramState): number => (drag?.kind === 'pin' ? drag.ahead.length : -1);

describe('hosts dragged to another place', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('are shown with what becomes of them at each step where they are few', () => {
    const { store, drag } = dragging(12, 2);
    drag.move({ x: 100, y: 2100 }, noKeys);
    expect(store.get().preview?.find(host(0))?.y).not.toBe(store.get().arrangement.find(host(0))?.y);
    expect(aheadOf(store.get())).toBe(0);
  });

  it('are shown where the hand holds them where they are many, and what becomes of them once it rests', () => {
    const { store, drag } = dragging(80, 40);
    for (const y of [300, 900, 20_100]) drag.move({ x: 100, y }, noKeys);
    expect(store.get().preview).toBeNull();
    expect(aheadOf(store.get())).toBe(40);
    const { drag: held, arrangement } = store.get();
    expect(held?.kind === 'pin' && held.ahead[0]).toMatchObject({ y: (arrangement.find(host(0))?.y ?? NaN) + 20_000 });

    vi.runAllTimers();
    expect(store.get().preview?.find(host(0))?.y).toBe((arrangement.find(host(0))?.y ?? NaN) + 20_000);
    expect(aheadOf(store.get())).toBe(0);
  });

  it('stay where they were once the drag was given up, however long the hand rested', () => {
    const { store, drag } = dragging(80, 40);
    drag.move({ x: 100, y: 20_100 }, noKeys);
    store.set({ drag: null, preview: null });
    vi.runAllTimers();
    expect(store.get().preview).toBeNull();
  });
});
