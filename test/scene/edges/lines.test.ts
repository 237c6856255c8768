import { describe, expect, test } from 'vitest';
import { buildEdges } from '../../../src/scene/edges/edges';
import { linesIn, wholeLines } from '../../../src/scene/edges/lines';
import { lineAt, middleOf, routePath } from '../../../src/scene/edges/shape';
import type { Line, LinePicture } from '../../../src/scene/edges/types';
import { arrange } from '../../../src/scene/layout/arrange';
import { networkRules } from '../../../src/scene/networkRules';
import { rulesFor } from '../../../src/scene/rulesFor';
import { pictureOf } from '../../../src/scene/picture/picture';
import { buildScene } from '../../../src/scene/tree/tree';
import type { Arrangement, Point, Rect, SceneRules, View } from '../../../src/scene/types';
import { edge, smallNetwork } from '../support/network';
import { everyPlaced, rectOf } from '../support/places';
import { node } from '../support/world';

const { nodes, edges: all } = smallNetwork();
const placed = (rules: SceneRules = networkRules): Arrangement => arrange(buildScene(nodes, rules));
const edges = buildEdges(all);
const at = (zoom: number, more: Partial<View> = {}): View => ({ x: 0, y: 0, zoom, width: 1600, height: 1200, ...more });
const seen = (arrangement: Arrangement, view: View, previous?: LinePicture): LinePicture => linesIn(arrangement, edges, pictureOf(arrangement, view), view, previous);
const lineOf = ({ lines }: LinePicture, from: string, to: string): Line => {
  const line = lines.find((each) => each.from === from && each.to === to);
  if (!line) throw new Error(`no line from ${from} to ${to} among ${lines.map(({ key }) => key).join(', ')}`);
  return line;
};

describe('the lines of a picture', () => {
  test('near, go to the ports and NICs themselves, each with its own label', () => {
    const picture = seen(placed(), at(0.7, { width: 4000, height: 4000 }));
    expect(picture.lines).toHaveLength(all.length);
    expect(lineOf(picture, 'hosts/esx-01/nics/vmnic0', 'switches/leaf-1/ports/eth1')).toMatchObject({ kind: 'cable', label: '25 Gb/s', heat: 0.4, state: 'normal' });
  });

  test('from afar, all of one kind between the same two boxes are one, with the worst state, the highest use and the worst finding of them', () => {
    const many = buildEdges([...all, edge('cable/leaf-2/eth3', 'switches/leaf-2/ports/eth1', 'hosts/esx-02/nics/vmnic0', { heat: 0.9, label: '25 Gb/s' })]);
    const arrangement = placed();
    const picture = linesIn(arrangement, many, pictureOf(arrangement, at(0.05)), at(0.05));
    expect(picture.grain).toBe('holder');
    expect(lineOf(picture, 'hosts/esx-02', 'switches/leaf-2')).toMatchObject({ label: '×2 · 1 down', state: 'down', heat: 0.9, worst: 'error' });
    expect(lineOf(picture, 'hosts/esx-01', 'switches/leaf-2')).toMatchObject({ label: '25 Gb/s', state: 'normal' });
  });

  test('too many to be drawn go to the areas around their ends', () => {
    const crowded = placed({ ...networkRules, lines: { ...networkRules.lines, limit: 6 } });
    expect(seen(crowded, at(0.7, { width: 4000, height: 4000 }))).toMatchObject({ grain: 'area' });
    expect(lineOf(seen(crowded, at(0.05)), 'clusters/prod', 'sites/dakar')).toMatchObject({ label: '×4 · 1 down' });
  });

  test('that are out of sight are left out, and the same lines in sight are the same picture', () => {
    const arrangement = placed();
    const rect = rectOf(arrangement, 'routers/edge');
    const view = at(1, { x: -rect.x, y: -rect.y, width: 10, height: 10 });
    const picture = seen(arrangement, view);
    expect(picture.lines.map(({ kind }) => kind)).toEqual(['interface', 'interface', 'interface']);
    expect(seen(arrangement, { ...view, x: view.x - 3 }, picture)).toBe(picture);
  });

  test('are none beside all of it, on any side', () => {
    const arrangement = placed();
    const { x, y, width, height } = arrangement.bounds;
    const far = 3000;
    const views = [at(1, { x: -(x - far) }), at(1, { x: -(x + width + far) }), at(1, { x: -x, y: -(y - far) }), at(1, { x: -x, y: -(y + height + far) })];
    expect(views.map((view) => seen(arrangement, view).lines.length)).toEqual([0, 0, 0, 0]);
    expect(seen(arrangement, at(1, { x: -x, y: -y, width, height })).lines.length).toBeGreaterThan(0);
  });

  test('an edge with an end that is not there, or with both ends in one box, is none', () => {
    const odd = buildEdges([edge('cable/a', 'switches/leaf-1/ports/eth1', 'switches/gone'), edge('cable/b', 'switches/leaf-1/ports/eth1', 'switches/leaf-1/ports/eth2'), edge('uplink/c', 'networks/web', 'switches/dvs')]);
    expect(wholeLines(placed(), odd, 'tiles')).toEqual([]);
    expect(wholeLines(placed(), odd, 'cards').map(({ key }) => key)).toEqual(['cable switches/leaf-1/ports/eth1 switches/leaf-1/ports/eth2']);
  });
});

