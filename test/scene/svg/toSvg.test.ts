import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange } from '../../../src/scene/layout/arrange';
import { toSvg } from '../../../src/scene/svg/toSvg';
import { unreadFigure } from '../../../src/scene/svg/unread';
import { buildScene } from '../../../src/scene/tree/tree';
import type { DiagramNode } from '../../../src/protocol/view';
import type { Arrangement, Level, PaletteName, SceneNode } from '../../../src/scene/types';
import { anyEstate, node, rules } from '../support/world';
import { everyElement, readXml, type XmlElement } from '../support/xml';

const placed = (nodes: readonly SceneNode[]): Arrangement => arrange(buildScene(nodes, rules));
const levels: readonly Level[] = ['tiles', 'cells', 'cards'];

/** What hosts stand on, from below: a type 1 hypervisor, a type 2 hypervisor, a container engine. */
const stacks: readonly NonNullable<DiagramNode['layers']>[] = [
  [['hardware', '2 × 16 cores'], ['hypervisor', 'VMware ESXi 8.0']],
  [['hardware', '2 × 16 cores'], ['host-os', 'Windows 11'], ['hypervisor', 'VirtualBox 7']],
  [['hardware', '2 × 16 cores'], ['host-os', 'Debian 12'], ['engine', 'Docker']],
];

/** Two clusters with what a picture must be able to show: every use, state and finding, and a name that is markup. */
const campus: readonly SceneNode[] = [
  node('sites/dakar', 'site', null, { label: 'Dakar', detail: '4 hosts · 10 VMs' }),
  node('clusters/prod', 'cluster', 'sites/dakar', { label: 'prod', detail: '2 hosts tolerated' }),
  node('clusters/lab', 'cluster', 'sites/dakar', { label: 'lab <b>&"old"</b>', order: 1 }),
  ...['esx-01', 'esx-02', 'esx-03'].map((host, order) => node(`hosts/${host}`, 'host', order < 2 ? 'clusters/prod' : 'clusters/lab', {
    order, detail: '32 cores · 512 GiB', heat: { cpu: [0.42, 1.18, 0.05][order] ?? null, memory: 0.5 },
    findings: { error: order === 1 ? 1 : 0, warning: 0, info: 0 }, layers: stacks[order] ?? [],
  })),
  node('hosts/esx-04', 'host', 'clusters/lab', { order: 4, detail: '32 cores · 512 GiB', state: 'maintenance' }),
  ...Array.from({ length: 9 }, (_, order) => node(`vms/web-${order}`, 'vm', `hosts/esx-0${1 + (order % 3)}`, {
    order, detail: '4 vCPU · 8 GiB', heat: { cpu: order / 8, memory: 0.3 }, findings: { error: 0, warning: order === 4 ? 1 : 0, info: order === 2 ? 1 : 0 },
  })),
  node('vms/old', 'vm', 'hosts/esx-03', { order: 20, state: 'off', detail: '1 vCPU · 1 GiB' }),
];

