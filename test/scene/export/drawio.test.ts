import { describe, expect, it } from 'vitest';
import { arrange, buildEdges, buildScene, networkRules, toDrawio, estateRules } from '../../../src/scene';
import { palettes } from '../../../src/scene/heat/heatColor';
import type { SceneEdge, SceneNode } from '../../../src/scene';
import { everyElement, readXml, type XmlElement } from '../support/xml';

const node = (id: string, kind: string, parent: string | null, more: Partial<SceneNode> = {}): SceneNode => ({
  id, kind, label: id.split('/')[1] ?? id, parent, order: 0, detail: '', state: 'normal', heat: { cpu: null, memory: null }, findings: { error: 0, warning: 0, info: 0 }, pin: null, ...more,
});
const estate = [
  node('clusters/prod', 'cluster', null), node('hosts/a', 'host', 'clusters/prod'), node('vms/web', 'vm', 'hosts/a', { detail: '2 vCPU', heat: { cpu: 0.5, memory: null } }),
  node('vms/db', 'vm', 'hosts/a', { state: 'off', label: '<b>db</b> & "co"', order: 1 }),
];
const cellsOf = (xml: string): ReadonlyMap<string, XmlElement> => new Map(everyElement(readXml(xml)).filter(({ name }) => name === 'mxCell').map((cell) => [cell.attributes['id'] ?? '', cell]));
const styleOf = (cell: XmlElement | undefined): Readonly<Record<string, string>> => Object.fromEntries((cell?.attributes['style'] ?? '').split(';').filter(Boolean).map((part) => part.split('=') as [string, string]));
const exported = (level?: 'tiles' | 'cells' | 'cards') => cellsOf(toDrawio(arrange(buildScene(estate, estateRules)), { palette: 'light', heatBy: 'cpu', ...(level ? { level } : {}) }));

