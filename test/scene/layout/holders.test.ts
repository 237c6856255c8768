import { describe, expect, test } from 'vitest';
import { estateRules } from '../../../src/scene/estateRules';
import { arrange } from '../../../src/scene/layout/arrange';
import { pictureOf } from '../../../src/scene/picture/picture';
import { dropAt } from '../../../src/scene/query/drop';
import { applyPatch, buildScene } from '../../../src/scene/tree/tree';
import { rectOf } from '../support/places';
import { node } from '../support/world';

const empty = [node('hosts/h', 'host', null), node('vms/a', 'vm', 'hosts/h'), node('vms/b', 'vm', 'hosts/h', { order: 1 })];
const containers = [node('containers/x', 'container', 'vms/a'), node('containers/y', 'container', 'vms/a', { order: 1 })];
const before = arrange(buildScene(empty, estateRules));
const after = arrange(applyPatch(before.scene, containers, []), { previous: before });

describe('a VM that holds containers', () => {
  test('is a box around them, as wide as other VMs; those stay as they are', () => {
    const [vm, container] = [rectOf(after, 'vms/a'), rectOf(after, 'containers/y')];
    expect([vm.width, rectOf(after, 'vms/b').width, rectOf(after, 'vms/b').height]).toEqual([168, 168, rectOf(before, 'vms/b').height]);
    expect(container.x >= vm.x && container.x + container.width <= vm.x + vm.width && container.y + container.height <= vm.y + vm.height).toBe(true);
    expect(rectOf(after, 'vms/a').height).toBeGreaterThan(rectOf(before, 'vms/a').height);
  });

  test('keeps its place, and is a leaf again once they are gone', () => {
    expect(rectOf(after, 'vms/a')).toMatchObject({ x: rectOf(before, 'vms/a').x, y: rectOf(before, 'vms/a').y });
    const again = arrange(applyPatch(after.scene, [], containers.map(({ id }) => id)), { previous: after });
    expect(rectOf(again, 'vms/a')).toEqual(rectOf(before, 'vms/a'));
  });

  test('is drawn by itself among cells, where VMs without are marks of their host', () => {
    const { items } = pictureOf(after, { x: 0, y: 0, zoom: 0.3, width: 1600, height: 1000 });
    expect(items.map(({ id, marks }) => [id, marks?.boxes.map(({ node: { id: mark } }) => mark)])).toEqual([['hosts/h', ['vms/b']], ['vms/a', ['containers/x', 'containers/y']]]);
  });

  test('takes a container that is dropped on it, and so does one without', () => {
    const dropped = (on: string): unknown => dropAt(after, { x: rectOf(after, on).x + 4, y: rectOf(after, on).y + 4 }, ['containers/x']);
    expect([dropped('vms/a'), dropped('vms/b')]).toEqual([{ kind: 'unchanged', target: 'vms/a' }, { kind: 'accepts', target: 'vms/b' }]);
  });
});
