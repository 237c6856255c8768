import { beforeAll, describe, expect, it, vi } from 'vitest';
import { arrange, buildScene, estateRules, pictureOf, type View } from '../../../src/scene';
import type { DiagramNode } from '../../../src/protocol/view';
import { drawHeaderBand, writeHeader } from '../../../webview/canvas/paint/holderHeader';
import { toPixels, type Frame } from '../../../webview/canvas/paint/frame';
import { estate } from '../../scene/support/world';

/** What is drawn, in its order: a plate with its colour, or words with theirs. */
type Drawn = { readonly colour: string } & ({ readonly kind: 'plate'; readonly x: number; readonly y: number; readonly width: number; readonly height: number } | { readonly kind: 'words'; readonly text: string; readonly x: number; readonly y: number });

/** A letter is as wide as six pixels. */
const widthOf = (text: string): number => text.length * 6;
const heat = ['heat 0', 'heat 1', 'heat 2', 'heat 3', 'heat 4', 'heat 5'];
const palette = { fontFamily: 'sans-serif', foreground: 'foreground', hostFill: 'host', heat, ink: heat.map((band) => `ink on ${band}`), tints: [{ fill: 'blue', strong: 'dark blue', ink: 'ink on blue' }] } as unknown as Frame['palette'];

/** How the head of host a is written, at a zoom, in a view where lines may run behind it or in one without any. */
function headAt(zoom: number, lines: 'lines' | 'no lines', more: Partial<Frame> = {}, changed: Partial<DiagramNode> = {}, draw = writeHeader): readonly Drawn[] {
  const nodes = estate({ a: 6, b: 2 }).map((node) => (node.id === 'hosts/a' ? { ...node, ...changed } : node));
  const arrangement = arrange(buildScene(nodes, estateRules));
  const view: View = { x: 0, y: 0, zoom, width: 4000, height: 3000 };
  const picture = pictureOf(arrangement, view);
  const item = picture.items.find(({ id }) => id === 'hosts/a');
  if (!item) throw new Error('Host a is not drawn as a box.');
  const drawn: Drawn[] = [];
  const context = {
    font: '', fillStyle: '', strokeStyle: '', lineWidth: 0, textBaseline: '', lineCap: '', lineJoin: '',
    globalAlpha: 1, beginPath: () => undefined, fill: () => drawn.push({ kind: 'plate', colour: context.fillStyle, ...context.shape }), createPattern: () => 'hatch',
    shape: { x: 0, y: 0, width: 0, height: 0 }, roundRect: (x: number, y: number, width: number, height: number) => { context.shape = { x, y, width, height }; },
    save: () => undefined, restore: () => undefined, translate: () => undefined, scale: () => undefined, stroke: () => undefined,
    fillRect: (x: number, y: number, width: number, height: number) => drawn.push({ kind: 'plate', colour: context.fillStyle, x, y, width, height }),
    fillText: (text: string, x: number, y: number) => drawn.push({ kind: 'words', colour: context.fillStyle, text, x, y }),
  };
  const frame = {
    context, view, picture, palette, heatBy: 'cpu', tints: new Map(), text: { width: widthOf, fit: (text: string, most: number) => (widthOf(text) <= most ? text : '') },
    lines: { lines: lines === 'lines' ? [{}] : [] }, signs: [], folds: [], ...more,
  } as unknown as Frame;
  draw(frame, item, toPixels(view, item.rect.x, item.rect.y, item.rect.width, item.rect.height));
  return drawn;
}

const near = 1;
const wordsOf = (drawn: readonly Drawn[]): readonly (Drawn & { kind: 'words' })[] => drawn.flatMap((each) => (each.kind === 'words' ? [each] : []));
const platesOf = (drawn: readonly Drawn[]): readonly (Drawn & { kind: 'plate' })[] => drawn.flatMap((each) => (each.kind === 'plate' ? [each] : []));

/** From where one sees cells. */
const amongCells = 0.4;

beforeAll(() => {
  vi.stubGlobal('Path2D', class {});
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ stroke: () => undefined }) }) });
  return () => vi.unstubAllGlobals();
});