describe('the SVG picture', () => {
  test.each(levels)('of a small estate as %s is the one in the golden file', async (level) => {
    await expect(toSvg(placed(campus), { palette: 'light', level, heatBy: 'cpu', title: 'Campus' })).toMatchFileSnapshot(`../golden/campus-${level}.svg`);
  });

  test('of a dark surface has other colours and the same words', () => {
    const words = (elements: readonly XmlElement[] = []): readonly string[] => elements.filter(({ name }) => name === 'text').map(({ text }) => text);
    const fills = (elements: readonly XmlElement[] = []): readonly string[] => elements.map(({ attributes }) => attributes['fill'] ?? '');
    const [light, dark] = (['light', 'dark'] as const).map((palette) => everyElement(readXml(toSvg(placed(campus), { palette, level: 'cards', heatBy: 'cpu' }))));
    expect(words(dark)).toEqual(words(light));
    expect(words(light)).toEqual(expect.arrayContaining(['118 %', 'esx-02', '4 vCPU · 8 GiB']));
    expect(fills(dark)).not.toEqual(fills(light));
  });

  test('marks what is over 100 % with a hatch and what is in another state with dashes, not by colour alone', () => {
    const root = readXml(toSvg(placed(campus), { palette: 'light', level: 'tiles', heatBy: 'cpu' }));
    const paths = everyElement(root).filter(({ name }) => name === 'path');
    expect(paths.filter(({ attributes }) => attributes['fill'] === 'url(#over)')).toHaveLength(1);
    expect(paths.filter(({ attributes }) => attributes['stroke-dasharray'])).toHaveLength(1);
  });

  test('has its heading within it and above everything else, and says no more of it where none is wanted', () => {
    const named = { palette: 'light', level: 'cells', heatBy: 'cpu', title: 'Campus', legend: false } as const;
    const root = readXml(toSvg(placed(campus), { ...named, heading: true }));
    const [, top = 0] = (root.attributes['viewBox'] ?? '').split(' ').map(Number);
    const texts = everyElement(root).filter(({ name }) => name === 'text');
    const [heading] = texts.filter(({ text }) => text === 'Campus');
    const baseline = Number(heading?.attributes['y']);
    expect(baseline - Number(heading?.attributes['font-size'])).toBeGreaterThanOrEqual(top);
    expect(baseline).toBeLessThan(0);
    const plain = readXml(toSvg(placed(campus), named));
    expect(everyElement(plain).filter(({ name, text }) => name === 'text' && text === 'Campus')).toEqual([]);
    expect(Number((plain.attributes['viewBox'] ?? '').split(' ')[1])).toBeGreaterThan(top);
  });

  test('tells the categories of an overlay by letters too, on boxes, marks and in the legend', () => {
    const owned = campus.map((each, at) => (each.kind === 'vm' ? { ...each, tint: at % 2 === 0 ? 'acme' : 'globex', overlayText: at % 2 === 0 ? 'acme' : 'globex' } : each));
    for (const level of ['cells', 'cards'] as const) {
      const words = everyElement(readXml(toSvg(placed(owned), { palette: 'print', level, heatBy: '' }))).filter(({ name }) => name === 'text').map(({ text }) => text);
      expect(words).toEqual(expect.arrayContaining(['A  acme', 'B  globex']));
      expect(words.filter((word) => word.startsWith('A  '))).toHaveLength(1 + owned.filter(({ tint }) => tint === 'acme').length);
    }
  });

  test('of findings says none of them as a share, and what its signs mean', () => {
    const words = everyElement(readXml(toSvg(placed(campus), { palette: 'light', level: 'cards', heatBy: 'findings' }))).filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(['no finding', 'note', 'warning', 'error']));
    expect(words.filter((word) => word.includes('%'))).toEqual([]);
  });

  test('says what became of a box since another version, and draws a line around it', () => {
    const compared = campus.map((each) => (each.id === 'vms/web-1' ? { ...each, change: 'moved' } : each));
    const elements = everyElement(readXml(toSvg(placed(compared), { palette: 'light', level: 'cards', heatBy: 'cpu', legend: false })));
    expect(elements.filter(({ attributes }) => attributes['stroke-dasharray'] === '9 3 2 3')).toHaveLength(1);
    expect(elements.filter(({ name, text }) => name === 'text' && text.startsWith('moved'))).toHaveLength(1);
  });

  test('tells changes of marks and of what lies in them by signs and lines, each in the legend', () => {
    const compared = campus.map((each) => (each.id === 'vms/web-1' || each.id === 'vms/web-4' ? { ...each, change: 'moved' } : each.id === 'vms/web-2' ? { ...each, change: 'added' } : each));
    const wordsAt = (level: Level): readonly string[] => everyElement(readXml(toSvg(placed(compared), { palette: 'light', level, heatBy: 'cpu' }))).filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(wordsAt('cells').filter((word) => word.startsWith('→ ') || word.startsWith('+ '))).toEqual(['→  13 %', '→  50 %', '+  25 %', '+  added', '→  moved']);
    expect(wordsAt('tiles')).toEqual(expect.arrayContaining(['→2  esx-02  118 %', '+1  esx-03  5 %', '+  added', '→  moved']));
    expect(wordsAt('tiles')).not.toContain('−  removed');
    const words = everyElement(readXml(toSvg(placed(compared), { palette: 'light', level: 'tiles', heatBy: 'cpu', looked: { moves: [['vms/web-4', 'vms/web-1']] } }))).map(({ text }) => text);
    expect(words).toContain('→1  esx-02  118 %');
  });

  test('marks what stands for text that was not read, on cards, frames and marks, and says in the legend what the sign means', () => {
    const unread = campus.map((each) => (each.id === 'vms/web-1' ? { ...each, unread: ['memory'] } : each.id === 'hosts/esx-01' ? { ...each, unread: ['cpu.cores', 'memory'] } : each));
    const drawn = (nodes: readonly SceneNode[], level: Level): readonly XmlElement[] => everyElement(readXml(toSvg(placed(nodes), { palette: 'light', level, heatBy: 'cpu' })));
    const signs = (elements: readonly XmlElement[]): number => elements.filter(({ name, attributes }) => name === 'path' && attributes['d'] === unreadFigure).length;
    // One more is in the legend.
    expect(levels.map((level) => signs(drawn(unread, level)))).toEqual([3, 3, 3]);
    expect(levels.map((level) => signs(drawn(campus, level)))).toEqual([0, 0, 0]);
    const cards = drawn(unread, 'cards');
    expect(cards.filter(({ name }) => name === 'title').map(({ text }) => text).filter((title) => title.includes('not read'))).toEqual([
      'esx-01 32 cores · 512 GiB; not read: cpu.cores, memory', 'web-1 4 vCPU · 8 GiB; not read: memory',
    ]);
    expect(cards.some(({ name, text }) => name === 'text' && text === 'not all of its text was read')).toBe(true);
  });

  test('has a legend in as many rows as its words need, none of them over its edge', () => {
    const tinted = campus.map((each, at) => (each.kind === 'vm' ? { ...each, tint: `tenant with a long name ${at}` } : each)).slice(0, 12);
    const root = readXml(toSvg(placed(tinted), { palette: 'light', level: 'cards', heatBy: '' }));
    const legend = root.children.at(-1);
    const samples = legend?.children.map(({ attributes }) => /translate\(([\d.]+) ([\d.]+)\)/.exec(attributes['transform'] ?? '')?.slice(1).map(Number) ?? []) ?? [];
    expect(new Set(samples.map(([, y]) => y)).size).toBeGreaterThan(1);
    for (const [x = NaN] of samples) expect(x).toBeLessThan(Number(root.attributes['width']) - 64);
  });

  test('of nothing is a picture too', () => {
    expect(readXml(toSvg(placed([]), { palette: 'contrast', heatBy: 'cpu' })).attributes['viewBox']).toBe('-32 -32 704 112');
  });
});

