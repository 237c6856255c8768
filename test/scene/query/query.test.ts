import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, topId } from '../../../src/scene/layout/arrange';
import { dropAt } from '../../../src/scene/query/drop';
import { caught, hit } from '../../../src/scene/query/hit';
import { minimap } from '../../../src/scene/query/minimap';
import { enter, leave, neighbour } from '../../../src/scene/query/neighbour';
import { boundsOf, fitBeside, fitTo, toScene, toScreen } from '../../../src/scene/query/view';
import { buildScene } from '../../../src/scene/tree/tree';
import type { Arrangement, Point, Rect, SceneNode } from '../../../src/scene/types';
import { everyPlaced, rectOf } from '../support/places';
import { anyEstate, estate, node, rules } from '../support/world';

const placed = (nodes: readonly SceneNode[]): Arrangement => arrange(buildScene(nodes, rules));
const middle = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });
const world = placed([...estate({ a: 6, b: 1 }), node('group/unplaced', 'group', null, { order: 9 }), node('vms/u', 'vm', 'group/unplaced')]);
const on = (id: string): Point => middle(rectOf(world, id));
const header = (id: string): Point => ({ x: rectOf(world, id).x + 2, y: rectOf(world, id).y + 2 });

describe('under the pointer', () => {
  test('is the innermost box that is drawn at the level', () => {
    expect(hit(world, on('vms/a-0'))?.box.node.id).toBe('vms/a-0');
    expect(hit(world, on('vms/a-0'), 'tiles')?.box.node.id).toBe('hosts/a');
    expect(hit(world, header('hosts/a'))?.box.node.id).toBe('hosts/a');
    expect(hit(world, { x: -5, y: -5 })).toBeNull();
  });

  test('law: the middle of a box hits the box or something in it', () => {
    fc.assert(fc.property(anyEstate, (nodes) => {
      const scene = placed(nodes);
      for (const { box } of everyPlaced(scene)) {
        const found = hit(scene, middle(rectOf(scene, box.node.id)));
        const around: string[] = [];
        for (let at = found?.box.node.id ?? null; at !== null; at = leave(scene, at)) around.push(at);
        expect(around).toContain(box.node.id);
      }
    }));
  });

  test('a marquee over a few VMs catches them, over a whole host the host, over part of a host nothing more', () => {
    const first = rectOf(world, 'vms/a-0');
    const second = rectOf(world, 'vms/a-1');
    expect(caught(world, { x: first.x + 5, y: first.y + 5, width: second.x - first.x + 5, height: 5 })).toEqual(['vms/a-0', 'vms/a-1']);
    const host = rectOf(world, 'hosts/a');
    expect(caught(world, { x: host.x - 1, y: host.y - 1, width: host.width + 2, height: host.height + 2 })).toEqual(['hosts/a']);
    expect(caught(world, { x: host.x, y: host.y, width: 30, height: 20 })).toEqual([]);
    expect(caught(world, { x: host.x, y: host.y, width: 30, height: 20 }, 'tiles')).toEqual(['hosts/a']);
  });
});

describe('a drop', () => {
  test('on another host, or on a VM of it, places the VM there', () => {
    expect(dropAt(world, header('hosts/b'), ['vms/a-0'])).toEqual({ kind: 'accepts', target: 'hosts/b' });
    expect(dropAt(world, on('vms/b-0'), ['vms/a-0', 'vms/u'])).toEqual({ kind: 'accepts', target: 'hosts/b' });
  });

  test('on the host it is on changes nothing, even where it lay', () => {
    expect(dropAt(world, on('vms/a-0'), ['vms/a-0', 'vms/a-1'])).toEqual({ kind: 'unchanged', target: 'hosts/a' });
    expect(dropAt(world, header('hosts/b'), ['hosts/a'])).toEqual({ kind: 'unchanged', target: 'clusters/prod' });
    expect(dropAt(world, { x: -900, y: 0 }, ['sites/dakar'])).toEqual({ kind: 'unchanged', target: topId });
  });

  test('where the kind has no place is refused with the reason', () => {
    expect(dropAt(world, header('sites/dakar'), ['vms/a-0'])).toEqual({ kind: 'refuses', over: 'sites/dakar', reason: 'a-0 (vm) cannot be placed in dakar (site)' });
    expect(dropAt(world, header('group/unplaced'), ['vms/a-0'])).toEqual({ kind: 'refuses', over: 'group/unplaced', reason: 'a-0 (vm) cannot be placed in unplaced (group)' });
  });

  test('on nothing is nothing', () => {
    expect(dropAt(world, { x: -900, y: 0 }, ['vms/a-0'])).toEqual({ kind: 'nothing' });
  });
});

