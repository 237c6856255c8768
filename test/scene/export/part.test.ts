import { describe, expect, it } from 'vitest';
import { arrange, buildEdges, buildScene, estateRules, networkRules, toDrawio, toSvg, type Arrangement, type Part, type SceneEdge } from '../../../src/scene';
import { cutOut } from '../../../src/scene/export/part';
import { smallNetwork } from '../support/network';
import { node } from '../support/world';
import { everyElement, readXml } from '../support/xml';

const estate = [
  node('clusters/prod', 'cluster', null), node('hosts/a', 'host', 'clusters/prod'), node('hosts/b', 'host', 'clusters/prod', { order: 1 }),
  node('vms/web', 'vm', 'hosts/a', { detail: '2 vCPU' }), node('vms/db', 'vm', 'hosts/b', { order: 1 }),
];
const arrangement = arrange(buildScene(estate, estateRules));
const wordsOf = (part: Part, more: { readonly level?: 'tiles' | 'cells' | 'cards'; readonly of?: Arrangement } = {}): readonly string[] =>
  everyElement(readXml(toSvg(more.of ?? arrangement, { palette: 'light', heatBy: 'cpu', legend: false, part, level: more.level ?? 'cards' }))).filter(({ name }) => name === 'text').map(({ text }) => text);
const sizeOf = (part: Part, zoom = 1): readonly number[] => {
  const { attributes } = readXml(toSvg(arrangement, { palette: 'light', heatBy: 'cpu', legend: false, part, level: 'cards', zoom }));
  return [Number(attributes['width']), Number(attributes['height'])];
};
const rectOf = (id: string) => arrangement.rect(id) ?? { x: 0, y: 0, width: 0, height: 0 };
const idsIn = (drawio: string): readonly string[] => everyElement(readXml(drawio)).filter(({ name }) => name === 'mxCell').map(({ attributes }) => attributes['id'] ?? '').slice(2);

describe('a picture of boxes that are selected', () => {
  it('has them with what lies in them, and nothing around or beside them', () => {
    expect(wordsOf({ kind: 'boxes', ids: ['hosts/a'] })).toEqual(expect.arrayContaining(['a', 'web', '2 vCPU']));
    for (const other of ['prod', 'b', 'db']) expect(wordsOf({ kind: 'boxes', ids: ['hosts/a'] })).not.toContain(other);
  });

  it('is as large as they are, with a margin, or as a legend needs', () => {
    const { width, height } = rectOf('vms/web');
    expect(sizeOf({ kind: 'boxes', ids: ['vms/web'] })).toEqual([width + 64, height + 64]);
    const legended = readXml(toSvg(arrangement, { palette: 'light', heatBy: 'cpu', part: { kind: 'boxes', ids: ['vms/web'] } }));
    expect(Number(legended.attributes['width'])).toBeGreaterThan(width + 64);
  });

  it('draws them as boxes where from afar they would be marks of what they lie in', () => {
    expect(wordsOf({ kind: 'boxes', ids: ['hosts/a'] }, { level: 'tiles' })).toContain('a');
    expect(wordsOf({ kind: 'boxes', ids: ['vms/web'] }, { level: 'cells' })).toContain('web');
  });

  it('has a box once where what it lies in is selected too', () => {
    expect(wordsOf({ kind: 'boxes', ids: ['vms/web', 'hosts/a'] }).filter((word) => word === 'web')).toHaveLength(1);
  });

  it('has the lines between them and no other', () => {
    const { nodes, edges } = smallNetwork();
    const joined = buildEdges(edges);
    const network = arrange(buildScene(nodes, networkRules), { edges: joined });
    const spine = nodes.filter(({ kind }) => kind === 'switch').map(({ id }) => id);
    const linesOf = (ids: readonly string[]): number => everyElement(readXml(toDrawio(network, { palette: 'light', heatBy: '', edges: joined, part: { kind: 'boxes', ids } }))).filter(({ attributes }) => attributes['edge'] === '1').length;
    const between = (edge: SceneEdge): boolean => spine.some((id) => edge.from.startsWith(`${id}/`)) && spine.some((id) => edge.to.startsWith(`${id}/`));
    expect(edges.filter(between).length).toBeGreaterThan(0);
    expect(linesOf(spine)).toBe(edges.filter(between).length);
    expect(linesOf(spine.slice(0, 1))).toBe(0);
  });
});

