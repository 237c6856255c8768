import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { arrange, arrangementAt, buildEdges, buildScene, noEdges, placesOf, rulesFor, visibleScene, type Scene } from '../../../src/scene';
import { placed } from '../../../webview/layout/placeTask';
import { startPlacing } from '../../../webview/layout/placing';
import type { RunningPlacer } from '../../../webview/layout/runningPlacer';
import { smallNetwork } from '../../scene/support/network';
import { everyPlaced } from '../../scene/support/places';
import { anyEstate, estate } from '../../scene/support/world';

const { nodes, edges: all } = smallNetwork();
const network = buildScene(nodes, rulesFor(nodes, 'network', { direction: 'right' }));
const edges = buildEdges(all);
const wanted = (): AbortSignal => new AbortController().signal;

/** As the worker does it: what is sent is copied. */
const working = (): RunningPlacer => ({ place: (task) => Promise.resolve(placed(structuredClone(task))), stop: () => undefined });
const sleeping = (): RunningPlacer & { readonly stop: ReturnType<typeof vi.fn<() => void>> } => ({ place: () => new Promise(() => undefined), stop: vi.fn<() => void>() });

describe('a scene that is arranged in a worker', () => {
  test('comes out as it would here', async () => {
    const arrangement = await startPlacing({ load: () => Promise.resolve(working()) }).arrange(network, edges, { urgent: true, signal: wanted() });
    const here = arrange(network, { edges });
    expect(arrangement?.bounds).toEqual(here.bounds);
    expect(arrangement?.top).toEqual(here.top);
    expect(arrangement?.rect('routers/edge')).toEqual(here.rect('routers/edge'));
  });

  test('comes out as it would here where edges lead to what it does not have', async () => {
    const [cable] = all;
    const astray = buildEdges([...all, ...(cable ? [{ ...cable, id: 'cable/astray', to: 'hosts/gone' }, { ...cable, id: 'cable/lost', from: 'hosts/gone', to: 'hosts/none' }] : [])]);
    const arrangement = await startPlacing({ load: () => Promise.resolve(working()) }).arrange(network, astray, { urgent: true, signal: wanted() });
    expect(astray.all.size).toBe(all.length + 2);
    expect(arrangement?.top).toEqual(arrange(network, { edges: astray }).top);
  });

  test('is abandoned when nobody wants it any more: the worker is stopped, and the next has another', async () => {
    const asleep = sleeping();
    const load = vi.fn<() => Promise<RunningPlacer>>().mockImplementationOnce(() => Promise.resolve(asleep)).mockImplementation(() => Promise.resolve(working()));
    const placing = startPlacing({ load });
    const control = new AbortController();
    const first = placing.arrange(network, edges, { urgent: true, signal: control.signal });
    control.abort();
    const second = placing.arrange(network, edges, { urgent: true, signal: wanted() });
    expect([await first, (await second)?.bounds]).toEqual([null, arrange(network, { edges }).bounds]);
    expect(asleep.stop).toHaveBeenCalledOnce();
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('that nobody wants from the start is not begun', async () => {
    const load = vi.fn(() => Promise.resolve(working()));
    expect(await startPlacing({ load }).arrange(network, edges, { urgent: true, signal: AbortSignal.abort() })).toBeNull();
    expect(load).not.toHaveBeenCalled();
  });

  test('is arranged here where workers are forbidden, and that is said', async () => {
    const failed = vi.fn();
    const arrangement = await startPlacing({ load: () => Promise.reject(new Error('workers are forbidden here')), failed }).arrange(network, edges, { urgent: true, signal: wanted() });
    expect(arrangement?.bounds).toEqual(arrange(network, { edges }).bounds);
    expect(failed).toHaveBeenCalledExactlyOnceWith('workers are forbidden here');
  });

  test('is not begun again where it is under way, and is stopped for all who wait', async () => {
    const place = vi.fn<RunningPlacer['place']>().mockImplementation((task) => Promise.resolve(placed(structuredClone(task))));
    const placing = startPlacing({ load: () => Promise.resolve({ place, stop: () => undefined }) });
    const [ahead, now] = await Promise.all([placing.arrange(network, edges, { urgent: false }), placing.arrange(network, edges, { urgent: true, signal: wanted() })]);
    expect([place.mock.calls.length, ahead === now, now?.bounds]).toEqual([1, true, arrange(network, { edges }).bounds]);
    const asleep = sleeping();
    const later = startPlacing({ load: () => Promise.resolve(asleep) });
    const control = new AbortController();
    const both = Promise.all([later.arrange(network, edges, { urgent: false }), later.arrange(network, edges, { urgent: true, signal: control.signal })]);
    control.abort();
    expect(await both).toEqual([null, null]);
  });

  test('that is wanted at once does not wait for one that is not, which waits for it', async () => {
    const asleep = sleeping();
    const load = vi.fn<() => Promise<RunningPlacer>>().mockImplementationOnce(() => Promise.resolve(asleep)).mockImplementation(() => Promise.resolve(working()));
    const placing = startPlacing({ load });
    const other = buildScene(estate({ a: 2 }), rulesFor([]));
    const ahead = placing.arrange(network, edges, { urgent: false });
    const now = placing.arrange(other, noEdges, { urgent: true, signal: wanted() });
    const after = placing.arrange(network, edges, { urgent: false });
    expect([await ahead, (await now)?.bounds, (await after)?.bounds]).toEqual([null, arrange(other).bounds, arrange(network, { edges }).bounds]);
    expect(asleep.stop).toHaveBeenCalledOnce();
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('has the worker that was started before it came, and says only then that it could not be', async () => {
    const load = vi.fn(() => Promise.resolve(working()));
    const placing = startPlacing({ load });
    placing.prepare();
    placing.prepare();
    expect(load).toHaveBeenCalledOnce();
    expect((await placing.arrange(network, edges, { urgent: true, signal: wanted() }))?.bounds).toEqual(arrange(network, { edges }).bounds);
    expect(load).toHaveBeenCalledOnce();
    const failed = vi.fn();
    const forbidden = startPlacing({ load: () => Promise.reject(new Error('workers are forbidden here')), failed });
    forbidden.prepare();
    await Promise.resolve();
    expect(failed).not.toHaveBeenCalled();
    await forbidden.arrange(network, edges, { urgent: true, signal: wanted() });
    expect(failed).toHaveBeenCalledExactlyOnceWith('workers are forbidden here');
  });

  test('has one worker for all that come one after the other', async () => {
    const load = vi.fn(() => Promise.resolve(working()));
    const placing = startPlacing({ load });
    for (let turn = 0; turn < 3; turn++) await placing.arrange(network, noEdges, { urgent: true, signal: wanted() });
    expect(load).toHaveBeenCalledOnce();
  });

  test('law: any estate, pinned, on layers and folded up, has the places it has here', async () => {
    const pin = fc.option(fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 900 })), { nil: null, freq: 4 });
    await fc.assert(fc.asyncProperty(anyEstate, fc.array(pin, { minLength: 1, maxLength: 9 }), fc.constantFrom('down', 'right'), fc.boolean(), async (some, pins, direction, isFolded) => {
      const pinned = some.map((each, at) => ({ ...each, pin: pins[at % pins.length] ?? null }));
      const whole = buildScene(pinned, rulesFor(pinned, 'compute', { direction }));
      const scene: Scene = isFolded ? visibleScene(whole, { hidden: new Set(), found: null, collapsed: new Set(['sites/s0']) }, whole) : whole;
      const arrangement = await startPlacing({ load: () => Promise.resolve(working()) }).arrange(scene, noEdges, { urgent: true, signal: wanted() });
      expect(arrangement?.top).toEqual(arrange(scene).top);
      expect(arrangement && everyPlaced(arrangement).every((each) => arrangement.find(each.box.node.id) === each)).toBe(true);
    }));
  });

  test('places of another scene are refused', () => {
    const scene = buildScene(estate({ a: 2 }), rulesFor([]));
    expect(() => arrangementAt(scene, placesOf(arrange(network)))).toThrow(RangeError);
  });
});
