import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgesAt, edgesBetween } from '../../../src/scene/edges/ends';
import { buildEdges, patchEdges, replaceEdges } from '../../../src/scene/edges/edges';
import type { Edges, SceneEdge } from '../../../src/scene/edges/types';
import { networkRules } from '../../../src/scene/networkRules';
import { buildScene } from '../../../src/scene/tree/tree';
import { edge, smallNetwork } from '../support/network';

const { nodes, edges: all } = smallNetwork();
const scene = buildScene(nodes, networkRules);
const edges = buildEdges(all);
const ids = (list: readonly SceneEdge[]): readonly string[] => list.map(({ id }) => id);

describe('edges', () => {
  test('are found at the node they end at, and at every box around it', () => {
    expect(ids(edgesAt(scene, edges, 'switches/leaf-1/ports/eth1'))).toEqual(['cable/leaf-1/eth1']);
    expect(ids(edgesAt(scene, edges, 'switches/leaf-1'))).toEqual(['cable/leaf-1/eth1', 'cable/leaf-1/eth2', 'cable/spine/eth1']);
    expect(ids(edgesAt(scene, edges, 'vms/web-01/nics/eth0'))).toEqual([]);
  });

  test('between two boxes are those that join something of the one with something of the other', () => {
    expect(ids(edgesBetween(scene, edges, 'switches/leaf-1', 'hosts/esx-01'))).toEqual(['cable/leaf-1/eth1']);
    expect(ids(edgesBetween(scene, edges, 'hosts/esx-02', 'switches/dvs'))).toEqual(['uplink/dvs/esx-02/vmnic0', 'uplink/dvs/esx-02/vmnic1']);
    expect(ids(edgesBetween(scene, edges, 'switches/spine', 'hosts/esx-01'))).toEqual([]);
  });

  test('that are said again without a change are the same value', () => {
    expect(patchEdges(edges, all.map((each) => ({ ...each })), ['nothing-like-it'])).toBe(edges);
    expect(replaceEdges(edges, all.map((each) => ({ ...each })))).toBe(edges);
  });

  test('of a patch change, and every other stays the same object', () => {
    const after = patchEdges(edges, [edge('cable/spine/eth1', 'switches/spine/ports/eth1', 'switches/leaf-2/ports/eth49')], ['cable/leaf-1/eth1']);
    expect(after.all.get('cable/leaf-1/eth1')).toBeUndefined();
    expect(after.all.get('cable/leaf-1/eth2')).toBe(edges.all.get('cable/leaf-1/eth2'));
    expect(ids(edgesAt(scene, after, 'switches/leaf-1'))).toEqual(['cable/leaf-1/eth2']);
    expect(after.ends.get('switches/leaf-1/ports/eth49')).toBeUndefined();
  });
});

describe('laws of edges', () => {
  const name = fc.integer({ min: 0, max: 5 }).map((at) => `n${at}`);
  const anyEdge = fc.record({ id: fc.integer({ min: 0, max: 8 }).map((at) => `cable/${at}`), from: name, to: name, state: fc.constantFrom('normal', 'down') })
    .map(({ id, from, to, state }): SceneEdge => edge(id, from, to, { state: state as 'normal' }));
  const content = ({ all: every, ends }: Edges): unknown => [
    Object.fromEntries([...every.values()].map((each) => [each.id, each]).sort()),
    Object.fromEntries(['n0', 'n1', 'n2', 'n3', 'n4', 'n5'].map((node) => [node, ends.get(node) ?? []])),
  ];

  test('patching gives what building anew would give', () => {
    fc.assert(fc.property(fc.array(anyEdge), fc.array(anyEdge), fc.array(fc.integer({ min: 0, max: 8 }).map((at) => `cable/${at}`)), (before, changed, removed) => {
      const kept = before.filter(({ id }) => !removed.includes(id) && !changed.some((other) => other.id === id));
      expect(content(patchEdges(buildEdges(before), changed, removed))).toEqual(content(buildEdges([...kept, ...changed])));
    }));
  });
});