describe('a picture of what is in sight', () => {
  const { x, y } = rectOf('hosts/a');
  const sight: Part = { kind: 'within', rect: { x: x + 10, y: y + 10, width: 700, height: 20 } };

  it('has what reaches into it, cut off where it ends', () => {
    expect(wordsOf(sight)).toContain('a');
    expect(wordsOf(sight)).not.toContain('db');
    const root = readXml(toSvg(arrangement, { palette: 'light', heatBy: 'cpu', part: sight, level: 'cards' }));
    const clip = everyElement(root).find(({ name }) => name === 'clipPath')?.children[0]?.attributes;
    expect([clip?.['width'], clip?.['height']]).toEqual(['700', '20']);
    expect(everyElement(root).filter(({ attributes }) => attributes['clip-path'] === 'url(#sight)')).toHaveLength(1);
  });

  it('says as many pixels as it has on the screen', () => {
    expect(sizeOf(sight)).toEqual([764, 84]);
    expect(sizeOf(sight, 0.5)).toEqual([382, 42]);
  });

  it('leaves whole in draw.io what reaches into it, in what it lies in', () => {
    expect(idsIn(toDrawio(arrangement, { palette: 'light', heatBy: 'cpu', part: { kind: 'within', rect: { ...rectOf('vms/web'), width: 5, height: 5 } } }))).toEqual(['clusters/prod', 'hosts/a', 'vms/web']);
  });
});

describe('a page of draw.io with a part', () => {
  it('begins where the part begins', () => {
    const cells = everyElement(readXml(toDrawio(arrangement, { palette: 'light', heatBy: 'cpu', part: { kind: 'boxes', ids: ['hosts/b'] } }))).filter(({ name }) => name === 'mxCell');
    const host = cells.find(({ attributes }) => attributes['id'] === 'hosts/b');
    expect(host?.attributes['parent']).toBe('1');
    expect([host?.children[0]?.attributes['x'], host?.children[0]?.attributes['y']]).toEqual(['0', '0']);
  });
});

describe('a part of an arrangement', () => {
  const two = arrange(buildScene([...estate, node('clusters/lab', 'cluster', null, { order: 1 }), node('hosts/c', 'host', 'clusters/lab')], estateRules));

  it('begins at what lies in nothing else of it, and knows nothing of what is not there', () => {
    const cut = cutOut(two, { kind: 'boxes', ids: ['vms/web', 'hosts/a', 'hosts/gone'] }, 'cards');
    expect(cut.outermost).toEqual(['hosts/a']);
    expect(['hosts/a', 'vms/web', 'clusters/prod', 'hosts/b', 'hosts/gone'].map(cut.hasBox)).toEqual([true, true, false, false, false]);
    expect(cutOut(two, { kind: 'boxes', ids: ['hosts/gone'] }, 'cards').bounds).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });

  it('is drawn so near that every box that was asked for is one, and no nearer', () => {
    const level = (wished: 'tiles' | 'cells' | 'cards', ...ids: readonly string[]): string => cutOut(two, { kind: 'boxes', ids }, wished).level;
    expect([level('tiles', 'clusters/lab'), level('tiles', 'clusters/lab', 'hosts/a'), level('tiles', 'clusters/lab', 'vms/web'), level('cells', 'hosts/a'), level('cards', 'clusters/lab')]).toEqual(['tiles', 'cells', 'cards', 'cells', 'cards']);
  });

  it('within a rectangle is what meets it from any side', () => {
    const { x, y, width, height } = rectOf('hosts/a');
    const has = (rect: { readonly x: number; readonly y: number }): boolean => cutOut(arrangement, { kind: 'within', rect: { ...rect, width: 10, height: 10 } }, 'cards').hasBox('hosts/a');
    expect([{ x: x - 9, y }, { x: x + width - 1, y }, { x, y: y - 9 }, { x, y: y + height - 1 }].map(has)).toEqual([true, true, true, true]);
    expect([{ x: x - 11, y }, { x: x + width + 1, y }, { x, y: y - 11 }, { x, y: y + height + 1 }].map(has)).toEqual([false, false, false, false]);
    expect(cutOut(arrangement, { kind: 'within', rect: arrangement.bounds }, 'cards').hasBox('hosts/gone')).toBe(false);
  });
});
