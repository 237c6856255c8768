import { describe, expect, it } from 'vitest';
import { arrange, buildEdges, buildScene, networkRules, toDrawio, toSvg, type Looked, type Part, type SceneRules } from '../../../src/scene';
import { palettes } from '../../../src/scene/heat/heatColor';
import { smallNetwork } from '../support/network';
import { everyElement, readXml, type XmlElement } from '../support/xml';

const { nodes, edges } = smallNetwork();
const joined = buildEdges(edges);
const [first] = edges;
if (!first) throw new Error('There is no line.');
const { accent, finding } = palettes.light;

const drawn = (looked: Looked, more: { readonly rules?: SceneRules; readonly part?: Part } = {}): readonly XmlElement[] => {
  const { rules = networkRules, part = { kind: 'all' } } = more;
  return everyElement(readXml(toSvg(arrange(buildScene(nodes, rules), { edges: joined }), { palette: 'light', level: 'cards', heatBy: '', edges: joined, looked, part, legend: false })));
};
const lit = (elements: readonly XmlElement[], name: string): number => elements.filter((each) => each.name === name && each.attributes['stroke'] === accent).length;

describe('a picture of what is looked at', () => {
  it('has the way of a packet over everything: its lines, and rings with the numbers of its hops', () => {
    const elements = drawn({ way: { edges: new Set([first.id]), hops: new Map([[first.from, [1]], [first.to, [2, 4]]]), stoppedAt: null } });
    expect(lit(elements, 'path')).toBeGreaterThan(0);
    expect(lit(elements, 'rect')).toBe(4);
    expect(elements.filter(({ name }) => name === 'text').slice(-2).map(({ text }) => text)).toEqual(['1', '2, 4']);
    expect(elements.some(({ name }) => name === 'circle')).toBe(false);
  });

  it('has a cross where the way ends too soon', () => {
    const elements = drawn({ way: { edges: new Set(), hops: new Map([[first.from, [1]]]), stoppedAt: first.from } });
    expect(elements.filter(({ name, attributes }) => name === 'circle' && attributes['stroke'] === finding.error)).toHaveLength(1);
  });

  it('has nothing of that where nothing is looked at, or it is not in the part that is exported', () => {
    expect([lit(drawn({}), 'path'), lit(drawn({}), 'rect')]).toEqual([0, 0]);
    const other = nodes.find(({ id, parent }) => parent === null && !first.from.startsWith(id) && !first.to.startsWith(id));
    const elements = drawn({ way: { edges: new Set(), hops: new Map([[first.from, [1]]]), stoppedAt: null } }, { part: { kind: 'boxes', ids: other ? [other.id] : [] } });
    expect(lit(elements, 'rect')).toBe(0);
  });

  it('has an arrow from where something lay to where it lies, unless one of both is left out', () => {
    const [from, to] = [first.from, first.to];
    const arrows = (part?: Part): number => drawn({ moves: [[from, to]] }, part ? { part } : {}).filter(({ name, attributes }) => name === 'path' && attributes['fill'] === palettes.light.ink && attributes['d']?.endsWith('z')).length;
    expect([arrows(), arrows({ kind: 'boxes', ids: [from] })]).toEqual([1, 0]);
  });

  it('has, of more moves than can be told apart, those of what is selected', () => {
    const many: Looked['moves'] = Array.from({ length: 20 }, (_, at) => [at === 0 ? first.from : `was/${at}`, first.to]);
    const arrows = (demandedBy: ReadonlySet<string>): number => drawn({ moves: many, demandedBy }).filter(({ name, attributes }) => name === 'path' && attributes['fill'] === palettes.light.ink && attributes['d']?.endsWith('z')).length;
    expect([arrows(new Set()), arrows(new Set([first.from]))]).toEqual([0, 1]);
  });

  it('has a line of its own over one between boxes that changed', () => {
    const compared = buildEdges(edges.map((each) => (each === first ? { ...each, change: 'removed' as const } : each)));
    const arrangement = arrange(buildScene(nodes, networkRules), { edges: compared });
    const elements = everyElement(readXml(toSvg(arrangement, { palette: 'light', level: 'cards', heatBy: '', edges: compared, legend: false })));
    expect(elements.filter(({ name, attributes }) => name === 'path' && attributes['stroke-dasharray'] === '6 4' && attributes['stroke'] === palettes.light.ink)).toHaveLength(1);
    expect(elements.filter(({ name, text }) => name === 'title' && text.startsWith('removed'))).toHaveLength(1);
  });

  const onDemand = { ...networkRules, lines: { ...networkRules.lines, onDemand: [first.kind] } };

  it('has the lines that are drawn on demand, of what demands them alone', () => {
    expect(lit(drawn({ demandedBy: new Set([first.from]) }, { rules: onDemand }), 'path')).toBeGreaterThan(0);
    expect(lit(drawn({}, { rules: onDemand }), 'path')).toBe(0);
  });

  it('has them in a file of draw.io too, and the lines of the way', () => {
    const strokes = (looked: Looked, rules: SceneRules): number => {
      const arrangement = arrange(buildScene(nodes, rules), { edges: joined });
      return everyElement(readXml(toDrawio(arrangement, { palette: 'light', heatBy: '', edges: joined, looked }))).filter(({ attributes }) => attributes['edge'] === '1' && attributes['style']?.includes(accent)).length;
    };
    expect([strokes({ demandedBy: new Set([first.from]) }, onDemand) > 0, strokes({}, onDemand)]).toEqual([true, 0]);
    expect([strokes({ way: { edges: new Set([first.id]), hops: new Map(), stoppedAt: null } }, networkRules), strokes({}, networkRules)]).toEqual([1, 0]);
  });
});
