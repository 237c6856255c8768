import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatPaths } from '../../../src/scene/heat/heatPaths';
import { arrange, topId } from '../../../src/scene/layout/arrange';
import { isItem, labelSize } from '../../../src/scene/picture/level';
import { pictureOf } from '../../../src/scene/picture/picture';
import { fitTo } from '../../../src/scene/query/view';
import { applyPatch, buildScene } from '../../../src/scene/tree/tree';
import type { Arrangement, Picture, SceneNode, View } from '../../../src/scene/types';
import { everyPlaced, rectOf } from '../support/places';
import { anyEstate, estate, node, rules } from '../support/world';

const placed = (nodes: readonly SceneNode[]): Arrangement => arrange(buildScene(nodes, rules));
const at = (zoom: number, more: Partial<View> = {}): View => ({ x: 0, y: 0, zoom, width: 1200, height: 800, ...more });
const ids = (picture: Picture): readonly string[] => picture.items.map(({ id }) => id);
const small = estate({ a: 2, b: 1 });

describe('the picture', () => {
  test('from afar a cluster shows its hosts as marks', () => {
    const picture = pictureOf(placed(small), at(0.05));
    expect(picture.level).toBe('tiles');
    expect(ids(picture)).toEqual(['sites/dakar', 'clusters/prod']);
    expect(picture.items[1]?.marks?.boxes.map(({ node: { id } }) => id)).toEqual(['hosts/a', 'hosts/b']);
    expect([...(picture.items[1]?.marks?.heat['cpu'] ?? [])]).toEqual([0.5, 0.5]);
  });

  test('in the middle a host shows its VMs as marks', () => {
    const picture = pictureOf(placed(small), at(0.3));
    expect(picture.level).toBe('cells');
    expect(ids(picture)).toEqual(['sites/dakar', 'clusters/prod', 'hosts/a', 'hosts/b']);
    expect([...(picture.items[2]?.marks?.rects ?? [])]).toEqual([8, 48, 168, 48, 184, 48, 168, 48]);
    expect(picture.items[2]?.marks?.heat['cpu']).toEqual(new Float32Array([NaN, NaN]));
  });

  test('near, every box is an item of its own, parents first', () => {
    const picture = pictureOf(placed(small), at(1, { width: 2000 }));
    expect(ids(picture)).toEqual(['sites/dakar', 'clusters/prod', 'hosts/a', 'vms/a-0', 'vms/a-1', 'hosts/b', 'vms/b-0']);
    expect(picture.items.find(({ id }) => id === 'vms/a-1')).toMatchObject({ role: 'leaf', parent: 'hosts/a', marks: null });
  });

  test('hosts and VMs without a parent are marks of the top', () => {
    const scene = placed([node('hosts/a', 'host', null), node('vms/x', 'vm', null, { order: 1 })]);
    expect(ids(pictureOf(scene, at(0.05)))).toEqual([topId]);
    expect(ids(pictureOf(scene, at(0.3)))).toEqual([topId, 'hosts/a']);
    expect(ids(pictureOf(scene, at(1)))).toEqual(['hosts/a', 'vms/x']);
  });

  test('what is out of sight, beyond a margin, is left out', () => {
    const scene = placed(estate(Object.fromEntries(Array.from({ length: 40 }, (_, host) => [`h${host}`, 8]))));
    const [first, last] = [rectOf(scene, 'hosts/h0'), rectOf(scene, 'hosts/h39')];
    const near = (x: number): readonly string[] => ids(pictureOf(scene, at(0.5, { x: -x * 0.5, y: -first.y * 0.5, width: 10, height: 10 })));
    expect(near(first.x)).toContain('hosts/h0');
    expect(near(first.x)).not.toContain('hosts/h39');
    expect(near(first.x + first.width + 300)).toContain('hosts/h0');
    expect(near(first.x + first.width + 400)).not.toContain('hosts/h0');
    expect(ids(pictureOf(scene, at(0.5, { x: -last.x * 0.5, y: -last.y * 0.5 })))).toContain('hosts/h39');
  });

  test('the level changes only when zoom has passed the threshold by a tenth', () => {
    const scene = placed(small);
    const zooms = [0.1, 0.165, 0.18, 0.155, 0.15, 0.14, 0.59, 0.65, 0.67, 0.56, 0.53];
    let previous: Picture | undefined;
    const seen = zooms.map((zoom) => {
      previous = pictureOf(scene, at(zoom), previous);
      return previous.level;
    });
    expect(seen).toEqual(['tiles', 'tiles', 'cells', 'cells', 'cells', 'tiles', 'cells', 'cells', 'cards', 'cards', 'cells']);
  });

  test('panning within the margin returns the same picture, and a patch keeps the items it does not touch', () => {
    const before = placed(small);
    const picture = pictureOf(before, at(0.3));
    expect(pictureOf(before, at(0.3, { x: -20 }), picture)).toBe(picture);
    const after = arrange(applyPatch(before.scene, [node('vms/a-0', 'vm', 'hosts/a', { label: 'renamed' })], []), { previous: before });
    const next = pictureOf(after, at(0.3), picture);
    const item = (from: Picture, id: string): unknown => from.items.find((each) => each.id === id);
    expect(item(next, 'hosts/b')).toBe(item(picture, 'hosts/b'));
    expect(item(next, 'hosts/a')).not.toBe(item(picture, 'hosts/a'));
  });

  test('what lies in a host that had to move is drawn where the host is now', () => {
    const before = placed(estate({ a: 3, b: 3, c: 3, d: 3 }));
    const view = at(0.7, { width: 4000, height: 4000 });
    pictureOf(before, view);
    const grown = arrange(applyPatch(before.scene, Array.from({ length: 9 }, (_, order) => node(`vms/new-${order}`, 'vm', 'hosts/a', { order: 9 + order })), []), { previous: before });
    const moved = everyPlaced(grown).filter(({ box }) => grown.find(box.node.id) === before.find(box.node.id) && rectOf(grown, box.node.id).y !== rectOf(before, box.node.id).y);
    expect(moved.length).toBeGreaterThan(0);
    for (const item of pictureOf(grown, view).items) expect(item.rect).toEqual(rectOf(grown, item.id));
  });

  test('a nearer level comes back only when well below the limit, so that panning does not flicker', () => {
    const nodes = estate({ a: 4, b: 4 });
    const limited = (itemLimit: number): Arrangement => arrange(buildScene(nodes, { ...rules, levels: { ...rules.levels, itemLimit } }));
    const wide = at(1, { width: 4000, height: 4000 });
    const farther = pictureOf(limited(11), wide);
    expect(farther.level).toBe('cells');
    expect(pictureOf(limited(12), wide).level).toBe('cards');
    expect(pictureOf(limited(12), wide, farther).level).toBe('cells');
    expect(pictureOf(limited(15), wide, farther).level).toBe('cards');
  });

  test('with more hosts in sight than may be drawn, a farther level is taken', () => {
    const hosts = Array.from({ length: 700 }, (_, order) => node(`hosts/${order}`, 'host', 'clusters/x', { order }));
    const scene = placed([node('clusters/x', 'cluster', null), ...hosts]);
    expect(pictureOf(scene, at(0.17, { width: 20_000, height: 20_000 })).level).toBe('tiles');
    expect(pictureOf(scene, at(0.17)).level).toBe('cells');
  });

  test('ten thousand clusters are drawn as marks of their sites, and as marks of the top when sites are as many', () => {
    const clusters = Array.from({ length: 10_000 }, (_, order) => node(`clusters/${order}`, 'cluster', `sites/${order % 3}`, { order }));
    const inSites = placed([...clusters, ...[0, 1, 2].map((order) => node(`sites/${order}`, 'site', null, { order }))]);
    expect(ids(pictureOf(inSites, fitTo(inSites.bounds, at(1))))).toEqual(['sites/0', 'sites/1', 'sites/2']);
    const alone = placed(clusters);
    const picture = pictureOf(alone, fitTo(alone.bounds, at(1)));
    expect(ids(picture)).toEqual([topId]);
    expect(picture.items[0]?.marks?.boxes).toHaveLength(10_000);
  });

  test('marks become one path for each colour and state, kept while the marks are', () => {
    const nodes = [
      node('clusters/x', 'cluster', null),
      node('hosts/a', 'host', 'clusters/x', { heat: { cpu: 0.5, memory: null } }),
      node('hosts/b', 'host', 'clusters/x', { order: 1, heat: { cpu: 0.52, memory: null } }),
      node('hosts/c', 'host', 'clusters/x', { order: 2, heat: { cpu: 1.3, memory: null } }),
      node('hosts/d', 'host', 'clusters/x', { order: 3, state: 'maintenance' }),
    ];
    const marks = pictureOf(placed(nodes), at(0.05)).items[0]?.marks;
    if (!marks) throw new Error('the cluster has no marks');
    expect(heatPaths(marks, 'cpu', 'light').map(({ over, state, d }) => [over, state, d.split('M').length - 1]))
      .toEqual([[false, 'maintenance', 1], [false, 'normal', 2], [true, 'normal', 1]]);
    expect(heatPaths(marks, 'cpu', 'light')).toBe(heatPaths(marks, 'cpu', 'light'));
  });

  test('a label grows as one zooms out, until its header is too small to read', () => {
    expect(labelSize(48, 1)).toBe(14);
    expect(labelSize(48, 0.4)).toBe(27.5);
    expect(labelSize(48, 0.25)).toBeCloseTo(33.6);
    expect(labelSize(48, 0.1)).toBe(0);
  });
});

