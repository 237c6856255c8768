import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, buildEdges, buildScene, estateRules, networkRules, toDrawio, type Part, type SceneNode } from '../../../src/scene';
import { smallNetwork } from '../support/network';
import { anyEstate, node } from '../support/world';
import { everyElement, readXml, type XmlElement } from '../support/xml';

/** What a file of draw.io must be, in the words of "The .drawio file format" of draw.io; empty where it is one. */
function problemsOf(source: string): readonly string[] {
  const file = readXml(source);
  const [diagram, ...pages] = file.children;
  const [model, ...models] = diagram?.children ?? [];
  const [root, ...roots] = model?.children ?? [];
  const cells = root?.children ?? [];
  const ids = cells.map(idOf);
  const known = new Set(ids);
  const problems = [
    ...(file.name === 'mxfile' && diagram?.name === 'diagram' && model?.name === 'mxGraphModel' && root?.name === 'root' && pages.length + models.length + roots.length === 0 ? [] : ['not mxfile, diagram, mxGraphModel, root']),
    ...(diagram?.attributes['id'] && diagram.attributes['name'] ? [] : ['a page without id or name']),
    ...(known.size === ids.length ? [] : ['an id twice']),
    ...(ids[0] === '0' && cells[0]?.attributes['parent'] === undefined && ids[1] === '1' && cells[1]?.attributes['parent'] === '0' ? [] : ['no root and layer at the beginning']),
  ];
  cells.slice(2).forEach((cell, at) => {
    const { id = '', parent = '', vertex, edge, source: from = '', target = '', style = '' } = cell.attributes;
    if (cell.name !== 'mxCell') problems.push(`${id} is a ${cell.name}`);
    if (!ids.slice(0, at + 2).includes(parent)) problems.push(`${id} lies in ${parent}, which is not there before it`);
    if ((vertex === '1') === (edge === '1')) problems.push(`${id} is not either a shape or a line`);
    if (edge === '1' && !(known.has(from) && known.has(target))) problems.push(`${id} ends nowhere`);
    if (!/^([a-zA-Z]+=[^;=]*;)*$/.test(style)) problems.push(`${id} has the style ${style}`);
    const [geometry, ...others] = cell.children;
    if (geometry?.name !== 'mxGeometry' || geometry.attributes['as'] !== 'geometry' || others.length > 0) problems.push(`${id} has no geometry`);
    if (vertex === '1' && !['x', 'y', 'width', 'height'].every((side) => Number.isFinite(Number(geometry?.attributes[side] ?? NaN)))) problems.push(`${id} has no place`);
  });
  return problems;
}

const idOf = ({ attributes }: XmlElement): string => attributes['id'] ?? '';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('"/><mxCell id="0"/>', '</diagram>', ']]>', '&#0;', 'a;html=1;', '\u0000\ud800', '<img src=x onerror=alert(1)>', '%3Cscript%3E'),
);
const level = fc.constantFrom('tiles', 'cells', 'cards');
const partOf = (nodes: readonly SceneNode[]): fc.Arbitrary<Part> => fc.oneof(
  fc.constant<Part>({ kind: 'all' }),
  fc.subarray(nodes.map(({ id }) => id)).map((ids): Part => ({ kind: 'boxes', ids })),
  fc.record({ x: fc.integer({ min: -200, max: 900 }), y: fc.integer({ min: -200, max: 900 }), width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) }).map((rect): Part => ({ kind: 'within', rect })),
);

describe('laws of an export to draw.io', () => {
  test('it is a file of draw.io, whatever the estate, level and part', () => {
    const world = anyEstate.chain((nodes) => fc.record({ nodes: fc.constant(nodes), part: partOf(nodes) }));
    fc.assert(fc.property(world, level, ({ nodes, part }, depth) => {
      expect(problemsOf(toDrawio(arrange(buildScene(nodes, estateRules)), { palette: 'light', level: depth, heatBy: 'cpu', legend: true, part }))).toEqual([]);
    }));
  });

  test('every line of a network ends at boxes that are there', () => {
    const { nodes, edges } = smallNetwork();
    const joined = buildEdges(edges);
    const network = arrange(buildScene(nodes, networkRules), { edges: joined });
    expect(problemsOf(toDrawio(network, { palette: 'dark', heatBy: '', edges: joined }))).toEqual([]);
    fc.assert(fc.property(partOf(nodes), level, (part, depth) => {
      expect(problemsOf(toDrawio(network, { palette: 'dark', level: depth, heatBy: '', edges: joined, legend: true, part }))).toEqual([]);
    }));
  });

  test('no name of a document becomes anything but a value', () => {
    fc.assert(fc.property(fc.array(fc.record({ label: nasty, detail: nasty, state: nasty, id: nasty }), { minLength: 1, maxLength: 6 }), nasty, (boxes, title) => {
      const nodes = boxes.map(({ id, ...rest }, at) => ({ ...node(`hosts/${at}${id}`, at === 0 ? 'host' : 'vm', at === 0 ? null : `hosts/0${boxes[0]?.id ?? ''}`, { order: at }), ...rest }));
      const text = toDrawio(arrange(buildScene(nodes, estateRules)), { palette: 'print', heatBy: 'cpu', title });
      expect(problemsOf(text)).toEqual([]);
      expect(everyElement(readXml(text)).filter(({ name }) => name === 'mxCell')).toHaveLength(nodes.length + 2);
    }), { numRuns: 200 });
  });
});

describe('a file that is none of draw.io', () => {
  const good = toDrawio(arrange(buildScene([node('hosts/a', 'host', null), node('vms/web', 'vm', 'hosts/a')], estateRules)), { palette: 'light', heatBy: 'cpu' });
  test.each([
    ['an id twice', good.replace('id="vms&#47;web"', 'id="hosts/a"').replace('id="vms/web"', 'id="hosts/a"')],
    ['which is not there before it', good.replace('parent="hosts/a"', 'parent="hosts/b"')],
    ['is not either', good.replace('vertex="1"', 'vertex="1" edge="1"')],
  ])('is told by "%s"', (problem, text) => {
    expect(text).not.toBe(good);
    expect(problemsOf(text).join()).toContain(problem);
  });
});
