import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, reset, topId } from '../../../src/scene/layout/arrange';
import { applyPatch, buildScene } from '../../../src/scene/tree/tree';
import type { Arrangement, SceneNode } from '../../../src/scene/types';
import { corners, everyPlaced, expectTidy } from '../support/places';
import { anyEstate, estate, node, rules, stack } from '../support/world';

describe('places of boxes', () => {
  test('the VMs of a host stand in rows of four, in the order of the document', () => {
    expect(corners(placed(estate({ a: 5 })), ['vms/a-0', 'vms/a-3', 'vms/a-4'])).toEqual({ 'vms/a-0': '8 48', 'vms/a-3': '536 48', 'vms/a-4': '8 104' });
  });

  test('a host keeps one place free, so that a VM dropped on it makes nothing grow', () => {
    const before = placed(estate({ a: 4, b: 4 }));
    const after = arranged(before, [node('vms/new', 'vm', 'hosts/a', { order: 9 })]);
    expect(after.find('hosts/a')?.height).toBe(before.find('hosts/a')?.height);
    expect(corners(after, ['vms/new'])).toEqual({ 'vms/new': '8 104' });
  });

  test('a new VM takes the place that another one left', () => {
    const before = placed(estate({ a: 5 }));
    const gap = arrange(applyPatch(before.scene, [], ['vms/a-1']), { previous: before });
    expect(corners(arranged(gap, [node('vms/new', 'vm', 'hosts/a', { order: 9 })]), ['vms/new'])).toEqual({ 'vms/new': '184 48' });
  });

  test('a VM that is deleted and restored stands where it stood', () => {
    const before = placed(estate({ a: 6, b: 3 }));
    const vm = before.scene.find('vms/a-2')?.node as SceneNode;
    const without = arrange(applyPatch(before.scene, [], [vm.id]), { previous: before });
    expect(corners(arranged(without, [vm]))).toEqual(corners(before));
  });

  test('a host keeps its size when a VM leaves, until less than half of it is in use', () => {
    const before = placed(estate({ a: 20 }));
    const without = (count: number): number | undefined => {
      const leaving = Array.from({ length: count }, (_, at) => `vms/a-${19 - at}`);
      return arrange(applyPatch(before.scene, [], leaving), { previous: before }).find('hosts/a')?.height;
    };
    expect([0, 1, 4, 8, 20].map(without)).toEqual([384, 384, 384, 216, 112]);
  });

  test('a host that grows moves down only the hosts below it, by what it needs', () => {
    const before = placed(estate({ a: 4, b: 4, c: 4, d: 4, e: 4, f: 4 }));
    const grown = arranged(before, Array.from({ length: 5 }, (_, at) => node(`vms/new-${at}`, 'vm', 'hosts/a', { order: 10 + at })));
    const [a, ...others] = ['a', 'b', 'c', 'd', 'e', 'f'].map((host) => `hosts/${host}`);
    const moved = others.filter((id) => corners(before)[id] !== corners(grown)[id]);
    const below = others.filter((id) => before.find(id)?.x === before.find(a ?? '')?.x);
    expect(moved).toEqual(below);
    expect(moved.map((id) => (grown.find(id)?.y ?? 0) - (before.find(id)?.y ?? 0))).toEqual(moved.map(() => 56));
  });

  test('a pinned host is where the user put it, and one that lay there gives way to a free place', () => {
    const before = placed(estate({ a: 4, b: 4, c: 4, d: 4 }));
    const b = before.find('hosts/b');
    const pinned = arranged(before, [{ ...(before.scene.find('hosts/a')?.node as SceneNode), pin: [b?.x ?? 0, b?.y ?? 0] }]);
    expect(pinned.find('hosts/a')).toMatchObject({ x: b?.x, y: b?.y });
    expect(corners(pinned, ['hosts/b'])).toEqual({ 'hosts/b': corners(before)['hosts/a'] });
    expect(corners(pinned, ['hosts/c', 'hosts/d'])).toEqual(corners(before, ['hosts/c', 'hosts/d']));
    expectTidy(pinned);
  });

  test('a pin outside the parent is brought inside', () => {
    const scene = placed([node('clusters/x', 'cluster', null), node('hosts/a', 'host', 'clusters/x', { pin: [-500, 3] })]);
    expect(corners(scene, ['hosts/a'])).toEqual({ 'hosts/a': '20 64' });
  });

  test('a pin absurdly far away is brought as near as a million', () => {
    const scene = placed([node('clusters/x', 'cluster', null), node('hosts/a', 'host', 'clusters/x', { pin: [1e15, 100] }), node('clusters/y', 'cluster', null, { pin: [-1e15, 0] })]);
    expect(corners(scene, ['hosts/a', 'clusters/y'])).toEqual({ 'hosts/a': '1000020 100', 'clusters/y': '-1000000 0' });
  });

  test('without a pin any more, a host gets a free place again', () => {
    const far = placed([node('clusters/x', 'cluster', null), node('hosts/a', 'host', 'clusters/x', { pin: [3000, 2000] }), node('hosts/b', 'host', 'clusters/x', { order: 1 })]);
    expect(corners(arranged(far, [node('hosts/a', 'host', 'clusters/x')]), ['hosts/a'])).toEqual({ 'hosts/a': '20 196' });
  });

  test('an unchanged host is the same object after a patch elsewhere', () => {
    const before = placed(estate({ a: 4, b: 4 }));
    const after = arranged(before, [node('vms/b-0', 'vm', 'hosts/b', { label: 'renamed' })]);
    expect(after.find('hosts/a')).toBe(before.find('hosts/a'));
    expect(after.find('vms/b-1')).toBe(before.find('vms/b-1'));
    expect(after.find('vms/b-0')).not.toBe(before.find('vms/b-0'));
  });

  test('boxes that only look otherwise stay where they are, and are the new ones wherever they are asked for', () => {
    const nodes = estate({ a: 5, b: 3 });
    const before = placed(nodes.map((each) => (each.id === 'hosts/b' ? { ...each, pin: [900, 40] as [number, number] } : each)));
    const after = arranged(before, [...before.scene.boxes.values()].map(({ node: each }) => ({ ...each, detail: 'another' })));
    expect(corners(after)).toEqual(corners(before));
    for (const { box, width, height } of everyPlaced(after)) {
      expect(box).toBe(after.scene.find(box.node.id));
      expect(after.find(box.node.id)?.box).toBe(box);
      expect([width, height]).toEqual([before.find(box.node.id)?.width, before.find(box.node.id)?.height]);
    }
  });

  test('what goes from one host while another looks otherwise has no place any more', () => {
    const before = placed(estate({ a: 2, b: 2 }));
    const after = arrange(applyPatch(before.scene, [node('vms/a-0', 'vm', 'hosts/a', { label: 'renamed' })], ['vms/b-1']), { previous: before });
    expect([after.find('vms/b-1'), after.find('vms/a-0')?.box.node.label]).toEqual([undefined, 'renamed']);
  });

  test('forgetting the places in a container leaves everything outside it alone', () => {
    const start = placed(estate({ a: 4, b: 4 }));
    const worn = arrange(applyPatch(start.scene, [], ['vms/a-0', 'vms/b-0']), { previous: start });
    const anew = reset(worn, 'hosts/a');
    expect(corners(anew, ['vms/a-1', 'vms/b-1'])).toEqual({ 'vms/a-1': '8 48', 'vms/b-1': '184 48' });
    expect(anew.find('hosts/b')).toBe(worn.find('hosts/b'));
  });

  test('loose VMs of a cluster stand below its hosts', () => {
    const scene = placed([...estate({ a: 2, b: 2 }), node('vms/loose', 'vm', 'clusters/prod', { order: -1 })]);
    const loose = scene.rect('vms/loose');
    for (const host of ['hosts/a', 'hosts/b']) expect(loose?.y).toBeGreaterThan((scene.rect(host)?.y ?? 0) + (scene.rect(host)?.height ?? 0));
  });

  test('a packer is asked once for equal containers', () => {
    const asked: string[] = [];
    const nodes = ['p', 'q'].flatMap((c, order) => [node(`clusters/${c}`, 'cluster', null, { order }), node(`hosts/${c}1`, 'host', `clusters/${c}`), node(`hosts/${c}2`, 'host', `clusters/${c}`)]);
    arrange(buildScene(nodes, rules), { packer: ({ key }) => { asked.push(key); return null; } });
    expect(asked).toEqual(['20/1.4:2*712x112', '64/1.4:2*752x328']);
  });
});

