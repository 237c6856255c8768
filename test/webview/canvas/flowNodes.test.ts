import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withThoseBefore, type BoxNode } from '../../../webview/canvas/flowNodes';

const node = (id: string): BoxNode => ({ id }) as BoxNode;
const nodes = (ids: string): BoxNode[] => [...ids].map(node);
const named = (all: readonly BoxNode[]): string => all.map(({ id }) => id).join('');

describe('nodes while the view moves', () => {
  it('stay where they are out of sight, after what they came after, and those that come into sight are between them', () => {
    expect(named(withThoseBefore(nodes('abcdf'), nodes('bdef'), 10))).toBe('abcdef');
    expect(named(withThoseBefore(nodes('ab'), nodes('xy'), 10))).toBe('abxy');
  });

  it('never change their places, whichever come and go', () => {
    fc.assert(fc.property(fc.subarray([...'abcdefghijkl']), fc.subarray([...'abcdefghijkl']), fc.integer({ min: 1, max: 14 }), (had, wanted, most) => {
      const now = named(withThoseBefore(had.map(node), wanted.map(node), most));
      const within = (order: readonly string[]): string => order.filter((id) => now.includes(id)).join('');
      expect([...now].filter((id) => had.includes(id)).join(''), 'as before').toBe(within(had));
      expect([...now].filter((id) => wanted.includes(id)).join(''), 'as they will be').toBe(wanted.join(''));
    }));
  });

  it('are those that are wanted as they are wanted now', () => {
    const now = node('b');
    expect(withThoseBefore(nodes('ab'), [now], 10)[1]).toBe(now);
  });

  it('go where all of them would be too many', () => {
    expect(named(withThoseBefore(nodes('abcd'), nodes('de'), 5))).toBe('abcde');
    expect(named(withThoseBefore(nodes('abcd'), nodes('de'), 4))).toBe('de');
  });

  it('are all that are wanted, however many', () => {
    expect(named(withThoseBefore(nodes('ab'), nodes('cde'), 2))).toBe('cde');
  });
});
