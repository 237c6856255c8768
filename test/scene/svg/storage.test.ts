import { describe, expect, test } from 'vitest';
import { arrange, buildEdges, buildScene, storageRules, toSvg } from '../../../src/scene';
import { smallStorage } from '../support/storage';
import { everyElement, readXml } from '../support/xml';

const { nodes, edges } = smallStorage();

/** The strokes of the lines of one kind, as "width dashes". */
function strokesOf(kind: string): readonly string[] {
  const some = buildEdges(edges.filter((edge) => edge.kind === kind && edge.state === 'normal').map((edge) => ({ ...edge, heat: null })));
  const root = readXml(toSvg(arrange(buildScene(nodes, storageRules), { edges: some }), { palette: 'light', level: 'cards', heatBy: 'fill', edges: some }));
  const paths = everyElement(root).filter(({ name, attributes }) => name === 'path' && attributes['fill'] === 'none' && attributes['d']?.includes('C'));
  return [...new Set(paths.map(({ attributes }) => `${attributes['stroke-width']} ${attributes['stroke-dasharray'] ?? 'plain'}`))];
}

describe('the SVG picture of storage', () => {
  test('tells the kinds of lines by their width and form, as the canvas does', () => {
    // What holds the data is thick; who mounts it thin; a path has beads; a replica is hollow.
    expect(Object.fromEntries(['backing', 'mount', 'path', 'replica'].map((kind) => [kind, strokesOf(kind)]))).toEqual({
      backing: ['2.75 plain'], mount: ['1.25 plain'], path: ['1.25 plain', '4.75 0.1 14'], replica: ['4.5 plain', '2 plain'],
    });
  });
});