describe('the arrow keys', () => {
  test('go to the sibling on that side, and to none at the edge', () => {
    expect(['right', 'left', 'down', 'up'].map((direction) => neighbour(world, 'vms/a-1', direction as 'up'))).toEqual(['vms/a-2', 'vms/a-0', 'vms/a-5', null]);
    expect(neighbour(world, 'vms/a-3', 'right')).toBeNull();
    expect(neighbour(world, 'vms/absent', 'right')).toBeNull();
  });

  test('do not go up or down to what only stands beside, however much taller one of them is', () => {
    const vms = Array.from({ length: 12 }, (_, n) => node(`vms/${n}`, 'vm', 'hosts/tall'));
    const pinned = placed([node('hosts/tall', 'host', null, { pin: [0, 0] }), ...vms, node('hosts/low', 'host', null, { pin: [2000, 0] }), node('vms/one', 'vm', 'hosts/low')]);
    const [tall, low] = [rectOf(pinned, 'hosts/tall'), rectOf(pinned, 'hosts/low')];
    expect([tall.y - low.y, tall.height > low.height, tall.x + tall.width < low.x]).toEqual([0, true, true]);
    expect(['right', 'up', 'down'].map((direction) => neighbour(pinned, 'hosts/tall', direction as 'up'))).toEqual(['hosts/low', null, null]);
    expect(['left', 'up', 'down'].map((direction) => neighbour(pinned, 'hosts/low', direction as 'up'))).toEqual(['hosts/tall', null, null]);
  });

  test('enter the first box inside and leave to the box around', () => {
    expect(enter(world, 'hosts/a')).toBe('vms/a-0');
    expect(enter(world, 'vms/a-0')).toBeNull();
    expect(leave(world, 'hosts/a')).toBe('clusters/prod');
    expect(leave(world, 'sites/dakar')).toBeNull();
  });

  test('law: where one lands lies further in that direction', () => {
    fc.assert(fc.property(anyEstate, fc.constantFrom('left', 'right', 'up', 'down'), (nodes, direction) => {
      const scene = placed(nodes);
      for (const { box } of everyPlaced(scene)) {
        const next = neighbour(scene, box.node.id, direction);
        if (next === null) continue;
        const [from, to] = [middle(rectOf(scene, box.node.id)), middle(rectOf(scene, next))];
        const ahead = { left: from.x - to.x, right: to.x - from.x, up: from.y - to.y, down: to.y - from.y };
        expect(ahead[direction]).toBeGreaterThan(0);
        expect(leave(scene, next)).toBe(box.parent);
      }
    }));
  });

  test('law: of several siblings each can be left in some direction', () => {
    fc.assert(fc.property(anyEstate, (nodes) => {
      const scene = placed(nodes);
      for (const { children } of everyPlaced(scene)) {
        if (children.length < 2) continue;
        for (const { box } of children) {
          expect((['left', 'right', 'up', 'down'] as const).some((direction) => neighbour(scene, box.node.id, direction) !== null)).toBe(true);
        }
      }
    }));
  });
});

describe('the view', () => {
  test('fits a rectangle in its middle, with room around it', () => {
    expect(fitTo({ x: 100, y: 100, width: 2000, height: 400 }, { width: 1048, height: 848 })).toEqual({ x: -26, y: 274, zoom: 0.5, width: 1048, height: 848 });
    expect(fitTo({ x: 0, y: 0, width: 10, height: 10 }, { width: 1000, height: 800 }, { maxZoom: 2 }).zoom).toBe(2);
    expect(fitTo({ x: 0, y: 0, width: 0, height: 0 }, { width: 10, height: 10 }).zoom).toBe(1);
  });

  test('law: a fitted rectangle is in sight entirely', () => {
    const rect = fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }), width: fc.integer({ min: 1, max: 50_000 }), height: fc.integer({ min: 1, max: 50_000 }) });
    fc.assert(fc.property(rect, ({ x, y, width, height }) => {
      const view = fitTo({ x, y, width, height }, { width: 1200, height: 900 });
      const [from, to] = [toScreen(view, { x, y }), toScreen(view, { x: x + width, y: y + height })];
      for (const edge of [from.x, from.y]) expect(edge).toBeGreaterThanOrEqual(-0.001);
      expect(to.x).toBeLessThanOrEqual(1200.001);
      expect(to.y).toBeLessThanOrEqual(900.001);
    }));
  });

  test('a point goes to the screen and back', () => {
    const view = { x: -30, y: 12, zoom: 0.25, width: 100, height: 100 };
    expect(toScreen(view, toScene(view, { x: 40, y: 50 }))).toEqual({ x: 40, y: 50 });
  });

  test('bounds go around the boxes that have a place', () => {
    const [a, b] = [rectOf(world, 'vms/a-0'), rectOf(world, 'vms/a-1')];
    expect(boundsOf(world, ['vms/a-0', 'vms/a-1', 'vms/absent'])).toEqual({ x: a.x, y: a.y, width: b.x + b.width - a.x, height: a.height });
    expect(boundsOf(world, ['vms/absent'])).toBeNull();
  });
});

