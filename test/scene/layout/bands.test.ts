import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange } from '../../../src/scene/layout/arrange';
import { networkRules } from '../../../src/scene/networkRules';
import { tintsOf } from '../../../src/scene/tree/tints';
import { applyPatch, buildScene } from '../../../src/scene/tree/tree';
import type { Rect, SceneNode } from '../../../src/scene/types';
import { buildEdges } from '../../../src/scene/edges/edges';
import { edge, smallNetwork } from '../support/network';
import { rectOf } from '../support/places';
import { node } from '../support/world';

const { nodes, edges } = smallNetwork();
const joined = buildEdges(edges);

describe('a network', () => {
  test('stands in bands: physical switches, hosts, virtual switches, routers', () => {
    const arrangement = arrange(buildScene(nodes, networkRules));
    const bands = [['sites/dakar'], ['clusters/prod'], ['switches/dvs', 'switches/vswitch0'], ['group/routers']].map((ids) => ids.map((id) => rectOf(arrangement, id)));
    bands.slice(1).forEach((band, at) => {
      const above = Math.max(...(bands[at] ?? []).map(({ y, height }) => y + height));
      for (const { y } of band) expect(y - above).toBeGreaterThanOrEqual(networkRules.top.bands ?? NaN);
    });
  });

  test('keeps its bands in order when a switch and a host are added later', () => {
    const before = arrange(buildScene(nodes, networkRules));
    const more = [node('group/spare', 'group', null, { order: 9 }), node('switches/new', 'switch', 'group/spare'), node('hosts/new', 'host', 'clusters/prod', { order: 9 })];
    const after = arrange(applyPatch(before.scene, more, []), { previous: before });
    expect(rectOf(after, 'group/spare').y).toBe(rectOf(after, 'sites/dakar').y);
    expect(rectOf(after, 'switches/new').y).toBeLessThan(rectOf(after, 'clusters/prod').y);
  });

  test('in bands no two boxes overlap, and a lower rank is above a higher, whatever there is', () => {
    const kinds = ['switch', 'host', 'network', 'router'] as const;
    fc.assert(fc.property(fc.array(fc.record({ kind: fc.integer({ min: 0, max: 3 }), count: fc.integer({ min: 1, max: 7 }) }), { minLength: 1, maxLength: 12 }), (areas) => {
      const world: SceneNode[] = areas.flatMap(({ kind, count }, order) => [
        node(`group/${order}`, 'group', null, { order }), ...Array.from({ length: count }, (_, at) => node(`x/${order}-${at}`, kinds[kind] ?? 'host', `group/${order}`, { order: at })),
      ]);
      const arrangement = arrange(buildScene(world, networkRules));
      const rects = areas.map(({ kind }, order) => ({ kind, ...rectOf(arrangement, `group/${order}`) }));
      for (const a of rects) {
        for (const b of rects) {
          if (a === b) continue;
          expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
          if (a.kind < b.kind) expect(a.y + a.height).toBeLessThanOrEqual(b.y);
        }
      }
    }));
  });
});