describe('laws of the picture', () => {
  const anyView = fc.record({ x: fc.integer({ min: -4000, max: 1500 }), y: fc.integer({ min: -4000, max: 1500 }), zoom: fc.double({ min: 0.02, max: 2, noNaN: true }), width: fc.integer({ min: 50, max: 2000 }), height: fc.integer({ min: 50, max: 1500 }) });

  test('every box in sight is drawn: as an item if it is one at that level, else as a mark of the box it lies in', () => {
    fc.assert(fc.property(anyEstate, anyView, (nodes, view) => {
      const scene = placed(nodes);
      const picture = pictureOf(scene, view);
      const items = new Set(ids(picture));
      const marks = new Set(picture.items.flatMap((item) => item.marks?.boxes.map((box) => box.node.id) ?? []));
      for (const { box } of everyPlaced(scene)) {
        const { x, y, width, height } = rectOf(scene, box.node.id);
        const inSight = x * view.zoom + view.x < view.width && (x + width) * view.zoom + view.x > 0 && y * view.zoom + view.y < view.height && (y + height) * view.zoom + view.y > 0;
        if (!inSight) continue;
        if (isItem(rules, box, picture.level)) expect(items).toContain(box.node.id);
        else if (box.parent === null || isItem(rules, scene.scene.find(box.parent) as never, picture.level)) expect(marks).toContain(box.node.id);
      }
    }));
  });

  test('no box is drawn twice, every item lies in one that comes before it, and there are never too many', () => {
    fc.assert(fc.property(anyEstate, anyView, fc.integer({ min: 1, max: 12 }), (nodes, view, itemLimit) => {
      const scene = arrange(buildScene(nodes, { ...rules, levels: { ...rules.levels, itemLimit } }));
      const { items } = pictureOf(scene, view);
      expect(items.length).toBeLessThanOrEqual(itemLimit);
      const seen = new Set<string>();
      for (const { id, parent, marks } of items) {
        if (parent !== null) expect(seen).toContain(parent);
        for (const drawn of [id, ...(marks?.boxes.map((box) => box.node.id) ?? [])]) {
          expect(seen).not.toContain(drawn);
          seen.add(drawn);
        }
      }
    }));
  });

  test('items lie where the arrangement has them', () => {
    fc.assert(fc.property(anyEstate, anyView, (nodes, view) => {
      const scene = placed(nodes);
      for (const item of pictureOf(scene, view).items) if (item.box) expect(item.rect).toEqual(scene.rect(item.id));
    }));
  });
});
