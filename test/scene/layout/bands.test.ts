import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange } from '../../../src/scene/layout/arrange';
import { networkRules } from '../../../src/scene/networkRules';
import { tintsOf } from '../../../src/scene/tree/tints';
import { applyPatch, buildScene } from '../../../src/scene/tree/tree';
import type { SceneNode } from '../../../src/scene/types';
import { smallNetwork } from '../support/network';
import { rectOf } from '../support/places';
import { node } from '../support/world';

const { nodes } = smallNetwork();

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

describe('tints', () => {
  test('stand in the order of their numbers, so that the first few are of colours of their own', () => {
    const scene = buildScene([...nodes, node('networks/x', 'network', null, { tint: '100' }), node('networks/y', 'network', null, { tint: 'VNI 500' })], networkRules);
    expect([...tintsOf(scene).keys()]).toEqual(['10', '20', '30', '100', 'VNI 500', 'VNI 5001']);
  });
});