describe('laws of the SVG picture', () => {
  const palette = fc.constantFrom<PaletteName>('light', 'dark', 'contrast');
  const level = fc.constantFrom(...levels);
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('"><script>alert(1)</script>', ']]>', '<!--', '&amp;', '&#0;', "' onload='x", '\u0000\ud800', '</text></g></svg>', '${7*7}', 'a\nb\tc'),
  );

  test('it is well-formed and every box has its group, at any level', () => {
    fc.assert(fc.property(anyEstate, palette, level, (nodes, name, depth) => {
      const root = readXml(toSvg(placed(nodes), { palette: name, level: depth, heatBy: 'memory', legend: false }));
      expect(root.name).toBe('svg');
      const groups = everyElement(root).filter((each) => each.name === 'g').length;
      if (depth === 'cards') expect(groups).toBe(nodes.length);
    }));
  });

  test('no text of a document becomes anything but text', () => {
    fc.assert(fc.property(fc.array(fc.record({ label: nasty, detail: nasty, state: nasty, id: nasty }), { minLength: 1, maxLength: 6 }), nasty, palette, level, (boxes, title, name, depth) => {
      const nodes = boxes.map(({ id, ...rest }, at) => ({ ...node(`${at}${id}`, at === 0 ? 'host' : 'vm', at === 0 ? null : `0${boxes[0]?.id}`, { order: at }), ...rest }));
      const plain = nodes.map((each) => ({ ...each, label: 'x', detail: 'x', state: 'normal' }));
      const elements = everyElement(readXml(toSvg(placed(nodes), { palette: name, level: depth, heatBy: 'cpu', title })));
      const allowed = new Set(everyElement(readXml(toSvg(placed(plain), { palette: name, level: depth, heatBy: 'cpu' }))).map((each) => each.name));
      expect(elements.filter((each) => !allowed.has(each.name))).toEqual([]);
      for (const { attributes } of elements) for (const key of Object.keys(attributes)) expect(known).toContain(key);
    }), { numRuns: 300 });
  });
});

const known = [
  'xmlns', 'viewBox', 'width', 'height', 'role', 'font-family', 'id', 'patternUnits', 'patternTransform', 'x', 'y', 'rx', 'd', 'fill', 'fill-opacity',
  'stroke', 'stroke-dasharray', 'transform', 'font-size', 'font-weight', 'text-anchor',
];
