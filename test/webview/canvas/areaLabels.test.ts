import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { arrange, buildScene, estateRules, pictureOf, storageRules, type View } from '../../../src/scene';
import { bandAt, drawAreaLabels, placeAreaLabels, type LabelFrame } from '../../../webview/canvas/paint/areaLabels';
import type { AreaLabel, Frame, PixelRect } from '../../../webview/canvas/paint/frame';
import { smallStorage } from '../../scene/support/storage';
import { anyEstate, estate, node } from '../../scene/support/world';

const arrangement = arrange(buildScene(smallStorage().nodes, storageRules));
/** A letter is as wide as it is high by half. */
const text: LabelFrame['text'] = { width: (said) => said.length * 6, fit: (said, most) => (said.length * 6 <= most ? said : '') };
const palette = { fontFamily: 'sans-serif' } as LabelFrame['palette'];
const overCorner = { x: 12, y: 8, width: 320, height: 32 };

/** The names over the content, from above, with the corner of a node so many pixels from that of the view. */
function labelsAt(node: string, { x, y, zoom }: { x: number; y: number; zoom: number }, floats: LabelFrame['floats'] = []): readonly AreaLabel[] {
  const rect = arrangement.rect(node);
  if (!rect) throw new Error(`There is no ${node}.`);
  const view: View = { x: x - rect.x * zoom, y: y - rect.y * zoom, zoom, width: 900, height: 600 };
  return placeAreaLabels({ view, text, palette, floats, heatBy: 'fill', picture: pictureOf(arrangement, view) }).filter(({ inHeader }) => !inHeader);
}

const namesAt = (...at: Parameters<typeof labelsAt>): readonly { readonly name: string; readonly top: number }[] => labelsAt(...at).map(({ name, rect: { y: top } }) => ({ name, top }));

describe('the name of a datastore', () => {
  it('is kept at the upper edge of the view where its head is out of sight', () => {
    expect(namesAt('datastores/vms', { x: 40, y: -150, zoom: 2 })).toEqual([{ name: 'vms', top: 1 }]);
  });

  it('is not said twice where its head is in sight', () => {
    expect(namesAt('datastores/vms', { x: 40, y: 60, zoom: 2 }).map(({ name }) => name)).not.toContain('vms');
  });

  it('is kept at the left edge where its head reaches far beyond that', () => {
    expect(namesAt('datastores/vms', { x: -400, y: 60, zoom: 2 }).map(({ name }) => name)).toContain('vms');
  });

  it('stands on a band as wide as what is in sight of it, below that of the site it lies in', () => {
    const names = labelsAt('datastores/db', { x: 40, y: -100, zoom: 2 }).filter(({ name }) => name === 'Dakar' || name === 'db');
    expect(names.map(({ name }) => name)).toEqual(['Dakar', 'db']);
    const [site, datastore] = names.map(({ band }) => band);
    expect([site?.x, site?.y]).toEqual([0, 0]);
    expect(datastore).toMatchObject({ x: 40, y: site?.height });
    expect(names.map(({ band }) => bandAt(names, { x: 60, y: (band?.y ?? NaN) + 5 }))).toEqual(['sites/dakar', 'datastores/db']);
    expect(bandAt(names, { x: 60, y: 300 })).toBeNull();
  });

  it('stands beside the palette where there is room, and else below it', () => {
    const beside = labelsAt('datastores/db', { x: 40, y: -100, zoom: 2 }, [overCorner]).find(({ name }) => name === 'Dakar');
    expect(beside?.rect.x).toBeGreaterThanOrEqual(overCorner.x + overCorner.width);
    expect(beside?.band?.y).toBe(0);
    const wide = { ...overCorner, width: 870 };
    for (const { rect } of labelsAt('datastores/db', { x: 40, y: -100, zoom: 2 }, [wide]).filter(({ rect: { x } }) => x < wide.width)) expect(rect.y).toBeGreaterThanOrEqual(wide.y + wide.height);
  });
});

