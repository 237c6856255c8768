import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { arrange, buildScene, estateRules, reset, topId, type Arrangement, type PackRequest } from '../../../src/scene';
import { isSound, packRequest } from '../../../src/scene/layout/packing';
import { graphOf, packingsOf } from '../../../webview/layout/elkGraph';
import { startElkPacking, type RunningElk } from '../../../webview/layout/elkPacking';
import { expectTidy } from '../../scene/support/places';
import { node } from '../../scene/support/world';
import { uneven } from './support/uneven';

const unevenScene = buildScene(uneven, estateRules);
const evenScene = buildScene([node('sites/s', 'site', null), ...['a', 'b', 'c', 'd'].flatMap((cluster, order) => [
  node(`clusters/${cluster}`, 'cluster', 'sites/s', { order }),
  node(`hosts/${cluster}`, 'host', `clusters/${cluster}`),
])], estateRules);
const quick = { deadlineMs: 60_000 };

afterEach(() => {
  vi.useRealTimers();
});

describe('packing with elk', () => {
  test('makes an estate of very different clusters smaller than the built-in packing does', async () => {
    const prepared = await startElkPacking(realElk).prepare(unevenScene, quick);
    if (prepared.kind !== 'better') throw new Error(`elk was ${prepared.kind}`);
    const [plain, packed] = [arrange(unevenScene), arrange(unevenScene, { packer: prepared.packer })];
    expect(spreadOf(packed)).toBeLessThan(0.95 * spreadOf(plain));
    expectTidy(packed);
  });

  test('applied to an open diagram it moves only boxes of the containers it packed, and the same boxes stay the same objects', async () => {
    const open = arrange(unevenScene);
    const prepared = await startElkPacking(realElk).prepare(unevenScene, quick);
    if (prepared.kind !== 'better') throw new Error(`elk was ${prepared.kind}`);
    const packed = reset(open, topId, prepared.packer);
    expect(packed.find('hosts/1-7')).toBe(open.find('hosts/1-7'));
    expect(packed.find('clusters/1')?.children).toBe(open.find('clusters/1')?.children);
  });

  test('loads nothing where clusters are alike', async () => {
    const load = vi.fn(realElk);
    expect(await startElkPacking(load).prepare(evenScene, quick)).toEqual({ kind: 'as-good' });
    expect(load).not.toHaveBeenCalled();
  });

  test('asks all containers of one depth in one call, and what it has found never again', async () => {
    const elk = await realElk();
    const layout = vi.fn(elk.layout);
    const packing = startElkPacking(() => Promise.resolve({ ...elk, layout }));
    await packing.prepare(unevenScene, quick);
    const calls = layout.mock.calls.length;
    expect(calls).toBe(1);
    expect((await packing.prepare(unevenScene, quick)).kind).toBe('better');
    expect(layout.mock.calls.length).toBe(calls);
  });

  test('gives up and stops the worker when the deadline passes', async () => {
    vi.useFakeTimers();
    const elk = sleepingElk();
    const prepared = startElkPacking(() => Promise.resolve(elk)).prepare(unevenScene, { deadlineMs: 400 });
    await vi.advanceTimersByTimeAsync(400);
    expect(await prepared).toEqual({ kind: 'late' });
    expect(elk.stop).toHaveBeenCalledOnce();
  });

  test('starts elk again after it was stopped', async () => {
    vi.useFakeTimers();
    const load = vi.fn<() => Promise<RunningElk>>().mockImplementationOnce(() => Promise.resolve(sleepingElk())).mockImplementation(realElk);
    const packing = startElkPacking(load);
    const late = packing.prepare(unevenScene, { deadlineMs: 1 });
    await vi.advanceTimersByTimeAsync(1);
    await late;
    vi.useRealTimers();
    expect((await packing.prepare(unevenScene, quick)).kind).toBe('better');
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('is cancelled by its signal, before and while elk works', async () => {
    const elk = sleepingElk();
    const packing = startElkPacking(() => Promise.resolve(elk));
    expect(await packing.prepare(unevenScene, { ...quick, signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' });
    const control = new AbortController();
    const prepared = packing.prepare(unevenScene, { ...quick, signal: control.signal });
    control.abort();
    expect(await prepared).toEqual({ kind: 'cancelled' });
    expect(elk.stop).toHaveBeenCalledOnce();
  });

  test('says why it failed when the worker cannot be started', async () => {
    const packing = startElkPacking(() => Promise.reject(new Error('workers are forbidden here')));
    expect(await packing.prepare(unevenScene, quick)).toEqual({ kind: 'failed', reason: 'workers are forbidden here' });
  });

  test('does not believe an answer in which boxes overlap', async () => {
    const nonsense: RunningElk = { layout: (graph) => Promise.resolve({ ...graph, children: graph.children?.map((child) => ({ ...child, width: 10, height: 10, children: child.children?.map((box) => ({ ...box, x: 0, y: 0 })) ?? [] })) ?? [] }), stop: () => undefined };
    expect(await startElkPacking(() => Promise.resolve(nonsense)).prepare(unevenScene, quick)).toEqual({ kind: 'as-good' });
  });

  test('law: elk places any sizes without overlap, in the room it says', async () => {
    const elk = new ELK();
    const size = fc.record({ width: fc.integer({ min: 1, max: 3000 }), height: fc.integer({ min: 1, max: 3000 }) });
    await fc.assert(fc.asyncProperty(fc.array(fc.array(size, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }), async (containers) => {
      const requests: readonly PackRequest[] = containers.map((sizes) => packRequest(sizes, { gap: 20, aspect: 1.4 }));
      const packings = packingsOf(requests, await elk.layout(graphOf(requests)));
      packings.forEach((packing, at) => expect(packing && isSound(requests[at] as PackRequest, packing)).toBe(true));
    }), { numRuns: 30 });
  });
});

async function realElk(): Promise<RunningElk> {
  const elk = new ELK();
  return Promise.resolve({ layout: (graph) => elk.layout(graph), stop: () => undefined });
}

function sleepingElk(): RunningElk & { readonly stop: ReturnType<typeof vi.fn<() => void>> } {
  return { layout: () => new Promise(() => undefined), stop: vi.fn<() => void>() };
}

const spreadOf = ({ bounds, scene }: Arrangement): number => Math.max(bounds.width / scene.rules.top.aspect, bounds.height);
