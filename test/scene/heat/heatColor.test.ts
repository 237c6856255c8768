import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatBands, heatColor, luminance, palettes } from '../../../src/scene/heat/heatColor';
import type { PaletteName } from '../../../src/scene/types';

const names: readonly PaletteName[] = ['light', 'dark', 'contrast'];
const contrast = (a: string, b: string): number => {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
};

describe('heat colours', () => {
  test('say the use in a number too, and flag more than there is', () => {
    expect(heatColor(0.834, 'light')).toMatchObject({ text: '83 %', over: false });
    expect(heatColor(1, 'light')).toMatchObject({ text: '100 %', over: false });
    expect(heatColor(1.2, 'light')).toMatchObject({ text: '120 %', over: true });
    expect(heatColor(null, 'light')).toEqual({ fill: palettes.light.unknown, ink: '#000000', over: false, text: '?' });
    expect(heatColor(NaN, 'dark').text).toBe('?');
  });

  test('what is nearly full does not look full', () => {
    expect(heatColor(0.999, 'light').fill).not.toBe(heatColor(1, 'light').fill);
    expect(heatColor(5, 'light').fill).toBe(heatColor(1, 'light').fill);
    expect(heatColor(-1, 'light').fill).toBe(heatColor(0, 'light').fill);
  });

  test.each(names)('%s: lightness runs one way, so the scale reads in grey', (name) => {
    const lights = Array.from({ length: heatBands }, (_, band) => luminance(heatColor(band / (heatBands - 1), name).fill));
    const rising = name === 'light' ? lights.toReversed() : lights;
    for (let at = 1; at < rising.length; at++) expect(rising[at]).toBeGreaterThanOrEqual(rising[at - 1] ?? 0);
    expect(contrast(heatColor(0, name).fill, heatColor(1, name).fill)).toBeGreaterThan(9);
  });

  test.each(names)('%s: quarters stay apart for every kind of colour blindness', (name) => {
    for (const see of Object.values(blindness)) {
      const quarters = [0, 0.25, 0.5, 0.75, 1].map((use) => see(heatColor(use, name).fill));
      quarters.slice(1).forEach((color, at) => expect(contrast(color, quarters[at] ?? '')).toBeGreaterThan(1.15));
    }
  });

  test.each(names)('%s: text on any use is legible', (name) => {
    fc.assert(fc.property(fc.option(fc.float({ min: 0, max: 2, noNaN: true })), (use) => {
      const { fill, ink } = heatColor(use, name);
      expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
    }));
  });

  test.each(names)('%s: words, lines and figures stand out from the background', (name) => {
    const { background, frame, ink, faint, line, finding } = palettes[name];
    for (const surface of [background, frame]) {
      for (const color of [ink, faint, ...Object.values(finding)]) expect(contrast(surface, color)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(surface, line)).toBeGreaterThanOrEqual(2.9);
    }
  });
});

/** What is seen of "#rrggbb" without one kind of cone, as DaltonLens computes it after Viénot, Brettel and Mollon (1999). */
const blindness = {
  protanopia: seen([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
  deuteranopia: seen([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
  tritanopia: seen([[1, 0.14461, -0.14461], [0, 0.85924, 0.14076], [0, 0.85924, 0.14076]]),
};

function seen(matrix: readonly (readonly number[])[]): (color: string) => string {
  return (color) => {
    const linear = [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
    const mixed = matrix.map((row) => Math.max(0, Math.min(1, row.reduce((sum, part, at) => sum + part * (linear[at] ?? 0), 0))));
    return `#${mixed.map((part) => Math.round(part ** (1 / 2.2) * 255).toString(16).padStart(2, '0')).join('')}`;
  };
}