describe('the layers at the foot of a host', () => {
  const onLayers = (host: string, count: number): SceneNode => node(`hosts/${host}`, 'host', 'clusters/prod', { layers: stack(count) });
  const heights = (arrangement: Arrangement, ...hosts: readonly string[]): readonly (number | undefined)[] => hosts.map((host) => arrangement.find(`hosts/${host}`)?.height);

  test('take a band each below the VMs, which stay where they are', () => {
    const before = placed(estate({ a: 5 }));
    const after = arranged(before, [onLayers('a', 2)]);
    expect(heights(before, 'a')).toEqual([160]);
    expect(heights(after, 'a')).toEqual([160 + 2 * 22]);
    expect(corners(after, ['vms/a-4'])).toEqual(corners(before, ['vms/a-4']));
  });

  test('come with a host that has no VMs too, and go again', () => {
    const bare = placed(estate({ a: 0 }));
    const stacked = arranged(bare, [onLayers('a', 3)]);
    expect(heights(stacked, 'a')).toEqual([112 + 3 * 22]);
    expect(heights(arranged(stacked, [onLayers('a', 0)]), 'a')).toEqual([112]);
  });

  test('move only the hosts below, by what they need', () => {
    const before = placed(estate({ a: 5, b: 5, c: 5, d: 5, e: 5, f: 5 }));
    const after = arranged(before, [onLayers('a', 2)]);
    const below = ['b', 'c', 'd', 'e', 'f'].filter((host) => before.find(`hosts/${host}`)?.x === before.find('hosts/a')?.x);
    expect(['b', 'c', 'd', 'e', 'f'].filter((host) => corners(before)[`hosts/${host}`] !== corners(after)[`hosts/${host}`])).toEqual(below);
    expect(below.map((host) => (after.find(`hosts/${host}`)?.y ?? 0) - (before.find(`hosts/${host}`)?.y ?? 0))).toEqual(below.map(() => 44));
  });

  test('do not count as room for VMs: a host that loses half of its VMs keeps its size whatever it stands on', () => {
    const before = placed(estate({ a: 20 }).map((each) => (each.id === 'hosts/a' ? onLayers('a', 3) : each)));
    const leaving = Array.from({ length: 8 }, (_, at) => `vms/a-${19 - at}`);
    const after = arrange(applyPatch(before.scene, [], leaving), { previous: before });
    expect(heights(after, 'a')).toEqual([216 + 3 * 22]);
  });

  test('are not drawn by a kind that has no room for them', () => {
    const vm = placed([node('vms/a', 'vm', null, { layers: stack(2) })]);
    expect(vm.find('vms/a')?.height).toBe(48);
  });
});