describe('the words in the head of a host', () => {
  it('stand on plates of the colour of the head where there are lines, so that none runs through them', () => {
    const drawn = headAt(near, 'lines');
    expect(wordsOf(drawn).map(({ text }) => text)).toEqual(['50 %', 'a']);
    expect(drawn.map(({ kind }) => kind)).toEqual(['plate', 'words', 'plate', 'words']);
    for (const [at, { text, x, y, colour }] of wordsOf(drawn).entries()) {
      const plate = platesOf(drawn)[at];
      expect(plate).toMatchObject({ colour: 'host', x: x - 3, width: widthOf(text) + 6 });
      expect((plate?.y ?? NaN) + (plate?.height ?? NaN) / 2).toBeCloseTo(y, 5);
      expect(plate?.height).toBeGreaterThanOrEqual(13);
      expect(colour, 'not that of the plate').toBe('foreground');
    }
  });

  it('stand on nothing where there are no lines', () => {
    expect(headAt(near, 'no lines').map(({ kind }) => kind)).toEqual(['words', 'words']);
    expect(wordsOf(headAt(near, 'no lines'))).toEqual(wordsOf(headAt(near, 'lines')));
  });

  it('stand on the colour of its use, or of its category, where the head has that', () => {
    const used = headAt(amongCells, 'lines');
    const band = platesOf(used)[0]?.colour ?? '';
    expect(heat).toContain(band);
    expect(platesOf(used).map(({ colour }) => colour)).toEqual(platesOf(used).map(() => band));
    expect(new Set(wordsOf(used).map(({ colour }) => colour))).toEqual(new Set([`ink on ${band}`]));
    const ofCategory = headAt(amongCells, 'lines', { heatBy: 'overlay', tints: new Map([['Blue', 0]]) }, { tint: 'Blue' });
    expect(new Set(platesOf(ofCategory).map(({ colour }) => colour))).toEqual(new Set(['blue']));
    expect(new Set(wordsOf(ofCategory).map(({ colour }) => colour))).toEqual(new Set(['ink on blue']));
  });

  it('are left out with their plates where there is no room for them', () => {
    expect(headAt(near, 'lines', {}, { label: 'a'.repeat(200) }).map(({ kind }) => kind)).toEqual(['plate', 'words']);
  });
});

describe('the head of a host', () => {
  it('has its findings on a plate of their own at the right, where a click shows them', () => {
    const signs: Frame['signs'] = [];
    const drawn = headAt(near, 'no lines', { signs }, { findings: { error: 2, warning: 1, info: 0 } });
    const [count, ...others] = wordsOf(drawn);
    expect([count?.text, count?.colour, others.map(({ text }) => text)]).toEqual(['3', 'foreground', ['50 %', 'a']]);
    expect(signs.map(({ node, rect }) => [node, rect.x < (count?.x ?? NaN), rect.x + rect.width > (count?.x ?? NaN) + widthOf('3')])).toEqual([['hosts/a', true, true]]);
    expect((others[0]?.x ?? NaN) + widthOf('50 %'), 'its use stands before them').toBeLessThan(signs[0]?.rect.x ?? NaN);
  });

  it('folds by a click before its name', () => {
    const folds: Frame['folds'] = [];
    const name = wordsOf(headAt(near, 'no lines', { folds })).at(-1);
    expect(folds).toMatchObject([{ node: 'hosts/a', isUnder: true }]);
    expect((folds[0]?.rect.x ?? NaN) + (folds[0]?.rect.width ?? NaN)).toBe(name?.x);
  });

  it('has its state before its use, and its name so much shorter', () => {
    const room = (changed: Partial<DiagramNode>): number | undefined => {
      let most: number | undefined;
      headAt(near, 'no lines', { text: { width: widthOf, fit: (text: string, width: number) => { most = width; return text; } } }, changed);
      return most;
    };
    expect((room({}) ?? NaN) - (room({ state: 'maintenance' }) ?? NaN)).toBeGreaterThan(10);
  });

  it('is coloured among cells by how much is in use, hatched where that is more than there is, and near not at all', () => {
    const band = (zoom: number, changed: Partial<DiagramNode> = {}, more: Partial<Frame> = {}): readonly string[] => headAt(zoom, 'no lines', more, changed, drawHeaderBand).map(({ colour }) => colour);
    expect(band(near)).toEqual([]);
    const half = band(amongCells);
    expect(half).toEqual([expect.stringMatching(/^heat \d$/)]);
    expect(band(amongCells, { heat: { cpu: null, memory: null } })).toEqual([]);
    const over = band(amongCells, { heat: { cpu: 1.3, memory: null } });
    expect([over.length, over[1]]).toEqual([2, 'hatch']);
    expect(over[0]).not.toBe(half[0]);
    expect(band(amongCells, { tint: 'Blue' }, { heatBy: 'overlay', tints: new Map([['Blue', 0]]) })).toEqual(['blue']);
  });
});
