import { describe, expect, it } from 'vitest';
import { some } from '../../../src/adapters/rvtools/words';

describe('a list in words', () => {
  it('names the first of many and counts the others', () => {
    expect([some(['a']), some(['a', 'b'], 2), some(['a', 'b', 'c'], 2), some(['a', 'b', 'c', 'd', 'e', 'f', 'g'])]).toEqual(['a', 'a; b', 'a; b; and 1 more', 'a; b; c; d; e; and 2 more']);
  });
});