describe('laws of places', () => {
  const pin = fc.option(fc.tuple(fc.integer({ min: -50, max: 1500 }), fc.integer({ min: -50, max: 900 })), { nil: null, freq: 4 });
  const pinnedEstate = anyEstate.chain((nodes) => fc.array(pin, { minLength: nodes.length, maxLength: nodes.length })
    .map((pins) => nodes.map((each, at) => ({ ...each, pin: pins[at] ?? null }))));

  test('siblings never overlap and lie in their parent, whatever is pinned', () => {
    fc.assert(fc.property(pinnedEstate, (nodes) => expectTidy(placed(nodes))));
  });

  test('the same holds after any changes to a placed estate', () => {
    const change = fc.record({ from: fc.nat(), to: fc.nat(), pin, kind: fc.constantFrom('add', 'move', 'remove', 'pin', 'add-many', 'stack') });
    fc.assert(fc.property(pinnedEstate, fc.array(change, { maxLength: 12 }), (nodes, changes) => {
      let now = placed(nodes);
      changes.forEach((each, at) => {
        now = step(now, each, at);
        expectTidy(now);
      });
    }));
  });

  test('a box that is added moves nothing in its parent; beyond it, only what its parent grew into', () => {
    fc.assert(fc.property(anyEstate, fc.nat(), (nodes, at) => {
      const before = placed(nodes);
      const holders = [...before.scene.boxes.values()].filter(({ node: { kind } }) => kind !== 'vm');
      const parent = holders[at % holders.length]?.node.id ?? null;
      const after = arranged(before, [node('vms/new', 'vm', parent, { order: 50 })]);
      const siblings = nodes.filter((each) => each.parent === parent).map(({ id }) => id);
      expect(corners(after, siblings)).toEqual(corners(before, siblings));
      const grew = (id: string): boolean => after.find(id)?.width !== before.find(id)?.width || after.find(id)?.height !== before.find(id)?.height;
      for (const { box, x, y } of everyPlaced(before)) {
        const now = after.find(box.node.id);
        if (now?.x === x && now.y === y) continue;
        const kin = nodes.filter((each) => each.parent === box.parent && each.id !== box.node.id);
        expect(kin.some(({ id }) => grew(id))).toBe(true);
      }
    }));
  });

  test('the places do not depend on the order in which boxes arrive', () => {
    fc.assert(fc.property(anyEstate.chain((nodes) => fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length }))), ([nodes, shuffled]) => {
      expect(corners(placed(shuffled))).toEqual(corners(placed(nodes)));
    }));
  });

  test('forgetting all places is arranging from scratch', () => {
    const change = fc.record({ from: fc.nat(), to: fc.nat(), pin, kind: fc.constantFrom('add', 'move', 'remove', 'pin') });
    fc.assert(fc.property(anyEstate, fc.array(change, { maxLength: 6 }), (nodes, changes) => {
      const worn = changes.reduce(step, placed(nodes));
      const anew = reset(worn, topId);
      expect(corners(anew)).toEqual(corners(arrange(worn.scene)));
      expect(anew.bounds).toEqual(arrange(worn.scene).bounds);
    }));
  });

  test('every box of the scene has a place, and no other', () => {
    const change = fc.record({ from: fc.nat(), to: fc.nat(), pin, kind: fc.constantFrom('add', 'move', 'remove') });
    fc.assert(fc.property(anyEstate, fc.array(change, { maxLength: 8 }), (nodes, changes) => {
      const now = changes.reduce(step, placed(nodes));
      expect([...now.index.values()].map(({ box }) => box.node.id).sort()).toEqual([...now.scene.boxes.values()].map(({ node: { id } }) => id).sort());
      for (const each of everyPlaced(now)) expect(now.find(each.box.node.id)).toBe(each);
      for (const each of everyPlaced(now)) expect(each.box).toBe(now.scene.find(each.box.node.id));
    }));
  });
});