describe('names at the upper edge', () => {
  const nested = arrange(buildScene(estate({ a: 6, b: 3, c: 9, d: 2 }), estateRules));

  it('of what lies in each other stand on bands one below the other, each as wide as what is in sight of its own', () => {
    const host = nested.rect('hosts/c');
    if (!host) throw new Error('There is no host c.');
    const view: View = { x: 30 - host.x * 2, y: -160 - host.y * 2, zoom: 2, width: 900, height: 600 };
    const labels = placeAreaLabels({ view, text, palette, floats: [], heatBy: 'cpu', picture: pictureOf(nested, view) });
    expect(labels.map(({ node, band }) => [node, band && [band.x, band.y]])).toEqual([['sites/dakar', [0, 0]], ['clusters/prod', [0, 22]], ['hosts/c', [30, 44]]]);
    expect(labels.map(({ band }) => bandAt(labels, { x: 400, y: (band?.y ?? NaN) + 1 }))).toEqual(['sites/dakar', 'clusters/prod', 'hosts/c']);
  });

  it('are not written at the lower edge where they could not be read', () => {
    const rect = arrangement.rect('datastores/vms');
    if (!rect) throw new Error('There is no datastore.');
    const onPlates = (height: number): readonly AreaLabel[] => {
      const zoom = 0.12;
      const view: View = { x: 40 - rect.x * zoom, y: 0, zoom, width: 900, height };
      return placeAreaLabels({ view, text, palette, floats: [], heatBy: 'fill', picture: pictureOf(arrangement, view) }).filter(({ inHeader, band }) => !inHeader && !band);
    };
    const lowest = onPlates(600).reduce((end, { rect: { y, height } }) => Math.max(end, y + height), 0);
    expect(lowest).toBeGreaterThan(0);
    for (let height = 40; height < lowest; height += 3) for (const { rect: { y, height: high } } of onPlates(height)) expect(y + high).toBeLessThanOrEqual(height);
    expect(onPlates(lowest - 1).length).toBeLessThan(onPlates(600).length);
  });

  it('never lie over one another, wherever one looks', () => {
    fc.assert(fc.property(anyEstate, fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (nodes, zoom, across, down, isFloated) => {
      const arrangement = arrange(buildScene(nodes, estateRules));
      const { bounds } = arrangement;
      const view: View = { x: -(bounds.x + across * bounds.width) * zoom + 200, y: -(bounds.y + down * bounds.height) * zoom + 100, zoom, width: 900, height: 600 };
      const labels = placeAreaLabels({ view, text, palette, floats: isFloated ? [overCorner] : [], heatBy: 'cpu', picture: pictureOf(arrangement, view) });
      const bands = labels.flatMap(({ node, band, rect }) => (band ? [{ node, band, rect }] : []));
      bands.forEach(({ node, band, rect }, at) => {
        for (const inner of bands.slice(at + 1)) expect(isOver(band, inner.band), `${node} and ${inner.node}`).toBe(false);
        expect(isOver(band, rect), `the name of ${node} stands on its band`).toBe(true);
        if (isFloated) expect(isOver(overCorner, rect), `the name of ${node} is not under the palette`).toBe(false);
      });
    }));
  });
});

describe('beside the name of a site', () => {
  const alarmed = estate({ a: 6, b: 3 }).map((each) => (each.id === 'vms/a-0' ? { ...each, findings: { error: 2, warning: 0, info: 0 } } : each));
  const arrangement = arrange(buildScene(alarmed, estateRules));

  /** What stands beside it where the view is so wide, and it fills that. */
  function said(width: number, heatBy: LabelFrame['heatBy'] = 'cpu', nodes = arrangement): string | undefined {
    const view: View = { x: -20, y: -150, zoom: 2, width, height: 600 };
    return placeAreaLabels({ view, text, palette, floats: [], heatBy, picture: pictureOf(nodes, view) })[0]?.figures;
  }

  it('stands what it holds, how much of it is in use and what was found, as far as there is room', () => {
    const all = '1 cluster, 2 hosts, 9 VMs · CPU 50 % · 2 errors';
    expect([900, 330, 260, 160, 110].map((width) => said(width))).toEqual([all, '1 cluster, 2 hosts, 9 VMs · CPU 50 %', '1 cluster, 2 hosts, 9 VMs', 'CPU 50 %', '']);
  });

  it('stands nothing twice: coloured by findings, those alone', () => {
    expect(said(900, 'findings')).toBe('1 cluster, 2 hosts, 9 VMs · 2 errors');
  });

  it('stands what the document says of it where it holds nothing', () => {
    const empty = arrange(buildScene([node('sites/dakar', 'site', null, { detail: 'By the sea' })], estateRules));
    const view: View = { x: 0, y: 0, zoom: 2, width: 900, height: 600 };
    expect(placeAreaLabels({ view, text, palette, floats: [], heatBy: 'cpu', picture: pictureOf(empty, view) })[0]?.figures).toBe('By the sea');
  });
});

