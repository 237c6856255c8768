import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiagramNode } from '../../../src/protocol/view';
import { buildEdges } from '../../../src/scene/edges/edges';
import { arrange, reset, topId } from '../../../src/scene/layout/arrange';
import { isLaidOut, rulesFor, type LaidOut } from '../../../src/scene/rulesFor';
import { applyPatch, buildScene } from '../../../src/scene/tree/tree';
import type { Arrangement, SceneNode } from '../../../src/scene/types';
import { smallNetwork } from '../support/network';
import { corners, everyPlaced, expectTidy, rectOf } from '../support/places';
import { anyEstate, estate, node } from '../support/world';

const placed = (nodes: readonly DiagramNode[], laidOut: LaidOut): Arrangement => arrange(buildScene(nodes, rulesFor(nodes, 'compute', laidOut)));
const across = (nodes: readonly DiagramNode[]): Arrangement => placed(nodes, { direction: 'right' });
const arranged = (before: Arrangement, changed: readonly SceneNode[]): Arrangement => arrange(applyPatch(before.scene, changed, []), { previous: before });

describe('a view that goes to the right', () => {
  test('has the VMs of a host one below the other first, in a host as wide as ever', () => {
    const right = across(estate({ a: 9 }));
    expect(corners(right, ['vms/a-0', 'vms/a-2', 'vms/a-3', 'vms/a-8'])).toEqual({ 'vms/a-0': '8 48', 'vms/a-2': '8 160', 'vms/a-3': '184 48', 'vms/a-8': '360 160' });
    expect(right.find('hosts/a')).toMatchObject({ width: 712, height: 216 });
  });

  test('fills a column before it begins the next: hosts too stand one below the other first', () => {
    const right = across(estate({ a: 4, b: 4, c: 4, d: 4 }));
    const [a, b] = [rectOf(right, 'hosts/a'), rectOf(right, 'hosts/b')];
    expect([b.x, b.y > a.y]).toEqual([a.x, true]);
  });

  test('a new VM takes the place kept for it below the last, and where there is none its host grows downwards only', () => {
    const before = across(estate({ a: 7 }));
    const full = arranged(before, [node('vms/8', 'vm', 'hosts/a', { order: 8 })]);
    expect(corners(full, ['vms/8'])).toEqual({ 'vms/8': '536 104' });
    expect(full.find('hosts/a')).toMatchObject({ width: 712, height: before.find('hosts/a')?.height });
    const over = arranged(full, [node('vms/9', 'vm', 'hosts/a', { order: 9 })]);
    expect(over.find('hosts/a')).toMatchObject({ width: 712, height: (before.find('hosts/a')?.height ?? 0) + 56 });
    expect(corners(over, ['vms/9'])).toEqual({ 'vms/9': '8 160' });
  });

  test('has the bands of a network from the left: physical switches, hosts, virtual switches, routers', () => {
    const { nodes, edges } = smallNetwork();
    const arrangement = arrange(buildScene(nodes, rulesFor(nodes, 'network', { direction: 'right' })), { edges: buildEdges(edges) });
    const bands = [['sites/dakar'], ['clusters/prod'], ['switches/dvs', 'switches/vswitch0'], ['group/routers']].map((ids) => ids.map((id) => rectOf(arrangement, id)));
    bands.slice(1).forEach((band, at) => {
      const before = Math.max(...(bands[at] ?? []).map(({ x, width }) => x + width));
      for (const rect of band) expect(rect.x).toBeGreaterThan(before);
    });
    expectTidy(arrangement);
  });

  test('leaves what is pinned where it is pinned', () => {
    const nodes = estate({ a: 2, b: 2, c: 2 }).map((each) => (each.id === 'hosts/b' ? { ...each, pin: [900, 400] as [number, number] } : each));
    for (const direction of ['down', 'right'] as const) expect(corners(placed(nodes, { direction }), ['hosts/b'])).toEqual({ 'hosts/b': '900 400' });
  });
});