interface Change { readonly from: number; readonly to: number; readonly pin: [number, number] | null; readonly kind: string }

/** One change to a placed estate, chosen by numbers. */
function step(now: Arrangement, { from, to, pin, kind }: Change, at: number): Arrangement {
  const all = [...now.scene.boxes.values()].map((box) => box.node);
  const target = all[from % all.length];
  const containers = all.filter((each) => each.kind !== 'vm');
  const parent = containers[to % containers.length]?.id ?? null;
  const patch = (changed: readonly SceneNode[], removed: readonly string[] = []): Arrangement => arrange(applyPatch(now.scene, changed, removed), { previous: now });
  switch (kind) {
    case 'add': return patch([node(`vms/new-${at}`, 'vm', parent, { order: at, pin })]);
    case 'add-many': return patch(Array.from({ length: 25 }, (_, index) => node(`vms/new-${at}-${index}`, 'vm', parent, { order: index })));
    case 'move': return target?.kind === 'vm' ? patch([{ ...target, parent }]) : now;
    case 'remove': return target ? patch([], [target.id]) : now;
    case 'stack': return target ? patch([{ ...target, layers: stack(to % 4) }]) : now;
    default: return target ? patch([{ ...target, pin }]) : now;
  }
}

const placed = (nodes: readonly SceneNode[]): Arrangement => arrange(buildScene(nodes, rules));
const arranged = (before: Arrangement, changed: readonly SceneNode[]): Arrangement => arrange(applyPatch(before.scene, changed, []), { previous: before });