describe('names as they are drawn', () => {
  const colours = { fontFamily: 'sans-serif', background: 'background', foreground: 'foreground', lineStrong: 'line', clusterFill: 'cluster', muted: 'muted' } as Frame['palette'];
  const label: AreaLabel = { node: 'sites/dakar', rect: { x: 20, y: 4, width: 90, height: 20 }, name: 'Dakar', figures: '2 hosts', size: 12, inHeader: false, band: null, fold: null };
  const band = { x: 0, y: 0, width: 400, height: 22 };

  /** What is drawn of labels, in its order, and where a click folds. */
  function drawn(labels: readonly AreaLabel[], which: Parameters<typeof drawAreaLabels>[1], lines: 'lines' | 'no lines'): { readonly strokes: readonly string[]; readonly folds: Frame['folds'] } {
    const strokes: string[] = [];
    const context = {
      fillStyle: '', strokeStyle: '', font: '', textAlign: '', textBaseline: '', globalAlpha: 1, plate: '',
      save: () => undefined, restore: () => undefined, translate: () => undefined, scale: () => undefined, beginPath: () => undefined, stroke: () => strokes.push('sign'),
      roundRect: (...at: readonly number[]) => { context.plate = at.slice(0, 4).join(' '); },
      fill: () => strokes.push(`plate ${context.plate} ${context.fillStyle}`),
      fillRect: (...at: readonly number[]) => strokes.push(`band ${at.join(' ')} ${context.fillStyle}`),
      fillText: (words: string, x: number, y: number) => strokes.push(`${words} ${x} ${y} ${context.fillStyle}${context.textAlign === 'right' ? ' up to there' : ''}`),
    };
    const folds: Frame['folds'] = [];
    drawAreaLabels({ context, palette: colours, labels, lines: { lines: lines === 'lines' ? [{}] : [] }, folds } as unknown as Frame, which);
    return { strokes, folds };
  }

  it('stand on a plate over the content, in a head only where lines may run behind it', () => {
    const words = ['Dakar 20 14 foreground', '2 hosts 110 14 muted up to there'];
    expect(drawn([label], 'on plates', 'no lines').strokes).toEqual(['plate 14 4 102 20 background', ...words]);
    expect(drawn([{ ...label, inHeader: true }], 'in headers', 'no lines').strokes).toEqual(words);
    expect(drawn([{ ...label, inHeader: true }], 'in headers', 'lines').strokes).toEqual(['plate 14 4 102 20 cluster', ...words]);
    expect(drawn([label], 'in headers', 'no lines').strokes, 'each in its turn').toEqual([]);
  });

  it('stand at the upper edge on a band with a line below it', () => {
    expect(drawn([{ ...label, band, figures: '' }], 'on bands', 'no lines').strokes).toEqual(['band 0 0 400 22 background', 'band 0 21 400 1 line', 'Dakar 20 14 foreground']);
  });

  it('have a sign before them where they can be folded up, which takes clicks', () => {
    vi.stubGlobal('Path2D', class {});
    const { strokes, folds } = drawn([{ ...label, fold: 'expanded', figures: '' }], 'on plates', 'no lines');
    expect(strokes.slice(1)).toEqual(['Dakar 34 14 foreground', 'sign']);
    expect(folds).toEqual([{ node: 'sites/dakar', rect: { x: 16, y: 4, width: 16, height: 20 }, isUnder: false }]);
    vi.unstubAllGlobals();
  });
});

const isOver = (one: PixelRect, other: PixelRect): boolean => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
