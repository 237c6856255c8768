import { describe, expect, it } from 'vitest';
import { withThoseBefore, type BoxNode } from '../../../webview/canvas/flowNodes';

const node = (id: string): BoxNode => ({ id }) as BoxNode;
const nodes = (ids: string): BoxNode[] => [...ids].map(node);
const named = (all: readonly BoxNode[]): string => all.map(({ id }) => id).join('');

describe('nodes while the view moves', () => {
  it('stay in their order where they are out of sight, and those that come into sight follow', () => {
    expect(named(withThoseBefore(nodes('abcd'), nodes('cexd'), 10))).toBe('abcdex');
  });

  it('are those that are wanted as they are wanted now', () => {
    const now = node('b');
    expect(withThoseBefore(nodes('ab'), [now], 10)[1]).toBe(now);
  });

  it('go, the earliest first, where there are more than there is room for', () => {
    expect(named(withThoseBefore(nodes('abcd'), nodes('de'), 4))).toBe('bcde');
    expect(named(withThoseBefore(nodes('abcd'), nodes('de'), 2))).toBe('de');
  });

  it('are all that are wanted, however many', () => {
    expect(named(withThoseBefore(nodes('ab'), nodes('cde'), 2))).toBe('cde');
  });
});