describe('what is joined', () => {
  test('stands in tiers: a switch that only switches are joined to is above those', () => {
    const arrangement = arrange(buildScene(nodes, networkRules), { edges: joined });
    const [spine, ...leaves] = ['spine', 'leaf-1', 'leaf-2'].map((name) => rectOf(arrangement, `switches/${name}`));
    for (const leaf of leaves) expect(leaf.y).toBeGreaterThan((spine?.y ?? NaN) + (spine?.height ?? NaN));
    expect(leaves[0]?.y).toBe(leaves[1]?.y);
  });

  test('is led together: hosts, clusters, networks and routers stand where those they are joined to do', () => {
    const many = [0, 1, 2, 3, 4, 5];
    const world = [
      node('group/physical', 'group', null, { order: 0 }), ...many.map((order) => node(`switches/${order}`, 'switch', 'group/physical', { order })),
      ...many.flatMap((order) => [node(`clusters/${order}`, 'cluster', null, { order }), node(`hosts/${order}`, 'host', `clusters/${order}`), node(`switches/v${order}`, 'fabric', null, { order })]),
      node('group/routers', 'group', null, { order: 9 }), ...many.map((order) => node(`routers/${order}`, 'router', 'group/routers', { order })),
    ];
    const crossed = buildEdges(many.flatMap((at) => [edge(`cable/${at}`, `switches/${at}`, `hosts/${5 - at}`), edge(`uplink/${at}`, `hosts/${at}`, `switches/v${(at + 3) % 6}`), edge(`interface/${at}`, `switches/v${at}`, `routers/${(at * 5) % 6}`)]));
    const arrangement = arrange(buildScene(world, { ...networkRules, top: { ...networkRules.top, aspect: 40 } }), { edges: crossed });
    const middle = (id: string): number => rectOf(arrangement, id).x;
    for (const a of crossed.all.values()) {
      for (const b of crossed.all.values()) {
        if (a.kind === b.kind && a.kind !== 'interface') expect(Math.sign(middle(a.from) - middle(b.from)), `${a.id} and ${b.id}`).toBe(Math.sign(middle(a.to) - middle(b.to)));
      }
    }
  });

  test('keeps the order of the document where another crosses no less', () => {
    const plain = arrange(buildScene(nodes, networkRules));
    const arrangement = arrange(plain.scene, { edges: joined });
    const leftToRight = (ids: readonly string[]): readonly string[] => ids.toSorted((a, b) => rectOf(arrangement, a).x - rectOf(arrangement, b).x);
    expect(leftToRight(['switches/leaf-2', 'switches/leaf-1'])).toEqual(['switches/leaf-1', 'switches/leaf-2']);
    expect(leftToRight(['hosts/esx-02', 'hosts/esx-01'])).toEqual(['hosts/esx-01', 'hosts/esx-02']);
  });

  test('keeps its places when something is added, removed or joined otherwise, and what is new overlaps nothing', () => {
    const kinds = ['switch', 'host', 'network', 'router'] as const;
    const areas = ['group/0', 'group/1', 'group/2', 'group/3'];
    const added = fc.record({ area: fc.integer({ min: 0, max: 3 }), count: fc.integer({ min: 1, max: 3 }), isArea: fc.boolean(), pin: fc.boolean(), to: fc.integer({ min: 0, max: 3 }) });
    fc.assert(fc.property(fc.array(added, { minLength: 1, maxLength: 6 }), (steps) => {
      const first = areas.flatMap((area, at) => [node(area, 'group', null, { order: at }), ...[0, 1].map((order) => node(`${area}/${order}`, kinds[at] ?? 'host', area, { order }))]);
      let edges = buildEdges([edge('cable/0', 'group/0/0', 'group/0/1'), edge('cable/1', 'group/0/1', 'group/1/0')]);
      let arrangement = arrange(buildScene(first, networkRules), { edges });
      steps.forEach(({ area, count, isArea, pin, to }, step) => {
        const parent = isArea ? `group/new-${step}` : areas[area] ?? null;
        const more = [
          ...(isArea && parent !== null ? [node(parent, 'group', null, { order: 10 + step, pin: pin ? [step * 40, 2000 + step * 900] : null })] : []),
          ...Array.from({ length: count }, (_, at) => node(`x/${step}-${at}`, kinds[area] ?? 'host', parent, { order: 10 + step })),
        ];
        edges = buildEdges([...edges.all.values(), ...more.map(({ id }, at) => edge(`cable/${step}-${at}`, id, `group/${to}/0`))]);
        const before = arrangement;
        arrangement = arrange(applyPatch(before.scene, more, []), { previous: before, edges });
        const held = [...areas, ...areas.flatMap((each) => [`${each}/0`, `${each}/1`])];
        for (const id of held) {
          const [was, is] = [before.find(id), arrangement.find(id)];
          expect(is?.x, `${id} is where it was, from left to right`).toBe(was?.x);
        }
      });
      for (const siblings of [arrangement.top, ...arrangement.top.map(({ children }) => children)]) {
        for (const a of siblings) for (const b of siblings) if (a !== b && !a.box.node.pin && !b.box.node.pin) expect(overlaps(a, b), `${a.box.node.id} and ${b.box.node.id}`).toBe(false);
      }
    }), { numRuns: 60 });
  });

  test('is moved by a pin and stays there; others keep their places when it comes', () => {
    const before = arrange(buildScene(nodes, networkRules), { edges: joined });
    const router = before.scene.find('group/routers')?.node;
    if (!router) throw new Error('no group of routers');
    const pinned = arrange(applyPatch(before.scene, [{ ...router, pin: [2400, 40] }], []), { previous: before, edges: joined });
    expect(rectOf(pinned, 'group/routers')).toMatchObject({ x: 2400, y: 40 });
    for (const id of ['sites/dakar', 'clusters/prod', 'switches/dvs']) expect(rectOf(pinned, id)).toEqual(rectOf(before, id));
    const more = arrange(applyPatch(pinned.scene, [node('group/more', 'group', null, { order: 20 }), node('routers/new', 'router', 'group/more')], []), { previous: pinned, edges: joined });
    for (const id of ['group/routers', 'sites/dakar', 'clusters/prod', 'switches/dvs']) expect(rectOf(more, id)).toEqual(rectOf(pinned, id));
  });
});

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('tints', () => {
  test('stand in the order of their numbers, so that the first few are of colours of their own', () => {
    const scene = buildScene([...nodes, node('networks/x', 'network', null, { tint: '100' }), node('networks/y', 'network', null, { tint: 'VNI 500' })], networkRules);
    expect([...tintsOf(scene).keys()]).toEqual(['10', '20', '30', '100', 'VNI 500', 'VNI 5001']);
  });
});
