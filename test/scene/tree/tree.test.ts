import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatOf } from '../../../src/scene/tree/totals';
import { applyPatch, buildScene, replaceNodes } from '../../../src/scene/tree/tree';
import type { Box, Scene, SceneNode } from '../../../src/scene/types';
import { anyNode, estate, node, rules } from '../support/world';

describe('the tree of boxes', () => {
  test('puts children in the order of the document, whatever the order they arrive in', () => {
    const scene = buildScene([
      node('hosts/b', 'host', 'clusters/x', { order: 2 }),
      node('hosts/a', 'host', 'clusters/x', { order: 1 }),
      node('clusters/x', 'cluster', null),
    ], rules);
    expect(outline(scene)).toBe('clusters/x(hosts/a hosts/b)');
  });

  test('keeps a box whose parent is absent at the top, and puts it into its parent when that comes', () => {
    const early = buildScene([node('hosts/a', 'host', 'clusters/x')], rules);
    expect(outline(early)).toBe('hosts/a');
    const late = applyPatch(early, [node('clusters/x', 'cluster', null)], []);
    expect(outline(late)).toBe('clusters/x(hosts/a)');
    expect(outline(applyPatch(late, [], ['clusters/x']))).toBe('hosts/a');
  });

  test('keeps boxes that contain each other at the top', () => {
    const scene = buildScene([node('clusters/a', 'cluster', 'clusters/b'), node('clusters/b', 'cluster', 'clusters/a'), node('hosts/h', 'host', 'clusters/a')], rules);
    expect(outline(scene)).toBe('clusters/a(hosts/h) clusters/b');
    expect(outline(applyPatch(scene, [node('clusters/b', 'cluster', null)], []))).toBe('clusters/b(clusters/a(hosts/h))');
  });

  test('sums findings, counts and heat over everything inside', () => {
    const scene = buildScene([
      node('clusters/x', 'cluster', null, { findings: { error: 0, warning: 1, info: 0 } }),
      node('hosts/a', 'host', 'clusters/x', { heat: { cpu: 0.5, memory: null } }),
      node('hosts/b', 'host', 'clusters/x', { heat: { cpu: 1.5, memory: null } }),
      node('vms/1', 'vm', 'hosts/a', { findings: { error: 2, warning: 0, info: 0 }, heat: { cpu: 0.1, memory: 0.9 } }),
    ], rules);
    const cluster = scene.find('clusters/x');
    expect(cluster?.totals).toEqual({
      descendants: 3, byKind: { host: 2, vm: 1 }, findings: { error: 2, warning: 1, info: 0 }, worst: 'error', unread: 0,
      heat: { cpu: { count: 2, mean: 1, highest: 1.5, over: 1 }, memory: { count: 1, mean: 0.9, highest: 0.9, over: 0 } },
    });
    expect(cluster && heatOf(cluster, 'cpu')).toBe(1);
    expect(heatOf(scene.find('hosts/a') as Box, 'memory')).toBe(0.9);
    expect(heatOf(scene.find('hosts/b') as Box, 'memory')).toBeNull();
  });

  test('a patch makes anew the changed box and the boxes it lies in, and nothing else', () => {
    const before = buildScene(estate({ a: 3, b: 3 }), rules);
    const after = applyPatch(before, [node('vms/a-1', 'vm', 'hosts/a', { order: 1, label: 'renamed' })], []);
    const kept = [...before.boxes.values()].filter((box) => after.find(box.node.id) === box).map((box) => box.node.id);
    expect([...before.boxes.values()].map((box) => box.node.id).filter((id) => !kept.includes(id)).sort())
      .toEqual(['clusters/prod', 'hosts/a', 'sites/dakar', 'vms/a-1']);
  });

  test('a patch that colours everything otherwise keeps every box where it is, and sums it up anew', () => {
    const nodes = estate({ a: 3, b: 2 });
    const before = buildScene(nodes, rules);
    const recoloured = nodes.map((each) => ({ ...each, heat: { cpu: 0.9, memory: 0.1 }, findings: { error: 1, warning: 0, info: 0 } }));
    const after = applyPatch(before, recoloured, []);
    expect(outline(after)).toBe(outline(before));
    expect(after.top).toEqual(buildScene(recoloured, rules).top);
    expect([...after.boxes.values()].every((box) => after.find(box.node.id) === box && box !== before.find(box.node.id))).toBe(true);
    expect([after.top[0]?.totals.findings.error, after.size]).toEqual([nodes.length, before.size]);
  });

  test('of a patch that leaves one box as it is, that box stays the same', () => {
    const nodes = estate({ a: 3, b: 2 });
    const before = buildScene(nodes, rules);
    const after = applyPatch(before, nodes.map((each) => (each.id.includes('b') ? each : { ...each, detail: 'another' })), []);
    expect(after.find('hosts/b')).toBe(before.find('hosts/b'));
    expect(after.find('hosts/a')).not.toBe(before.find('hosts/a'));
  });

  test('a host that stands on something else is another box', () => {
    const scene = buildScene([node('hosts/a', 'host', null, { layers: [['hardware', '32 cores']] })], rules);
    const on = (...layers: NonNullable<SceneNode['layers']>[number][]): Scene => applyPatch(scene, [node('hosts/a', 'host', null, { layers: layers.map(([layer, label]) => [layer as 'hardware', label]) })], []);
    expect(on(['hardware', '32 cores'])).toBe(scene);
    expect(on(['hardware', '64 cores']).find('hosts/a')?.node.layers).toEqual([['hardware', '64 cores']]);
    expect(on(['hardware', '32 cores'], ['hypervisor', 'KVM']).find('hosts/a')?.node.layers).toHaveLength(2);
  });

  test('a patch that says nothing new returns the same scene', () => {
    const nodes = estate({ a: 3, b: 3 });
    const scene = buildScene(nodes, rules);
    expect(applyPatch(scene, structuredClone(nodes), ['vms/never-seen'])).toBe(scene);
    expect(replaceNodes(scene, structuredClone(nodes))).toBe(scene);
  });

  test('a VM that moves leaves one host and enters the other', () => {
    const scene = applyPatch(buildScene(estate({ a: 2, b: 1 }), rules), [node('vms/a-0', 'vm', 'hosts/b')], []);
    expect(outline(scene)).toBe('sites/dakar(clusters/prod(hosts/a(vms/a-1) hosts/b(vms/a-0 vms/b-0)))');
  });
});

