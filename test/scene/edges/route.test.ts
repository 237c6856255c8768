import { describe, expect, test } from 'vitest';
import { cornerOf, routeBetween, sideOf, straight } from '../../../src/scene/edges/route';
import type { Route } from '../../../src/scene/edges/types';
import { estateRules } from '../../../src/scene/estateRules';
import { arrange } from '../../../src/scene/layout/arrange';
import { buildScene } from '../../../src/scene/tree/tree';
import { node } from '../support/world';

/** Three hosts pinned in one cluster, a with VMs: b to the right of it, c below both. */
const ground = arrange(buildScene([
  node('clusters/prod', 'cluster', null), node('hosts/a', 'host', 'clusters/prod', { pin: [20, 80] }), node('hosts/b', 'host', 'clusters/prod', { order: 1, pin: [900, 80] }), node('hosts/c', 'host', 'clusters/prod', { order: 2, pin: [400, 600] }),
  node('vms/one', 'vm', 'hosts/a'), node('vms/two', 'vm', 'hosts/a', { order: 1 }),
], estateRules));
const rect = (id: string) => cornerOf(ground, new Map(), id);
const route = (from: string, to: string): Route | null => routeBetween(ground, new Map(), { from, to }, () => undefined);
const [a, b, c, one] = ['hosts/a', 'hosts/b', 'hosts/c', 'vms/one'].map(rect) as [ReturnType<typeof rect>, ReturnType<typeof rect>, ReturnType<typeof rect>, ReturnType<typeof rect>];
const middle = ({ x, width }: typeof a): number => x + width / 2;

describe('the way of a line', () => {
  test('is none where one of its ends lies in the other, or is not there', () => {
    for (const [from, to] of [['hosts/a', 'clusters/prod'], ['clusters/prod', 'hosts/a'], ['hosts/a', 'hosts/a'], ['hosts/a', 'hosts/gone'], ['hosts/gone', 'hosts/a']] as const) expect([from, to, route(from, to)]).toEqual([from, to, null]);
  });

  test('between two side by side goes from the one side to the other, at a height that both have', () => {
    const found = route('hosts/a', 'hosts/b');
    const y = (Math.max(a.y, b.y) + Math.min(a.y + a.height, b.y + b.height)) / 2;
    expect(found).toMatchObject({ lead: [{ x: a.x + a.width, y }], trail: [{ x: b.x, y }] });
    expect(route('hosts/b', 'hosts/a')).toMatchObject({ lead: [{ x: b.x, y }], trail: [{ x: a.x + a.width, y }] });
  });

  test('out of a box to one beside that goes over the heads of both', () => {
    const found = route('vms/one', 'hosts/b');
    expect(found?.lead[0]).toEqual({ x: middle(one), y: one.y });
    expect([found?.lead.at(-1)?.y, found?.trail]).toEqual([a.y, [{ x: middle(b), y: b.y }]]);
    expect(Math.max(...(found?.bend ?? []).map(({ y }) => y))).toBeLessThan(a.y);
  });

  test('between two rows leaves at the sides towards each other, and bends between them', () => {
    const found = route('hosts/a', 'hosts/c');
    expect([found?.lead[0], found?.trail[0]]).toEqual([{ x: middle(a), y: a.y + a.height }, { x: middle(c), y: c.y }]);
    for (const { y } of found?.bend ?? []) expect([y > a.y + a.height, y < c.y]).toEqual([true, true]);
    expect(route('hosts/c', 'hosts/a')).toMatchObject({ lead: [{ y: c.y }], trail: [{ y: a.y + a.height }] });
  });

  test('begins and ends at the doors that its boxes have for it', () => {
    const found = routeBetween(ground, new Map(), { from: 'hosts/a', to: 'hosts/c' }, (box) => (box === 'hosts/a' ? a.x + 100 : undefined));
    expect([found?.lead[0]?.x, found?.trail[0]?.x]).toEqual([a.x + 100, middle(c)]);
  });
});

describe('the side at which a line leaves', () => {
  test('is below or above by where the other end is, above to what lies beside the box around it, and neither for two side by side', () => {
    const sides = [['hosts/a', 'hosts/c'], ['hosts/c', 'hosts/a'], ['vms/one', 'hosts/c'], ['vms/one', 'hosts/b'], ['hosts/b', 'vms/one'], ['hosts/a', 'hosts/b'], ['hosts/a', 'clusters/prod']] as const;
    expect(sides.map(([from, to]) => sideOf(ground, new Map(), from, to))).toEqual([1, -1, 1, -1, -1, null, null]);
  });
});

describe('a line over everything', () => {
  test('goes straight from middle to middle, or from side to side', () => {
    expect(straight(a, c)).toMatchObject({ lead: [{ x: middle(a), y: a.y + a.height }], trail: [{ x: middle(c), y: c.y }] });
    expect(straight(c, a)).toMatchObject({ lead: [{ x: middle(c), y: c.y }], trail: [{ x: middle(a), y: a.y + a.height }] });
    expect(straight(a, b)).toMatchObject({ lead: [{ x: a.x + a.width }], trail: [{ x: b.x }] });
  });
});
