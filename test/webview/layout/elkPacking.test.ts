import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { arrange, buildScene, estateRules, reset, topId, type Arrangement, type PackRequest, type Scene } from '../../../src/scene';
import { isSound, packRequest } from '../../../src/scene/layout/packing';
import { graphOf, packingsOf } from '../../../webview/layout/elkGraph';
import { startElkPacking, type Outcome, type Prepared, type PrepareOptions } from '../../../webview/layout/elkPacking';
import type { RunningElk } from '../../../webview/layout/runningElk';
import { expectTidy } from '../../scene/support/places';
import { node } from '../../scene/support/world';
import { uneven } from './support/uneven';

const unevenScene = buildScene(uneven, estateRules);
const evenScene = buildScene([node('sites/s', 'site', null), ...['a', 'b', 'c', 'd'].flatMap((cluster, order) => [
  node(`clusters/${cluster}`, 'cluster', 'sites/s', { order }),
  node(`hosts/${cluster}`, 'host', `clusters/${cluster}`),
])], estateRules);
/** Beside it the same site without its cluster 5. */
const twoSites = buildScene([
  ...uneven,
  ...uneven.filter(({ id }) => !/^(clusters|hosts)\/5/.test(id)).map((each) => ({ ...each, id: `${each.id}-2`, parent: each.parent && `${each.parent}-2` })),
], estateRules);
const quick: PrepareOptions = { deadlineMs: 60_000 };

async function prepare(load: () => Promise<RunningElk>, scene: Scene = unevenScene, options = quick): Promise<Prepared & { readonly outcome: Outcome | undefined }> {
  const outcomes: Outcome[] = [];
  const prepared = await startElkPacking({ load, report: (outcome) => outcomes.push(outcome) }).prepare(scene, options);
  return { ...prepared, outcome: outcomes[0] };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('packing with elk', () => {
  test('makes an estate of very different clusters smaller than the built-in packing does', async () => {
    const packed = (await prepare(realElk)).arrangement;
    expect(spreadOf(packed)).toBeLessThan(0.95 * spreadOf(arrange(unevenScene)));
    expectTidy(packed);
  });

  test('applied when all places are forgotten, it moves only what it packed: the rest stays the same objects', async () => {
    const open = arrange(unevenScene);
    const packed = reset(open, topId, { packer: (await prepare(realElk)).packer });
    expect(packed.find('hosts/1-7')).toBe(open.find('hosts/1-7'));
    expect(packed.find('clusters/1')?.children).toBe(open.find('clusters/1')?.children);
  });

  test('loads nothing where clusters are alike', async () => {
    const load = vi.fn(realElk);
    expect((await prepare(load, evenScene)).outcome).toEqual({ kind: 'asked', questions: 0, better: 0 });
    expect(load).not.toHaveBeenCalled();
  });

  test('loads nothing where what differs is small: beside clusters alike, one of their gaps is room enough', async () => {
    const load = vi.fn(realElk);
    const beside = buildScene([...[1, 2, 3, 4, 5].flatMap((cluster) => [
      node(`clusters/${cluster}`, 'cluster', null, { order: cluster }),
      ...Array.from({ length: 40 }, (_, host) => node(`hosts/${cluster}-${host}`, 'host', `clusters/${cluster}`, { order: host })),
    ]), node('clusters/small', 'cluster', null, { order: 6 })], estateRules);
    expect((await prepare(load, beside)).outcome).toEqual({ kind: 'asked', questions: 0, better: 0 });
    expect(load).not.toHaveBeenCalled();
  });

  test('asks all containers of one depth in one call, and what it has found never again', async () => {
    const elk = await realElk();
    const layout = vi.fn(elk.layout);
    const outcomes: Outcome[] = [];
    const packing = startElkPacking({ load: () => Promise.resolve({ ...elk, layout }), report: (outcome) => outcomes.push(outcome) });
    await packing.prepare(twoSites, quick);
    const { packer, arrangement } = await packing.prepare(twoSites, quick);
    expect(outcomes).toEqual([{ kind: 'asked', questions: 2, better: 1 }, { kind: 'asked', questions: 0, better: 0 }]);
    expect(layout).toHaveBeenCalledOnce();
    expect(spreadOf(arrangement)).toBeLessThan(spreadOf(arrange(twoSites)));
    expect(arrange(twoSites, { packer }).bounds).toEqual(arrangement.bounds);
  });

  test('gives up and stops the worker when the deadline passes', async () => {
    vi.useFakeTimers();
    const elk = sleepingElk();
    const prepared = prepare(() => Promise.resolve(elk), unevenScene, { deadlineMs: 400 });
    await vi.advanceTimersByTimeAsync(400);
    expect((await prepared).outcome).toEqual({ kind: 'late' });
    expect(elk.stop).toHaveBeenCalledOnce();
  });

  test('leaves to the built-in packing what elk had no time for', async () => {
    vi.useFakeTimers();
    const prepared = prepare(() => Promise.resolve(sleepingElk()), unevenScene, { deadlineMs: 400 });
    await vi.advanceTimersByTimeAsync(400);
    expect((await prepared).arrangement.bounds).toEqual(arrange(unevenScene).bounds);
  });

  test('starts elk again after it was stopped', async () => {
    const load = vi.fn<() => Promise<RunningElk>>().mockImplementationOnce(() => Promise.resolve(sleepingElk())).mockImplementation(realElk);
    const outcomes: Outcome[] = [];
    const packing = startElkPacking({ load, report: (outcome) => outcomes.push(outcome) });
    const control = new AbortController();
    const given = packing.prepare(unevenScene, { ...quick, signal: control.signal });
    control.abort();
    await given;
    await packing.prepare(unevenScene, quick);
    expect(outcomes).toEqual([{ kind: 'cancelled' }, { kind: 'asked', questions: 1, better: 1 }]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('is cancelled by its signal, before and while elk works', async () => {
    const elk = sleepingElk();
    const load = vi.fn(() => Promise.resolve(elk));
    expect((await prepare(load, unevenScene, { ...quick, signal: AbortSignal.abort() })).outcome).toEqual({ kind: 'cancelled' });
    expect(load).not.toHaveBeenCalled();
    const control = new AbortController();
    const prepared = prepare(load, unevenScene, { ...quick, signal: control.signal });
    control.abort();
    expect((await prepared).outcome).toEqual({ kind: 'cancelled' });
    expect(elk.stop).toHaveBeenCalledOnce();
  });

  test('says why it failed when the worker cannot be started', async () => {
    expect((await prepare(() => Promise.reject(new Error('workers are forbidden here')))).outcome).toEqual({ kind: 'failed', reason: 'workers are forbidden here' });
  });

  test('does not believe an answer in which boxes overlap', async () => {
    const onTop: RunningElk = {
      layout: (graph) => Promise.resolve({ ...graph, children: (graph.children ?? []).map((child) => ({ ...child, width: 10, height: 10, children: (child.children ?? []).map((box) => ({ ...box, x: 0, y: 0 })) })) }),
      stop: () => undefined,
    };
    expect((await prepare(() => Promise.resolve(onTop))).outcome).toEqual({ kind: 'asked', questions: 1, better: 0 });
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