const ways = (['down', 'right'] as const).map((direction) => {
  const arrangement = placed(rulesFor(nodes, 'network', { direction }));
  return [direction, arrangement, wholeLines(arrangement, edges, 'cards')] as const;
});

describe('where a line runs', () => {
  const lines = wholeLines(placed(), edges, 'cards');

  test.each(ways)('it begins and ends at the edges of its boxes, where the view goes %s', (_, arrangement, lines) => {
    for (const { from, to, route } of lines) {
      for (const [id, point] of [[from, route.lead[0]], [to, route.trail[0]]] as const) {
        const { x, y, width, height } = rectOf(arrangement, id);
        expect(point?.x).toBeGreaterThanOrEqual(x);
        expect(point?.x).toBeLessThanOrEqual(x + width);
        expect([y, y + height, (point?.x === x || point?.x === x + width) ? point.y : NaN]).toContain(point?.y);
      }
    }
  });

  test.each(ways)('it passes over no port, NIC, guest or router but its own, and over no switch, host or network that holds neither end, where the view goes %s', (_, arrangement, lines) => {
    const boxes = everyPlaced(arrangement).filter(({ box: { node: { kind } } }) => !['site', 'cluster', 'group', 'fabric'].includes(kind));
    for (const line of lines) {
      const crossed = boxes.filter(({ box: { node: { id } } }) => !line.from.startsWith(id) && !line.to.startsWith(id) && pointsOn(line).some((point) => isInside(rectOf(arrangement, id), point)));
      expect([line.key, crossed.map(({ box }) => box.node.id)]).toEqual([line.key, []]);
    }
  });

  test('past what stands below it goes through the gap beside', () => {
    const ports = Array.from({ length: 16 }, (_, order) => node(`switches/s/ports/${order}`, 'port', 'switches/s', { order }));
    const world = arrange(buildScene([node('sites/x', 'site', null), node('switches/s', 'switch', 'sites/x'), ...ports, node('clusters/c', 'cluster', null), node('hosts/h', 'host', 'clusters/c'), node('hosts/h/nics/0', 'nic', 'hosts/h')], networkRules));
    const [line] = wholeLines(world, buildEdges([edge('cable/1', 'switches/s/ports/3', 'hosts/h/nics/0')]), 'cards');
    if (!line) throw new Error('there is no line');
    const others = ports.filter(({ id }) => id !== 'switches/s/ports/3');
    expect(others.filter(({ id }) => pointsOn(line).some((point) => isInside(rectOf(world, id), point)))).toEqual([]);
  });

  test('through rows of areas it goes by a gap, and over no area that holds neither end', () => {
    const clusters = Array.from({ length: 12 }, (_, at) => `clusters/${at}`);
    const world = arrange(buildScene([
      node('sites/x', 'site', null), node('switches/s', 'switch', 'sites/x'),
      ...clusters.flatMap((cluster, order) => [node(cluster, 'cluster', null, { order }), ...[0, 1, 2].map((host) => node(`hosts/${order}-${host}`, 'host', cluster, { order: host }))]),
    ], networkRules));
    expect(new Set(clusters.map((cluster) => rectOf(world, cluster).y)).size).toBeGreaterThan(1);
    const cables = wholeLines(world, buildEdges(clusters.flatMap((_, at) => [0, 1, 2].map((host) => edge(`cable/${at}-${host}`, 'switches/s', `hosts/${at}-${host}`)))), 'cards');
    expect(cables).toHaveLength(36);
    for (const line of cables) {
      const own = world.scene.find(line.from)?.parent;
      expect([line.key, clusters.filter((cluster) => cluster !== own && pointsOn(line).some((point) => isInside(rectOf(world, cluster), point)))]).toEqual([line.key, []]);
    }
  });

  test('between two bands it leaves at the side where the next band is', () => {
    for (const [direction, arrangement, all] of ways) {
      const line = all.find(({ key }) => key.startsWith('cable') && key.includes('leaf-1') && key.includes('esx-01'));
      const [from, to] = [rectOf(arrangement, line?.from ?? ''), rectOf(arrangement, line?.to ?? '')];
      const [start, end] = [line?.route.lead[0], line?.route.trail[0]];
      // The cable is told from the host, which stands after the switch.
      if (direction === 'down') expect([start?.y, end?.y]).toEqual([from.y, to.y + to.height]);
      else expect([start?.x, end?.x]).toEqual([from.x, to.x + to.width]);
    }
  });

  test('it is found under a pointer near it, and not far from it', () => {
    const line = lines.find(({ key }) => key.startsWith('cable'));
    if (!line) throw new Error('there is no cable');
    const middle = middleOf(line.route);
    expect(lineAt(lines, { x: middle.x, y: middle.y + 2 }, 4)).toBe(line);
    expect(lineAt([line], { x: middle.x, y: line.bounds.y + line.bounds.height + 40 }, 4)).toBeNull();
  });

  test('its path goes from the one end to the other', () => {
    const line = lines.find(({ from, to }) => from === 'hosts/esx-01/nics/vmnic0' && to === 'switches/dvs');
    expect(routePath(line?.route ?? { lead: [], trail: [], bend: [{ x: 0, y: 0 }, { x: 0, y: 0 }] })).toMatch(/^M\d+ \d+(L\d+ \d+)+C[\d. ]+(L\d+ \d+)*$/);
  });
});

/** Points on a route, a few units apart, without its very ends. */
function pointsOn({ route: { lead, trail, bend } }: Line): readonly Point[] {
  const [start, end] = [lead.at(-1) as Point, trail.at(-1) as Point];
  const curve = Array.from({ length: 33 }, (_, step) => {
    const t = step / 32;
    const on = (a: number, b: number, c: number, d: number): number => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
    return { x: on(start.x, bend[0].x, bend[1].x, end.x), y: on(start.y, bend[0].y, bend[1].y, end.y) };
  });
  const straight = [lead, trail].flatMap((points) => points.slice(1).flatMap((to, index) => {
    const from = points[index] as Point;
    return Array.from({ length: 16 }, (_, step) => ({ x: from.x + ((to.x - from.x) * (step + 1)) / 16, y: from.y + ((to.y - from.y) * (step + 1)) / 16 }));
  }));
  return [...straight, ...curve];
}

const isInside = ({ x, y, width, height }: Rect, point: Point): boolean => point.x > x && point.x < x + width && point.y > y && point.y < y + height;
