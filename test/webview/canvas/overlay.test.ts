import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { arrange, buildScene, estateRules, pictureOf, type View } from '../../../src/scene';
import { placeAreaLabels } from '../../../webview/canvas/paint/areaLabels';
import type { Frame } from '../../../webview/canvas/paint/frame';
import { drawOverlay, type OverlayMarks } from '../../../webview/canvas/paint/overlay';
import { estate } from '../../scene/support/world';

const arrangement = arrange(buildScene(estate({ a: 6, b: 3 }), estateRules));
const palette = { fontFamily: 'sans-serif', accent: 'accent', background: 'background', lineStrong: 'line', foreground: 'foreground', muted: 'muted' } as Frame['palette'];
const nothing: OverlayMarks = { selection: new Set(), focused: null, highlight: null, hovered: null, matches: [], drag: null, hoveredLine: null, chosenEdges: [], demanded: { selected: [], hovered: [] }, trace: null };

/** What is drawn over the nodes where the heads of host a and all around it are out of sight, in order: rings as "ring", names as they are. */
function drawn(marks: Partial<OverlayMarks>): readonly string[] {
  const host = arrangement.rect('hosts/a');
  if (!host) throw new Error('There is no host a.');
  const view: View = { x: 30 - host.x * 2, y: -160 - host.y * 2, zoom: 2, width: 900, height: 600 };
  const picture = pictureOf(arrangement, view);
  const text: Frame['text'] = { width: (said) => said.length * 6, fit: (said) => said };
  const labels = placeAreaLabels({ view, text, palette, floats: [], heatBy: 'cpu', picture });
  const strokes: string[] = [];
  const context = new Proxy({ strokeStyle: '', fillStyle: '' } as Record<string, unknown>, {
    get: (look, name) => {
      if (name === 'stroke' && look['strokeStyle'] === 'accent') return () => strokes.push('ring');
      if (name === 'fillText') return (words: string) => strokes.push(words);
      return look[String(name)] ?? (() => undefined);
    },
  });
  drawOverlay({ context, palette, text, labels, view, picture, arrangement, lines: { lines: [] }, folds: [], heatBy: 'cpu', floats: [] } as unknown as Frame, { ...nothing, ...marks });
  return strokes.filter((stroke) => stroke === 'ring' || ['dakar', 'prod', 'a'].includes(stroke));
}

beforeAll(() => void vi.stubGlobal('Path2D', class {}));
afterAll(() => void vi.unstubAllGlobals());

describe('names on bands at the upper edge', () => {
  it('lie over the rings of what is selected under them', () => {
    expect(drawn({ selection: new Set(['vms/a-0']) })).toEqual(['ring', 'dakar', 'prod', 'a']);
    expect(drawn({ focused: 'vms/a-0' })).toEqual(['ring', 'dakar', 'prod', 'a']);
  });

  it('have a ring of their own where they are the name of what is selected, or has the focus', () => {
    expect(drawn({ selection: new Set(['clusters/prod']) })).toEqual(['ring', 'dakar', 'prod', 'a', 'ring']);
    expect(drawn({ focused: 'hosts/a' })).toEqual(['ring', 'dakar', 'prod', 'a', 'ring']);
    expect(drawn({})).toEqual(['dakar', 'prod', 'a']);
  });
});