describe('an export to draw.io', () => {
  it('holds the two cells that every page begins with', () => {
    const cells = exported();
    expect(cells.get('0')?.attributes['parent']).toBeUndefined();
    expect(cells.get('1')?.attributes['parent']).toBe('0');
  });

  it('puts each box into the box it lies in, at its place there', () => {
    const arrangement = arrange(buildScene(estate, estateRules));
    const cells = exported();
    for (const { id } of estate) {
      const placed = arrangement.find(id);
      const { x, y, width, height, as } = cells.get(id)?.children[0]?.attributes ?? {};
      expect([x, y, width, height].map(Number), id).toEqual([placed?.x, placed?.y, placed?.width, placed?.height]);
      expect(as).toBe('geometry');
      expect(cells.get(id)?.attributes['parent']).toBe(placed?.box.parent ?? '1');
    }
    expect(styleOf(cells.get('hosts/a'))).toMatchObject({ container: '1' });
    expect(styleOf(cells.get('vms/web'))['container']).toBeUndefined();
  });

  it('says what a card says, as text and never as HTML', () => {
    const cells = exported();
    expect(cells.get('vms/web')?.attributes['value']).toBe('web\n2 vCPU · 50 %');
    expect(cells.get('vms/db')?.attributes['value']).toBe('<b>db</b> & "co"\noff');
    for (const { id } of estate) expect(styleOf(cells.get(id))['html']).toBe('0');
  });

  it('says no share where what is coloured by is none', () => {
    const found = estate.map((each) => (each.id === 'vms/web' ? { ...each, findings: { error: 0, warning: 2, info: 0 } } : each));
    const value = (heatBy: string): string | undefined => cellsOf(toDrawio(arrange(buildScene(found, estateRules)), { palette: 'light', heatBy })).get('vms/web')?.attributes['value'];
    expect([value('findings'), value('unheard-of'), value('memory'), value('cpu')]).toEqual(['web\n2 vCPU', 'web\n2 vCPU', 'web\n2 vCPU', 'web\n2 vCPU · 50 %']);
  });

  it('tells a state without colour', () => {
    expect(styleOf(exported().get('vms/db'))['dashed']).toBe('1');
    expect(styleOf(exported().get('vms/web'))['dashed']).toBeUndefined();
  });

  const exportedWith = (more: Readonly<Record<string, Partial<SceneNode>>>, options: Partial<Parameters<typeof toDrawio>[1]> = {}) =>
    cellsOf(toDrawio(arrange(buildScene(estate.map((each) => ({ ...each, ...more[each.id] })), estateRules)), { palette: 'light', heatBy: 'cpu', ...options }));

  it('says what was not read, and what became of a box since another version, by a line of its own too', () => {
    const cells = exportedWith({ 'vms/web': { unread: ['memory'], change: 'changed' }, 'vms/db': { change: 'added' } });
    expect(cells.get('vms/web')?.attributes['value']).toBe('web\nchanged · 2 vCPU · 50 % · not read: memory');
    expect(styleOf(cells.get('vms/web'))).toMatchObject({ dashed: '1', dashPattern: '2 3', strokeWidth: '2' });
    expect(styleOf(cells.get('vms/db'))).toMatchObject({ strokeWidth: '2' });
    expect(styleOf(cells.get('hosts/a'))['strokeWidth']).toBeUndefined();
  });

  it('has the way of a packet: rings around its boxes, each with the numbers of its hops, and a cross where it is stopped', () => {
    const way = { edges: new Set<string>(), hops: new Map([['hosts/a', [1, 3]], ['vms/web', [2]]]), stoppedAt: 'vms/web' };
    const signs = (cells: ReadonlyMap<string, XmlElement>): unknown => [...cells].filter(([id]) => id.startsWith('way/')).map(([, { attributes: { parent, value } }]) => [parent, value]);
    const cells = exportedWith({}, { looked: { way } });
    expect(signs(cells)).toEqual([['vms/web', '2'], ['vms/web', '×'], ['hosts/a', '1, 3']]);
    expect([styleOf(cells.get('hosts/a'))['strokeColor'], styleOf(cells.get('vms/web'))['strokeColor'], styleOf(cells.get('vms/db'))['strokeWidth']]).toEqual([palettes.light.accent, palettes.light.finding.error, undefined]);
    // From afar VMs are not drawn: what happens in them happens in their host.
    expect(signs(exportedWith({}, { looked: { way }, level: 'tiles' }))).toEqual([['hosts/a', '1, 2, 3'], ['hosts/a', '×']]);
    expect(signs(exportedWith({}))).toEqual([]);
  });

  it('joins where something lay with where it lies by an arrow', () => {
    const arrow = exportedWith({}, { looked: { moves: [['vms/db', 'vms/web'], ['vms/gone', 'vms/web']] } });
    expect([...arrow].filter(([id]) => id.startsWith('moved/')).map(([, { attributes: { source, target } }]) => [source, target])).toEqual([['vms/db', 'vms/web']]);
  });

  it('leaves out what lies in hosts where only tiles are asked for', () => {
    expect([...exported('tiles').keys()]).toEqual(['0', '1', 'clusters/prod', 'hosts/a']);
  });

  it('joins lines to the boxes at their ends', () => {
    const edge = (id: string, from: string, to: string, more: Partial<SceneEdge> = {}): SceneEdge => ({ id, kind: 'cable', from, to, label: '25 Gb/s', detail: '', state: 'normal', heat: null, findings: { error: 0, warning: 0, info: 0 }, ...more });
    const edges = buildEdges([edge('e1', 'switches/a', 'switches/b'), edge('e2', 'switches/b', 'switches/c', { state: 'down' })]);
    const nodes = ['a', 'b', 'c'].map((name) => node(`switches/${name}`, 'switch', null));
    const cells = cellsOf(toDrawio(arrange(buildScene(nodes, networkRules), { edges }), { palette: 'light', heatBy: '', edges }));
    const lines = [...cells.values()].filter(({ attributes }) => attributes['edge'] === '1');
    expect(lines.map(({ attributes: { source, target, value } }) => [source, target, value])).toEqual([['switches/a', 'switches/b', '25 Gb/s'], ['switches/b', 'switches/c', '25 Gb/s']]);
    expect(lines.map((line) => styleOf(line)['dashed'])).toEqual([undefined, '1']);
    for (const { attributes: { source = '', target = '' } } of lines) expect([cells.has(source), cells.has(target)]).toEqual([true, true]);
  });

  describe('with a legend', () => {
    const legendOf = (heatBy: string, more: Partial<Parameters<typeof toDrawio>[1]> = {}, nodes = estate): readonly XmlElement[] =>
      [...cellsOf(toDrawio(arrange(buildScene(nodes, estateRules)), { palette: 'light', heatBy, colouredBy: 'CPU use', legend: true, ...more }))].flatMap(([id, cell]) => (id.startsWith('legend/') ? [cell] : []));
    const words = (cells: readonly XmlElement[]): readonly string[] => cells.flatMap(({ attributes }) => (attributes['value'] === '' ? [] : [attributes['value'] ?? '']));

    it('says below the picture what the colours mean', () => {
      const cells = legendOf('cpu');
      expect(words(cells)).toEqual(['CPU use', '0 %', '25 %', '50 %', '75 %', '100 %', 'over 100 %', 'unknown']);
      const { y = 0, height = 0 } = arrange(buildScene(estate, estateRules)).rect('clusters/prod') ?? {};
      for (const { children } of cells) expect(Number(children[0]?.attributes['y'])).toBeGreaterThan(y + height);
    });

    it('says which tint is which, and what lines are', () => {
      expect(words(legendOf('', {}, estate.map((each) => ({ ...each, tint: each.id, overlayText: each.id }))))).toEqual(['A  clusters/prod', 'B  hosts/a', 'C  vms/db', 'D  vms/web']);
      expect(words(legendOf('findings'))).toEqual(['no finding', 'note', 'warning', 'error']);
    });

    it('is not there unless it is asked for, nor without boxes', () => {
      expect([legendOf('cpu', { legend: false }), legendOf('cpu', {}, [])]).toEqual([[], []]);
    });
  });
});
