import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalOrder } from '../../../src/core/util/naturalOrder';

describe('natural order', () => {
  it('compares numbers as numbers and the rest as text', () => {
    expect(['vm-10', 'vm-9', 'web', 'vm-9a', 'vm-09', 'db-2', 'vm'].sort(naturalOrder)).toEqual(['db-2', 'vm', 'vm-09', 'vm-9', 'vm-9a', 'vm-10', 'web']);
  });

  it('is a total order', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', '0', '1', '9'), maxLength: 6 });
    fc.assert(fc.property(word, word, word, (a, b, c) => {
      expect(Math.sign(naturalOrder(a, b))).toBe(Math.sign(-naturalOrder(b, a)) + 0);
      if (naturalOrder(a, b) === 0) expect(a).toBe(b);
      if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
    }), { numRuns: 2000 });
  });
});
