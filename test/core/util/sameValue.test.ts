import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from '../../../src/core/util/sameValue';

describe('plain values', () => {
  it('say the same where a copy does, whatever they hold', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (plain, record) => {
      const value = { plain, map: new Map(Object.entries(record)), set: new Set(Object.keys(record)) };
      expect(sameValue(value, structuredClone(value))).toBe(true);
    }));
  });
  it('differ in kind, length, keys and what stands under them', () => {
    const pairs: readonly (readonly [unknown, unknown])[] = [[1, '1'], [[1], [1, 2]], [[], {}], [{ a: 1 }, { b: 1 }], [{ a: undefined }, {}], [new Map([['a', 1]]), new Map([['a', 2]])], [new Set([1]), new Set([2])], [new Set(), []], [null, {}]];
    for (const [a, b] of pairs) expect([a, b, sameValue(a, b), sameValue(b, a)]).toEqual([a, b, false, false]);
  });
});