describe('spacing', () => {
  test('brings boxes nearer to each other or farther apart, and headers stay as high', () => {
    const [compact, normal, wide] = (['compact', 'normal', 'wide'] as const).map((spacing) => placed(estate({ a: 5, b: 5, c: 5, d: 5 }), { spacing }));
    const gap = (of: Arrangement | undefined, one: string, other: string): number => (of?.find(other)?.x ?? NaN) - (of?.find(one)?.x ?? NaN) - (of?.find(one)?.width ?? NaN);
    expect([compact, normal, wide].map((each) => gap(each, 'vms/a-0', 'vms/a-1'))).toEqual([4, 8, 16]);
    const below = (of: Arrangement | undefined): number => (of?.find('hosts/b')?.y ?? NaN) - (of?.find('hosts/a')?.y ?? NaN) - (of?.find('hosts/a')?.height ?? NaN);
    expect([compact, normal, wide].map(below)).toEqual([10, 20, 40]);
    expect(new Set([compact, normal, wide].map((each) => each?.find('vms/a-0')?.y)).size).toBe(1);
    expect([compact, normal, wide].map((each) => each?.find('hosts/a')?.width)).toEqual([700, 712, 736]);
  });

  test('brings bands nearer to each other or farther apart', () => {
    const { nodes } = smallNetwork();
    const between = (['compact', 'normal', 'wide'] as const).map((spacing) => {
      const arrangement = arrange(buildScene(nodes, rulesFor(nodes, 'network', { spacing })));
      const [above, below] = [rectOf(arrangement, 'sites/dakar'), rectOf(arrangement, 'clusters/prod')];
      return below.y - above.y - above.height;
    });
    expect(between).toEqual([56, 112, 224]);
  });

  test('and direction are those of the rules, and no others', () => {
    const rules = rulesFor([], 'network', { direction: 'right', spacing: 'wide' });
    expect([{ direction: 'right', spacing: 'wide' }, { direction: 'right' }, { spacing: 'wide' }, {}].map((laidOut) => isLaidOut(rules, laidOut as LaidOut))).toEqual([true, false, false, false]);
    expect(isLaidOut(rulesFor([], 'network'), {})).toBe(true);
  });
});

describe('laws of places, whichever way a view goes and however far boxes stand apart', () => {
  const anyLayout: fc.Arbitrary<LaidOut> = fc.record({ direction: fc.constantFrom('down', 'right'), spacing: fc.constantFrom('compact', 'normal', 'wide') });
  const pin = fc.option(fc.tuple(fc.integer({ min: -50, max: 1500 }), fc.integer({ min: -50, max: 900 })), { nil: null, freq: 4 });
  const pinnedEstate = anyEstate.chain((nodes) => fc.array(pin, { minLength: nodes.length, maxLength: nodes.length }).map((pins) => nodes.map((each, at) => ({ ...each, pin: pins[at] ?? null }))));

  test('siblings never overlap and lie in their parent, and every box has a place', () => {
    fc.assert(fc.property(pinnedEstate, anyLayout, (nodes, laidOut) => {
      const arrangement = placed(nodes, laidOut);
      expectTidy(arrangement);
      expect(everyPlaced(arrangement).map(({ box }) => box.node.id).sort()).toEqual(nodes.map(({ id }) => id).sort());
    }));
  });

  test('a box that is added moves nothing beside it, and what is added and taken away leaves all in order', () => {
    fc.assert(fc.property(pinnedEstate, anyLayout, fc.nat(), fc.integer({ min: 1, max: 30 }), (nodes, laidOut, at, count) => {
      const before = placed(nodes, laidOut);
      const holders = nodes.filter(({ kind }) => kind !== 'vm');
      const parent = holders[at % holders.length]?.id ?? null;
      const one = arranged(before, [node('vms/new', 'vm', parent, { order: 50 })]);
      const siblings = nodes.filter((each) => each.parent === parent).map(({ id }) => id);
      expect(corners(one, siblings)).toEqual(corners(before, siblings));
      expectTidy(one);
      const many = arranged(one, Array.from({ length: count }, (_, index) => node(`vms/more-${index}`, 'vm', parent, { order: index })));
      expectTidy(many);
      expectTidy(arrange(applyPatch(many.scene, [], siblings.slice(0, 3)), { previous: many }));
    }));
  });

  test('forgetting all places is arranging from scratch', () => {
    fc.assert(fc.property(pinnedEstate, anyLayout, (nodes, laidOut) => {
      const worn = arranged(placed(nodes, laidOut), [node('vms/new', 'vm', 'sites/s0', { order: -1 }), node('hosts/new', 'host', null, { order: -1 })]);
      expect(corners(reset(worn, topId))).toEqual(corners(arrange(worn.scene)));
    }));
  });
});
