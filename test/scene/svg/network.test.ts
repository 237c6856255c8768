import { describe, expect, test } from 'vitest';
import { buildEdges } from '../../../src/scene/edges/edges';
import { arrange } from '../../../src/scene/layout/arrange';
import { networkRules } from '../../../src/scene/networkRules';
import { toSvg } from '../../../src/scene/svg/toSvg';
import { buildScene } from '../../../src/scene/tree/tree';
import type { Level } from '../../../src/scene/types';
import { edge, smallNetwork } from '../support/network';
import { everyElement, readXml } from '../support/xml';

const { nodes, edges } = smallNetwork();
const draw = (level: Level, more = edges): string => toSvg(arrange(buildScene(nodes, networkRules), { edges: buildEdges(edges) }), { palette: 'light', level, heatBy: 'cpu', title: 'Network', edges: buildEdges(more) });

describe('the SVG picture of a network', () => {
  test.each(['tiles', 'cards'] as const)('as %s is the one in the golden file', async (level) => {
    await expect(draw(level)).toMatchFileSnapshot(`../golden/network-${level}.svg`);
  });

  test('tells the state of a line by its dashes and not by its colour', () => {
    const lines = everyElement(readXml(draw('cards'))).filter(({ name, attributes }) => name === 'path' && attributes['fill'] === 'none' && attributes['d']?.includes('C'));
    expect(new Set(lines.map(({ attributes }) => attributes['stroke-dasharray'] ?? 'plain'))).toEqual(new Set(['plain', '8 5', '14 8 2 8', '2 5']));
  });

  test('says what a line is in words that stay words', () => {
    const root = readXml(draw('cards', [edge('cable/x', 'switches/spine/ports/eth1', 'hosts/esx-01/nics/vmnic0', { detail: '<script>"&', label: ']]>' })]));
    expect(everyElement(root).filter(({ name }) => name === 'title').map(({ text }) => text)).toContain('<script>"&');
    expect(everyElement(root).some(({ name }) => name === 'script')).toBe(false);
  });

  test('tells in its legend of the kinds of lines that there are, and of the states that some are in', () => {
    const legend = (more: typeof edges, rules = networkRules): readonly string[] => {
      const svg = readXml(toSvg(arrange(buildScene(nodes, rules)), { palette: 'light', level: 'cards', heatBy: 'cpu', edges: buildEdges(more) }));
      return everyElement(svg.children.at(-1) ?? svg).filter(({ name }) => name === 'text').map(({ text }) => text).filter((word) => !/^(VNI )?\d+$/.test(word));
    };
    expect(legend(edges)).toEqual(['normal', 'standby', 'unknown', 'down']);
    expect(legend(edges.filter(({ state }) => state !== 'standby' && state !== 'unknown'))).toEqual(['normal', 'down']);
    expect(legend(edges.filter(({ state }) => state === 'normal')), 'nothing is to be told apart').toEqual([]);
    const named = { ...networkRules, lines: { ...networkRules.lines, kinds: { uplink: 'uplinks', cable: 'cables', mount: 'mounts' } } };
    expect(legend(edges, named), 'a plain line of a kind is that kind').toEqual(['uplinks', 'cables', 'standby', 'unknown', 'down']);
    expect(legend(edges.filter(({ kind, state }) => kind === 'cable' && state === 'normal'), named)).toEqual(['cables']);
  });
});
