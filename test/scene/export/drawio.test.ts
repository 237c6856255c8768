import { describe, expect, it } from 'vitest';
import { arrange, buildEdges, buildScene, networkRules, toDrawio, estateRules } from '../../../src/scene';
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

  it('tells a state without colour', () => {
    expect(styleOf(exported().get('vms/db'))['dashed']).toBe('1');
    expect(styleOf(exported().get('vms/web'))['dashed']).toBeUndefined();
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
});
