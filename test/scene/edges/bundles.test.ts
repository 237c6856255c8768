import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildEdges, patchEdges } from '../../../src/scene/edges/edges';
import { linesIn } from '../../../src/scene/edges/lines';
import type { LinePicture, SceneEdge } from '../../../src/scene/edges/types';
import { arrange } from '../../../src/scene/layout/arrange';
import { networkRules } from '../../../src/scene/networkRules';
import { pictureOf } from '../../../src/scene/picture/picture';
import { applyPatch, buildScene } from '../../../src/scene/tree/tree';
import type { Arrangement } from '../../../src/scene/types';
import { edge, smallNetwork } from '../support/network';
import { rectOf } from '../support/places';

const { nodes, edges: all } = smallNetwork();
const ends = nodes.filter(({ kind }) => ['port', 'nic', 'network', 'router', 'fabric'].includes(kind)).map(({ id }) => id);
const wide = { x: 0, y: 0, width: 9000, height: 9000 };

test('lines that follow changes of edges and boxes are those that are made anew', () => {
  const end = fc.constantFrom(...ends);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('edge' as const), id: fc.integer({ min: 0, max: 5 }), from: end, to: end, label: fc.string({ maxLength: 3 }) }),
    fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom(...all.map(({ id }) => id)) }),
    fc.record({ kind: fc.constant('move' as const), id: fc.constantFrom('networks/web', 'networks/db'), to: fc.constantFrom('switches/dvs', 'switches/vswitch0') }),
    fc.record({ kind: fc.constant('box' as const), id: fc.constantFrom('hosts/esx-01/nics/vmnic0', 'switches/leaf-2'), gone: fc.boolean() }),
  );
  fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.constantFrom(0.03, 0.7), (steps, zoom) => {
    const view = { ...wide, zoom };
    let arrangement = arrange(buildScene(nodes, networkRules));
    let edges = buildEdges(all);
    let lines: LinePicture | undefined;
    const look = (at: Arrangement, before?: LinePicture): LinePicture => linesIn(at, edges, pictureOf(at, view), view, before);
    lines = look(arrangement);
    for (const each of steps) {
      if (each.kind === 'edge') edges = patchEdges(edges, [edge(`cable/new-${each.id}`, each.from, each.to, { label: each.label })], []);
      if (each.kind === 'remove') edges = patchEdges(edges, [], [each.id]);
      const known = each.kind === 'move' || each.kind === 'box' ? nodes.find(({ id }) => id === each.id) : undefined;
      const scene = !known ? arrangement.scene : each.kind === 'move' ? applyPatch(arrangement.scene, [{ ...known, parent: each.to }], []) : each.kind === 'box' && each.gone ? applyPatch(arrangement.scene, [], [known.id]) : applyPatch(arrangement.scene, [known], []);
      arrangement = arrange(scene, { previous: arrangement });
      lines = look(arrangement, lines);
      // A copy of the arrangement knows nothing of what was drawn before.
      expect(lines).toEqual(look({ ...arrangement }));
    }
  }), { numRuns: 120 });
});

test('one edge that says something else leaves every other line the object that it was', () => {
  const arrangement = arrange(buildScene(nodes, networkRules));
  const view = { ...wide, zoom: 0.7 };
  const picture = pictureOf(arrangement, view);
  const edges = buildEdges(all);
  const before = linesIn(arrangement, edges, picture, view);
  const [first] = all as [SceneEdge];
  const after = linesIn(arrangement, patchEdges(edges, [{ ...first, label: 'changed' }], []), picture, view, before);
  expect(after.lines.filter((line) => !before.lines.includes(line)).map(({ label }) => label)).toEqual(['changed']);
});

test('lines into one side of a box enter it apart from each other, in the order of where they come from', () => {
  const arrangement = arrange(buildScene(nodes, networkRules));
  const view = { ...wide, zoom: 0.7 };
  const { lines } = linesIn(arrangement, buildEdges(all), pictureOf(arrangement, view), view);
  const into = lines.filter(({ to, kind }) => kind === 'uplink' && to === 'switches/dvs').map(({ from, route }) => ({ from: rectOf(arrangement, from).x, door: route.trail[0]?.x ?? NaN })).sort((a, b) => a.from - b.from);
  expect(into).toHaveLength(3);
  into.slice(1).forEach(({ door }, at) => expect(door - (into[at]?.door ?? NaN)).toBeGreaterThanOrEqual(20));
});
