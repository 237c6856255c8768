import { describe, expect, it } from 'vitest';
import { edgesOf } from '../../../webview/nodes/cardEdges';

const filled = (property: string): string => `linear-gradient(var(${property}) 0 0)`;

describe('what runs along the edges of a card', () => {
  it('is nothing where there is nothing to tell', () => {
    expect(edgesOf({})).toBeUndefined();
  });

  it('is how much is used, as a bar on a track along the lower edge', () => {
    expect(edgesOf({ use: { of: 0.375, property: '--hot' } })).toEqual({
      backgroundImage: `${filled('--hot')}, ${filled('--tv-track')}`, backgroundPosition: 'left bottom, left bottom', backgroundSize: '37.5% 4px, 100% 4px',
    });
  });

  it('is an empty track where the use is not known', () => {
    expect(edgesOf({ use: { of: null, property: '--hot' } })?.backgroundSize).toBe('0% 4px, 100% 4px');
  });

  it('is full and hatched over all of it where more is used than there is, and only there', () => {
    expect(edgesOf({ use: { of: 1.2, property: '--hot' } })).toMatchObject({ backgroundImage: `var(--tv-hatch), ${filled('--hot')}, ${filled('--tv-track')}`, backgroundSize: '100% 4px, 100% 4px, 100% 4px' });
    expect(edgesOf({ use: { of: 1, property: '--hot' } })?.backgroundImage).not.toContain('hatch');
  });

  it('is its tint along the left edge, over the bar', () => {
    expect(edgesOf({ tint: '--tint', use: { of: 0.5, property: '--hot' } })).toEqual({
      backgroundImage: `${filled('--tint')}, ${filled('--hot')}, ${filled('--tv-track')}`, backgroundPosition: 'left top, left bottom, left bottom', backgroundSize: '5px 100%, 50% 4px, 100% 4px',
    });
  });
});
