import { describe, expect, it } from 'vitest';
import { heatBandOf, heatBands, overBand, percent, unknownBand } from '../../../webview/theme/heat';

describe('the band of a use', () => {
  it('is the last only above all there is', () => {
    expect([0, 0.24, 0.25, 0.699, 0.85, 1, 1.01, 40].map(heatBandOf)).toEqual([0, 0, 1, 2, 4, 4, overBand, overBand]);
    expect(overBand).toBe(heatBands.length - 1);
  });

  it('is one of its own where nothing is known, and never the lowest', () => {
    expect([heatBandOf(null), heatBandOf(NaN)]).toEqual([unknownBand, unknownBand]);
    expect(percent(null)).toBe('unknown');
  });

  it('is told as at least ten times the whole where it has no bound', () => {
    expect([percent(0.637), percent(1.2), percent(10), percent(null)]).toEqual(['64 %', '120 %', '≥ 1000 %', 'unknown']);
  });
});
