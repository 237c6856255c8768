import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewName } from '../../../src/protocol/view';
import { arrange, buildScene, networkRules, type Arrangement } from '../../../src/scene';
import { startAhead } from '../../../webview/state/ahead';
import { initialState } from '../../../webview/state/model';
import type { LeftView, Session } from '../../../webview/state/session';
import { createStore } from '../../../webview/state/store';
import { node } from '../../scene/support/world';

const hosts = (count: number) => Array.from({ length: count }, (_, at) => node(`hosts/h${at}`, 'host', null, { order: at }));

/** A page that shows so many hosts, whose idle moments come when a test says so. */
function world({ size = 2500, places = (): Promise<Arrangement | null> => Promise.resolve(null) } = {}) {
  const moments: (() => void)[] = [];
  const asked: ViewName[] = [];
  const ready: ViewName[] = [];
  const whole = buildScene(hosts(size), networkRules);
  const session = {
    store: createStore({ ...initialState, whole }), wantedView: 'compute' as ViewName, leftViews: new Map<ViewName, LeftView>(),
    foldedBefore: new Map<ViewName, ReadonlySet<string>>([['network', new Set(['hosts/h1'])]]),
    channel: { tell: (message: { kind: string; view: ViewName }) => { if (message.kind === 'ahead') asked.push(message.view); } },
    placing: { arrange: vi.fn(places), prepare: vi.fn() },
  };
  const ahead = startAhead({
    session: () => session as unknown as Session, order: ['compute', 'network', 'storage'], ready: (views) => { ready.splice(0, ready.length, ...views); },
    idle: { moment: () => new Promise((resolve) => moments.push(resolve)), disturb: () => undefined, dispose: () => undefined },
  });
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  /** So many idle moments, or as many as anybody waits for. */
  const rest = async (times = 20): Promise<void> => {
    for (let time = 0; time < times; time++) {
      await settled();
      moments.shift()?.();
    }
    await settled();
  };
  const come = (view: ViewName, count: number, { revision = -1, isLast = true } = {}): void => ahead.take({ kind: 'ahead', view, revision, isLast, nodes: hosts(count), edges: [] });
  const turn = (view: ViewName): void => {
    session.wantedView = view;
    ahead.turning(view);
  };
  /** What was turned to is shown. */
  const arrive = (): void => session.store.set({ view: session.wantedView });
  return { session, ahead, asked, ready, rest, come, turn, arrive };
}
type World = ReturnType<typeof world>;

describe('a view that nobody has looked at yet', () => {
  let page: World;
  beforeEach(() => { page = world(); });

  it('is asked for once nobody does anything, and the next once it has come, folded up as it was before', async () => {
    page.ahead.begin();
    expect([page.asked, page.session.placing.prepare.mock.calls.length]).toEqual([[], 0]);
    await page.rest();
    expect([page.asked, page.session.placing.prepare.mock.calls.length]).toEqual([['network'], 1]);
    page.come('network', 5);
    await page.rest();
    expect([page.ready, page.asked]).toEqual([['network'], ['network', 'storage']]);
    const left = page.session.leftViews.get('network');
    expect([left?.revision, left?.whole.size, left?.arrangement?.scene === left?.whole]).toEqual([-1, 5, true]);
    expect([...(left?.collapsed ?? [])]).toEqual(['hosts/h1']);
  });

  it('is not asked for where any view is there in a moment, or all together are too large for a page', async () => {
    for (const size of [0, 1999, 25_001]) {
      const { ahead, asked, rest, session } = world({ size });
      ahead.begin();
      await rest();
      expect([asked, session.placing.prepare.mock.calls]).toEqual([[], []]);
    }
  });

  it('is not asked for where it was looked at before', async () => {
    page.session.leftViews.set('network', { revision: 3, whole: page.session.store.get().whole, allEdges: initialState.allEdges, arrangement: null, collapsed: new Set() });
    page.ahead.begin();
    await page.rest();
    expect(page.asked).toEqual(['storage']);
  });

  it('is put together of its parts, without those of an earlier one', async () => {
    page.ahead.begin();
    await page.rest();
    page.come('network', 9, { isLast: false });
    page.come('network', 4, { revision: -2, isLast: false });
    page.ahead.take({ kind: 'ahead', view: 'network', revision: -2, isLast: true, nodes: [node('networks/web', 'network', null)], edges: [] });
    await page.rest();
    expect([page.session.leftViews.get('network')?.whole.size, page.session.leftViews.get('network')?.revision]).toEqual([5, -2]);
  });

  it('turned to before it has come is not kept, and the next is asked for', async () => {
    page.ahead.begin();
    await page.rest();
    page.come('network', 5, { isLast: false });
    page.turn('network');
    page.come('network', 0);
    page.arrive();
    await page.rest();
    expect([page.session.leftViews.has('network'), page.asked]).toEqual([false, ['network', 'storage']]);
  });

  it('turned to once it has come is there, though it has no places yet', async () => {
    page.ahead.begin();
    await page.rest();
    page.come('network', 5);
    page.turn('network');
    expect([page.session.leftViews.get('network')?.whole.size, page.session.leftViews.get('network')?.arrangement]).toEqual([5, null]);
    page.arrive();
    await page.rest();
    expect([page.ready, page.asked]).toEqual([[], ['network', 'storage']]);
  });

  it('comes while the one before is made', async () => {
    const places = vi.fn<() => Promise<Arrangement | null>>().mockReturnValue(new Promise(() => undefined));
    const { ahead, asked, ready, rest, come, session } = world({ places });
    ahead.begin();
    await rest();
    come('network', 3500);
    await rest();
    expect([places.mock.calls.length, ready, asked]).toEqual([1, [], ['network', 'storage']]);
    come('storage', 4);
    ahead.turning('storage');
    expect(session.leftViews.get('storage')?.whole.size).toBe(4);
  });

  it('waits for one that is turned to, until that is shown', async () => {
    page.ahead.begin();
    await page.rest();
    page.come('network', 5);
    page.turn('storage');
    await page.rest(50);
    expect([page.session.leftViews.has('network'), page.asked]).toEqual([false, ['network']]);
    page.arrive();
    await page.rest();
    expect([page.ready, page.asked]).toEqual([['network'], ['network']]);
  });

  it('goes on where another is turned to', async () => {
    page.ahead.begin();
    await page.rest();
    page.turn('storage');
    page.come('network', 5);
    page.arrive();
    await page.rest();
    expect([page.ready, page.asked]).toEqual([['network'], ['network']]);
  });

  it('is asked for again where the whole diagram came anew', async () => {
    page.ahead.begin();
    await page.rest();
    page.ahead.begin();
    await page.rest();
    expect(page.asked).toEqual(['network', 'network']);
    page.come('network', 5);
    await page.rest();
    expect([page.ready, page.asked]).toEqual([['network'], ['network', 'network', 'storage']]);
  });

  it('is laid out again where something else had to be laid out first', async () => {
    const scene = buildScene(hosts(3500), networkRules);
    const places = vi.fn<() => Promise<Arrangement | null>>().mockResolvedValueOnce(null).mockResolvedValue(arrange(scene));
    const { ahead, ready, rest, come, session } = world({ places });
    ahead.begin();
    await rest();
    come('network', 3500);
    await rest();
    expect([places.mock.calls.length, ready]).toEqual([2, ['network']]);
    expect(session.placing.arrange).toHaveBeenCalledWith(session.leftViews.get('network')?.whole, session.leftViews.get('network')?.allEdges, { urgent: false });
  });
});