describe('the minimap', () => {
  test('shows hosts and loose VMs with their heat', () => {
    expect(minimap(world, 'cpu').map(({ id, heat }) => [id, heat])).toEqual([['hosts/a', 0.5], ['hosts/b', 0.5], ['vms/u', null]]);
    expect(minimap(world, 'cpu')).toBe(minimap(world, 'cpu'));
  });

  test('says of what it shows whether something in it could not be read', () => {
    const scene = placed([...estate({ a: 2, b: 2 }), node('vms/odd', 'vm', 'hosts/b', { unread: ['memory'] })]);
    expect(minimap(scene, 'cpu').map(({ id, isUnread }) => [id, isUnread])).toEqual([['hosts/a', false], ['hosts/b', true]]);
    expect(minimap(scene, 'cpu', 1).map(({ isUnread }) => isUnread)).toEqual([true]);
  });

  test('never shows more than it may, and keeps the hottest use and the worst finding', () => {
    const hosts = Array.from({ length: 500 }, (_, order) => node(`hosts/${order}`, 'host', null, {
      order, heat: { cpu: order === 77 ? 1.4 : 0.2, memory: null }, findings: { error: order === 78 ? 1 : 0, warning: 0, info: 0 },
    }));
    const scene = placed(hosts);
    const map = minimap(scene, 'cpu', 60);
    expect(map.length).toBeLessThanOrEqual(60);
    expect(Math.max(...map.map(({ heat }) => heat ?? 0))).toBe(1.4);
    expect(map.filter(({ worst }) => worst === 'error')).toHaveLength(1);
    for (const { x, y, width, height } of map) expect(x >= 0 && y >= 0 && x + width <= scene.bounds.width && y + height <= scene.bounds.height).toBe(true);
  });
});

describe('fitting beside what floats over the view', () => {
  const room = { width: 1000, height: 800 };
  const palette: Rect = { x: 12, y: 8, width: 300, height: 32 };
  const minimap: Rect = { x: 820, y: 650, width: 170, height: 140 };
  const shown = (rect: Rect, floats: readonly Rect[], view = room): Rect => {
    const { x, y, zoom } = fitBeside(rect, view, floats, { paddingPx: 0, maxZoom: 10 });
    return { x: rect.x * zoom + x, y: rect.y * zoom + y, width: rect.width * zoom, height: rect.height * zoom };
  };

  test('changes nothing where nothing would be covered', () => {
    const wide = { x: 0, y: 0, width: 1000, height: 100 };
    const before = { ...room, x: 7, y: 9, zoom: 3 };
    expect(fitBeside(wide, before, [palette, minimap])).toEqual(fitTo(wide, room));
  });

  test('begins below a palette, and ends above or beside a minimap, whichever leaves more', () => {
    expect(shown({ x: 0, y: 0, width: 1000, height: 800 }, [palette])).toMatchObject({ y: 40, height: 760 });
    const [beside, above] = [shown({ x: 0, y: 0, width: 80, height: 80 }, [minimap]), shown({ x: 0, y: 0, width: 200, height: 130 }, [minimap])];
    expect([beside.x + beside.width, beside.height]).toEqual([expect.toSatisfy((right: number) => right <= 820), 800]);
    expect([above.y + above.height <= 650, above.width]).toEqual([true, 1000]);
  });

  test('lets a float cover something rather than make everything much smaller', () => {
    const small = { width: 300, height: 200 };
    const inTheWay: Rect = { x: 120, y: 60, width: 170, height: 130 };
    expect(shown({ x: 0, y: 0, width: 300, height: 200 }, [inTheWay], small)).toMatchObject({ width: 300, height: 200 });
  });
});