describe('laws of the tree', () => {
  test('patching gives the tree that building from scratch gives', () => {
    const patches = fc.array(fc.record({ changed: fc.array(anyNode, { maxLength: 6 }), removed: fc.array(anyNode.map(({ id }) => id), { maxLength: 4 }) }), { maxLength: 8 });
    fc.assert(fc.property(fc.array(anyNode, { maxLength: 20 }), patches, (start, steps) => {
      let scene = buildScene(start, rules);
      const nodes = new Map(start.map((each) => [each.id, each]));
      for (const { changed, removed } of steps) {
        for (const id of removed) nodes.delete(id);
        for (const each of changed) nodes.set(each.id, each);
        scene = applyPatch(scene, changed, removed);
        sameScene(scene, buildScene([...nodes.values()], rules));
      }
    }), { numRuns: 400 });
  });

  test('replacing all nodes gives the tree that building from scratch gives', () => {
    fc.assert(fc.property(fc.array(anyNode), fc.array(anyNode), (before, after) => {
      sameScene(replaceNodes(buildScene(before, rules), lastOfEach(after)), buildScene(lastOfEach(after), rules));
    }));
  });

  test('no box is lost: every node has one place in the tree', () => {
    fc.assert(fc.property(fc.array(anyNode), (nodes) => {
      const scene = buildScene(nodes, rules);
      const seen: string[] = [];
      const walk = (boxes: readonly Box[], parent: string | null): void => {
        for (const box of boxes) {
          expect(box.parent).toBe(parent);
          seen.push(box.node.id);
          walk(box.children, box.node.id);
        }
      };
      walk(scene.top, null);
      expect(seen.sort()).toEqual([...new Set(nodes.map(({ id }) => id))].sort());
    }));
  });
});

const lastOfEach = (nodes: readonly SceneNode[]): SceneNode[] => [...new Map(nodes.map((each) => [each.id, each])).values()];

function sameScene(actual: Scene, expected: Scene): void {
  expect(actual.top).toEqual(expected.top);
  expect(actual.size).toBe(expected.size);
  expect(actual.waiting).toEqual(expected.waiting);
  for (const box of expected.boxes.values()) expect(actual.find(box.node.id)).toEqual(box);
}

const outline = (scene: Scene): string => scene.top.map(drawn).join(' ');
const drawn = (box: Box): string => box.node.id + (box.children.length > 0 ? `(${box.children.map(drawn).join(' ')})` : '');
